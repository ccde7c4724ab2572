// Items, links, points, assessments and settings as JSON, their values typed by the schema.

/// The JSON of a portfolio and its parts; also what the command line writes under `--json`.
public enum JSONForm {
    /// A field's value: numbers as numbers, flags as booleans, lists as arrays, money as an object of amounts by year,
    /// pairs as an object, rows as an array of objects, everything else as text. Without a rule the text is one of a
    /// field the schema does not know.
    public static func value(_ text: String, _ rule: FieldRule?) -> JSON {
        guard let rule else { return Loose.value(text) }
        switch rule.type {
        case .line, .prose, .day, .choice, .reference: return .string(text)
        case .number, .whole: return isNumber(text) ? .number(text) : .string(text)
        case .flag: return text == "true" ? .bool(true) : text == "false" ? .bool(false) : .string(text)
        case .choices, .list, .references: return .array(FieldType.parts(text).map { .string($0) })
        case .money:
            return .object(
                FieldType.parts(text).map { part in
                    let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                    return JSON.Member(String(sides[0]), sides.count > 1 ? .number(String(sides[1])) : .null)
                })
        case .pairs:
            return .object(
                FieldType.parts(text).map { part in
                    let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                    return JSON.Member(String(sides[0]), .string(sides.count > 1 ? String(sides[1]) : ""))
                })
        case .rows(let names):
            return .array(
                FieldType.parts(text).map { row in
                    let cells = row.split(separator: "|", omittingEmptySubsequences: false)
                    return .object(zip(names, cells).map { JSON.Member($0, .string(String($1))) })
                })
        }
    }

    /// The members for fields: each under its name, in the order of the schema.
    static func members(_ fields: Fields, _ row: (Field) -> FieldRule?) -> [JSON.Member] {
        fields.map { JSON.Member($0.field.name, value($0.text, row($0.field))) }
    }

    /// An item: `id`, `kind`, then its fields.
    public static func item(_ node: Node, in portfolio: Portfolio) -> JSON {
        item(portfolio.id(node), portfolio.kind(node), portfolio.fields(node))
    }

    package static func item(_ id: ItemID, _ kind: Kind, _ fields: Fields) -> JSON {
        .object(
            [JSON.Member("id", .string(id)), JSON.Member("kind", .string(kind.rawValue))]
                + members(fields) { Schema.row($0, of: kind) })
    }

    /// A link: `link` (its type; several types have a field called `type`), `from`, `to`, then its fields.
    public static func link(_ edge: Edge, in portfolio: Portfolio) -> JSON {
        let type = portfolio.type(edge)
        return link(
            type, portfolio.id(portfolio.from(edge)), portfolio.id(portfolio.to(edge)), portfolio.fields(edge))
    }

    package static func link(_ type: LinkType, _ from: ItemID, _ to: ItemID, _ fields: Fields) -> JSON {
        .object(
            [
                JSON.Member("link", .string(type.rawValue)), JSON.Member("from", .string(from)),
                JSON.Member("to", .string(to)),
            ] + members(fields) { Schema.row($0, of: type) })
    }

    /// A point: `measure`, `series`, `date`, `revision`, then its fields.
    public static func point(_ point: Point) -> JSON {
        .object(
            [
                JSON.Member("measure", .string(point.key.measure)),
                JSON.Member("series", .string(point.key.series.rawValue)),
                JSON.Member("date", .string(point.key.date.iso)), JSON.Member("revision", .int(point.key.revision)),
            ] + members(point.fields) { Schema.row($0, of: .point(point.key), kind: nil) })
    }

    /// An assessment: `item`, `rubric`, `date`, `by`, then its fields.
    public static func assessment(_ assessment: Assessment) -> JSON {
        self.assessment(assessment.key, assessment.fields)
    }

    package static func assessment(_ key: AssessmentKey, _ fields: Fields) -> JSON {
        .object(
            [
                JSON.Member("item", .string(key.item)), JSON.Member("rubric", .string(key.rubric)),
                JSON.Member("date", .string(key.date.iso)), JSON.Member("by", .string(key.by)),
            ] + members(fields) { Schema.row($0, of: .assessment(key), kind: nil) })
    }

    /// The settings of a portfolio.
    public static func settings(_ portfolio: Portfolio) -> JSON {
        .object(members(portfolio.settings) { Schema.row($0, of: .portfolio, kind: nil) })
    }

    /// Whether a text is a number as JSON writes it.
    private static func isNumber(_ text: String) -> Bool {
        if case .number? = try? JSON(parsing: text) { return true }
        return false
    }
}
