// Going to any earlier or later state: one record with the net difference.

import Missions

extension Library {
    /// Goes to the state after a record of the log, on whatever branch; 0 is the empty start. One entry, whatever the
    /// distance. Throws a `StorageError` where there is no such record, where it is the present state already, and as
    /// `undo` does.
    @discardableResult
    public func jump(to sequence: Int, source: String = "") throws -> Entry {
        try append { sql in
            let target = try group(after: sequence, sql)
            guard target != current else {
                throw StorageError(.empty, "This is the state after change \(sequence) already.")
            }
            let path = try route(from: current, to: target, sql)
            var net = NetDifference(portfolio)
            for node in path.back { net.add(try changes(of: node, sql).inverse) }
            for node in path.forth { net.add(try changes(of: node, sql)) }
            let label = sequence == 0 ? "Go back to the start" : "Go to the state after change \(sequence)"
            return Draft(
                action: .goto, concerns: sequence, current: target,
                step: Step(label, source: source, changes: net.changes),
                trail: (path.back + path.forth).map { ($0.up, $0.group) })
        }
    }

    private func group(after sequence: Int, _ sql: SQL) throws -> Int {
        if sequence == 0 { return 0 }
        let statement = try sql.prepare("SELECT cur FROM cmd WHERE seq = ?1")
        defer { statement.reset() }
        statement.bind(1, sequence)
        guard try statement.step() else {
            throw StorageError(
                .missing, "There is no change \(sequence); the log ends at \(head). Choose one from the history.")
        }
        return statement.int(0)
    }

    /// The groups to take back and the groups to do again between two places of the tree, in that order.
    private func route(from: Int, to: Int, _ sql: SQL) throws -> (back: [TreeNode], forth: [TreeNode]) {
        var back: [TreeNode] = []
        var forth: [TreeNode] = []
        var (low, high) = (from, to)
        // A group is younger than the one above it.
        while low != high {
            let node = try sql.existingNode(max(low, high))
            if low > high {
                back.append(node)
                low = node.up
            } else {
                forth.append(node)
                high = node.up
            }
        }
        return (back, forth.reversed())
    }
}
