// If this room agrees one thing: the ranking of single agreements in lines.

import Analyses
import Drawing
import Missions

extension Answering {
    /// The answer to a ranking, between the departments present where it is limited to those.
    package func agree(_ found: Agreements, present: [ItemID]) -> Answer {
        let widest = found.ranked.reduce(0) { max($0, displayWidth(of: frees($1))) }
        var rows = found.ranked.flatMap { lines(of: $0, widest) }
        if found.count > found.ranked.count {
            let left = grouped(found.count - found.ranked.count)
            rows.append(Answer.Row([("and \(left) more: stocktake agree --json lists all", .dim)]))
        }
        let room = Answering.named(present)
        let limit =
            present.isEmpty
            ? ""
            : " Present: \(room). Only agreements whose receiver and giver are both led by departments present are ranked."
        if !rows.isEmpty { rows.append(Answer.Row([])) }
        rows += Wording.wrap("\(Agreements.asks) \(Agreements.rule)", width).map { Answer.Row([($0, .dim)]) }
        return Answer(
            question: .agree, title: "If this room agrees one thing" + (present.isEmpty ? "" : ": \(room)"),
            right: counted(found.count, "agreement"), sentence: sentence(found, present) + limit, rows: rows)
    }

    private func sentence(_ found: Agreements, _ present: [ItemID]) -> String {
        let (open, count) = (grouped(found.openCount), grouped(found.count))
        let those = present.isEmpty ? "" : "among those present "
        if found.count == 0 { return "No single agreement \(those)sets anything free; \(open) are open." }
        let others = present.isEmpty && found.count < found.openCount ? "; the others only together" : ""
        return "\(open) \(found.openCount == 1 ? "dependency is" : "dependencies are") open. \(count) \(those)"
            + "would set something free alone\(others). If this room agrees one thing, the first of these sets most free."
    }

    /// What to do about a dependency, both its ends with their departments, and what that sets free: on one line where there
    /// is room for all of it, else on two or three.
    private func lines(of agreement: Agreement, _ widest: Int) -> [Answer.Row] {
        let frees = frees(agreement)
        let target = portfolio.id(agreement.receiver)
        let ask: DetailLine.Span = (Answering.column(agreement.ask.rawValue, 9), .heading)
        let needs: DetailLine.Span = (" needs ", .label)
        let result: DetailLine.Span = (frees, .label)
        func row(_ spans: [DetailLine.Span]) -> Answer.Row { Answer.Row(spans, to: target) }
        if width < 66 {
            return [
                row([ask] + end(agreement.receiver, width - 9)),
                row([("   ", .plain), ("needs ", .label)] + end(agreement.giver, width - 9)),
                row([("         ", .plain), (cut(frees, to: width - 9), .label)]),
            ]
        }
        let isOne = width >= 150
        // As much as the longest of them may need: the rows stand one below the other.
        let room = width - 9 - 7 - (isOne ? widest + 2 : 0)
        let ends = end(agreement.receiver, room / 2) + [needs] + end(agreement.giver, room - room / 2)
        return isOne
            ? [row([ask] + ends + [("  ", .plain), result])]
            : [
                row([ask] + ends), row([("         ", .plain), result]),
            ]
    }

    private func frees(_ agreement: Agreement) -> String {
        "frees \(counted(agreement.items, "item")) for \(counted(agreement.missions, "mission"))"
            + (agreement.daysLate > 0 ? ", \(counted(agreement.daysLate, "day")) late" : "")
    }

    /// Whose an item is, and its name; of a department its name alone.
    private func end(_ node: Node, _ room: Int) -> [DetailLine.Span] {
        if portfolio.kind(node) == .org, portfolio.department(of: node) == node {
            return [(padded(cut(Wording.name(node, portfolio), to: room), to: room), .department)]
        }
        let org = portfolio.leadDepartment(of: node) ?? "nobody"
        let name = cut(Wording.name(node, portfolio), to: max(4, room - 8))
        return [(Answering.column(org, 8), .department), (padded(name, to: max(4, room - 8)), .plain)]
    }

    /// `DfE, DHSC and DSIT`; of many the first ones and how many more.
    private static func named(_ ids: [ItemID]) -> String {
        Wording.listed(ids.count > 8 ? ids.prefix(7) + ["\(ids.count - 7) more"] : ids)
    }
}
