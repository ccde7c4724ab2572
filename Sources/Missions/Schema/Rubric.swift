// A rubric: a list of questions, each answered on a short scale of named points.

/// What an assessment judges against. Reference data: shipped in `Rubrics.swift`, never changed by use.
public struct Rubric: Hashable, Sendable {
    /// A point of a scale.
    public struct Rating: Hashable, Sendable {
        public let code: String
        public let label: String
        init(_ code: String, _ label: String) {
            self.code = code
            self.label = label
        }
    }

    /// A question, with a scale of its own where it has one.
    public struct Criterion: Hashable, Sendable {
        public let id: String
        public let prompt: String
        public let scale: [Rating]?
        init(_ id: String, _ prompt: String, scale: [Rating]? = nil) {
            self.id = id
            self.prompt = prompt
            self.scale = scale
        }
    }

    public let id: String
    public let title: String
    /// Words for what it judges: kinds of item, `portfolio`, `decision`.
    public let appliesTo: [String]
    /// From worst to best.
    public let scale: [Rating]
    /// The questions, in the order asked.
    public let criteria: [Criterion]
    /// Where it comes from, and how far its wording was checked.
    public let source: String

    init(
        _ id: String, _ title: String, appliesTo: [String], scale: [Rating], criteria: [Criterion], source: String
    ) {
        self.id = id
        self.title = title
        self.appliesTo = appliesTo
        self.scale = scale
        self.criteria = criteria
        self.source = source
    }

    /// The shipped rubric with that id.
    public static func named(_ id: String) -> Rubric? { byID[id] }
    private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })

    /// Codes that mean no rating on any scale: not assessed, exempt, don't know, and a plan being reset.
    public static let noRating = ["N", "X", "DK", "RESET"]

    /// The codes of the scale, from worst to best.
    public var codes: [String] { scale.map(\.code) }
    /// The codes of a criterion: of its own scale, or of the rubric's.
    public func codes(for criterion: Criterion) -> [String] { (criterion.scale ?? scale).map(\.code) }

    /// Whether a code may stand as the overall rating.
    public func allows(_ code: String) -> Bool { codes.contains(code) || Rubric.noRating.contains(code) }
    /// Whether a code may stand as the rating of a criterion. A one-point scale stands for free text.
    public func allows(_ code: String, for criterion: Criterion) -> Bool {
        let codes = codes(for: criterion)
        return codes == ["-"] || codes.contains(code) || Rubric.noRating.contains(code)
    }
}
