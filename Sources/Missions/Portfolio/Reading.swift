// Asking a portfolio: fields of items and links, neighbours, points and assessments.

extension Portfolio {
    /// The title of an item, as bytes where they lie; valid until the next change.
    public func titleBytes(_ node: Node) -> UnsafeBufferPointer<UInt8> {
        let row = items[Int(node.slot)]
        let body = text.slice(Int(row.bodyStart), Int(row.bodyLength))
        // The title comes first and is short with nearly every item: seen at a glance.
        if body.count > 1, body[0] == Field.titleCode, body[1] < 0x80, Int(body[1]) <= body.count - 2 {
            return UnsafeBufferPointer(rebasing: body[2..<2 + Int(body[1])])
        }
        return PackedFields.find(.title, in: UnsafeRawBufferPointer(body)).map { $0.bindMemory(to: UInt8.self) }
            ?? idBytes(node)
    }

    /// The title of an item; its id where it has none.
    public func title(_ node: Node) -> String { String(decoding: titleBytes(node), as: UTF8.self) }

    /// The text of a field of an item.
    public func text(_ node: Node, _ field: Field) -> String? {
        PackedFields.find(field, in: body(node)).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The text of a field of a link.
    public func text(_ edge: Edge, _ field: Field) -> String? {
        PackedFields.find(field, in: body(edge)).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The day a field of an item holds.
    public func day(_ node: Node, _ field: Field) -> Day? { Portfolio.day(PackedFields.find(field, in: body(node))) }
    /// The day a field of a link holds.
    public func day(_ edge: Edge, _ field: Field) -> Day? { Portfolio.day(PackedFields.find(field, in: body(edge))) }
    /// The number a field of an item holds.
    public func number(_ node: Node, _ field: Field) -> Double? { text(node, field).flatMap { Double($0) } }
    /// The number a field of a link holds.
    public func number(_ edge: Edge, _ field: Field) -> Double? { text(edge, field).flatMap { Double($0) } }
    /// Whether a field of a link holds exactly a text; reads it where it lies.
    public func has(_ edge: Edge, _ field: Field, _ value: StaticString) -> Bool {
        Portfolio.equals(PackedFields.find(field, in: body(edge)), value)
    }
    /// Whether a field of an item holds exactly a text; reads it where it lies.
    public func has(_ node: Node, _ field: Field, _ value: StaticString) -> Bool {
        Portfolio.equals(PackedFields.find(field, in: body(node)), value)
    }

    /// Whether a mission is a vision: it stands above the others.
    package func isVision(_ mission: Node) -> Bool { has(mission, .tier, "vision") }

    /// All fields of an item.
    public func fields(_ node: Node) -> Fields { Fields(bytes: [UInt8](body(node))) }
    /// All fields of a link.
    public func fields(_ edge: Edge) -> Fields { Fields(bytes: [UInt8](body(edge))) }

    /// How a link joins its ends.
    public func type(_ edge: Edge) -> LinkType { LinkType.ordered[Int(links[Int(edge.slot)].type)] }
    /// The item a link leaves; of `needs`, the receiver.
    public func from(_ edge: Edge) -> Node { Node(links[Int(edge.slot)].from) }
    /// The item a link arrives at; of `needs`, the giver.
    public func to(_ edge: Edge) -> Node { Node(links[Int(edge.slot)].to) }

    /// What names a link in the log.
    public func key(_ edge: Edge) -> LinkKey {
        LinkKey(type(edge), from: id(from(edge)), to: id(to(edge)), fields: fields(edge))
    }

    /// Calls `body` with each link that leaves an item, of one type or of all, in no particular order.
    @inlinable
    public func forEachLink(from node: Node, _ type: LinkType? = nil, _ body: (Edge) -> Void) {
        var edge = firstOut(node)
        while let current = edge {
            edge = nextOut(current)
            if type == nil || self.type(current) == type {
                body(current)
            } else if type == .partOf {
                // Those come first.
                return
            }
        }
    }

    /// Calls `body` with each link that arrives at an item, of one type or of all, in no particular order.
    @inlinable
    public func forEachLink(to node: Node, _ type: LinkType? = nil, _ body: (Edge) -> Void) {
        var edge = firstIn(node)
        while let current = edge {
            edge = nextIn(current)
            if type == nil || self.type(current) == type {
                body(current)
            } else if type == .responsible {
                // Those come first.
                return
            }
        }
    }

    /// The links that leave an item, of one type or of all, in natural order of their far ends.
    public func links(from node: Node, _ type: LinkType? = nil) -> [Edge] {
        var edges: [Edge] = []
        forEachLink(from: node, type) { edges.append($0) }
        return sorted(edges) { to($0) }
    }

    /// The links that arrive at an item, of one type or of all, in natural order of their far ends.
    public func links(to node: Node, _ type: LinkType? = nil) -> [Edge] {
        var edges: [Edge] = []
        forEachLink(to: node, type) { edges.append($0) }
        return sorted(edges) { from($0) }
    }

    /// How many links leave and arrive at an item.
    public func degree(_ node: Node) -> (out: Int, in: Int) {
        let row = items[Int(node.slot)]
        return (Int(row.outCount), Int(row.inCount))
    }

    /// The link with a key.
    public func edge(_ key: LinkKey) -> Edge? {
        guard let from = node(key.from), let to = node(key.to) else { return nil }
        return edge(key.type, from, to, key.mark)
    }

    /// Links in natural order of the items at one end, types in the order of the schema.
    public func sorted(_ edges: [Edge], by end: (Edge) -> Node) -> [Edge] {
        guard edges.count > 1 else { return edges }
        var steps = edges.map { (edge: $0, node: end($0)) }
        sort(&steps)
        return steps.map(\.edge)
    }

    /// Puts links, each with the item at its far end, in natural order of those items, types in the order of the schema.
    public func sort(_ steps: inout [(edge: Edge, node: Node)]) {
        guard steps.count > 1 else { return }
        var keyed = steps.map { step in (step, sortKey(step.node), UInt8(links[Int(step.edge.slot)].type)) }
        // Mostly the numbers tell all apart, and nothing else need be looked at.
        keyed.sort { left, right in left.2 != right.2 ? left.2 < right.2 : left.1 < right.1 }
        let isTold = keyed.indices.dropFirst().allSatisfy { place in
            keyed[place].1 != keyed[place - 1].1 || keyed[place].2 != keyed[place - 1].2
        }
        if !isTold {
            keyed.sort { left, right in
                if left.2 != right.2 { return left.2 < right.2 }
                if left.1 != right.1 { return left.1 < right.1 }
                let (a, b) = (idBytes(left.0.node), idBytes(right.0.node))
                if NaturalOrder.isBefore(a, b) { return true }
                if NaturalOrder.isBefore(b, a) { return false }
                return key(left.0.edge).mark < key(right.0.edge).mark
            }
        }
        steps = keyed.map(\.0)
    }

    /// A number that sorts most ids as natural order does; equal numbers need the ids themselves. Eight bytes of the id:
    /// those before its first number, a zero that stands where digits do among other bytes, and the number in what is
    /// left, or the largest that fits there.
    package func sortKey(_ node: Node) -> UInt64 {
        let id = idBytes(node)
        var key: UInt64 = 0
        var bits: UInt64 = 64
        for (place, byte) in id.enumerated() {
            if bits == 0 { return key }
            bits -= 8
            guard byte >= 48, byte <= 57 else {
                key |= UInt64(byte) << bits
                continue
            }
            let most: UInt64 = 1 << bits - 1
            var number: UInt64 = 0
            for digit in id[place...].prefix(while: { $0 >= 48 && $0 <= 57 }) where number < most {
                number = min(most, number * 10 + UInt64(digit - 48))
            }
            return key | 48 << bits | number
        }
        return key
    }

    /// The cell of an open risk or issue on the grid, likelihood and impact 1-5, residual where given, else inherent.
    public func cell(_ node: Node) -> (likelihood: Int, impact: Int)? {
        let cell = Int(items[Int(node.slot)].cell)
        return cell == 0 ? nil : (cell >> 3, cell & 7)
    }

    /// The day as of which lateness is judged, where the portfolio says it.
    public var asOf: Day? { settings.day(.asOf) }
    /// The portfolio's name, or an empty text.
    public var name: String { settings[.name] ?? "" }

    // What the walks above stand on.

    /// The first link that leaves an item.
    public func firstOut(_ node: Node) -> Edge? { Portfolio.edge(items[Int(node.slot)].firstOut) }
    /// The first link that arrives at an item.
    public func firstIn(_ node: Node) -> Edge? { Portfolio.edge(items[Int(node.slot)].firstIn) }
    /// The next link that leaves the same item.
    public func nextOut(_ edge: Edge) -> Edge? { Portfolio.edge(links[Int(edge.slot)].nextOut) }
    /// The next link that arrives at the same item.
    public func nextIn(_ edge: Edge) -> Edge? { Portfolio.edge(links[Int(edge.slot)].nextIn) }

    /// The number of places items take, live and dead: the size of a table indexed by `Node.slot`.
    public var slotCount: Int { items.count }
    /// The number of places links take, live and dead: the size of a table indexed by `Edge.slot`.
    public var linkSlotCount: Int { links.count }
    /// The link added last, if it is still there.
    package var lastLink: Edge? {
        links.count > 0 && links[links.count - 1].isLive ? Edge(Int32(links.count - 1)) : nil
    }
    /// Whether the place holds a live item.
    public func isLive(_ node: Node) -> Bool { items[Int(node.slot)].isLive }
    /// All live items, by place.
    public var allNodes: some Sequence<Node> { (0..<items.count).lazy.filter { items[$0].isLive }.map { Node($0) } }
    /// All live links, by place.
    public var allEdges: some Sequence<Edge> {
        (0..<links.count).lazy.filter { links[$0].isLive }.map { Edge(Int32($0)) }
    }

    func body(_ node: Node) -> UnsafeRawBufferPointer {
        let row = items[Int(node.slot)]
        return UnsafeRawBufferPointer(text.slice(Int(row.bodyStart), Int(row.bodyLength)))
    }

    func body(_ edge: Edge) -> UnsafeRawBufferPointer {
        let row = links[Int(edge.slot)]
        return UnsafeRawBufferPointer(text.slice(Int(row.bodyStart), Int(row.bodyLength)))
    }

    func edge(_ type: LinkType, _ from: Node, _ to: Node, _ mark: String) -> Edge? {
        let code = type.code
        func matches(_ row: LinkRow, _ edge: Edge) -> Bool {
            row.type == code && row.from == from.slot && row.to == to.slot
                && (type.distinguishedBy == nil || LinkKey.mark(of: type, fields(edge)) == mark)
        }
        let outward = items[Int(from.slot)].outCount <= items[Int(to.slot)].inCount
        var edge = outward ? firstOut(from) : firstIn(to)
        while let current = edge {
            let row = links[Int(current.slot)]
            if matches(row, current) { return current }
            edge = Portfolio.edge(outward ? row.nextOut : row.nextIn)
        }
        return nil
    }

    private static func edge(_ slot: Int32) -> Edge? { slot < 0 ? nil : Edge(slot) }

    static func day(_ bytes: UnsafeRawBufferPointer?) -> Day? {
        bytes.flatMap { Day(bytes: $0.bindMemory(to: UInt8.self)) }
    }

    static func equals(_ bytes: UnsafeRawBufferPointer?, _ value: StaticString) -> Bool {
        guard let bytes, bytes.count == value.utf8CodeUnitCount else { return false }
        let start = value.utf8Start
        for place in 0..<bytes.count where bytes[place] != start[place] { return false }
        return true
    }
}

extension Portfolio {
    /// The item at a place, or nil where the place is empty.
    public func liveNode(_ slot: Int) -> Node? {
        slot >= 0 && slot < items.count && items[slot].isLive ? Node(slot) : nil
    }

    /// The link at a place, or nil where the place is empty.
    public func liveEdge(_ slot: Int) -> Edge? {
        slot >= 0 && slot < links.count && links[slot].isLive ? Edge(Int32(slot)) : nil
    }
}
