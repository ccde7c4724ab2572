// The library: files opened before, examples that ship, and templates to add from.

import Missions

/// Something on a shelf of the library, as the front door found it.
public struct LibraryLine: Hashable, Sendable {
    /// What it is, and so what Enter does with it.
    public enum Shelf: String, CaseIterable, Sendable {
        /// A portfolio opened before: opens it.
        case files = "Opened before"
        /// A portfolio that ships: opens a fresh copy.
        case examples = "Examples"
        /// A few items with their links: adds them to the portfolio.
        case templates = "Templates"

        /// What to do where the shelf is empty.
        var whenEmpty: String {
            switch self {
            case .files: "none yet"
            case .examples, .templates: "none found"
            }
        }
    }

    public var shelf: Shelf
    /// By what it is asked for: a path, or a name.
    public var name: String
    /// What is shown.
    public var title: String
    /// A few words about it.
    public var about: String
    /// When it was last opened: `31 Jan`.
    public var when: String
    /// How many records its log had then; nil where nobody knows.
    public var records: Int?
    /// Whether it is there no more.
    public var isGone: Bool

    public init(
        _ shelf: Shelf, name: String, title: String, about: String = "", when: String = "", records: Int? = nil,
        isGone: Bool = false
    ) {
        self.shelf = shelf
        self.name = name
        self.title = title
        self.about = about
        self.when = when
        self.records = records
        self.isGone = isGone
    }
}

/// The shelves, each open or folded, with a cursor.
struct LibraryPane: Sendable {
    enum Row: Hashable, Sendable {
        case shelf(LibraryLine.Shelf)
        case line(LibraryLine)

        /// What people read of it.
        var text: String {
            switch self {
            case .shelf(let shelf): shelf.rawValue
            case .line(let line): line.about.isEmpty ? line.title : "\(line.title): \(line.about)"
            }
        }
    }

    var scroller = Scroller()
    var folded: Set<LibraryLine.Shelf> = []
    /// What the cursor is on, so that it stays there when the shelves change.
    var anchor: Row?

    func rows(_ world: World) -> [Row] {
        var rows: [Row] = []
        rows.reserveCapacity(world.library.count + LibraryLine.Shelf.allCases.count)
        for shelf in LibraryLine.Shelf.allCases {
            rows.append(.shelf(shelf))
            if folded.contains(shelf) { continue }
            for line in world.library where line.shelf == shelf { rows.append(.line(line)) }
        }
        return rows
    }

    /// How many rows there are.
    func count(_ world: World) -> Int {
        LibraryLine.Shelf.allCases.count + world.library.count { !folded.contains($0.shelf) }
    }

    func current(_ world: World) -> Row? {
        let rows = rows(world)
        return rows.indices.contains(scroller.cursor) ? rows[scroller.cursor] : nil
    }

    /// Puts the cursor on the first thing there is: the file that was left last.
    mutating func goToFirst(_ world: World) {
        let rows = rows(world)
        scroller.cursor = rows.firstIndex { if case .line = $0 { true } else { false } } ?? 0
        anchor = rows.indices.contains(scroller.cursor) ? rows[scroller.cursor] : nil
    }

    mutating func refresh(_ world: World, height: Int) {
        let rows = rows(world)
        if let anchor, let row = rows.firstIndex(where: { LibraryPane.isSame($0, anchor) }) { scroller.cursor = row }
        go(to: scroller.cursor, world, height: height)
    }

    mutating func go(to row: Int, _ world: World, height: Int) {
        scroller.go(to: row, count: rows(world).count, height: height)
        anchor = current(world)
    }

    /// Opens or folds a shelf and stays on it.
    mutating func fold(_ shelf: LibraryLine.Shelf, _ isFolded: Bool, _ world: World, height: Int) {
        if isFolded { folded.insert(shelf) } else { folded.remove(shelf) }
        go(to: rows(world).firstIndex(of: .shelf(shelf)) ?? 0, world, height: height)
    }

    private static func isSame(_ one: Row, _ other: Row) -> Bool {
        switch (one, other) {
        case (.shelf(let one), .shelf(let other)): one == other
        case (.line(let one), .line(let other)): one.shelf == other.shelf && one.name == other.name
        default: false
        }
    }
}
