// The one table from which validation, forms, files, JSON, search and help are made.

/// What each kind of item, type of link, point, assessment and portfolio holds. A new field is one row in
/// `ItemFields.swift` or `LinkFields.swift`.
public enum Schema {
    /// The fields of a kind of item: those every item has, then its own.
    public static func rows(of kind: Kind) -> [FieldRule] { itemRows[Int(kind.code)] }

    /// The fields of a type of link.
    public static func rows(of type: LinkType) -> [FieldRule] { linkRows[Int(type.code)] }

    /// The row of a field of a kind of item, or nil where the kind has no such field.
    public static func row(_ field: Field, of kind: Kind) -> FieldRule? { lookup(field, itemIndex[Int(kind.code)]) }

    /// The row of a field of a type of link, or nil where the type has no such field.
    public static func row(_ field: Field, of type: LinkType) -> FieldRule? {
        lookup(field, linkIndex[Int(type.code)])
    }

    /// The row of a field of whatever a reference stands for; `kind` is needed where it is an item.
    public static func row(_ field: Field, of ref: Ref, kind: Kind?) -> FieldRule? {
        switch ref {
        case .item: kind.flatMap { row(field, of: $0) }
        case .link(let key): row(field, of: key.type)
        case .point: lookup(field, pointIndex)
        case .assessment: lookup(field, assessmentIndex)
        case .portfolio: lookup(field, portfolioIndex)
        case .extra: nil
        }
    }

    /// The states of a kind, the first of them first.
    public static func states(of kind: Kind) -> [String] {
        guard case .choice(let words)? = row(.state, of: kind)?.type else { return [] }
        return words
    }

    /// The field a column of a table names: its own name, or another it may come under. Unknown names are kept.
    public static func field(named column: String, in rows: [FieldRule]) -> Field {
        let folded = String(FieldType.trimmed(column).lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
        if let row = rows.first(where: { $0.name == folded }) { return row.field }
        if let row = rows.first(where: { $0.alsoNamed.contains(folded) }) { return row.field }
        return Field(folded)
    }

    /// The fields of a point of a measure's series, besides measure, series, date and revision, which name it.
    public static let pointRows: [FieldRule] = LinkFields.point
    /// The fields of an assessment, besides item, rubric, date and by, which name it.
    public static let assessmentRows: [FieldRule] = LinkFields.assessment
    /// The settings of a portfolio.
    public static let portfolioRows: [FieldRule] = LinkFields.portfolio

    /// A number that changes whenever the table does; flat images made under another table are not read.
    static let fingerprint: UInt64 = {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for name in Field.names + Kind.allCases.map(\.rawValue) + LinkType.allCases.map(\.rawValue) {
            for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
            hash = (hash ^ 0xff) &* 0x100_0000_01b3
        }
        return hash
    }()

    static let allRows: [FieldRule] =
        itemRows.flatMap { $0 } + linkRows.flatMap { $0 } + pointRows + assessmentRows + portfolioRows

    private static let itemRows: [[FieldRule]] = Kind.ordered.map { ItemFields.shared($0) + ItemFields.own($0) }
    private static let linkRows: [[FieldRule]] = LinkType.ordered.map { LinkFields.own($0) }
    private static let itemIndex = itemRows.map(index)
    private static let linkIndex = linkRows.map(index)
    private static let pointIndex = index(pointRows)
    private static let assessmentIndex = index(assessmentRows)
    private static let portfolioIndex = index(portfolioRows)

    private static func index(_ rows: [FieldRule]) -> [FieldRule?] {
        var index = [FieldRule?](repeating: nil, count: 256)
        for row in rows { index[Int(row.field.code)] = row }
        return index
    }

    private static func lookup(_ field: Field, _ index: [FieldRule?]) -> FieldRule? {
        field.isKnown ? index[Int(field.code)] : nil
    }
}
