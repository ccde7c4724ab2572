// What a row of the tree says at its right: whose it is, by when, how late, who waits.

import Analyses
import Drawing
import Missions

/// What stands at the right of a row of the tree.
struct TreeFacts {
    var fold: TreeRow.Fold
    /// Need-by and promised-by, where there is room for them.
    var dates = ""
    var department: String
    /// Giver and receiver, where those are different departments: `OFGEM>DESNZ`.
    var way = ""
    var promise: (text: String, ink: Ink) = ("", .plain)
    /// `x3`: how many it serves, or draws on, besides this one.
    var shared = ""
    /// `3/1`: how many wait on it, and how many of those on nothing else.
    var waiting = ""
    /// `+9`: how many rows lie folded below.
    var hidden = ""
}

/// The columns at the right, as wide as what is in sight needs, each but the first with a blank before it.
struct FactColumns {
    let dates: Int
    let department: Int
    let promise: Int
    let shared: Int
    let waiting: Int
    let hidden: Int
    var total: Int { dates + department + promise + shared + waiting + hidden }

    /// Only wide panes have room for days.
    static func hasDates(width: Int) -> Bool { width >= 90 }

    /// From this width on both departments of a dependency are named; in narrower panes the other is the row's above.
    static let wide = 76

    /// The narrowest panes leave out how many are shared and folded.
    init(_ facts: [TreeFacts], width: Int) {
        func widest(_ text: (TreeFacts) -> String) -> Int { facts.map { displayWidth(of: text($0)) }.max() ?? 0 }
        func column(_ text: (TreeFacts) -> String) -> Int {
            let needed = widest(text)
            return needed == 0 ? 0 : needed + 1
        }
        let isWide = width >= 40
        dates = column(\.dates)
        department =
            width >= FactColumns.wide
            ? min(max(widest(\.department), widest(\.way)), 21)
            : width < 24 ? 0 : min(widest(\.department), width >= 44 ? 10 : 5)
        promise = column(\.promise.text)
        shared = isWide ? column(\.shared) : 0
        waiting = isWide ? column(\.waiting) : 0
        hidden = isWide ? column(\.hidden) : 0
    }
}

extension Workbench {
    /// What is said of a row of the tree.
    func facts(_ row: TreeRow, of pane: TreePane, width: Int, _ world: World) -> TreeFacts {
        let portfolio = world.portfolio
        let (fold, steps) = pane.fold(row, portfolio)
        var facts = TreeFacts(fold: fold, department: department(row.node, world))
        if let edge = row.edge, portfolio.type(edge) == .needs {
            // Who gives to whom takes looking up, so only where there is room to say it.
            if width >= FactColumns.wide {
                let other = department(
                    portfolio.from(edge) == row.node ? portfolio.to(edge) : portfolio.from(edge), world)
                if other != facts.department, !other.isEmpty {
                    let isGiver = portfolio.to(edge) == row.node
                    facts.way = isGiver ? "\(facts.department)>\(other)" : "\(other)>\(facts.department)"
                }
            }
            if FactColumns.hasDates(width: width) { facts.dates = dates(edge, world) ?? "" }
            facts.promise = Wording.promise(Promise(edge, in: portfolio, asOf: world.asOf))
            if portfolio.has(edge, .hard, "false"), facts.promise.text == "ok" { facts.promise.text = "ok~" }
        } else if let code = portfolio.latestJudgement(of: row.node)?.overall {
            facts.promise = ("[\(code.prefix(2))]", Wording.ink(rating: code))
        }
        let others = pane.steps(row.node, portfolio).back
        if others > 1, row.depth > 0 { facts.shared = "x" + Wording.count(others) }
        if let waiting {
            let (all, sole) = (waiting.count(on: row.node), waiting.soleCount(on: row.node))
            if all > 1 || sole > 0 {
                facts.waiting = Wording.count(all) + (sole == 0 ? "" : "/\(Wording.count(sole))")
            }
        }
        if fold == .closed { facts.hidden = "+" + Wording.count(steps) }
        return facts
    }
}
