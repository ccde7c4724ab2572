// Going to panes, kinds and ids.

import Analyses
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
        Command(
            "next parent", .go, ["g p"], "go to the next place in the tree where this item hangs", counts: .repeats,
            unless: noTree, run: { $0.goToNextPlace($1) }),
        Command(
            "next crossing", .go, ["g x"], "go to the next row of the tree that another department gives or waits for",
            counts: .repeats, unless: noTree, run: { $0.goToNextCrossing($1) }),
    ]

    private static func noTree(_ bench: Workbench, _ world: World) -> String? {
        bench.tree.rows.isEmpty ? "There is no tree to walk in. \(bench.wayToSelect(world))" : nil
    }
}

extension Workbench {
    /// Goes to the row of the tree with the same item that comes next, round the end.
    fileprivate mutating func goToNextPlace(_ world: World) -> [Effect] {
        let tree = tree
        guard let row = tree.current else { return [] }
        let item = world.portfolio.id(row.node)
        let others = tree.steps(row.node, world.portfolio).back
        guard goRound(world, where: { tree.rows[$0].node == row.node }) else {
            let ways =
                tree.isColumns
                ? "\(key("right")) goes to what waits on it"
                : "\(key("open all folds")) opens the rows where it may hang too"
            fail(
                others > 1
                    ? "\(item) hangs on \(others), and one of them is open here: \(ways)."
                    : "\(item) hangs in one place only.")
            return []
        }
        return []
    }

    /// Goes to the next row whose link joins two departments, round the end.
    fileprivate mutating func goToNextCrossing(_ world: World) -> [Effect] {
        let (portfolio, tree) = (world.portfolio, tree)
        func department(_ node: Node) -> Node? { portfolio.leadOrg(of: node).map { portfolio.department(of: $0) } }
        func isCrossing(_ row: Int) -> Bool {
            guard let edge = tree.rows[row].edge, let one = department(portfolio.from(edge)),
                let other = department(portfolio.to(edge))
            else { return false }
            return one != other
        }
        if !goRound(world, where: isCrossing) {
            let ways = tree.isColumns ? "." : ": \(key("open all folds")) opens the others."
            let isHere = tree.rows.indices.contains(tree.scroller.cursor) && isCrossing(tree.scroller.cursor)
            let rows = tree.isColumns ? "other item here" : isHere ? "other open row" : "row that is open here"
            fail("No \(rows) joins two departments\(ways)")
        }
        return []
    }

    /// Goes to the next row of the tree of which something holds, round the end; false where there is no other.
    private mutating func goRound(_ world: World, where holds: (Int) -> Bool) -> Bool {
        let (here, count) = (tree.scroller.cursor, tree.rows.count)
        guard let row = (1..<max(1, count)).lazy.map({ (here + $0) % count }).first(where: holds) else { return false }
        focus(.dependencies, world)
        tree.go(to: row, world, height: height(.dependencies))
        select(tree.anchor?.item, world)
        return true
    }

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
