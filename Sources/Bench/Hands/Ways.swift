// How begun keys go on: what follows, and of what does not work here, why.

import Drawing
import Missions

/// One way on.
struct Way {
    let key: String
    let name: String
    let about: String
    /// Why it cannot be gone now; nil where it can.
    let reason: String?
}

extension Workbench {
    /// All ways on from what was typed. Commands told apart by a number alone share one.
    func ways(_ world: World) -> [Way] {
        if hands.letterUse != nil { return letterWays(world) }
        var ways: [Way] = []
        var numbered: [(rest: String, command: Command)] = []
        for way in keymap.continuations(of: pending, in: focus) {
            if Int(way.rest) != nil {
                numbered.append(way)
                continue
            }
            ways.append(
                Way(
                    key: way.rest, name: way.command.name, about: way.command.about,
                    reason: way.command.unavailable(self, world)))
        }
        if let first = numbered.first, let last = numbered.last {
            let stem = numbered.count == 1 ? first.command.name : String(first.command.name.dropLast()) + "n"
            let about = numbered.count == 1 ? first.command.about : String(first.command.about.dropLast()) + "n"
            ways.append(
                Way(
                    key: numbered.count == 1 ? first.rest : "\(first.rest)-\(last.rest)", name: stem, about: about,
                    reason: first.command.unavailable(self, world)))
        }
        return ways
    }

    private func letterWays(_ world: World) -> [Way] {
        let known = hands.marks.sorted { $0.key < $1.key }.map { letter, place in
            let isGone = place.selection.map { world.portfolio.node($0) == nil } ?? false
            return Way(
                key: String(letter), name: tell(place, world), about: "",
                reason: isGone ? "It is not here any more." : nil)
        }
        if case .goToMark = hands.letterUse {
            return known.isEmpty
                ? [Way(key: "a-z", name: "none yet", about: "", reason: "\(key("mark")) and a letter mark a place.")]
                : known
        }
        return known + [Way(key: "a-z", name: "any letter", about: "keep this place under it", reason: nil)]
    }
}
