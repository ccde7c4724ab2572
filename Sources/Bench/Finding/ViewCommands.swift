// Saved views: a kind, a filter, an order and a direction, kept by a name for the person who looks.

import Drawing
import Missions

extension Command {
    static let viewing: [Command] =
        [
            Command(
                "views", .views, ["b b"], "choose a saved view; Del lets go of one",
                unless: { bench, world in
                    world.views.isEmpty && bench.deletedView == nil
                        ? "No view is saved yet: \(bench.key("save view")) saves this one." : nil
                }, run: { $0.openViews($1) }),
            Command(
                "save view", .views, ["b s"], "save what the list shows, its filter and order, under a name",
                run: { bench, world in
                    let look = bench.list.look
                    let known = world.views.first { $0.kind == bench.list.kind && $0.look == look }?.name
                    let name = known ?? (look.filter.isEmpty ? bench.list.kind.plural : look.filter)
                    bench.overlay = .prompt(Prompt("name of the view", suggested: name))
                    return []
                }),
        ]
        + (1...9).map { number in
            Command(
                "view \(number)", .views, ["b \(number)"], "show saved view \(number)",
                unless: { bench, world in
                    if number <= world.views.count { return nil }
                    if world.views.isEmpty { return "No view is saved: \(bench.key("save view")) saves this one." }
                    let there = world.views.count == 1 ? "one view is" : "\(world.views.count) views are"
                    return
                        "There is no view \(number): \(there) saved. \(bench.key("views")) lists what there is, \(bench.key("save view")) saves this one."
                },
                run: { bench, world in
                    bench.showView(number - 1, world)
                    return []
                })
        }
}

/// A name being typed.
struct Prompt: Sendable {
    let label: String
    var line: EditLine
    /// Whether the line is a suggestion that no key has touched: what is typed takes its place, a key that edits keeps it.
    private(set) var isSuggestion: Bool

    init(_ label: String, suggested text: String) {
        self.label = label
        line = EditLine(text)
        isSuggestion = !text.isEmpty
    }

    /// Types a key. False where it means nothing here.
    mutating func handle(_ key: Key) -> Bool {
        let isTyped =
            switch key {
            case .char: true
            case .paste(let text): !text.isEmpty
            default: false
            }
        if isSuggestion, isTyped { line.replace(with: "") }
        guard line.handle(key) else { return false }
        isSuggestion = false
        return true
    }
}

extension Picker.Purpose {
    var isView: Bool { if case .view = self { true } else { false } }
}

extension Workbench {
    mutating func pressPrompt(_ key: Key, _ prompt: Prompt, _ world: World) -> [Effect] {
        var prompt = prompt
        switch key {
        case .escape, .ctrl("c"):
            overlay = nil
            say("No view was saved.")
            return []
        case .enter:
            let name = String(prompt.line.text.trimmingBlanks)
            guard !name.isEmpty else { return [] }
            overlay = nil
            return saveView(name, world)
        default:
            guard prompt.handle(key) else { return [] }
            overlay = .prompt(prompt)
            return []
        }
    }

    private mutating func saveView(_ name: String, _ world: World) -> [Effect] {
        let look = list.look
        let view = SavedView(
            name: name, kind: list.kind, filter: look.filter, sort: look.sort?.rawValue, isReversed: look.isReversed,
            group: look.group, isDownstream: tree.direction == .downstream)
        var views = world.views
        let place: Int
        if let known = views.firstIndex(where: { $0.name == name }) {
            views[known] = view
            place = known
        } else {
            views.append(view)
            place = views.count - 1
        }
        say("View \"\(name)\" is saved: \(view.about).")
        message!.offers = "\(key(place < 9 ? "view \(place + 1)" : "views")) shows it"
        return [.saveViews(views)]
    }

    fileprivate mutating func openViews(_ world: World) -> [Effect] {
        open(viewPicker(world.views), world)
        return []
    }

    private func viewPicker(_ views: [SavedView]) -> Picker {
        var choices = views.enumerated().map { place, view in
            Choice(
                outcome: .view(place), text: view.name, right: place < 9 ? key("view \(place + 1)") : "",
                detail: view.about)
        }
        // Where letting go could not be saved, it is still there.
        if let deleted = deletedView, !views.contains(where: { $0.name == deleted.view.name }) {
            choices.append(
                Choice(outcome: .viewBack, text: deleted.view.name, detail: "let go of; Enter or Del brings it back"))
        }
        return Picker(.view, "Saved views", given: choices)
    }

    /// Lets go of the view under the cursor. The picker offers to bring it back.
    mutating func letGo(of picker: Picker, _ world: World) -> [Effect] {
        if case .viewBack? = picker.current?.outcome {
            let effects = bringViewBack(world)
            guard case .saveViews(let views)? = effects.first else { return [] }
            list(views, in: picker, world)
            return effects
        }
        guard case .view(let place)? = picker.current?.outcome, world.views.indices.contains(place) else { return [] }
        var views = world.views
        deletedView = (views.remove(at: place), place)
        list(views, in: picker, world)
        return [.saveViews(views)]
    }

    /// Where views could not be saved, the picker shows those there are.
    mutating func keepViews(_ world: World) {
        if case .picker(let picker) = overlay, picker.purpose.isView { list(world.views, in: picker, world) }
    }

    private mutating func list(_ views: [SavedView], in picker: Picker, _ world: World) {
        var again = viewPicker(views)
        again.refresh(world)
        again.scroller.go(to: picker.scroller.cursor, count: again.found.count, height: pickerHeight)
        overlay = .picker(again)
    }

    mutating func bringViewBack(_ world: World) -> [Effect] {
        guard let deleted = deletedView else { return [] }
        var views = world.views
        views.insert(deleted.view, at: min(deleted.place, views.count))
        say("View \"\(deleted.view.name)\" is back.")
        return [.saveViews(views)]
    }

    /// Shows a saved view; where we were is remembered.
    mutating func showView(_ place: Int, _ world: World) {
        guard world.views.indices.contains(place) else { return }
        let view = world.views[place]
        jumps.leave(here)
        let item = list.anchor
        list.turn(to: view.kind, world)
        list.look = view.look
        list.isCounted = false
        list.refresh(world, height: height(.missions))
        tree.direction = view.isDownstream ? .downstream : .upstream
        focus(.missions, world)
        if item != list.anchor || list.anchor != tree.root || list.anchor != selection {
            select(list.anchor ?? selection, world)
        }
        tree.look(at: list.anchor ?? tree.root, world, height: height(.dependencies))
        let count = list.rows?.nodes.count ?? list.count(world)
        if !view.filter.isEmpty, list.look.filter.isEmpty {
            fail("The filter of \"\(view.name)\" makes no sense here and was dropped: \(view.filter)")
        } else {
            say("\(view.name): \(count) \(view.kind.plural)" + (count == 0 ? "; Esc drops the filter" : ""))
        }
    }
}
