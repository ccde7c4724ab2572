// A reach tree drawn with branches, for people.

import Analyses
import Bench
import Drawing
import Missions

enum TreeText {
    /// One line a place: branches, id, title; department and promise at the right. The bytes are given to `put` part by
    /// part, so that a reader can begin before the last line is made. Without a width, no title is cut.
    static func draw(
        _ tree: ReachTree, _ portfolio: Portfolio, asOf today: Day, width: Int?, put: ([UInt8]) -> Void
    ) {
        var departments = DepartmentNames(portfolio)
        var promises = PromiseTexts()
        let room = tree.places.reduce(0) { max($0, departments.name(of: $1.node).columns) }
        let branchRoom = (width ?? 80) / 2
        let space = width.map { max(8, $0 - room - 8) } ?? columns(of: tree, portfolio, branchRoom)
        var text = TextLines()
        var branches = Branches(room: branchRoom)
        let order = tree.preorder(portfolio)
        var rows: [Row] = []
        for start in stride(from: 0, to: order.count, by: Row.block) {
            let block = order[start..<min(start + Row.block, order.count)]
            rows.removeAll(keepingCapacity: true)
            for next in block {
                let place = tree.places[next.position]
                rows.append(
                    Row(
                        place: place, id: portfolio.idBytes(place.node), title: portfolio.titleBytes(place.node),
                        department: departments.name(of: place.node),
                        // A need in a tree is live.
                        promise: place.edge.flatMap {
                            portfolio.bearing($0).runsBack ? Promise($0, in: portfolio, asOf: today) : nil
                        }))
            }
            for (row, (_, isLast, closesCycle)) in zip(rows, block) {
                if row.place.depth > 0 { branches.put(before: row.place.depth, isLast: isLast, in: &text) }
                // A mark stays where the title is cut.
                let most = width == nil ? .max : space - text.columns - (row.place.isSeen ? 2 : 0)
                name(row, portfolio, to: most, in: &text)
                if row.place.isSeen { text.put(closesCycle ? " ↺" : " ^", columns: 2) }
                // Where nothing is cut, a long name shifts what stands behind it.
                let space = max(space, text.columns)
                text.fill(to: space + 1)
                text.put(row.department.text, columns: row.department.columns)
                text.fill(to: space + 1 + room + 1)
                if let promise = row.promise {
                    let promise = promises.text(of: promise)
                    text.fill(to: space + 1 + room + 1 + 6 - promise.columns)
                    text.put(promise.text, columns: promise.columns)
                }
                text.end()
                text.give(to: put)
            }
        }
        text.give(to: put, isLast: true)
    }

    /// What a line says, read a block of lines ahead of writing: so the reads, which go all over the portfolio, wait for
    /// the memory together, not one after another.
    private struct Row {
        let place: ReachTree.Place
        let id, title: UnsafeBufferPointer<UInt8>
        let department: (text: String, columns: Int)
        let promise: Promise?

        static let block = 64
    }

    /// The columns in which all branches and names have room, with what marks them behind; fewer where that is more than
    /// lines are padded to.
    private static func columns(of tree: ReachTree, _ portfolio: Portfolio, _ branchRoom: Int) -> Int {
        var most = 8
        for place in tree.places where most < Table.mostPadded {
            // Bytes are at least as many as columns.
            let name = portfolio.idBytes(place.node).count + 1 + portfolio.titleBytes(place.node).count
            most = max(most, min(3 * place.depth, branchRoom) + name + 2)
        }
        return min(most, Table.mostPadded)
    }

    /// The id and the title, cut to a number of columns.
    private static func name(_ row: Row, _ portfolio: Portfolio, to room: Int, in text: inout TextLines) {
        let (id, title) = (row.id, row.title)
        // Nearly every title is of signs that take one byte and one column each, and is put down as it lies.
        if isPlain(id), isPlain(title) {
            return text.put(id, id.elementsEqual(title) ? UnsafeBufferPointer(rebasing: title[..<0]) : title, to: room)
        }
        let (idText, titleText) = (portfolio.id(row.place.node), portfolio.title(row.place.node))
        let kept = cut(Plain.line(titleText == idText ? idText : "\(idText) \(titleText)"), to: room)
        text.put(kept, columns: displayWidth(of: kept))
    }

    private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        // Without a way out in the middle, many bytes are looked at at once.
        var odd: UInt8 = 0
        for byte in bytes { odd |= byte &- 32 > 94 ? 1 : 0 }
        return odd == 0
    }
}

extension ReachTree {
    /// The places depth first, whether each is the last below its parent, and whether it closes a cycle: its item stands
    /// on the way down to it. No recursion: chains may be as deep as the portfolio is long.
    func preorder(_ portfolio: Portfolio) -> [(position: Int, isLast: Bool, closesCycle: Bool)] {
        var order: [(position: Int, isLast: Bool, closesCycle: Bool)] = []
        order.reserveCapacity(places.count)
        var waiting = [(position: 0, isLast: true)]
        var way: [Node] = []
        var isOnWay = [Bool](repeating: false, count: portfolio.slotCount)
        while let next = waiting.popLast() {
            let place = places[next.position]
            while way.count > place.depth { isOnWay[Int(way.removeLast().slot)] = false }
            order.append((next.position, next.isLast, place.isSeen && isOnWay[Int(place.node.slot)]))
            if place.children.isEmpty { continue }
            way.append(place.node)
            isOnWay[Int(place.node.slot)] = true
            for child in place.children.reversed() {
                waiting.append((child, child == place.children.upperBound - 1))
            }
        }
        return order
    }
}

