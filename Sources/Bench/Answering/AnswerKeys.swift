// Asking, and the keys of an answer: moving, going to what a row is about, copying.

import Analyses
import Drawing
import Missions

extension Workbench {
    /// The columns that an answer's rows have.
    var answerWidth: Int { max(16, min(size.width - 4, 116)) }
    var answerHeight: Int {
        guard case .answer(let answer) = overlay else { return 1 }
        let around = 4 + Wording.wrap(answer.sentence, answerWidth - 2).count + (answer.hasNotes ? 1 : 0)
        return max(1, min(layout.messageRow - around, answer.rows.count))
    }

    /// Asks a question and lays the answer on top; where there is none, says why.
    mutating func ask(_ question: Question, _ world: World, knowing before: Kept<Finding>? = nil) {
        postponed.answered = world.portfolio.changeCount
        if question.isOfTime { learnPlan(world) }
        switch question {
        case .slip, .slipOfNeed: plan?.learnOwners(world.portfolio)
        default: break
        }
        var answering = Answering(
            world.portfolio, asOf: world.asOf, width: answerWidth - 2, most: 500, plan: question.isOfTime ? plan : nil,
            outside: world.outsideView)
        answering.known = before?.value(of: world.portfolio, asOf: world.asOf)
        do { overlay = .answer(try answer(question, answering, world)) } catch { fail(error.sentence) }
    }

    /// The answer; throws where the question has none. What is kept from one question to the next is used.
    private mutating func answer(
        _ question: Question, _ answering: Answering, _ world: World
    ) throws(NoSchedule) -> Answer {
        switch question {
        case .why(let item, let other): return answering.why(item, other)
        case .slip(let item, let days): return try answering.slip(item, days)
        case .slipOfNeed(let need, let days): return try answering.slip(need, days)
        case .schedule(let item): return answering.schedule(item)
        case .mustHold(let item, let day): return try answering.mustHold(item, day)
        case .exposure(let item): return answering.exposure(item)
        case .cycles: return answering.cycles()
        case .bottlenecks:
            bottlenecks.begin(world.portfolio)
            return bottlenecks(answering, world)
        case .agree: return agree(answering, world)
        case .owed(let receiver, let giver):
            knowOwing(world)
            return owed(receiver, giver, world)
        }
    }

    /// Asks again what is being answered, because the portfolio or the screen is another.
    mutating func askAgain(_ world: World) {
        if case .owing = overlay { openOwing(world) }
        guard case .answer(let known) = overlay else { return }
        overlay = nil
        ask(known.question, world, knowing: known.finding)
        guard case .answer(var answer) = overlay else { return }
        // While it is counted anew, what was known before is better than nothing.
        if answer.rows.isEmpty, countsOnTop, !known.rows.isEmpty {
            (answer.sentence, answer.rows) = (known.sentence, known.rows)
        }
        answer.scroller = known.scroller
        let target = known.current?.target
        let same = answer.rows.firstIndex { $0.target == target && $0.text == known.current?.text }
        // The same item, where what is said of it is another: where it was, or wherever it is now.
        let isThere = answer.current?.target == target
        let near = isThere || target == nil ? nil : answer.rows.firstIndex { $0.target == target }
        answer.scroller.go(
            to: same ?? near ?? known.scroller.cursor, count: answer.rows.count, height: answerHeight)
        overlay = .answer(answer)
    }

    mutating func pressAnswer(_ key: Key, _ answer: Answer, _ world: World) -> [Effect] {
        var answer = answer
        switch key {
        case .escape, .ctrl("c"), .char("q"):
            overlay = nil
            switch answer.question {
            // The links of a cell lie on the grid.
            case .owed: openOwing(world)
            case .bottlenecks: layBottlenecksAside(world)
            default: break
            }
            return []
        case .enter:
            guard let target = answer.current?.target else { return [] }
            overlay = nil
            let way = answer.current?.way ?? []
            if !walk(way, world) { visit(target, world) }
            return []
        case .char("p") where answer.question == .agree:
            openPresent(world)
            return []
        case .char("y"):
            return [.copy(([answer.sentence] + answer.rows.map(\.whole)).joined(separator: "\n"))]
        default:
            if answer.scroller.press(key, count: answer.rows.count, height: answerHeight) { overlay = .answer(answer) }
            return []
        }
    }
}
