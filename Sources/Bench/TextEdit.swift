// A text on its way to the user's editor and back.

import Missions

/// A text that the editor gets, and what becomes of it.
public struct TextEdit: Hashable, Sendable {
    /// Where it came from: a field of an item or link, or the form that lies on top.
    enum Source: Hashable, Sendable {
        case field(Ref, Field)
        case form
    }

    let source: Source
    /// What it is, for the name of the file and for messages: `MIS-1 note`.
    public let label: String
    /// As it stood when the editor got it.
    public let text: String

    init(_ ref: Ref, _ rule: FieldRule, _ text: String) {
        source = .field(ref, rule.field)
        label = "\(ref.spoken) \(rule.label)"
        self.text = text
    }

    init(_ row: FormRow, _ title: String) {
        source = .form
        label = "\(title) \(row.rule.label)"
        text = row.text
    }

    /// Whether it goes back into the form rather than into the portfolio.
    public var isForForm: Bool { source == .form }

    /// The step that puts a new text in its place; nil where it says the same as before. Throws a sentence where somebody
    /// else has written there meanwhile, or where the text cannot stand there.
    public func step(_ written: String, in portfolio: Portfolio) throws -> Step? {
        guard case .field(let ref, let field) = source else { return nil }
        let rule = FieldType.prose
        guard (try? rule.canonical(written)) != (try? rule.canonical(text)) else { return nil }
        guard let fields = portfolio.fields(ref) else {
            throw Overtaken(sentence: "\(ref.spoken) is not here any more.")
        }
        guard (fields[field] ?? "") == text else {
            throw Overtaken(sentence: "\(label) was changed in another window while you wrote.")
        }
        return try portfolio.setting(ref, [(field.name, written)])
    }

    /// Why a text found its place taken, or gone.
    private struct Overtaken: Error, CustomStringConvertible {
        let sentence: String
        var description: String { sentence }
    }
}
