// What a new thing gets where its source says nothing.

import Missions

/// The schema's initial texts, packed once.
enum Initials {
    static func of(_ kind: Kind) -> Fields { kinds[kind]! }
    static func of(_ type: LinkType) -> Fields { types[type]! }

    private static let kinds = Dictionary(uniqueKeysWithValues: Kind.allCases.map { ($0, packed(Schema.rows(of: $0))) })
    private static let types = Dictionary(
        uniqueKeysWithValues: LinkType.allCases.map { ($0, packed(Schema.rows(of: $0))) })

    private static func packed(_ rows: [FieldRule]) -> Fields {
        var fields = Fields()
        for row in rows { fields[row.field] = row.initial }
        return fields
    }
}
