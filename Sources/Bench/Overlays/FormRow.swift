// A line of a form: a field, what is typed in it, and what that means.

import Drawing
import Missions

/// A line of a form.
struct FormRow: Sendable {
    let rule: FieldRule
    var line: EditLine
    /// The line as it was before anything was typed.
    private var original: EditLine
    /// Whether no key has been typed here yet.
    private var isFresh = true
    /// What is wrong with what is typed; nil where it is a value.
    var problem: String?
    /// Another window gave the field the text that stands here, or lies under what was typed, while the form was open.
    private(set) var isNews = false
    /// The sign that stands for a line end, since a form has one line for each field; nil where there are none.
    private(set) var lineEnd: Character?

    init(_ rule: FieldRule, _ text: String) {
        self.rule = rule
        lineEnd = rule.type == .prose ? "¶⏎␤".first { !text.contains($0) } : nil
        original = EditLine(FormRow.shown(text, lineEnd))
        line = original
    }

    var isChanged: Bool { line.text != original.text }

    /// Whether more was typed than blanks and separators.
    var saysMore: Bool { isChanged && FieldType.parts(line.text) != FieldType.parts(original.text) }

    /// What was typed, with the line ends it stands for.
    var text: String { unmarked(line.text) }

    /// What stood here before anything was typed, line ends and all.
    var before: String { unmarked(original.text) }

    /// Takes note that something else stands there now, and keeps what was typed.
    mutating func rebase(to stored: String) { original = EditLine(FormRow.shown(stored, lineEnd)) }

    private func unmarked(_ text: String) -> String {
        guard let lineEnd else { return text }
        return String(text.map { $0 == lineEnd ? "\n" : $0 })
    }

    /// Puts in a text that was written elsewhere, line ends and all. Where it holds the sign that stood for a line end,
    /// another takes its place.
    mutating func write(_ written: String, on day: Day) {
        if let sign = lineEnd, written.contains(sign) {
            let before = before
            lineEnd = "¶⏎␤".first { !written.contains($0) && !before.contains($0) } ?? sign
            original = EditLine(FormRow.shown(before, lineEnd))
            // What was typed before stands for other line ends, and cannot be taken back.
            line = original
        }
        replace(with: FormRow.shown(written, lineEnd), on: day)
    }

    private static func shown(_ text: String, _ lineEnd: Character?) -> String {
        guard let lineEnd else { return text }
        return String(text.map { $0.isNewline ? lineEnd : $0 })
    }

    /// Types a key on a day. False where it means nothing here.
    mutating func handle(_ key: Key, on day: Day) -> Bool {
        let key: Key? =
            switch key {
            case .altEnter: lineEnd.map { .char($0) }
            case .paste(let text): .paste(FormRow.shown(text, lineEnd))
            case .ctrl("z"): .ctrl("_")
            default: key
            }
        guard let key else { return false }
        if yields(to: key) { line.replace(with: "") }
        guard line.handle(key) else { return false }
        isFresh = false
        check(on: day)
        return true
    }

    /// Whether what stands here goes as soon as something is typed: nobody types on at the end of a day, a number or a
    /// word that was chosen from a list. A key that edits means it is to stay.
    var givesWay: Bool {
        guard isFresh, !line.text.isEmpty else { return false }
        return switch rule.type {
        case .day, .number, .whole, .choice, .flag, .choices, .reference, .references: true
        case .line, .prose, .list, .money, .rows, .pairs: false
        }
    }

    /// Whether a key types in the place of what stands here. Where there may be several, a separator says that another
    /// is to come.
    private func yields(to key: Key) -> Bool {
        guard givesWay else { return false }
        switch (key, rule.type) {
        case (.char(let letter), .choices), (.char(let letter), .references): return !";, ".contains(letter)
        case (.char, _): return true
        case (.paste(let text), _): return !text.isEmpty
        default: return false
        }
    }

    /// What stands here is half of what somebody typed: the next letter goes on with it.
    mutating func goOn() { isFresh = false }

    /// Puts another text in the place of what stands here.
    mutating func replace(with text: String, on day: Day) {
        line.replace(with: text)
        check(on: day)
    }

    mutating func check(on day: Day) {
        do {
            let canonical = try rule.canonical(said: text, on: day)
            problem = tooLong(canonical)
        } catch { problem = "not \(error.expected)" }
    }

    /// What is wrong with the length of a text; nil where it fits, or where what stood here did not.
    private func tooLong(_ text: String) -> String? {
        guard let longest = rule.longest, text.utf8.count > longest, text.count > longest, before.count <= longest
        else { return nil }
        return "\(text.count) characters long, and \(longest) are the most"
    }

    /// What the typed text is understood as, where that is not what was typed: `Fri 12 Jun 2026`, `£1.2m`.
    func understood(on day: Day) -> String? {
        guard let canonical = try? rule.canonical(said: text, on: day), !canonical.isEmpty else { return nil }
        switch rule.type {
        case .day: return Day(iso: canonical)?.full
        case .number where rule.unit == "£m", .money: return Wording.value(canonical, rule)
        case .line, .prose, .list, .reference, .references, .rows, .pairs: return nil
        case .flag: return text == "yes" || text == "no" ? nil : Wording.value(canonical, rule)
        default: return canonical == text ? nil : canonical
        }
    }

    /// Takes in what the field holds now, unless something was typed; then says whether that lies over something new.
    mutating func follow(_ now: String) -> Bool {
        let shown = FormRow.shown(now, lineEnd)
        guard shown != original.text else { return false }
        if isChanged { return shown != line.text }
        rebase(to: now)
        line = original
        isNews = true
        return false
    }

    /// A sentence about an id that was typed and is no item of a kind that may stand here. What stood here before is
    /// left alone: whoever wrote it may have meant something to come. It names what lists the items that may.
    func strangers(in portfolio: Portfolio, listedBy key: String = "C-p") -> String? {
        let kinds: [Kind]
        switch rule.type {
        case .reference(let only), .references(let only): kinds = only
        default: return nil
        }
        let before = FieldType.parts(original.text)
        for id in FieldType.parts(text) where !before.contains(id) {
            let kind = portfolio.node(id).map { portfolio.kind($0) }
            if let kind, kinds.isEmpty || kinds.contains(kind) { continue }
            let wanted = kinds.isEmpty ? "item" : kinds.map(\.rawValue).joined(separator: " or ")
            return "\(rule.label): \(id) is no \(wanted) of this portfolio. \(key) lists what may stand here."
        }
        return nil
    }

    /// The titles of the items that ids stand for.
    func titles(in portfolio: Portfolio) -> String? {
        switch rule.type {
        case .reference, .references: break
        default: return nil
        }
        let titles = FieldType.parts(text).compactMap { id in portfolio.node(id).map { portfolio.title($0) } }
        return titles.isEmpty ? nil : titles.joined(separator: ", ")
    }

    /// The words to choose from, where the field is a choice.
    var words: [String]? {
        switch rule.type {
        case .choice(let words): words
        case .flag: ["yes", "no"]
        default: nil
        }
    }
}
