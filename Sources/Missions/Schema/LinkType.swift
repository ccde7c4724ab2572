// The ten types of link, and which kinds each may join.

/// How two items are joined. The raw value is the word used in files, on the command line and in the log.
public enum LinkType: String, CaseIterable, Hashable, Sendable {
    case partOf = "part_of"
    case contributes, measures, needs, affects, treats, funds, benefits, responsible, about

    /// The link as a sentence between its two ends: `M2 needs M1`.
    public var verb: String {
        switch self {
        case .partOf: "is part of"
        case .contributes: "contributes to"
        case .measures: "measures"
        case .needs: "needs"
        case .affects: "affects"
        case .treats: "treats"
        case .funds: "funds"
        case .benefits: "benefits"
        case .responsible: "is responsible for"
        case .about: "is about"
        }
    }

    /// The same link read from its far end: `M1 is needed by M2`.
    public var reverseVerb: String {
        switch self {
        case .partOf: "has part"
        case .contributes: "is helped by"
        case .measures: "is measured by"
        case .needs: "is needed by"
        case .affects: "is threatened by"
        case .treats: "is treated by"
        case .funds: "is funded by"
        case .benefits: "gains from"
        case .responsible: "is answered for by"
        case .about: "is discussed in"
        }
    }

    /// Names of the two end columns in a table; `needs` also reads as receiver and giver.
    public var endNames: (from: String, to: String) { self == .needs ? ("receiver", "giver") : ("from", "to") }

    /// The field that tells two links of this type between the same ends apart, if there may be several.
    public var distinguishedBy: Field? {
        switch self {
        case .benefits: .benefitKey
        case .responsible: .role
        case .funds: .amount
        default: nil
        }
    }

    /// The type a word names: `needs`, `part-of`, `part_of`, `PART OF`.
    public init?(word: some StringProtocol) {
        let folded = String(word.lowercased().map { $0 == "-" || $0 == " " ? "_" : $0 })
        self.init(rawValue: folded)
    }

    /// Whether a link of this type may run from an item of one kind to one of another. That the parent of a mission is a
    /// vision, and an org that a fund pays a team, are matters of fields: see `Portfolio.contradictions(of:)`.
    public func joins(_ from: Kind, to: Kind) -> Bool {
        switch self {
        case .partOf:
            switch (from, to) {
            case (.mission, .mission), (.outcome, .mission), (.outcome, .outcome), (.programme, .programme),
                (.milestone, .programme), (.experiment, .programme), (.org, .org), (.fund, .fund):
                true
            default: false
            }
        case .contributes:
            [.programme, .milestone, .experiment, .outcome, .org].contains(from) && (to == .outcome || to == .mission)
        case .measures:
            from == .measure && [.mission, .outcome, .programme, .experiment, .org].contains(to)
        case .needs:
            from.isWork && (to.isWork || to == .org)
        case .affects: from == .raid
        case .treats: [.record, .programme, .experiment].contains(from) && to == .raid
        case .funds:
            (from == .org && to == .fund) || (from == .fund && [.programme, .experiment, .org].contains(to))
        case .benefits:
            [.programme, .experiment, .outcome].contains(from) && (to == .org || to == .outcome)
        case .responsible: from == .org
        case .about: [.record, .session, .evidence].contains(from)
        }
    }

    /// Which kinds may stand at each end, as words for a message.
    public var rule: String {
        switch self {
        case .partOf:
            "a mission to a vision, an outcome to a mission or outcome, a programme to a programme, "
                + "a milestone or experiment to a programme, an org to an org, a fund to a fund"
        case .contributes: "a programme, milestone, experiment, outcome or org to an outcome or mission"
        case .measures: "a measure to a mission, outcome, programme, experiment or org"
        case .needs: "a receiving milestone, programme or experiment to a giving one, or to an org"
        case .affects: "a raid item to any item"
        case .treats: "a record, programme or experiment to a raid item"
        case .funds: "an org to a fund, or a fund to a programme, experiment or team"
        case .benefits: "a programme, experiment or outcome to an org or outcome"
        case .responsible: "an org to any item"
        case .about: "a record, session or evidence to any item"
        }
    }

    /// A small number that stands for the type in flat storage: its place among all cases.
    package var code: UInt8 {
        switch self {
        case .partOf: 0
        case .contributes: 1
        case .measures: 2
        case .needs: 3
        case .affects: 4
        case .treats: 5
        case .funds: 6
        case .benefits: 7
        case .responsible: 8
        case .about: 9
        }
    }
    /// By code.
    static let ordered: [LinkType] = allCases
}
