// A reach tree as text: drawn with branches for people, nested for programs.

import Analyses
import Bench
import Drawing
import Missions

enum TreeText {
    /// One line a place: branches, id, title; department and promise at the right.
    static func drawn(_ tree: ReachTree, _ portfolio: Portfolio, asOf today: Day, width: Int) -> [UInt8] {
        var departments = Departments(portfolio)
        let room = tree.places.reduce(0) { max($0, departments.name(of: $1.node).columns) }
        let space = max(8, width - room - 8)
        var text = TextLines(bytes: tree.places.count * 64)
        // For each step from the root, whether more follows below it.
        var bars: [Bool] = []
        for (position, isLast) in preorder(tree) {
            let place = tree.places[position]
            if place.depth > 0 {
                bars.removeLast(bars.count - place.depth + 1)
                bars.append(!isLast)
            }
            let columns = branches(bars, place.depth, isLast, room: width / 2, in: &text)
            let (id, title) = (portfolio.id(place.node), portfolio.title(place.node))
            let name = Plain.line(title == id ? id : "\(id) \(title)")
            // A mark stays where the title is cut.
            let kept = cut(name, to: space - columns - (place.isSeen ? 2 : 0))
            text.put(kept)
            if place.isSeen { text.put(" ^") }
            text.fill(to: space + 1)
            let department = departments.name(of: place.node)
            text.put(department.text, columns: department.columns)
            text.fill(to: space + 1 + room + 1)
            if let edge = place.edge, portfolio.type(edge) == .needs {
                let promise = Wording.promise(Promise(edge, in: portfolio, asOf: today)).text
                text.fill(to: space + 1 + room + 1 + 6 - displayWidth(of: promise))
                text.put(promise)
            }
            text.end()
        }
        return text.bytes
    }

    /// `{id, kind, title, link, seen, children}`, nested as deep as the tree is.
    static func json(_ tree: ReachTree, _ portfolio: Portfolio) -> [UInt8] {
        var bytes: [UInt8] = []
        walk(tree) { position in
            let place = tree.places[position]
            if bytes.last == UInt8(ascii: "}") { bytes += ",".utf8 }
            if place.depth > 0 { bytes.append(10) }
            let members = [
                JSON.Member("id", .string(portfolio.id(place.node))),
                JSON.Member("kind", .string(portfolio.kind(place.node).rawValue)),
                JSON.Member("title", .string(portfolio.title(place.node))),
                JSON.Member("link", place.edge.map { .string(portfolio.type($0).rawValue) } ?? .null),
                JSON.Member("seen", .bool(place.isSeen)),
            ]
            JSON.object(members).write(to: &bytes)
            bytes.removeLast()
            bytes += ",\"children\":[".utf8
        } leave: {
            bytes += "]}".utf8
        }
        bytes.append(10)
        return bytes
    }

    /// The places depth first, and whether each is the last below its parent.
    private static func preorder(_ tree: ReachTree) -> [(position: Int, isLast: Bool)] {
        var order: [(position: Int, isLast: Bool)] = []
        order.reserveCapacity(tree.places.count)
        var waiting = [(position: 0, isLast: true)]
        while let next = waiting.popLast() {
            order.append(next)
            let children = tree.places[next.position].children
            for child in children.reversed() { waiting.append((child, child == children.upperBound - 1)) }
        }
        return order
    }

    /// Visits places depth first, without recursion: chains may be as deep as the portfolio is long.
    private static func walk(_ tree: ReachTree, enter: (_ position: Int) -> Void, leave: () -> Void) {
        var depth = -1
        for (position, _) in preorder(tree) {
            while depth >= tree.places[position].depth {
                leave()
                depth -= 1
            }
            enter(position)
            depth += 1
        }
        for _ in 0...max(0, depth) { leave() }
    }

    /// Bars of the ancestors that go on below, then the branch; where that takes too much room, how deep it is. Says how
    /// many columns that took.
    private static func branches(
        _ bars: [Bool], _ depth: Int, _ isLast: Bool, room: Int, in text: inout TextLines
    ) -> Int {
        if depth == 0 { return 0 }
        if depth * 3 > room {
            text.put("(\(depth)) ")
        } else {
            for goesOn in bars.dropLast() { text.put(goesOn ? "│  " : "   ", columns: 3) }
        }
        text.put(isLast ? "└─ " : "├─ ", columns: 3)
        return text.columns
    }
}

/// The departments' names as they stand at the right, each cut once.
private struct Departments {
    private let portfolio: Portfolio
    private let leads: LeadTable
    private var names: [Node: (text: String, columns: Int)] = [:]

    init(_ portfolio: Portfolio) {
        self.portfolio = portfolio
        leads = LeadTable(portfolio)
    }

    mutating func name(of node: Node) -> (text: String, columns: Int) {
        guard let org = leads.department(of: node) else { return ("", 0) }
        if let known = names[org] { return known }
        let text = cut(Plain.line(portfolio.id(org)), to: 10)
        names[org] = (text, displayWidth(of: text))
        return names[org]!
    }
}

/// Lines put together from left to right, as bytes, without blanks at their ends.
private struct TextLines {
    private(set) var bytes: [UInt8] = []
    /// The columns of the line so far, and how many of the last are blanks not written yet.
    private(set) var columns = 0
    private var blanks = 0

    init(bytes count: Int) { bytes.reserveCapacity(count) }

    mutating func put(_ text: String) { put(text, columns: displayWidth(of: text)) }

    mutating func put(_ text: String, columns: Int) {
        if text.isEmpty { return }
        for _ in 0..<blanks { bytes.append(32) }
        blanks = 0
        self.columns += columns
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    /// Blanks up to a column.
    mutating func fill(to column: Int) {
        blanks += max(0, column - columns)
        columns = max(columns, column)
    }

    mutating func end() {
        bytes.append(10)
        (columns, blanks) = (0, 0)
    }
}
