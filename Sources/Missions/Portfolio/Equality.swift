// When two portfolios are the same: what they hold, whatever the order in which it came.

extension Portfolio: Equatable {
    /// Whether both hold the same settings, kept files, items, links, points and assessments, byte for byte. The order
    /// in which things were added, and what was deleted on the way, make no difference.
    public func isEqual(to other: Portfolio) -> Bool {
        guard itemCount == other.itemCount, linkCount == other.linkCount, attachmentCount == other.attachmentCount,
            settings == other.settings, extras == other.extras
        else { return false }
        for node in allNodes {
            guard let twin = other.find(idBytes(node)).map({ Node($0) }), kind(node) == other.kind(twin),
                body(node).elementsEqual(other.body(twin)),
                !hasAttachments(node) && !other.hasAttachments(twin)
                    || sameAttachments(attachmentRefs(of: node), other.attachmentRefs(of: twin))
            else { return false }
        }
        for edge in allEdges {
            guard let twin = other.edge(key(edge)), body(edge).elementsEqual(other.body(twin)) else { return false }
        }
        return true
    }

    public static func == (left: Portfolio, right: Portfolio) -> Bool { left.isEqual(to: right) }

    private func sameAttachments(_ left: [(ref: Ref, fields: Fields)], _ right: [(ref: Ref, fields: Fields)]) -> Bool {
        left.count == right.count
            && zip(left, right).allSatisfy { $0.ref.text == $1.ref.text && $0.fields == $1.fields }
    }
}
