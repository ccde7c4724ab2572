// The twelve kinds of item.

/// What an item is. The raw value is the word used in files, on the command line and in the log.
public enum Kind: String, CaseIterable, Hashable, Sendable {
    case mission, outcome, measure, programme, milestone, experiment, org, raid, fund, record, session, evidence

    /// The table's and the folder file's name: `missions`, `orgs`, `raid`, `evidence`.
    public var plural: String {
        switch self {
        case .raid, .evidence: rawValue
        default: rawValue + "s"
        }
    }

    /// The start of ids made for new items: `MIS-7`.
    public var prefix: String {
        switch self {
        case .mission: "MIS"
        case .outcome: "OUT"
        case .measure: "MEA"
        case .programme: "PRO"
        case .milestone: "MIL"
        case .experiment: "EXP"
        case .org: "ORG"
        case .raid: "RSK"
        case .fund: "FND"
        case .record: "REC"
        case .session: "SES"
        case .evidence: "EVI"
        }
    }

    /// Whether items of the kind are work: only work may need things, has dates, and can be late.
    package var isWork: Bool { self == .milestone || self == .programme || self == .experiment }

    /// `a mission`, `an outcome`.
    package var withArticle: String {
        switch self {
        case .raid: "a raid item"
        case .evidence: "a piece of evidence"
        case .outcome, .experiment, .org: "an \(rawValue)"
        default: "a \(rawValue)"
        }
    }

    /// What the kind covers, for people.
    public var covers: String {
        switch self {
        case .mission: "visions and missions"
        case .outcome: "results for people and places"
        case .measure: "indicators with a baseline and a target"
        case .programme: "programmes, projects, services, platforms"
        case .milestone: "milestones, deliverables, promises"
        case .experiment: "tests of a riskiest assumption"
        case .org: "departments, agencies, councils, partners, boards, teams"
        case .raid: "risks, assumptions, issues, challenges"
        case .fund: "funding lines and pooled budgets"
        case .record: "decisions, actions, lessons, recommendations, asks, ideas, credit"
        case .session: "stocktakes, workshops, reviews, gates"
        case .evidence: "documents, data sets, visits, evaluations"
        }
    }

    /// The kind a word names, singular or plural, in either case; `risk` and `risks` mean raid.
    public init?(word: some StringProtocol) {
        let word = word.lowercased()
        if word == "risk" || word == "risks" {
            self = .raid
            return
        }
        guard let kind = Kind.allCases.first(where: { $0.rawValue == word || $0.plural == word }) else { return nil }
        self = kind
    }

    /// A small number that stands for the kind in flat storage.
    var code: UInt8 {
        switch self {
        case .mission: 0
        case .outcome: 1
        case .measure: 2
        case .programme: 3
        case .milestone: 4
        case .experiment: 5
        case .org: 6
        case .raid: 7
        case .fund: 8
        case .record: 9
        case .session: 10
        case .evidence: 11
        }
    }
    /// By code.
    static let ordered: [Kind] = allCases
}
