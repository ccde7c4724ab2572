// Values of fields the schema does not know: one text for any JSON or TOML value, and the way back.

/// A field the schema does not know holds a text like any other. A string is kept as it is; any other value is kept as
/// compact JSON with its keys sorted. On the way out a text that is just such compact JSON, but for null, becomes that
/// value again and every other text a string. So what is brought in, written out and brought in again is the same;
/// only the string `"5"` and the number `5`, which have one text, both come out as the number.
package enum Loose {
    /// The text of a value; nil for null.
    package static func text(_ value: JSON) -> String? {
        switch value {
        case .null: nil
        case .string(let text): text
        default: sorted(value).compact
        }
    }

    /// The value of a text.
    package static func value(_ text: String) -> JSON {
        guard let first = text.utf8.first, "{[-0123456789tf".utf8.contains(first), let value = try? JSON(parsing: text)
        else { return .string(text) }
        return sorted(value).compact == text ? value : .string(text)
    }

    private static func sorted(_ value: JSON) -> JSON {
        switch value {
        case .array(let values): .array(values.map(sorted))
        case .object(let members):
            .object(
                members.map { JSON.Member($0.key, sorted($0.value)) }.sorted {
                    $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
                })
        default: value
        }
    }
}
