// The links of a cell of who owes whom: who needs what from whom, by when, promised for when, how late.

import Analyses
import Drawing
import Missions

extension Workbench {
    /// The links of a cell, the latest first, as rows to go to.
    func owed(_ receiver: ItemID, _ giver: ItemID, _ world: World) -> Answer {
        let portfolio = world.portfolio
        var answer = Answer(
            question: .owed(receiver: receiver, giver: giver), title: "\(receiver) needs from \(giver)", sentence: "")
        guard let row = owing.ids.firstIndex(of: receiver), let column = owing.ids.firstIndex(of: giver),
            let matrix = owing.matrix
        else {
            answer.sentence = "\(receiver) needs nothing from \(giver) any more."
            return answer
        }
        answer.sentence = owing.sentence(row, column, portfolio)
        guard let cell = matrix.cell(row, column) else { return answer }
        answer.right = counted(cell.tally.count, "need")
        let most = 500
        let edges = matrix.links(of: cell, latest: most, asOf: world.asOf, in: portfolio)
        let rows = OwedRows(portfolio, world.asOf, width: answerWidth - 2, edges)
        answer.rows = [rows.heading] + edges.map { rows.row($0) }
        if cell.tally.count > most {
            let left = grouped(cell.tally.count - most)
            answer.rows.append(
                Answer.Row([("and \(left) more, less late: stocktake export --as folder has them", .dim)]))
        }
        answer.scroller.cursor = 1
        return answer
    }
}

/// Links in columns: who needs, from whom, by when, promised for when, how late.
private struct OwedRows {
    let portfolio: Portfolio
    let today: Day
    /// Columns of an item at either end, and of a day.
    let end: Int
    let day: Int
    /// Whether there is room to say in words how late.
    let isLong: Bool

    init(_ portfolio: Portfolio, _ today: Day, width: Int, _ edges: [Edge]) {
        (self.portfolio, self.today) = (portfolio, today)
        let isLong = width >= 96
        let verdict = edges.reduce(4) { max($0, displayWidth(of: OwedRows.verdict($1, portfolio, today, isLong).text)) }
        day = width >= 72 ? 13 : 12
        end = max(8, (width - 2 * day - verdict) / 2)
        self.isLong = isLong
    }

    var heading: Answer.Row {
        let ends = Answering.column("needs", end) + Answering.column("from", end)
        return Answer.Row([
            (ends + Answering.column("need-by", day) + Answering.column("promised", day) + "late", .heading)
        ])
    }

    func row(_ edge: Edge) -> Answer.Row {
        func name(_ node: Node) -> String { Answering.column(Wording.name(node, portfolio), end) }
        func spoken(_ field: Field) -> String { Answering.column(portfolio.day(edge, field)?.spoken ?? "--", day) }
        return Answer.Row(
            [
                (name(portfolio.from(edge)) + name(portfolio.to(edge)), .plain),
                (spoken(.needBy) + spoken(.promisedBy), .label),
                OwedRows.verdict(edge, portfolio, today, isLong),
            ], to: portfolio.id(portfolio.from(edge)))
    }

    private static func verdict(_ edge: Edge, _ portfolio: Portfolio, _ today: Day, _ isLong: Bool) -> DetailLine.Span {
        let promise = Promise(edge, in: portfolio, asOf: today)
        let said = isLong ? Wording.sentence(promise) : Wording.promise(promise)
        return (said.text, said.ink)
    }
}
