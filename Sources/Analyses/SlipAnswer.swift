// What moves, whose it is, and whom to ring: the rows of a slip by mission and department, with what stands below them.

import Missions

/// The answer to a slip as people read it: grouped by mission, then by department, and the footer (domain model, 5.2).
public struct SlipAnswer: Sendable {
    /// What moves in the work of one mission.
    public struct Group: Hashable, Sendable {
        /// Nil for what works for no mission itself.
        public let mission: Node?
        public internal(set) var departments: [Share]
    }

    /// What moves in one department.
    public struct Share: Hashable, Sendable {
        /// Nil where nobody leads.
        public let department: Node?
        /// Positions in `Slip.rows`, the worst first.
        public internal(set) var rows: [Int]
    }

    /// The people at the two ends of a link that lateness crosses.
    public struct Contact: Hashable, Sendable {
        public let edge: Edge
        public let receiver: Node
        public let giver: Node
        /// Whom to ring, as named on the link; else who leads on the item.
        public let atReceiver: String?
        public let atGiver: String?
    }

    public let slip: Slip
    /// The group with the worst row first. An item that works for several missions stands in each; one that works for
    /// none stands in the group without a mission.
    public let groups: [Group]
    /// The departments to tell: those of what moves, apart from the cause itself; by id.
    public let departments: [Node]
    /// How many items move, apart from the cause, on which nobody leads.
    public let leaderless: Int
    /// The missions that the cause reaches in the consequence graph and none of whose own work moves, by id.
    public let unmoved: [Node]

    public init(_ slip: Slip, _ ownership: Ownership, in portfolio: Portfolio) {
        self.slip = slip
        var groups: [Group] = []
        var places: [GroupKey: (group: Int, share: Int)] = [:]
        var positions: [Node?: Int] = [:]
        var (departments, leaderless): (Set<Node>, Int) = ([], 0)
        for (position, row) in slip.rows.enumerated() {
            let department = ownership.department(of: row.node)
            if slip.cause != .item(row.node) {
                if let department { departments.insert(department) } else { leaderless += 1 }
            }
            let missions = ownership.ownMissions(of: row.node)
            for mission in missions.isEmpty ? [nil] : missions.map(Optional.some) {
                let key = GroupKey(mission: mission, department: department)
                if let place = places[key] {
                    groups[place.group].departments[place.share].rows.append(position)
                    continue
                }
                let group = positions[mission] ?? groups.count
                if group == groups.count {
                    positions[mission] = group
                    groups.append(Group(mission: mission, departments: []))
                }
                places[key] = (group, groups[group].departments.count)
                groups[group].departments.append(Share(department: department, rows: [position]))
            }
        }
        self.groups = groups
        self.departments = departments.sorted { portfolio.isBefore($0.slot, $1.slot) }
        self.leaderless = leaderless
        let start =
            switch slip.cause {
            case .item(let node): node
            case .need(let edge): portfolio.from(edge)
            }
        unmoved = ownership.missions(reachedBy: start).filter { positions[$0] == nil }
    }

    /// Whom to ring, for the first so many links that lateness crosses; all of them where nothing is said.
    public func contacts(first most: Int = .max, in portfolio: Portfolio) -> [Contact] {
        slip.crossed.prefix(most).map { edge in
            let (receiver, giver) = (portfolio.from(edge), portfolio.to(edge))
            return Contact(
                edge: edge, receiver: receiver, giver: giver,
                atReceiver: portfolio.text(edge, Field("receiver_contact")) ?? portfolio.text(receiver, .lead),
                atGiver: portfolio.text(edge, Field("giver_contact")) ?? portfolio.text(giver, .lead))
        }
    }

    private struct GroupKey: Hashable {
        let mission: Node?
        let department: Node?
    }
}