/// What stands before a name: bars of the ancestors that go on below, then the branch.
private struct Branches {
    /// The columns there are; where bars would take more, it is said how deep the place is.
    private let room: Int
    /// The bars of the way down to the place before, and by depth how many bytes of them are those of the ancestors.
    private var bars: [UInt8] = []
    private var ends = [0]
    /// By depth, how deep a place is, in words.
    private var depths: [[UInt8]] = []

    private static let (bar, blank) = (Array("│  ".utf8), Array("   ".utf8))
    private static let (branch, lastBranch) = (Array("├─ ".utf8), Array("└─ ".utf8))

    init(room: Int) { self.room = room }

    mutating func put(before depth: Int, isLast: Bool, in text: inout TextLines) {
        if depth * 3 > room {
            let words = words(depth)
            text.put(words, columns: words.count)
        } else {
            ends.removeLast(ends.count - depth)
            bars.removeLast(bars.count - ends[depth - 1])
            text.put(bars, columns: 3 * (depth - 1))
            bars += isLast ? Branches.blank : Branches.bar
            ends.append(bars.count)
        }
        text.put(isLast ? Branches.lastBranch : Branches.branch, columns: 3)
    }

    /// `(14) `.
    private mutating func words(_ depth: Int) -> [UInt8] {
        if depth >= 1024 { return Array("(\(depth)) ".utf8) }
        while depths.count <= depth { depths.append(Array("(\(depths.count)) ".utf8)) }
        return depths[depth]
    }
}

/// The departments' names as they stand at the right, each cut once.
private struct DepartmentNames {
    private let portfolio: Portfolio
    private let leads: LeadTable
    /// By place, where the name of the department that stands there lies in `names`; -1 where nobody asked yet.
    private var known: [Int32]
    private var names: [(text: String, columns: Int)] = []

    init(_ portfolio: Portfolio) {
        self.portfolio = portfolio
        leads = LeadTable(portfolio)
        known = [Int32](repeating: -1, count: portfolio.slotCount)
    }

    mutating func name(of node: Node) -> (text: String, columns: Int) {
        guard let org = leads.department(of: node) else { return ("", 0) }
        let place = Int(org.slot)
        if known[place] < 0 {
            let text = cut(Plain.line(portfolio.id(org)), to: 10)
            known[place] = Int32(names.count)
            names.append((text, displayWidth(of: text)))
        }
        return names[Int(known[place])]
    }
}

/// Promises as they stand at the right; what is late by the same number of days is put in words once.
private struct PromiseTexts {
    private var late: [(text: String, columns: Int)?] = []

    mutating func text(of promise: Promise) -> (text: String, columns: Int) {
        guard case .late(let days) = promise, days >= 0, days < 4096 else { return made(promise) }
        if late.isEmpty { late = Array(repeating: nil, count: 4096) }
        if let known = late[days] { return known }
        let text = made(promise)
        late[days] = text
        return text
    }

    private func made(_ promise: Promise) -> (text: String, columns: Int) {
        let text = Wording.promise(promise).text
        return (text, displayWidth(of: text))
    }
}

/// Lines put together from left to right, as bytes, without blanks at their ends.
private struct TextLines {
    private var bytes: [UInt8] = []
    /// The columns of the line so far, and how many of the last are blanks not written yet.
    private(set) var columns = 0
    private var blanks = 0

    /// Bytes are given away when there are so many.
    private static let part = 1 << 17

    init() { bytes.reserveCapacity(TextLines.part + 4096) }

    mutating func put(_ text: String, columns: Int) {
        if text.isEmpty { return }
        begin(columns)
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    mutating func put(_ text: [UInt8], columns: Int) {
        begin(columns)
        bytes.append(contentsOf: text)
    }

    /// Two words of signs that take one byte and one column each, the second if there is one; cut with a mark to a
    /// number of columns.
    mutating func put(_ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>, to room: Int) {
        let count = second.isEmpty ? first.count : first.count + 1 + second.count
        guard count > 0, room > 0 else { return }
        begin(min(count, room))
        guard count > room else {
            bytes.append(contentsOf: first)
            if second.isEmpty { return }
            bytes.append(32)
            return bytes.append(contentsOf: second)
        }
        bytes.append(contentsOf: first.prefix(room - 1))
        if first.count < room - 1 {
            bytes.append(32)
            bytes.append(contentsOf: second.prefix(room - 2 - first.count))
        }
        bytes += "…".utf8
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

    /// Gives away what there is, where it is much or the last.
    mutating func give(to put: ([UInt8]) -> Void, isLast: Bool = false) {
        guard isLast || bytes.count >= TextLines.part else { return }
        put(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func begin(_ columns: Int) {
        if blanks > 0 { bytes.append(contentsOf: repeatElement(32, count: blanks)) }
        blanks = 0
        self.columns += columns
    }
}
