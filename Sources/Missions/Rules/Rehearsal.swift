// Whether a step would be let in: it is made, held against the rules and taken back, so that a refusal can be told before
// anybody has decided for it.

extension Portfolio {
    /// Throws what `admit(_:)` would refuse a step with. The portfolio is as it was, and everything in it where it was:
    /// what was found out from it still holds.
    ///
    /// A step that does more than to set fields of items and links and to draw links would move items if it were taken
    /// back. It is held only against what is frozen; `admit(_:)` has the last word in any case.
    public mutating func rehearse(_ step: Step) throws(Refusal) {
        guard step.changes.allSatisfy(\.keepsPlaces) else { return try refuseFrozen(step) }
        let bookmark = Bookmark(self, before: step.changes)
        defer { bookmark.goBack(&self) }
        let highest = highest
        try admit(step)
        takeBack(step.changes, highest: highest)
    }
}

/// Where the texts of what changes touch lay, so that the room of those that came and went again is free.
private struct Bookmark {
    /// A row and where its fields lie in the text.
    private typealias Body = (slot: Int, start: UInt32, length: UInt32)

    private let text: Int
    private let links: Int
    private let waste: Int
    private let changeCount: Int
    private var itemBodies: [Body] = []
    private var linkBodies: [Body] = []

    init(_ portfolio: Portfolio, before changes: [Change]) {
        (text, links) = (portfolio.text.count, portfolio.links.count)
        (waste, changeCount) = (portfolio.waste, portfolio.changeCount)
        for case .set(let ref, _, _, _) in changes {
            switch ref {
            case .item(let id):
                guard let slot = portfolio.node(id).map({ Int($0.slot) }) else { continue }
                itemBodies.append((slot, portfolio.items[slot].bodyStart, portfolio.items[slot].bodyLength))
            case .link(let key):
                guard let slot = portfolio.edge(key).map({ Int($0.slot) }) else { continue }
                linkBodies.append((slot, portfolio.links[slot].bodyStart, portfolio.links[slot].bodyLength))
            default: continue
            }
        }
    }

    func goBack(_ portfolio: inout Portfolio) {
        for body in itemBodies {
            (portfolio.items[body.slot].bodyStart, portfolio.items[body.slot].bodyLength) = (body.start, body.length)
        }
        for body in linkBodies {
            (portfolio.links[body.slot].bodyStart, portfolio.links[body.slot].bodyLength) = (body.start, body.length)
        }
        portfolio.text.removeLast(portfolio.text.count - text)
        portfolio.links.removeLast(portfolio.links.count - links)
        (portfolio.waste, portfolio.changeCount) = (waste, changeCount)
    }
}

extension Change {
    /// Whether everything else stays in its place when it is made and taken back.
    fileprivate var keepsPlaces: Bool {
        switch self {
        case .set(.item, _, _, _), .set(.link, _, _, _), .create(.link, _, _): true
        case .set, .create, .delete: false
        }
    }
}
