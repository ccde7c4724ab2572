// The only ways a portfolio changes: three operations, each of which knows its own way back.

/// One primitive change. It carries what was and what is to be, so that its inverse is a swap.
public enum Change: Hashable, Sendable {
    /// Brings a thing into being. `kind` says what an item is, and is nil for everything else.
    case create(Ref, kind: Kind?, fields: Fields)
    /// Removes a thing, with all the fields it had.
    case delete(Ref, kind: Kind?, fields: Fields)
    /// Gives a field another text; nil is absent.
    case set(Ref, field: Field, was: String?, now: String?)

    /// The change that takes this one back.
    public var inverse: Change {
        switch self {
        case .create(let ref, let kind, let fields): .delete(ref, kind: kind, fields: fields)
        case .delete(let ref, let kind, let fields): .create(ref, kind: kind, fields: fields)
        case .set(let ref, let field, let was, let now): .set(ref, field: field, was: now, now: was)
        }
    }

    /// What the change is about.
    public var ref: Ref {
        switch self {
        case .create(let ref, _, _), .delete(let ref, _, _), .set(let ref, _, _, _): ref
        }
    }
}

extension [Change] {
    /// The changes that take these back: each one's inverse, last first.
    public var inverse: [Change] { reversed().map(\.inverse) }
}

/// What one user action does, however many things it touches: one step is one undo.
public struct Step: Hashable, Sendable {
    /// What it does, in the imperative: `Set M2 promised by to 2026-10-01`.
    public var label: String
    /// Why, where a reason was given.
    public var why: String
    /// The key, command line or file it came from.
    public var source: String
    /// Whether it brings in a file: the log says so, and what contradicts itself is let in.
    public var isImport: Bool
    /// Every change, in order.
    public var changes: [Change]
    /// Whether its texts have just been made canonical and need not be looked at again.
    package var isCanonical = false

    public init(_ label: String, why: String = "", source: String = "", isImport: Bool = false, changes: [Change]) {
        self.label = label
        self.why = why
        self.source = source
        self.isImport = isImport
        self.changes = changes
    }
}

/// Why a change cannot be made: what it is about, what stands in the way, and what to do. The text is a full sentence
/// for the screen.
public struct Refusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// How much is at stake.
    public enum Weight: Sendable {
        /// The model would break: nobody may bring this in.
        case structure
        /// The facts contradict each other: a person must settle it; an import reports it and goes on.
        case consistency
    }

    /// The item, link or other thing.
    public let subject: String
    /// The field, where one is at fault.
    public let field: String?
    /// What is wrong, with the number of the rule it offends, for programs: `it exists already (I1)`.
    public let rule: String
    /// What to do.
    public let remedy: String
    /// Whether the model would break, or facts contradict each other.
    public let weight: Weight
    /// What has not happened, as a sentence, where that is worth saying; else empty.
    public var outcome = ""

    public init(_ subject: String, field: Field? = nil, _ rule: String, remedy: String, weight: Weight = .structure) {
        self.subject = subject
        self.field = field?.name
        self.rule = rule
        self.remedy = remedy
        self.weight = weight
    }

    /// What people read: the numbers of rules mean nothing to them.
    public var description: String { told(Refusal.withoutNumbers(rule)) }

    /// The same with the number of the rule.
    package var numbered: String { told(rule) }

    private func told(_ rule: String) -> String {
        // Ids begin as they are written, words with a capital.
        let opening = subject.hasPrefix("the ") ? "T" + subject.dropFirst() : subject
        let what = opening + (field.map { " \($0)" } ?? "") + ": " + rule + "."
        // What has not happened is worth more than what to do: where there is little room, the end is cut.
        let told = outcome.isEmpty ? what : what + " " + outcome
        guard let first = remedy.first else { return told }
        return told + " " + first.uppercased() + remedy.dropFirst() + (remedy.hasSuffix("?") ? "" : ".")
    }

    /// A sentence without the numbers of rules, ` (I20)`.
    private static func withoutNumbers(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let start = rest.firstRange(of: " (I") {
            let digits = rest[start.upperBound...].prefix { $0.isASCII && $0.isNumber }
            let isNumber = !digits.isEmpty && rest[digits.endIndex...].first == ")"
            result += rest[..<(isNumber ? start.lowerBound : start.upperBound)]
            rest = rest[(isNumber ? rest.index(after: digits.endIndex) : start.upperBound)...]
        }
        return result + rest
    }
}
