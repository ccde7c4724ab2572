// A portfolio: items, the links between them, and what hangs on them, in flat storage that opens at any size.

/// All the items, links, points and assessments of one file, with its settings.
///
/// A value: copies are independent. Items and links lie in flat columns; `Node` and `Edge` name their places. Every
/// change goes through `Change`, so that each can be undone.
public struct Portfolio: Sendable {
    var items = Column<ItemRow>()
    var links = Column<LinkRow>()
    var attachments = Column<AttachmentRow>()
    /// Ids, references and packed fields. Texts that a change replaced stay behind until the portfolio is rebuilt.
    var text = Column<UInt8>()
    /// Buckets of item places by hash of the id; see `IdIndex`.
    var buckets = Column<Int32>(repeating: nowhere, count: 16)
    var usedBuckets = 0
    /// The items of each kind, in natural order of their ids.
    var orders: [Column<Int32>] = Kind.ordered.map { _ in Column() }
    /// The highest number ever used in an id of each kind's own prefix; deleted ids are not used again.
    package var highest: [Int] = Kind.ordered.map { _ in 0 }
    /// The portfolio's settings: name, as-of day and the rest.
    public internal(set) var settings = Fields()
    /// Files of imports that the model has no place for, by path, word for word.
    public internal(set) var extras: [String: Fields] = [:]
    /// The number of links.
    public internal(set) var linkCount = 0
    /// The number of points and assessments.
    public internal(set) var attachmentCount = 0
    /// While many changes are applied at once, orders are left unsorted.
    var isBulk = false
    /// While many changes are applied at once, the places of points and assessments by the bytes of their references:
    /// without it the n-th point of a measure costs n steps.
    var attachmentIndex: [[UInt8]: Int32] = [:]
    /// Bytes of `text` that nothing refers to any more.
    var waste = 0

    /// How many changes were applied so far: what was read before and after with the same count is the same.
    package internal(set) var changeCount = 0

    /// A portfolio with nothing in it.
    public init() {}

    /// The number of items.
    public var itemCount: Int { orders.reduce(0) { $0 + $1.count } }

    /// The number of items of a kind.
    public func count(of kind: Kind) -> Int { orders[Int(kind.code)].count }

    /// The item at a position among those of a kind, in natural order of ids.
    public func node(of kind: Kind, at position: Int) -> Node { Node(orders[Int(kind.code)][position]) }

    /// All items of a kind, in natural order of ids.
    public func nodes(of kind: Kind) -> [Node] { orders[Int(kind.code)].withBuffer { $0.map { Node($0) } } }

    /// The position of an item among those of its kind.
    public func position(of node: Node) -> Int { position(of: idBytes(node), in: kind(node)) }

    /// The item with an id.
    public func node(_ id: some StringProtocol) -> Node? {
        var id = String(id)
        return id.withUTF8 { find($0) }.map { Node($0) }
    }

    /// The item with an id that lies in memory as bytes.
    package func node(idBytes: UnsafeBufferPointer<UInt8>) -> Node? { find(idBytes).map { Node($0) } }

    /// The id of an item.
    public func id(_ node: Node) -> ItemID { String(decoding: idBytes(node), as: UTF8.self) }
    /// What an item is.
    public func kind(_ node: Node) -> Kind { Kind.ordered[Int(items[Int(node.slot)].kind)] }

    /// The bytes of the id where they lie; valid until the next change.
    public func idBytes(_ node: Node) -> UnsafeBufferPointer<UInt8> {
        let row = items[Int(node.slot)]
        return text.slice(Int(row.idStart), Int(row.idLength))
    }

    func position(of id: UnsafeBufferPointer<UInt8>, in kind: Kind) -> Int {
        let order = orders[Int(kind.code)]
        var (low, high) = (0, order.count)
        while low < high {
            let middle = (low + high) / 2
            if NaturalOrder.isBefore(idBytes(Node(order[middle])), id) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
