// The links as walks over many of them see them: rows where they lie, one look each.

/// Items and links where they lie. Valid inside the body of `Portfolio.withGraph` only.
public struct Graph {
    @usableFromInline let items: UnsafeBufferPointer<ItemRow>
    @usableFromInline let links: UnsafeBufferPointer<LinkRow>

    @inlinable
    func item(_ slot: Int32) -> ItemRow {
        precondition(slot >= 0 && Int(slot) < items.count)
        return items[Int(slot)]
    }

    @inlinable
    func link(_ slot: Int32) -> LinkRow {
        precondition(slot >= 0 && Int(slot) < links.count)
        return links[Int(slot)]
    }

    /// Calls `body` with each step to what an item needs: along live `needs` links, and against `contributes` and
    /// `part_of` between works. In no particular order. Their number is known, so that a walk ends with the last of them
    /// and does not look through thousands of links that lead the other way.
    @inlinable
    public func forEachStepUpstream(from node: Node, _ body: (Edge, Bearing, Node) -> Void) {
        let item = item(node.slot)
        var left = item.upstreamCount
        var slot = item.firstOut
        while left > 0, slot >= 0 {
            let row = link(slot)
            if row.bearing.runsBack {
                body(Edge(slot), row.bearing, Node(row.to))
                left -= 1
            }
            slot = row.nextOut
        }
        slot = item.firstIn
        while left > 0, slot >= 0 {
            let row = link(slot)
            if row.bearing.runsOn {
                body(Edge(slot), row.bearing, Node(row.from))
                left -= 1
            }
            slot = row.nextIn
        }
    }

    /// Calls `body` with each step to what waits on an item: the same links the other way.
    @inlinable
    public func forEachStepDownstream(from node: Node, _ body: (Edge, Bearing, Node) -> Void) {
        let item = item(node.slot)
        var left = item.downstreamCount
        var slot = item.firstIn
        while left > 0, slot >= 0 {
            let row = link(slot)
            if row.bearing.runsBack {
                body(Edge(slot), row.bearing, Node(row.from))
                left -= 1
            }
            slot = row.nextIn
        }
        slot = item.firstOut
        while left > 0, slot >= 0 {
            let row = link(slot)
            if row.bearing.runsOn {
                body(Edge(slot), row.bearing, Node(row.to))
                left -= 1
            }
            slot = row.nextOut
        }
    }
}

extension Graph {
    /// How many steps lead upstream and downstream from what stands at a place; none where nothing does.
    @inlinable
    public func stepCounts(at place: Int) -> (upstream: Int32, downstream: Int32) {
        (items[place].upstreamCount, items[place].downstreamCount)
    }

    /// Calls `body` with each step upstream along the links at some places, in the order in which they lie: the link, its
    /// bearing, what it leads from, and what it leads to.
    @inlinable
    public func forEachStep(in places: Range<Int>, _ body: (Edge, Bearing, Node, Node) -> Void) {
        for place in places {
            let row = links[place]
            if !row.isLive { continue }
            if row.bearing.runsBack {
                body(Edge(Int32(place)), row.bearing, Node(row.from), Node(row.to))
            } else if row.bearing.runsOn {
                body(Edge(Int32(place)), row.bearing, Node(row.to), Node(row.from))
            }
        }
    }
}

extension Portfolio {
    /// Runs `body` on the items and links where they lie.
    public func withGraph<Result>(_ body: (Graph) throws -> Result) rethrows -> Result {
        try items.withBuffer { items in try links.withBuffer { links in try body(Graph(items: items, links: links)) } }
    }
}
