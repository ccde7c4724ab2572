// Going to panes, kinds and ids.

import Drawing
import Missions

extension Command {
    static let going: [Command] = [
        Command(
            "list missions", .go, ["g m"], "go to the missions",
            run: { bench, world in
                bench.showKind(.mission, world)
                return []
            }),
        Command(
            "go dependencies", .go, ["g d"], "go to the dependencies",
            run: { bench, world in
                bench.focus(.dependencies, world)
                return []
            }),
        Command(
            "go risks", .go, ["g r"], "go to the risks",
            run: { bench, world in
                bench.focus(.risks, world)
                return []
            }),
        Command(
            "log", .go, ["g h"], "go to the history",
            run: { bench, world in
                bench.focus(.history, world)
                return []
            }),
        Command(
            "list", .go, ["g k"], "choose which kind of item the list shows", hint: "kinds",
            run: { bench, world in
                let kinds = Kind.allCases.map { kind in
                    Choice(
                        outcome: .kind(kind), text: kind.plural, right: "\(world.portfolio.count(of: kind))",
                        detail: kind.covers)
                }
                bench.open(Picker(.showKind, "Show in the list", given: kinds), world)
                return []
            }),
        Command(
            "show", .go, ["g i"], "go to an item by its id or name",
            run: { bench, world in
                bench.open(Picker(.jump, "Go to item"), world)
                return []
            }),
    ]
}

extension Workbench {
    /// Shows the items of a kind in the list.
    mutating func showKind(_ kind: Kind, _ world: World) {
        jumps.leave(here)
        list.turn(to: kind, world)
        list.refresh(world, height: height(.missions))
        focus(.missions, world)
        if let item = list.anchor {
            select(item, world)
            tree.look(at: item, world, height: height(.dependencies))
        }
    }
}
