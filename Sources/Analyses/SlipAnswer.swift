// What moves, whose it is, and whom to ring: the rows of a slip by mission and department, with what stands below them.

import Missions

/// The answer to a slip as people read it: grouped by mission, then by department, and the footer (domain model, 5.2).
public struct SlipAnswer: Sendable {
    /// What something works for by itself, not through the needs of others.
    public enum Purpose: Hashable, Sendable {
        case mission(Node)
        case severalMissions
        case none
    }

    /// What moves in the work of one mission, of several, or of none.
    public struct Group: Hashable, Sendable {
        public let purpose: Purpose
        /// The department with the worst row first.
        public internal(set) var departments: [Share]
    }

    /// What moves in one department.
    public struct Share: Hashable, Sendable {
        /// Nil where nobody leads.
        public let department: Node?
        /// Positions in `Slip.rows`, the worst first.
        public let rows: ArraySlice<Int>
    }

    /// The people at the two ends of a link that lateness crosses.
    public struct Contact: Hashable, Sendable {
        public let edge: Edge
        public let receiver: Node
        public let giver: Node
        /// Whom to ring: who is named on the link; else who is named at the item. Nil where nobody is.
        public let atReceiver: String?
        public let atGiver: String?
    }

    /// Whom to ring, and how many links there are besides.
    public struct Contacts: Sendable {
        /// Who is named at what is late itself; nil where nobody is.
        public let atCause: String?
        /// The nearest links that lateness crosses.
        public let links: [Contact]
        public let left: Int
    }

    public let slip: Slip
    let ownership: Ownership
    /// The group with the worst row first. Every row stands in one group, but that of what was asked about, which stands
    /// in none.
    public let groups: [Group]
    /// The departments to tell: those of what moves, apart from the cause itself; by id.
    public let departments: [Node]
    /// How many items move, apart from the cause, on which nobody leads.
    public let leaderless: Int
    /// The missions that the cause reaches in the consequence graph and none of whose own work moves, by id.
    public let unmoved: [Node]
    /// That what waits on cycles of needs which it feeds is not counted, in a sentence; nil where it feeds none.
    public let notCounted: String?

    /// Groups a slip, and finds out whose what moves is, which takes the longer the more moves.
    public init(_ slip: Slip, in portfolio: Portfolio) {
        self.init(slip, Ownership(for: slip, in: portfolio), in: portfolio)
    }

    /// Groups a slip by what has been found out already about everything: quicker for one slip after the other.
    public init(_ slip: Slip, _ ownership: Ownership, in portfolio: Portfolio) {
        (self.slip, self.ownership) = (slip, ownership)
        // Cells of a table, a row for each department and a column for each mission; the last two columns are for several
        // missions and for none. Counted first, then filled.
        let width = ownership.missions.count + 2
        var numbers = [Int32](repeating: -1, count: portfolio.slotCount + 1)
        var departments: [Int32] = []
        var counts: [Int] = []
        var cells: [Int] = []
        var isTold: [Bool] = []
        var leaderless = 0
        let cause = slip.item
        var moves = [Bool](repeating: false, count: ownership.missions.count)
        for row in slip.rows {
            let department = ownership.departmentPlace(of: row.node)
            if numbers[Int(department + 1)] < 0 {
                numbers[Int(department + 1)] = Int32(departments.count)
                departments.append(department)
                isTold.append(false)
                counts += repeatElement(0, count: width)
            }
            let number = Int(numbers[Int(department + 1)])
            if row.node != cause {
                isTold[number] = true
                if department < 0 { leaderless += 1 }
            }
            var column = width - 1
            ownership.forEachOwnMission(of: row.node) { mission in
                moves[mission] = true
                column = column == width - 1 ? mission : width - 2
            }
            if row.node == cause {
                cells.append(-1)
            } else {
                cells.append(number * width + column)
                counts[number * width + column] += 1
            }
        }
        var ends = [Int](repeating: 0, count: counts.count)
        var total = 0
        for cell in counts.indices {
            ends[cell] = total
            total += counts[cell]
        }
        var filled = [Int](repeating: 0, count: total)
        var firsts: [Int] = []
        for (position, cell) in cells.enumerated() where cell >= 0 {
            filled[ends[cell]] = position
            ends[cell] += 1
            // The first row of a cell is its worst: by it the cell has its place. Its count is turned round to remember.
            if counts[cell] > 0 {
                firsts.append(cell)
                counts[cell] = -counts[cell]
            }
        }
        var groups: [Group] = []
        var places = [Int](repeating: -1, count: width)
        for cell in firsts {
            let (number, column) = (cell / width, cell % width)
            if places[column] < 0 {
                places[column] = groups.count
                let purpose: Purpose =
                    column < width - 2
                    ? .mission(ownership.missions[column]) : column == width - 1 ? .none : .severalMissions
                groups.append(Group(purpose: purpose, departments: []))
            }
            let department = departments[number]
            groups[places[column]].departments.append(
                Share(
                    department: department < 0 ? nil : Node(place: department),
                    rows: filled[ends[cell] + counts[cell]..<ends[cell]]))
        }
        self.groups = groups
        self.departments = portfolio.inPlainOrder(
            zip(departments, isTold).filter { $0 >= 0 && $1 }.map { Node(place: $0.0) })
        self.leaderless = leaderless
        unmoved = ownership.positions(reachedBy: slip.start(in: portfolio)).filter { !moves[$0] }
            .map { ownership.missions[$0] }
        notCounted = slip.notCounted(in: portfolio)
    }

    /// The department that leads on what moves in a row; nil where nobody does.
    public func department(of row: Slip.Row) -> Node? { ownership.department(of: row.node) }

    /// Whether a row reaches a mission at all, be it through the needs of others.
    public func reachesMission(_ row: Slip.Row) -> Bool { !ownership.positions(reachedBy: row.node).isEmpty }

    /// Whom to ring: first about what is late itself, then for the first so many links that lateness crosses, the nearest
    /// first; all of them where nothing is said.
    public func contacts(first most: Int = .max, in portfolio: Portfolio) -> Contacts {
        let (edges, count) = slip.nearest(most)
        let links = edges.map { edge in
            let (receiver, giver) = (portfolio.from(edge), portfolio.to(edge))
            return Contact(
                edge: edge, receiver: receiver, giver: giver,
                atReceiver: portfolio.text(edge, Field("receiver_contact")) ?? portfolio.contact(for: receiver),
                atGiver: portfolio.contact(for: giver, along: edge))
        }
        let atCause =
            switch slip.cause {
            case .item(let node): portfolio.contact(for: node)
            case .need(let edge): portfolio.contact(for: portfolio.to(edge), along: edge)
            }
        return Contacts(atCause: atCause, links: links, left: count - links.count)
    }
}

extension Slip {
    /// The item that slips; nil where a link does.
    public var item: Node? { if case .item(let node) = cause { node } else { nil } }
}
