// Where in a text of TOML something is set, for errors that its reader does not place.

enum TOMLLines {
    /// The line on which something is set, at the top or in a table.
    static func line(of name: String, under wanted: String? = nil, in text: String) -> Int? {
        var table: String?
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (number, line) in lines.enumerated() {
            let start = line.drop { $0 == " " || $0 == "\t" }
            if start.hasPrefix("[") {
                // A table, or one of a list of tables.
                table = String(start.drop { $0 == "[" }.prefix { $0 != "]" })
                if wanted == nil, table == name { return number + 1 }
            } else if table == wanted {
                let bare = start.drop { $0 == "\"" || $0 == "'" }
                guard bare.hasPrefix(name) else { continue }
                let next = bare.dropFirst(name.count).first { $0 != " " && $0 != "\t" && $0 != "\"" && $0 != "'" }
                if next == "=" || next == "." { return number + 1 }
            }
        }
        return nil
    }
}
