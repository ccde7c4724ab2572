// The undo tree as table `grp` holds it: every change made hangs under the one that was current before it.

/// One place in the undo tree.
struct TreeNode {
    let group: Int
    /// The group above; 0 is the root.
    let up: Int
    let depth: Int
    /// A group further up, so that any ancestor is few leaps away however deep the tree.
    let leap: Int
    let lastChild: Int?
    let label: String
    let records: Int
}

extension SQL {
    func node(_ group: Int) throws -> TreeNode? {
        let statement = try prepare(
            "SELECT up, depth, leap, last_child, label, records FROM grp WHERE gid = ?1 AND (up IS NOT NULL OR gid = 0)"
        )
        defer { statement.reset() }
        statement.bind(1, group)
        guard try statement.step() else { return nil }
        // Whatever a damaged file says, every way leads up, so that walks end.
        guard group == 0 || (statement.int(0) < group && statement.int(2) < group) else { return nil }
        return TreeNode(
            group: group, up: statement.int(0), depth: statement.int(1), leap: statement.int(2),
            lastChild: statement.isNull(3) ? nil : statement.int(3), label: statement.text(4), records: statement.int(5)
        )
    }

    func existingNode(_ group: Int) throws -> TreeNode {
        guard let node = try node(group) else {
            throw StorageError(
                .damaged,
                "The undo tree lacks group \(group). Restore a copy, or export the portfolio and make a new file from it."
            )
        }
        return node
    }

    /// Where the leap of a new child leads, so that leaps lengthen like the digits of a skew binary number.
    func leap(under parent: TreeNode) throws -> Int {
        let first = try existingNode(parent.leap)
        let second = try existingNode(first.leap)
        return parent.depth - first.depth == first.depth - second.depth ? second.group : parent.group
    }

    /// The nearest ancestor of `group`, itself included, that is not younger than `limit`.
    func ancestor(of group: Int, notAfter limit: Int) throws -> TreeNode {
        var node = try existingNode(group)
        while node.group > limit { node = try existingNode(node.leap > limit ? node.leap : node.up) }
        return node
    }

    /// The labels of the groups that hang under `group`, the one that redo follows first.
    func children(of group: Int) throws -> [(group: Int, label: String)] {
        let last = try existingNode(group).lastChild
        let statement = try prepare("SELECT gid, label FROM grp WHERE up = ?1 ORDER BY gid = ?2 DESC, gid DESC")
        defer { statement.reset() }
        statement.bind(1, group)
        statement.bind(2, last ?? 0)
        var children: [(Int, String)] = []
        while try statement.step() { children.append((statement.int(0), statement.text(1))) }
        return children
    }

    func setLastChild(of group: Int, to child: Int) throws {
        let statement = try prepare("UPDATE grp SET last_child = ?2 WHERE gid = ?1")
        statement.bind(1, group)
        statement.bind(2, child)
        try statement.run()
    }
}
