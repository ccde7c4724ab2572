// The workbench without a screen: a line in, sentences out, over the same state and through the same round.

import Drawing
import Missions

/// A talk with the workbench. `hear` says which events a line stands for; when they have been carried out, `answer` says
/// what has changed. It is another reader of the same workbench: it keeps only what was said last.
public struct Conversation: Sendable {
    /// Columns of a line, and lines that are said at a stretch.
    public var width: Int
    public var height: Int
    /// What was so when something was said last.
    private var before: Moment
    /// What numbers choose: events for each, of the list that was said last.
    var numbered: [Int: [Event]] = [:]
    /// What was cut off the last answer.
    private var rest: [String] = []
    /// What `hear` has to say by itself, after what has changed.
    private var remarks: [String] = []
    /// Whether what `hear` has to say is all there is.
    private var isComplete = false
    /// How many results of a picker have been said.
    private var shown = 0
    private var hasHeard = false

    /// How many results of a list to choose from are said at once.
    static let handful = 9

    public init(_ bench: Workbench, _ world: World, width: Int = 80, height: Int = 22) {
        self.width = max(20, width)
        self.height = max(4, height)
        before = Moment(bench, world)
    }

    /// What is said on opening.
    public mutating func greeting(_ bench: Workbench, _ world: World) -> [String] {
        before = Moment(bench, world)
        let said = [bench.spokenTitle(world), before.message, before.heading, before.place]
        return fitted(said.filter { !$0.isEmpty } + ["? helps, read says the whole screen, quit leaves."])
    }

    /// What a line stands for. The events are to be carried out in order; then `answer` tells what came of them.
    public mutating func hear(_ line: String, _ bench: Workbench, _ world: World) -> [Event] {
        let isFilling = if case .form = bench.overlay { true } else { false }
        let line = String(line.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
        let heard: Heard
        hasHeard = true
        if line.lowercased() == "more", !isFilling || !rest.isEmpty {
            heard = more(bench, world)
        } else {
            rest = []
            heard = Hearing(bench: bench, world: world, numbered: numbered).hear(line)
        }
        remarks = heard.remarks
        isComplete = heard.events.isEmpty
        if let numbers = heard.numbers { numbered = numbers } else if !heard.keepsNumbers { numbered = [:] }
        return heard.events
    }

    /// What was cut off, or the next results of a list.
    private mutating func more(_ bench: Workbench, _ world: World) -> Heard {
        if !rest.isEmpty {
            let said = rest
            rest = []
            return Heard(remarks: said, keepsNumbers: true)
        }
        if let picker = bench.pickerOnTop {
            let said = results(picker, from: shown)
            return Heard(remarks: said, keepsNumbers: true)
        }
        return Heard(remarks: ["There is no more."], keepsNumbers: true)
    }

    /// Says what has changed since anything was said last, wrapped to the width.
    public mutating func answer(_ bench: Workbench, _ world: World) -> [String] {
        let now = Moment(bench, world)
        defer {
            before = now
            remarks = []
            hasHeard = false
        }
        if bench.hasQuit { return fitted(["Closed. Everything is on disk."]) }
        if isComplete, hasHeard, now == before, !remarks.isEmpty { return fitted(remarks) }
        var said: [String] = []
        if !now.message.isEmpty, now.layer != .panes, now.message != before.message { said.append(now.message) }
        if case .form(let form) = bench.overlay {
            if !before.isFilling { said += FormSpeech.opening(form, hasDraft: bench.draft(of: form) != nil) }
            if !now.refusal.isEmpty { said.append(Spoken.sentence(now.refusal)) }
            said = remarks + said + FormSpeech.field(form, world)
        } else if let picker = bench.pickerOnTop {
            shown = 0
            said = remarks + said + [Spoken.sentence(picker.title)] + results(picker, from: 0)
        } else if case .menu(let menu) = bench.overlay {
            numbered = MenuSpeech.numbers(menu)
            said = remarks + said + now.top
        } else if now.layer == .question {
            said = remarks + said + now.top
        } else {
            said = Moment.difference(from: before, to: now)
            if said.isEmpty {
                said = before.layer == .panes ? (remarks.isEmpty ? ["Still here. " + now.place] : []) : [now.place]
            }
            said += remarks
        }
        return fitted(said)
    }

    /// What another window did, said when it happens.
    public mutating func announcement(_ bench: Workbench, _ world: World) -> [String] {
        let now = Moment(bench, world)
        defer { before = now }
        var said = now.message != before.message ? [now.message] : []
        if now.news != before.news { said.append(now.news) }
        return fitted(said.filter { !$0.isEmpty })
    }

    /// The next results of a list to choose from, with the numbers that choose them.
    private mutating func results(_ picker: Picker, from first: Int) -> [String] {
        if picker.found.isEmpty { return [picker.nothing, "Other words, or cancel."] }
        let last = min(picker.found.count, first + Conversation.handful)
        guard first < last else { return ["There is no more. Words narrow the list."] }
        var said = (first..<last).map { row in
            "\(row + 1) \(PickerSpeech.choice(picker.found[row], ticked: picker.ticked ?? []))"
        }
        shown = last
        if first == 0 { numbered = [:] }
        for row in 0..<last { numbered[row + 1] = PickerSpeech.choosing(row, in: picker) }
        let beyond = picker.total - last
        said.append(
            beyond > 0
                ? "\(beyond) more: more goes on, words narrow, a number chooses."
                : picker.found.count == 1 ? "1 or Enter chooses it." : "A number chooses.")
        return said
    }

    /// Sentences wrapped at words, cut at a stretch with a way to the rest.
    private mutating func fitted(_ sentences: [String]) -> [String] {
        var lines: [String] = []
        for (place, sentence) in sentences.enumerated() {
            let wrapped = Wording.wrap(Spoken.text(sentence), width)
            if lines.count + wrapped.count > height, place > 0 {
                rest = Array(sentences[place...])
                lines.append("\(rest.count) more; say more.")
                break
            }
            lines += wrapped
        }
        return lines
    }
}

extension Workbench {
    /// Whether keys pressed so far are half of a sequence.
    public var isHalfway: Bool { !pending.isEmpty }
    /// Whether the user has left.
    public var hasEnded: Bool { hasQuit }

    var pickerOnTop: Picker? {
        switch overlay {
        case .picker(let picker), .pickForForm(let picker, _): picker
        default: nil
        }
    }
}

/// What a line was taken to mean.
struct Heard: Sendable {
    /// What is to happen, in order.
    var events: [Event] = []
    /// What is to be said besides what the events change.
    var remarks: [String] = []
    /// What numbers choose from now on; nil where that ends.
    var numbers: [Int: [Event]]?
    var keepsNumbers = false

    static func keys(_ keys: [Key]) -> Heard { Heard(events: keys.map { .key($0) }) }
    static func say(_ remarks: String...) -> Heard { Heard(remarks: remarks, keepsNumbers: true) }
}
