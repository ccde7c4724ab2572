// What is said of who owes whom: a cell as a sentence, the grid as text, how it is measured.

import Analyses
import Drawing
import Missions

extension DepartmentMatrix.Measure {
    /// What it is and its unit, for the title.
    package var title: String {
        switch self {
        case .count: "all, in needs"
        case .overdue: "overdue, in needs"
        case .unagreed: "not agreed, in needs"
        case .leastSlack: "least slack, in days"
        case .money: "at stake, in £m"
        }
    }

    /// Columns that no value needs more of.
    var columns: Int { self == .leastSlack ? 5 : 4 }
}

extension DepartmentMatrix.Tally {
    /// A value in four columns, and a sign before it; empty where there is nothing, `?` where nothing is known.
    func text(_ measure: DepartmentMatrix.Measure) -> String {
        guard count > 0 else { return "" }
        guard let value = value(measure) else { return "?" }
        guard value.magnitude < 1e9 else { return "huge" }
        let sign = value < 0 ? "-" : ""
        if measure == .money, value.magnitude < 9.95, value != value.rounded() {
            return "\(sign)\((value.magnitude * 10).rounded() / 10)"
        }
        return sign + Wording.count(Int(value.magnitude.rounded()))
    }

    /// `£120m`, `£12.3bn`: what is at stake, as it is said.
    private var worth: String {
        guard money >= 1_000, money < 1e12 else { return "£\(text(.money))m" }
        let billions = (money / 100).rounded() / 10
        return "£\(billions == billions.rounded() ? "\(Int(billions))" : "\(billions)")bn"
    }

    /// `3 overdue, 2 unagreed; least slack -47 days; programmes worth £120m wait`.
    var facts: String {
        func number(_ count: Int, _ word: String) -> String { "\(count == 0 ? "none" : "\(count)") \(word)" }
        var parts = ["\(number(overdue, "overdue")), \(number(unagreed, "unagreed"))"]
        if let leastSlack { parts.append("least slack \(leastSlack == 1 ? "1 day" : "\(leastSlack) days")") }
        if money > 0 { parts.append("programmes worth \(worth) wait") }
        return parts.joined(separator: "; ")
    }
}

extension OwingGrid {
    var title: String { "Who owes whom: \(measure.title)" }

    /// How much of it joins two departments, shorter where there is little room.
    func share(isLong: Bool) -> String {
        guard let matrix, let share = matrix.crossShare else { return "" }
        let out = matrix.leftOut.count
        let cross = percent(share)
        guard isLong else { return "\(cross) of needs cross" }
        return "\(cross) of needs cross departments" + (out == 0 ? "" : ", \(counted(out, "need")) of nobody")
    }

    /// How many have no row because they ask nothing, and no column because they owe nothing.
    func leftOut(isLong: Bool) -> String {
        let sides = [(ids.count - receivers.count, "asks", "ask"), (ids.count - givers.count, "owes", "owe")]
        let that = isLong ? " that" : ""
        let said = sides.filter { $0.0 > 0 }.map { "\($0)\(that) \($0 == 1 ? $1 : $2) nothing" }
        return said.isEmpty ? "" : (isLong ? "left out: " : "") + said.joined(separator: ", ")
    }

    /// The cell at a row and a column: `DESNZ needs 5 things from OFGEM: 3 overdue, 2 unagreed; least slack -47 days.`
    func sentence(_ row: Int, _ column: Int, _ portfolio: Portfolio) -> String {
        guard ids.indices.contains(row), ids.indices.contains(column), let matrix else { return "" }
        func name(_ place: Int) -> String { Workbench.owingName(matrix.departments[place], portfolio) }
        let giver = row == column ? "itself" : name(column)
        guard let tally = matrix.cell(row, column)?.tally else { return "\(name(row)) needs nothing from \(giver)." }
        let block = blocks[row]
        let ties =
            row != column && block.contains(column)
            ? " Both are among \(block.count) that depend on each other." : ""
        return "\(name(row)) needs \(counted(tally.count, "thing")) from \(giver): \(tally.facts).\(ties)"
    }

    /// The most departments whose whole grid is copied; of more, each cell in which there is anything.
    private static let mostCopied = 100

    /// The grid as rows of cells parted by tabs, for a table elsewhere.
    var copy: String {
        guard let matrix else { return "" }
        guard ids.count <= OwingGrid.mostCopied else {
            let rows = matrix.cells.map { "\(ids[$0.row])\t\(ids[$0.column])\t\($0.tally.text(measure))" }
            return ([title, "needs\tfrom\t\(measure.title)"] + rows).joined(separator: "\n")
        }
        var lines = [title, (["needs"] + givers.map { ids[$0] } + ["asks"]).joined(separator: "\t")]
        for row in receivers {
            let cells = givers.map { matrix.cell(row, $0)?.tally.text(measure) ?? "" }
            lines.append(([ids[row]] + cells + [matrix.asks[row].text(measure)]).joined(separator: "\t"))
        }
        let owes = givers.map { matrix.owes[$0].text(measure) }
        lines.append((["owes"] + owes + [matrix.total.text(measure)]).joined(separator: "\t"))
        return lines.joined(separator: "\n")
    }
}

extension Workbench {
    /// What a department is called: its id where somebody chose that, else with its title.
    static func owingName(_ node: Node, _ portfolio: Portfolio) -> String {
        let id = portfolio.id(node)
        let isNumbered = id.hasPrefix(portfolio.kind(node).prefix + "-")
        return isNumbered ? Wording.name(node, portfolio) : id
    }

    /// What to do where nobody needs anything of anybody.
    func nothingOwed(_ world: World) -> String {
        if owing.isAwaited { return "Who owes whom is being counted." }
        let out = owing.matrix?.leftOut.count ?? 0
        return out == 0
            ? "Nobody needs anything of anybody that is still to be delivered. \(key("add dependency")) adds what an item needs."
            : "\(counted(out, "need")) \(out == 1 ? "has" : "have") no place here, because nobody leads on an end. "
                + "\(key("link")) relates an item to the org that leads on it."
    }
}
