// An answer: what an analysis says of the selected item, a sentence and rows to walk to. It lies on top and writes nothing.

import Analyses
import Drawing
import Missions

/// What is asked of the dependencies.
package enum Question: Hashable, Sendable {
    /// Every way from an item to the missions, or to another item.
    case why(ItemID, ItemID?)
    /// What moves when an item is so many days late.
    case slip(ItemID, days: Int)
    /// What moves when what one item needs of another is so many days late.
    case slipOfNeed(LinkKey, days: Int)
    /// When an item can finish, when it must, and what drives it.
    case schedule(ItemID)
    /// What must finish by when for an item to finish by a day.
    case mustHold(ItemID, Day)
    /// How likely an item is hit, and by what.
    case exposure(ItemID)
    /// Cycles of needs, and loops of contributions.
    case cycles
    /// What everything goes through.
    case bottlenecks
    /// Which single agreement sets most free.
    case agree
    /// What one department needs from another, link by link.
    case owed(receiver: ItemID, giver: ItemID)

    /// Whether the schedule answers it.
    var isOfTime: Bool {
        switch self {
        case .slip, .slipOfNeed, .schedule, .mustHold: true
        case .why, .exposure, .cycles, .bottlenecks, .agree, .owed: false
        }
    }
}

/// What there is to say to a question, line by line. It is asked again whenever the portfolio or the screen changes.
package struct Answer: Sendable {
    package struct Row: Sendable {
        var spans: [DetailLine.Span]
        /// Where Enter leads, and the way there from item to item, where it is one that can be walked.
        var target: ItemID?
        var way: [ItemID]

        init(_ spans: [DetailLine.Span], to target: ItemID? = nil, along way: [ItemID] = []) {
            self.spans = spans
            self.target = target
            self.way = way
        }

        package var text: String { spans.map(\.text).joined() }
    }

    let question: Question
    var title: String
    /// What stands at the right of the title.
    var right = ""
    /// How far it is where it is still being counted: `betweenness 43 %`; stands before that.
    var progress = ""
    /// The answer in one sentence.
    package var sentence: String
    package var rows: [Row] = []
    var scroller = Scroller()
    /// What it puts in lines, where finding that out again takes long.
    var finding: Kept<Finding>?

    var current: Row? { rows.indices.contains(scroller.cursor) ? rows[scroller.cursor] : nil }
}

/// Answers questions about a portfolio as of a day, in lines of so many columns.
package struct Answering {
    let portfolio: Portfolio
    let today: Day
    let width: Int
    /// The most rows of what moves; of more their number is said.
    let most: Int
    private let plan: KnownPlan?
    /// What happened to other projects.
    let outside: @Sendable () -> OutsideView?
    /// What was found out for the same question before, where that is still true.
    var known: Finding?

    var schedule: Schedule { plan?.schedule ?? Schedule(portfolio, asOf: today) }
    var ownership: Ownership { plan?.ownership ?? Ownership(portfolio) }

    package init(_ portfolio: Portfolio, asOf today: Day, width: Int) {
        self.init(portfolio, asOf: today, width: width, most: .max, plan: nil)
    }

    /// With what is known already of the schedule.
    init(
        _ portfolio: Portfolio, asOf today: Day, width: Int, most: Int, plan: KnownPlan?,
        outside: @escaping @Sendable () -> OutsideView? = { nil }
    ) {
        self.outside = outside
        self.portfolio = portfolio
        self.today = today
        self.width = max(16, width)
        self.most = most
        self.plan = plan
    }

    /// The answer; throws where the question has none.
    package func answer(_ question: Question) throws(NoSchedule) -> Answer {
        switch question {
        case .why(let item, let other): why(item, other)
        case .slip(let item, let days): try slip(item, days)
        case .slipOfNeed(let need, let days): try slip(need, days)
        case .schedule(let item): schedule(item)
        case .mustHold(let item, let day): try mustHold(item, day)
        case .exposure(let item): exposure(item)
        case .cycles: cycles()
        case .bottlenecks: bottlenecks(nil)
        case .agree: agree(Agreements(portfolio, asOf: today), present: [])
        case .owed(let receiver, _): gone(receiver, question)
        }
    }

    /// An answer that keeps what it puts in lines.
    func keeping(_ finding: Finding, _ answer: Answer) -> Answer {
        var answer = answer
        answer.finding = Kept(finding, of: portfolio, asOf: today)
        return answer
    }

    /// What there is to say of an item that is there no more.
    func gone(_ item: ItemID, _ question: Question) -> Answer {
        Answer(question: question, title: item, sentence: "\(item) is not here any more.")
    }
}

extension Workbench {
    /// The columns that an answer's rows have.
    var answerWidth: Int { max(16, min(size.width - 4, 116)) }
    var answerHeight: Int {
        guard case .answer(let answer) = overlay else { return 1 }
        return max(1, min(size.height - 6 - Wording.wrap(answer.sentence, answerWidth - 2).count, answer.rows.count))
    }

