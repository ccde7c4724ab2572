// The keys of who owes whom: moving in the grid, what the cells say, the links of a cell.

import Analyses
import Drawing
import Missions

extension Workbench {
    var owingPlan: OwingPlan { OwingPlan(size, lowest: layout.messageRow, owing) }

    /// Lays the grid on top, as it was left. Where there is much to count, that is done while nothing is pressed.
    mutating func openOwing(_ world: World) {
        if owing.isTrue(of: world) || world.portfolio.linkCount <= KnownBottlenecks.quick {
            knowOwing(world)
        } else {
            owing.postpone()
        }
        overlay = .owing
    }

    /// Counts what is awaited: first the schedule, then the grid.
    mutating func awaitOwing(_ world: World) {
        if plan?.isTrue(of: world.portfolio, asOf: world.asOf) != true {
            learnPlan(world)
        } else {
            knowOwing(world)
            hasProgressed = true
        }
    }

    /// Makes the grid true of the portfolio, with its cursor in sight.
    mutating func knowOwing(_ world: World) {
        if !owing.isTrue(of: world) {
            learnPlan(world)
            if let plan { owing.refresh(world, plan.schedule) }
        }
        moveOwing(to: owing.row, owing.column)
    }

    private mutating func moveOwing(to row: Int, _ column: Int) {
        let plan = owingPlan
        owing.go(to: row, column, height: plan.rows, width: plan.columns)
    }

    mutating func pressOwing(_ key: Key, _ world: World) -> [Effect] {
        let (row, column, count) = (owing.row, owing.column, owing.ids.count)
        let page = max(1, owingPlan.rows - 1)
        message = nil
        switch key {
        case .escape, .ctrl("c"), .char("q"): overlay = nil
        case _ where owing.isAwaited: return []
        case .enter: listOwed(world)
        case .char("y"): if count > 0 { return [.copy(owing.copy)] }
        case .tab, .char("m"): owing.turn(1)
        case .backTab, .char("M"): owing.turn(-1)
        case .down, .char("j"): moveOwing(to: row + 1, column)
        case .up, .char("k"): moveOwing(to: row - 1, column)
        case .right, .char("l"): moveOwing(to: row, column + 1)
        case .left, .char("h"): moveOwing(to: row, column - 1)
        case .pageDown, .ctrl("f"), .char(" "): moveOwing(to: row + page, column)
        case .pageUp: moveOwing(to: row - page, column)
        case .home: moveOwing(to: row, 0)
        case .end: moveOwing(to: row, count - 1)
        case .char("g"): moveOwing(to: 0, column)
        case .char("G"): moveOwing(to: count - 1, column)
        default: break
        }
        // Another measure may need wider cells, so that fewer are in sight.
        if case .owing = overlay { moveOwing(to: owing.row, owing.column) }
        return []
    }

    /// A click goes to a cell, a second one lists its links; beside the grid it closes.
    mutating func clickOwing(_ place: Drawing.Point, _ world: World) -> [Effect] {
        let plan = owingPlan
        guard plan.rect.contains(place) else { return press(.escape, world) }
        guard let cell = plan.cell(at: place) else { return [] }
        let (row, column) = (owing.rows.top + cell.row, owing.columns.top + cell.column)
        guard owing.ids.indices.contains(row), owing.ids.indices.contains(column) else { return [] }
        if row == owing.row, column == owing.column { return press(.enter, world) }
        moveOwing(to: row, column)
        return []
    }

    private mutating func listOwed(_ world: World) {
        guard owing.cell != nil else {
            let sentence = owing.sentence(owing.row, owing.column, world.portfolio)
            if !sentence.isEmpty { say(sentence) }
            return
        }
        ask(.owed(receiver: owing.ids[owing.row], giver: owing.ids[owing.column]), world)
    }
}

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
            answer.rows.append(Answer.Row([("and \(cell.tally.count - most) more", .dim)]))
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
