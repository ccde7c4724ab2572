// Undo and redo: records like any other, with the changes that lead back or forward.

import Missions

extension Library {
    /// What `undo` would take back; nil at the root.
    public var undoLabel: String? { knownLabels.undo }

    /// What can be redone from here, the most recent branch first.
    public var redoLabels: [String] { knownLabels.redo }

    private var knownLabels: (undo: String?, redo: [String]) {
        if let labels { return labels }
        let found = try? reading { sql in
            (
                undo: current == 0 ? nil : try sql.existingNode(current).label,
                redo: try sql.children(of: current).map(\.label)
            )
        }
        labels = found
        return found ?? (nil, [])
    }

    /// Takes back the current group. Throws a `StorageError` where there is none, where another process has just
    /// committed something else (nothing is undone by surprise), or where the file does not take it.
    @discardableResult
    public func undo(source: String = "") throws -> Entry {
        let seen = current
        return try append { sql in
            try checkNotOvertaken(seen, "undo")
            guard current != 0 else {
                throw StorageError(.nothingToUndo, "Nothing to undo: this is where the portfolio began.")
            }
            let node = try sql.existingNode(current)
            let step = Step("Undo: \(node.label)", source: source, changes: try changes(of: node, sql).inverse)
            return Draft(
                action: .undo, concerns: node.group, current: node.up, step: step, trail: [(node.up, node.group)])
        }
    }

    /// Does again what was undone last, along the most recent branch. Throws a `StorageError` where nothing is left to
    /// redo, and as `undo` does.
    @discardableResult
    public func redo(source: String = "") throws -> Entry {
        let seen = current
        return try append { sql in
            try checkNotOvertaken(seen, "redo")
            guard let child = try sql.existingNode(current).lastChild else { throw nothingToRedo(try others(sql)) }
            let node = try sql.existingNode(child)
            let step = Step("Redo: \(node.label)", source: source, changes: try changes(of: node, sql))
            return Draft(action: .redo, concerns: child, current: child, step: step, trail: [(node.up, child)])
        }
    }

    private func checkNotOvertaken(_ seen: Int, _ command: String) throws(StorageError) {
        guard seen != current else { return }
        let last = unseen.last
        throw StorageError(
            .overtaken,
            "\(last?.who ?? "Someone") has just changed the portfolio (\(last?.label ?? "elsewhere")). "
                + "Nothing was undone or redone; look, and \(command) again.")
    }

    /// How many other branches leave the places above: those that redo does not reach from here.
    private func others(_ sql: SQL) throws -> Int {
        guard current != 0 else { return 0 }
        return try sql.children(of: try sql.existingNode(current).up).count - 1
    }

    private func nothingToRedo(_ others: Int) -> StorageError {
        guard others > 0 else { return StorageError(.nothingToRedo, "Nothing to redo: this is the latest change.") }
        let branches = others == 1 ? "1 other branch leaves" : "\(others) other branches leave"
        return StorageError(
            .nothingToRedo,
            "Nothing to redo on this branch; \(branches) the change before. Jump there from the history.")
    }

    /// The changes of a group, read from its records.
    func changes(of node: TreeNode, _ sql: SQL) throws -> [Change] {
        try changes(from: node.group, count: node.records, sql)
    }

    func changes(from first: Int, count: Int, _ sql: SQL) throws -> [Change] {
        let statement = try sql.prepare("SELECT rec FROM cmd WHERE seq >= ?1 AND seq < ?2 ORDER BY seq")
        defer { statement.reset() }
        statement.bind(1, first)
        statement.bind(2, first &+ count)
        var changes: [Change] = []
        while try statement.step() {
            do { changes += try Record(statement.text(0)).changes } catch { throw unreadable(first, error) }
        }
        return changes
    }
}
