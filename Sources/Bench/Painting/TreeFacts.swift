// What a row of the tree says at its right: whose it is, by when, how late, who waits.

import Analyses
import Drawing
import Missions

/// What stands at the right of a row of the tree, and of the columns.
struct TreeFacts {
    var department = ""
    /// Giver and receiver, where those are different departments: `OFGEM>DESNZ`.
    var way = ""
    /// The same where the other one is left to the row above: `>DESNZ` receives, `OFGEM>` gives.
    var side = ""
    /// The link that leads to the row, where it is one that is promised.
    var need: Edge?
    var needBy: Day?
    var promisedBy: Day?
    var promise: (text: String, ink: Ink) = ("", .plain)
    /// The days to spare, where it is promised in time, `ok50d`, or of many the months: `ok4m`.
    var spare = ""
    /// `x3`: how many it serves, or draws on, besides this one.
    var shared = ""
    /// `3/1`: how many wait on it, and how many of those on nothing else.
    var waiting = ""
    /// `+9`: how many rows lie folded below.
    var hidden = ""
    /// The columns that the row has before its title, those of the title, and how many of them are better not cut.
    var start = 0
    var title = 0
    var whole = 0

    /// Whether anything stands left of how many wait.
    var isCrowded: Bool { hasDays || !promise.text.isEmpty || !shared.isEmpty }
    var hasDays: Bool { needBy != nil || promisedBy != nil }

    /// How its promise stands, with the days to spare where promised-by stands nowhere else.
    func standing(_ days: FactColumns.Days) -> String { days == .needBy && !spare.isEmpty ? spare : promise.text }

    /// Giver and receiver, the row's own with the sign on the side of the other, or the row's own alone.
    func whose(_ ends: FactColumns.Ends) -> String {
        switch ends {
        case .both: way.isEmpty ? department : way
        case .side: side.isEmpty ? department : side
        case .own: department
        }
    }
}

extension Workbench {
    /// What is said of a row of a tree.
    func facts(
        _ row: TreeRow, of pane: TreePane, _ fold: (fold: TreeRow.Fold, steps: Int), _ departments: inout Departments,
        _ world: World
    ) -> TreeFacts {
        var facts = facts(of: row.node, along: row.edge, &departments, world)
        let others = pane.steps(row.node, world.portfolio).back
        if others > 1, row.depth > 0 { facts.shared = "x" + Wording.count(others) }
        if fold.fold == .closed { facts.hidden = "+" + Wording.count(fold.steps) }
        return facts
    }

    /// What is said of an item, and of the link by which one comes to it.
    func facts(of node: Node, along edge: Edge?, _ departments: inout Departments, _ world: World) -> TreeFacts {
        let portfolio = world.portfolio
        var facts = TreeFacts(department: department(node, world))
        if let edge, portfolio.type(edge) == .needs {
            let isGiver = portfolio.to(edge) == node
            let other = departments.name(of: isGiver ? portfolio.from(edge) : portfolio.to(edge), in: portfolio)
            if other != facts.department {
                let ends = isGiver ? (facts.department, other) : (other, facts.department)
                let own = facts.department.isEmpty ? "?" : facts.department
                facts.side = isGiver ? own + ">" : ">" + own
                facts.way = (ends.0.isEmpty ? "?" : ends.0) + ">" + (ends.1.isEmpty ? "?" : ends.1)
            }
            let bearing = portfolio.bearing(edge)
            facts.need = edge
            (facts.needBy, facts.promisedBy) = (bearing.needByDay, bearing.promisedByDay)
            let promise = Promise(edge, in: portfolio, asOf: world.asOf)
            facts.promise = Wording.promise(promise)
            if case .inTime(let slack) = promise {
                if portfolio.has(edge, .hard, "false") { facts.promise.text = "ok~" }
                if let slack, slack > 0 {
                    // Of many days the months are enough.
                    facts.spare = facts.promise.text + (slack < 100 ? "\(slack)d" : Wording.count(slack / 30) + "m")
                }
            }
        } else if let code = portfolio.latestJudgement(of: node)?.overall {
            facts.promise = ("[\(code.prefix(2))]", Wording.ink(rating: code))
        }
        if let waiting {
            let (all, sole) = (waiting.count(on: node), waiting.soleCount(on: node))
            if all > 0 {
                facts.waiting = Wording.count(all) + (sole == 0 ? "" : "/\(Wording.count(sole))")
            }
        }
        return facts
    }

    /// The department that leads on an item; empty where nobody does.
    func department(_ node: Node, _ world: World) -> String { Departments.name(of: node, in: world.portfolio) }

    /// Paints what stands at the right of a row.
    func paintFacts(
        _ canvas: inout Canvas, _ facts: TreeFacts, _ columns: FactColumns, right: Int, y: Int, _ world: World,
        ink: (Ink) -> Ink
    ) {
        var column = right - columns.sum
        let whose = facts.whose(columns.ends)
        canvas.put(whose, x: column, y: y, width: columns.department, ink: ink(.department))
        column += columns.department + columns.days
        if columns.days > 0 { paintDays(&canvas, facts, columns, until: column, y: y, world, ink: ink) }
        for (text, factInk, room) in [
            (facts.standing(columns.form), facts.promise.ink, columns.promise), (facts.shared, .mark, columns.shared),
            (facts.waiting, .label, columns.waiting), (facts.hidden, .dim, columns.hidden),
        ] where room > 0 {
            column += room
            canvas.put(text, x: column - displayWidth(of: text), y: y, ink: ink(factInk))
        }
    }

    /// Need-by, and promised-by where there is room for both: `12 Jun/ 4 Jul`, `12 Jun/?`, or `12 Jun`.
    private func paintDays(
        _ canvas: inout Canvas, _ facts: TreeFacts, _ columns: FactColumns, until end: Int, y: Int, _ world: World,
        ink: (Ink) -> Ink
    ) {
        guard let need = facts.need, facts.hasDays else { return }
        func text(_ day: Day?, _ none: String) -> String { day.map { ShortDay.text($0, asOf: world.asOf) } ?? none }
        func put(_ text: String, until end: Int) {
            canvas.put(text, x: end - displayWidth(of: text), y: y, ink: ink(.label))
        }
        switch columns.form {
        case .none: break
        case .words:
            if let words = daysInWords(need, world) {
                canvas.put(words, x: end - columns.days + 1, y: y, ink: ink(.label))
            }
        case .both:
            put(text(facts.needBy, "-") + "/", until: end - ShortDay.columns)
            canvas.put(text(facts.promisedBy, "?"), x: end - ShortDay.columns, y: y, ink: ink(.label))
        case .needBy:
            // Without a need-by the promise stands in its place.
            put(facts.needBy == nil ? "/" + text(facts.promisedBy, "") : text(facts.needBy, ""), until: end)
        }
    }
}

/// Whose items are, while rows are painted: the other end of all rows under one is the same.
struct Departments {
    private var last: (node: Node, name: String)?

    mutating func name(of node: Node, in portfolio: Portfolio) -> String {
        if let last, last.node == node { return last.name }
        let name = Departments.name(of: node, in: portfolio)
        last = (node, name)
        return name
    }

    static func name(of node: Node, in portfolio: Portfolio) -> String { portfolio.leadDepartment(of: node) ?? "" }
}

extension Portfolio {
    /// The id of the department that leads on an item; nil where nobody does.
    func leadDepartment(of node: Node) -> ItemID? { leadOrg(of: node).map { id(department(of: $0)) } }
}