    /// Asks a question and lays the answer on top; where there is none, says why.
    mutating func ask(_ question: Question, _ world: World, knowing before: Kept<Finding>? = nil) {
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

    /// The answer, by what is known already where that is kept.
    private mutating func answer(
        _ question: Question, _ answering: Answering, _ world: World
    ) throws(NoSchedule) -> Answer {
        switch question {
        case .owed(let receiver, let giver):
            knowOwing(world)
            return owed(receiver, giver, world)
        case .bottlenecks:
            bottlenecks.begin(world.portfolio)
            return bottlenecks(answering, world)
        case .agree: return agree(answering, world)
        default: return try answering.answer(question)
        }
    }

    /// Asks again what is being answered, because the portfolio or the screen is another.
    mutating func askAgain(_ world: World) {
        if case .owing = overlay { openOwing(world) }
        guard case .answer(let known) = overlay else { return }
        overlay = nil
        ask(known.question, world, knowing: known.finding)
        guard case .answer(var answer) = overlay else { return }
        // While bottlenecks are counted anew, those known before are better than none.
        if answer.question == .bottlenecks, bottlenecks.routes(of: world.portfolio) == nil, !known.rows.isEmpty {
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
        let (count, height) = (answer.rows.count, answerHeight)
        func move(_ rows: Int) { answer.scroller.move(by: rows, count: count, height: height) }
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
            return [.copy(([answer.sentence] + answer.rows.map(\.text)).joined(separator: "\n"))]
        case .down, .char("j"): move(1)
        case .up, .char("k"): move(-1)
        case .pageDown, .ctrl("f"), .char(" "): move(max(1, height - 1))
        case .pageUp: move(-max(1, height - 1))
        case .home, .char("g"): move(-count)
        case .end, .char("G"): move(count)
        default: return []
        }
        overlay = .answer(answer)
        return []
    }

    func paintAnswer(_ canvas: inout Canvas, _ answer: Answer) {
        let width = min(canvas.width, answerWidth + 2)
        let sentence = Wording.wrap(answer.sentence, answerWidth - 2)
        let rows = answerHeight
        let rect = Rect(
            x: (canvas.width - width) / 2, y: 1, width: width,
            height: min(canvas.height - 2, sentence.count + 1 + rows + 2))
        let right = [answer.progress, answer.right].filter { !$0.isEmpty }.joined(separator: "  ")
        canvas.overlay(rect, title: answer.title, right: right)
        let area = rect.inset(1)
        for (line, text) in sentence.enumerated() where line < area.height {
            canvas.put(" " + text, x: area.x, y: area.y + line, width: area.width, ink: .overlay)
        }
        canvas.cursor = Point(x: area.x, y: area.y)
        let list = area.splitTop(sentence.count + 1).rest
        var scroller = answer.scroller
        scroller.keepInSight(count: answer.rows.count, height: list.height)
        for (line, row) in scroller.rows(count: answer.rows.count, height: list.height).enumerated() {
            let isCursor = row == scroller.cursor
            func ink(_ ink: Ink) -> Ink {
                isCursor ? (ink == .plain ? .overlay : ink).selected : ink == .plain ? .overlay : ink
            }
            let y = list.y + line
            canvas.fill(Rect(x: list.x, y: y, width: list.width, height: 1), ink: ink(.overlay))
            if isCursor { canvas.cursor = Point(x: list.x, y: y) }
            var x = list.x + 1
            for span in answer.rows[row].spans where x < list.right {
                let needed = displayWidth(of: span.text)
                canvas.put(span.text, x: x, y: y, width: min(needed, list.right - x), ink: ink(span.ink))
                x += needed
            }
        }
        let below = answer.rows.count - scroller.top - list.height
        if below > 0 {
            let more = " \(below) more "
            canvas.put(more, x: rect.right - 2 - displayWidth(of: more), y: rect.bottom - 1, ink: .overlayBorder)
        }
    }
}

/// Answers for those who listen.
enum AnswerSpeech {
    /// The sentence, and the rows with their numbers.
    static func question(_ answer: Answer) -> [String] {
        let rows = answer.rows.enumerated().map { "\($0 + 1) \($1.text.split(separator: " ").joined(separator: " "))" }
        let present = answer.question == .agree ? "present says who is in the room; " : ""
        return [answer.sentence] + rows + ["A number goes there; \(present)cancel closes this."]
    }

    static func hear(_ line: String, _ answer: Answer) -> Heard {
        let word = line.lowercased()
        if word.isEmpty || ["cancel", "back", "esc"].contains(word) { return .keys([.escape]) }
        if word == "present", answer.question == .agree { return .keys([.char("p")]) }
        guard let number = Int(word), answer.rows.indices.contains(number - 1) else {
            return .say("A number from 1 to \(answer.rows.count), or cancel.")
        }
        guard answer.rows[number - 1].target != nil else { return .say("Row \(number) leads nowhere.") }
        return .keys([.home] + Array(repeating: .down, count: number - 1) + [.enter])
    }
}
