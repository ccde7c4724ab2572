// A form made from the schema: one line a field, checked as it is typed.

import Drawing
import Missions

/// A line of a form.
struct FormRow: Sendable {
    let rule: FieldRule
    let original: String
    var line: EditLine
    /// What is wrong with what is typed; nil where it is a value.
    var problem: String?

    init(_ rule: FieldRule, _ text: String) {
        self.rule = rule
        original = text
        line = EditLine(text)
    }

    var isChanged: Bool { line.text != original }

    mutating func check() {
        do {
            _ = try rule.type.canonical(line.text)
            problem = nil
        } catch { problem = "not \(error.expected)" }
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
    }

    let purpose: Purpose
    let title: String
    var rows: [FormRow]
    var scroller = Scroller()
    /// The writer's refusal of the whole.
    var refusal: String?

    /// The reason for a change, kept in the log.
    static let reason = FieldRule("why", .line, "the reason, kept in the log; name a decision where one is needed")

    init(_ purpose: Purpose, _ title: String, _ rules: [FieldRule], _ fields: Fields, asksWhy: Bool) {
        self.purpose = purpose
        self.title = title
        rows = rules.map { rule in FormRow(rule, Form.text(fields[rule.field] ?? "", rule)) }
        if asksWhy { rows.append(FormRow(Form.reason, "")) }
    }

    /// Flags read yes and no; everything else is shown as it is stored.
    private static func text(_ stored: String, _ rule: FieldRule) -> String {
        rule.type == .flag ? (stored == "true" ? "yes" : stored == "false" ? "no" : "") : stored
    }

    var current: FormRow { rows[scroller.cursor] }

    /// What was typed, field by field, without what was left alone.
    var cells: [(column: String, text: String)] {
        rows.filter { $0.rule != Form.reason && $0.isChanged }.map { ($0.rule.name, $0.line.text) }
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
        }
        step?.why = why
        return step
    }
}
