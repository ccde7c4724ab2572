// A growable array of plain values that may begin life inside a mapped file.

/// An array of trivial values with value semantics. Its first storage may be borrowed from a private memory mapping, so
/// that a portfolio of any size opens without being read; growth moves it to memory of its own.
struct Column<Element: BitwiseCopyable>: @unchecked Sendable {
    private final class Store {
        let base: UnsafeMutablePointer<Element>
        let capacity: Int
        /// What keeps borrowed memory alive; nil where the memory is our own.
        let owner: AnyObject?

        init(capacity: Int) {
            base = .allocate(capacity: capacity)
            self.capacity = capacity
            owner = nil
        }

        init(borrowing base: UnsafeMutablePointer<Element>, capacity: Int, owner: AnyObject) {
            self.base = base
            self.capacity = capacity
            self.owner = owner
        }

        deinit { if owner == nil { base.deallocate() } }
    }

    private var store: Store
    private(set) var count: Int

    init() {
        store = Store(capacity: 0)
        count = 0
    }

    init(_ elements: [Element]) {
        store = Store(capacity: elements.count)
        count = 0
        elements.withUnsafeBufferPointer { append(contentsOf: $0) }
    }

    init(repeating element: Element, count: Int) {
        store = Store(capacity: count)
        store.base.initialize(repeating: element, count: count)
        self.count = count
    }

    /// Borrows `count` elements that `owner` keeps alive and that nobody else writes, with room for more behind them.
    init(borrowing base: UnsafeMutablePointer<Element>, count: Int, room: Int = 0, owner: AnyObject) {
        store = Store(borrowing: base, capacity: count + room, owner: owner)
        self.count = count
    }

    subscript(position: Int) -> Element {
        get {
            precondition(position >= 0 && position < count)
            return store.base[position]
        }
        set {
            precondition(position >= 0 && position < count)
            own(count)
            store.base[position] = newValue
        }
    }

    mutating func append(_ element: Element) {
        own(count + 1)
        store.base[count] = element
        count += 1
    }

    mutating func append(contentsOf elements: UnsafeBufferPointer<Element>) {
        guard let first = elements.baseAddress else { return }
        own(count + elements.count)
        (store.base + count).update(from: first, count: elements.count)
        count += elements.count
    }

    mutating func insert(_ element: Element, at position: Int) {
        precondition(position >= 0 && position <= count)
        own(count + 1)
        (store.base + position + 1).update(from: store.base + position, count: count - position)
        store.base[position] = element
        count += 1
    }

    mutating func remove(at position: Int) {
        precondition(position >= 0 && position < count)
        own(count)
        (store.base + position).update(from: store.base + position + 1, count: count - position - 1)
        count -= 1
    }

    mutating func removeLast(_ elements: Int) {
        precondition(elements >= 0 && elements <= count)
        count -= elements
    }

    /// All elements where they lie.
    func withBuffer<Result>(_ body: (UnsafeBufferPointer<Element>) throws -> Result) rethrows -> Result {
        try body(UnsafeBufferPointer(start: store.base, count: count))
    }

    mutating func withMutableBuffer<Result>(_ body: (UnsafeMutableBufferPointer<Element>) throws -> Result) rethrows
        -> Result
    {
        own(count)
        return try body(UnsafeMutableBufferPointer(start: store.base, count: count))
    }

    /// Elements of a range where they lie; what lies outside the column is left out.
    func slice(_ start: Int, _ length: Int) -> UnsafeBufferPointer<Element> {
        let low = Swift.min(Swift.max(start, 0), count)
        return UnsafeBufferPointer(start: store.base + low, count: Swift.min(Swift.max(length, 0), count - low))
    }

    /// Makes sure the storage is ours alone and has room.
    @inline(__always)
    private mutating func own(_ needed: Int) {
        if needed > store.capacity || !isKnownUniquelyReferenced(&store) { move(needed) }
    }

    @inline(never)
    private mutating func move(_ needed: Int) {
        let new = Store(capacity: needed > store.capacity ? Swift.max(16, needed + needed / 2) : store.capacity)
        new.base.update(from: store.base, count: count)
        store = new
    }
}
