// Which file of a folder holds what, and which columns name a row.

import Missions

/// One table of a folder.
enum FolderTable: Hashable {
    case items(Kind)
    case links(LinkType)
    case points
    case assessments

    /// All tables, in the order in which they are read: items before links, because links need their ends.
    static let all: [FolderTable] =
        Kind.allCases.map { .items($0) } + LinkType.allCases.map { .links($0) } + [.points, .assessments]

    /// The path inside the folder.
    var path: String {
        switch self {
        case .items(let kind): "items/\(kind.plural).csv"
        case .links(let type): "links/\(type.rawValue).csv"
        case .points: "points.csv"
        case .assessments: "assessments.csv"
        }
    }

    /// The schema's rows for the other columns.
    var rules: [FieldRule] {
        switch self {
        case .items(let kind): Schema.rows(of: kind)
        case .links(let type): Schema.rows(of: type)
        case .points: Schema.pointRows
        case .assessments: Schema.assessmentRows
        }
    }

    /// A column that is part of what names a row.
    struct KeyColumn {
        let name: String
        let alsoNamed: [String]
        let isNeeded: Bool
        init(_ name: String, also: [String] = [], needed: Bool = true) {
            self.name = name
            alsoNamed = also
            isNeeded = needed
        }
    }

    /// The columns that name a row, as they are written. `needs` is written with receiver and giver, because from and
    /// to are easily taken the wrong way round; both are read.
    var keys: [KeyColumn] {
        switch self {
        case .items: [KeyColumn("id")]
        case .links(.needs): [KeyColumn("receiver", also: ["from"]), KeyColumn("giver", also: ["to"])]
        case .links: [KeyColumn("from"), KeyColumn("to")]
        case .points:
            [
                KeyColumn("measure"), KeyColumn("series", needed: false), KeyColumn("date"),
                KeyColumn("revision", needed: false),
            ]
        case .assessments:
            [KeyColumn("item"), KeyColumn("rubric"), KeyColumn("date"), KeyColumn("by", needed: false)]
        }
    }
}

enum FolderLayout {
    static let settings = "portfolio.toml"
    /// The directories whose other files are kept.
    static let directories = ["items", "links"]
    /// Where the paths of the tables end, for telling them from files to be kept.
    static let paths = Set(FolderTable.all.map(\.path))

    /// Whether a path can be that of a kept file: `items/NAME` or `links/NAME`, not hidden, not one of our tables.
    static func canKeep(_ path: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count == 2 && directories.contains(String(parts[0])) && !parts[1].isEmpty
            && parts[1].utf8.count <= 200
            && !parts[1].hasPrefix(".") && parts[1].utf8.allSatisfy { $0 >= 32 && $0 != 127 } && !paths.contains(path)
    }
}
