// What a change is about: an item, a link, a point, an assessment, the portfolio's settings, or a file kept as it came.

/// The identity of a link: its type, its two ends and, where several may join the same ends, what tells them apart.
public struct LinkKey: Hashable, Sendable {
    public let type: LinkType
    public let from: ItemID
    public let to: ItemID
    /// The benefit's key, the role, or the years of the money; empty for other types.
    public let mark: String

    public init(_ type: LinkType, from: ItemID, to: ItemID, mark: String = "") {
        self.type = type
        self.from = from
        self.to = to
        self.mark = mark
    }

    /// The key of a link with these fields.
    public init(_ type: LinkType, from: ItemID, to: ItemID, fields: Fields) {
        self.init(type, from: from, to: to, mark: LinkKey.mark(of: type, fields))
    }

    /// What tells a link with these fields apart from others between the same ends.
    public static func mark(of type: LinkType, _ fields: Fields) -> String {
        guard let field = type.distinguishedBy, let text = fields[field] else { return "" }
        guard type == .funds else { return text }
        return FieldType.parts(text).map { String($0.prefix { $0 != "=" }) }.joined(separator: ",")
    }
}

/// The identity of a point: a measure's series holds one value a day and revision.
public struct PointKey: Hashable, Sendable {
    public enum Series: String, CaseIterable, Sendable { case trajectory, observation, forecast }
    public let measure: ItemID
    public let series: Series
    /// The end of the period.
    public let date: Day
    /// The highest revision is the one that counts; older ones are kept.
    public let revision: Int

    public init(measure: ItemID, series: Series, date: Day, revision: Int = 0) {
        self.measure = measure
        self.series = series
        self.date = date
        self.revision = revision
    }
}

/// The identity of an assessment: who judged which item against which rubric, and when.
public struct AssessmentKey: Hashable, Sendable {
    public let item: ItemID
    /// The rubric's id, without white space.
    public let rubric: String
    public let date: Day
    /// A person, an org, or "room".
    public let by: String

    public init(item: ItemID, rubric: String, date: Day, by: String) {
        self.item = item
        self.rubric = rubric
        self.date = date
        self.by = by
    }
}

/// What a change is about.
public enum Ref: Hashable, Sendable {
    case item(ItemID)
    case link(LinkKey)
    case point(PointKey)
    case assessment(AssessmentKey)
    /// The portfolio's settings.
    case portfolio
    /// A file of an import that the model has no place for, kept word for word under its path.
    case extra(String)

    /// The text by which the log names it: `M2`, `needs M2 M1`, `point MEA-1 observation 2025-03-31 0`,
    /// `assessment MIS-1 pmdu 2026-01-10 room`, `the portfolio`, `file items/extra.csv`. Ids hold no blanks, so no
    /// two things share a text.
    public var text: String {
        switch self {
        case .item(let id): id
        case .link(let key):
            "\(key.type.rawValue) \(key.from) \(key.to)" + (key.mark.isEmpty ? "" : " " + key.mark)
        case .point(let key): "point \(key.measure) \(key.series.rawValue) \(key.date.iso) \(key.revision)"
        case .assessment(let key): "assessment \(key.item) \(key.rubric) \(key.date.iso) \(key.by)"
        case .portfolio: "the portfolio"
        case .extra(let path): "file \(path)"
        }
    }

    /// Reads `text` back; nil where it names nothing of the kind.
    public init?(_ text: String) {
        let words = Ref.words(of: text, splits: 1)
        guard words.count == 2 else {
            guard ItemID.isValid(text) else { return nil }
            self = .item(text)
            return
        }
        if words[0] == "file" {
            self = .extra(words[1])
            return
        }
        if text == "the portfolio" {
            self = .portfolio
            return
        }
        let splits = words[0] == "point" || words[0] == "assessment" ? 3 : 2
        let rest = Ref.words(of: words[1], splits: splits)
        switch words[0] {
        case "point":
            guard rest.count == 4, let series = PointKey.Series(rawValue: rest[1]), let date = Day(iso: rest[2]),
                let revision = Int(rest[3]), String(revision) == rest[3]
            else { return nil }
            self = .point(PointKey(measure: rest[0], series: series, date: date, revision: revision))
        case "assessment":
            guard rest.count == 4, let date = Day(iso: rest[2]) else { return nil }
            self = .assessment(AssessmentKey(item: rest[0], rubric: rest[1], date: date, by: rest[3]))
        default:
            guard let type = LinkType(rawValue: words[0]), rest.count >= 2 else { return nil }
            self = .link(LinkKey(type, from: rest[0], to: rest[1], mark: rest.count > 2 ? rest[2] : ""))
        }
    }

    /// Blanks are bytes here: one that carries a combining mark still parts two words.
    private static func words(of text: String, splits: Int) -> [String] {
        text.utf8.split(separator: UInt8(ascii: " "), maxSplits: splits, omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
    }

    /// What a message calls it: `M2`, `needs M2 → M1`.
    public var spoken: String {
        switch self {
        case .item(let id): id
        case .link(let key): "\(key.from) \(key.type.verb) \(key.to)" + (key.mark.isEmpty ? "" : " (\(key.mark))")
        case .point(let key): "\(key.measure) \(key.series.rawValue) of \(key.date.iso)"
        case .assessment(let key): "the \(key.rubric) assessment of \(key.item) on \(key.date.iso)"
        case .portfolio: "the portfolio's settings"
        case .extra(let path): "the kept file \(path)"
        }
    }
}
