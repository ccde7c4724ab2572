// A form made from the schema: one line a field, checked as it is typed.

import Drawing
import Missions

/// A line of a form.
struct FormRow: Sendable {
    let rule: FieldRule
    var line: EditLine
    /// The line as it was before anything was typed.
    private var original: EditLine
    /// What is wrong with what is typed; nil where it is a value.
    var problem: String?
    /// The sign that stands for a line end, since a form has one line for each field; nil where there are none.
    private var lineEnd: Character?

    init(_ rule: FieldRule, _ text: String) {
        self.rule = rule
        lineEnd = rule.type == .prose ? "¶⏎␤".first { !text.contains($0) } : nil
        original = EditLine(FormRow.shown(text, lineEnd))
        line = original
    }

    var isChanged: Bool { line.text != original.text }

    /// What was typed, with the line ends it stands for.
    var text: String { unmarked(line.text) }

    private static func shown(_ text: String, _ lineEnd: Character?) -> String {
        guard let lineEnd else { return text }
        return String(text.map { $0.isNewline ? lineEnd : $0 })
    }

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
    mutating func write(_ written: String) {
        if let sign = lineEnd, written.contains(sign) {
            let before = before
            lineEnd = "¶⏎␤".first { !written.contains($0) && !before.contains($0) } ?? sign
            original = EditLine(FormRow.shown(before, lineEnd))
        }
        line = EditLine(FormRow.shown(written, lineEnd))
        check()
    }

    /// Types a key. False where it means nothing here.
    mutating func handle(_ key: Key) -> Bool {
        let key: Key? =
            switch key {
            case .altEnter: lineEnd.map { .char($0) }
            case .paste(let text): .paste(FormRow.shown(text, lineEnd))
            default: key
            }
        guard let key, line.handle(key) else { return false }
        check()
        return true
    }

    mutating func check() {
        do {
            _ = try rule.type.canonical(text)
            problem = nil
        } catch { problem = "not \(error.expected)" }
    }

    /// A sentence about an id that was typed and is no item of a kind that may stand here. What stood here before is
    /// left alone: whoever wrote it may have meant something to come.
    func strangers(in portfolio: Portfolio) -> String? {
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
            return "\(rule.label): \(id) is no \(wanted) of this portfolio. C-p lists what may stand here."
        }
        return nil
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

struct Form: Sendable {
    /// A link to be drawn together with a new item.
    struct Tie: Sendable {
        let type: LinkType
        let other: ItemID
        /// Whether the new item stands at the link's start.
        let outward: Bool
    }

    enum Purpose: Sendable {
        case edit(Ref)
        case add(Kind, Tie?)
        case link(LinkType, from: ItemID, to: ItemID)
        /// The same texts for many items.
        case editMany([ItemID])
        /// Tags to add to many items, or with a hyphen to take away.
        case tagMany([ItemID])
        /// Links of one type between many ends.
        case linkMany(LinkType, [LinkEnds])

        /// Whether it is about many items.
        var isBulk: Bool {
            switch self {
            case .editMany, .tagMany, .linkMany: true
            case .edit, .add, .link: false
            }
        }
    }

    let purpose: Purpose
    let title: String
    var rows: [FormRow]
    var scroller = Scroller()
    /// The writer's refusal of the whole.
    var refusal: String?
    /// Who has written into a field of the same thing while the form was filled in.
    var writers: [Field: String] = [:]

    /// The reason for a change, kept in the log.
    static let reason = FieldRule("why", .line, "the reason, kept in the log; name a decision where one is needed")

    init(_ purpose: Purpose, _ title: String, _ rules: [FieldRule], _ fields: Fields) {
        self.purpose = purpose
        self.title = title
        rows = rules.map { rule in FormRow(rule, Form.text(fields[rule.field] ?? "", rule)) }
        if asksWhy(rules) { rows.append(FormRow(Form.reason, "")) }
    }

    /// A reason is asked for where something is changed that people will be held to: a day, a state, a figure.
    private func asksWhy(_ rules: [FieldRule]) -> Bool {
        switch purpose {
        case .edit(.portfolio), .add, .link, .tagMany, .linkMany: return false
        case .edit, .editMany: break
        }
        return rules.contains { rule in
            switch rule.type {
            case .day, .number, .whole, .money: true
            default: rule.field == .state
            }
        }
    }

    /// Flags read yes and no; everything else is shown as it is stored.
    static func text(_ stored: String, _ rule: FieldRule) -> String {
        rule.type == .flag ? (stored == "true" ? "yes" : stored == "false" ? "no" : "") : stored
    }

    var current: FormRow { rows[scroller.cursor] }

    /// What was typed, field by field, without what was left alone.
    var cells: [(column: String, text: String)] {
        rows.filter { $0.rule != Form.reason && $0.isChanged }.map { ($0.rule.name, $0.text) }
    }

    var why: String { rows.last { $0.rule == Form.reason }?.line.text ?? "" }

    /// The step that saving makes, or nil where nothing changed.
    func step(in portfolio: Portfolio) throws(Refusal) -> Step? {
        var step: Step?
        switch purpose {
        case .edit(let ref): step = try portfolio.setting(ref, cells)
        case .add(let kind, let tie):
            let added = try portfolio.adding(kind, cells)
            step = added.step
            if let tie {
                let ends = tie.outward ? (added.id, tie.other) : (tie.other, added.id)
                step!.changes += try portfolio.linking(tie.type, from: ends.0, to: ends.1, []).step.changes
            }
        case .link(let type, let from, let to):
            step = try portfolio.linking(type, from: from, to: to, cells).step
        case .editMany(let items): step = try Bulk.setting(items, cells, in: portfolio)
        case .tagMany(let items): step = try Bulk.tagging(items, rows[0].text, in: portfolio)
        case .linkMany(let type, let ends): step = try Bulk.linking(type, ends, cells, in: portfolio)
        }
        step?.why = why
        return step
    }
}

extension Form {
    /// Goes to the next or previous word of a choice.
    mutating func turn(_ step: Int) {
        guard let words = current.words else { return }
        let all = [""] + words
        let now = all.firstIndex(of: current.line.text) ?? 0
        rows[scroller.cursor].line.replace(with: all[(now + step + all.count) % all.count])
        rows[scroller.cursor].check()
        refusal = nil
    }

    /// Puts a word into the current field: beside the others where it is a list.
    mutating func put(_ word: String) {
        let text: String
        switch current.rule.type {
        case .choices, .references:
            let parts = FieldType.parts(current.line.text)
            text = (parts.contains(word) ? parts.filter { $0 != word } : parts + [word]).joined(separator: ";")
        default: text = word
        }
        rows[scroller.cursor].line.replace(with: text)
        rows[scroller.cursor].check()
        refusal = nil
    }
}
