// The header of a table: which cell of a row holds which field.

import Missions

/// The columns of one table, worked out once: what names a row, then the fields in the order in which they are packed.
struct Columns {
    struct Column {
        let field: Field
        /// Nil for a field the schema does not know.
        let type: FieldType?
        /// As the file names it.
        let name: String
        /// Its place in a row.
        let cell: Int
        /// For a choice, its words as bytes.
        let words: [[UInt8]]
        /// Whether its texts are ids of items.
        let namesItems: Bool
    }

    /// For each key column its place in a row and its name, or nil where the file has none.
    private(set) var keys: [(cell: Int, name: String)?] = []
    /// The names of the key columns, as the file has them.
    private(set) var keyNames: [String] = []
    /// In rising order of fields.
    private(set) var fields: [Column] = []
    /// Places of cells under an empty heading.
    private(set) var unnamed: [Int] = []
    /// The place of a column `kind` or `link`, which repeats what the file's name says.
    private(set) var repeated: (cell: Int, name: String)?
    let count: Int

    /// Reads a header; problems go to `refuse` and `report`, with the column's name. Nil where the table cannot be read
    /// with it.
    init?(
        _ header: [String], of table: FolderTable, refuse: (String?, String) -> Void, report: (String?, String) -> Void
    ) {
        count = header.count
        var isSound = true
        let folded = header.map { Schema.field(named: $0, in: []).name }
        var taken: [Int: String] = [:]
        for key in table.keys {
            let places = folded.indices.filter { folded[$0] == key.name || key.alsoNamed.contains(folded[$0]) }
            if places.count > 1 {
                refuse(header[places[1]], "The column \(key.name) stands twice.")
                isSound = false
            }
            if places.isEmpty, key.isNeeded {
                refuse(nil, Columns.missing(key))
                isSound = false
            }
            keys.append(places.first.map { ($0, header[$0]) })
            keyNames.append(places.first.map { header[$0] } ?? key.name)
            for place in places { taken[place] = key.name }
        }
        var byField: [Field: String] = [:]
        for place in header.indices where taken[place] == nil {
            let name = header[place]
            if folded[place].isEmpty {
                unnamed.append(place)
                continue
            }
            if folded[place] == table.repeatedColumn {
                if repeated != nil { refuse(name, "The column \(folded[place]) stands twice.") }
                isSound = isSound && repeated == nil
                repeated = (place, name)
                continue
            }
            let field = Schema.field(named: name, in: table.rules)
            if let other = byField.updateValue(name, forKey: field) {
                refuse(name, "It means the same as the column \(other); keep one of them.")
                isSound = false
                continue
            }
            let type = table.rules.first { $0.name == field.name }?.type
            if type == nil { report(name, "The model has no such field; its texts are kept as they are.") }
            fields.append(Column(field, type, name, place))
        }
        fields.sort { $0.field < $1.field }
        if !isSound { return nil }
    }

    private static func missing(_ key: FolderTable.KeyColumn) -> String {
        let names = ([key.name] + key.alsoNamed).joined(separator: " or ")
        return "There is no column \(names). The first line of the file must name the columns."
    }
}

extension Columns.Column {
    init(_ field: Field, _ type: FieldType?, _ name: String, _ cell: Int) {
        self.field = field
        self.type = type
        self.name = name
        self.cell = cell
        if case .choice(let choices)? = type { words = choices.map { Array($0.utf8) } } else { words = [] }
        switch type {
        case .reference?, .references?: namesItems = true
        default: namesItems = false
        }
    }
}

extension FolderTable {
    /// The column that may repeat what the file's name says already; the same word is a key of JSON.
    var repeatedColumn: String? {
        switch self {
        case .items: "kind"
        case .links: "link"
        case .points, .assessments: nil
        }
    }

    /// Whether a word means what the file's name says.
    func isRepeated(_ word: String) -> Bool {
        switch self {
        case .items(let kind): Kind(word: word) == kind
        case .links(let type): LinkType(word: word) == type
        case .points, .assessments: true
        }
    }
}
