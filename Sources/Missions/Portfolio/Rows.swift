// How items, links and what hangs on items lie in flat storage.

/// An item of one portfolio, by its place in storage. Places are not kept across files: keep the id instead.
public struct Node: Hashable, Comparable, Sendable {
    public let slot: Int32
    @usableFromInline init(_ slot: Int32) { self.slot = slot }
    init(_ slot: Int) { self.slot = Int32(slot) }
    public static func < (left: Node, right: Node) -> Bool { left.slot < right.slot }
}

/// A link of one portfolio, by its place in storage.
public struct Edge: Hashable, Sendable {
    public let slot: Int32
    @usableFromInline init(_ slot: Int32) { self.slot = slot }
}

/// No place: the end of a chain, an empty bucket.
let nowhere: Int32 = -1

@usableFromInline
struct ItemRow: BitwiseCopyable {
    var idStart: UInt32
    var bodyStart: UInt32
    var bodyLength: UInt32
    @usableFromInline var firstOut = nowhere
    @usableFromInline var firstIn = nowhere
    var firstAttachment = nowhere
    var outCount: UInt32 = 0
    var inCount: UInt32 = 0
    /// How many steps lead to what it needs, and to what waits on it; see `Graph`.
    @usableFromInline var upstreamCount: Int32 = 0
    @usableFromInline var downstreamCount: Int32 = 0
    var idLength: UInt8
    var kind: UInt8
    var isLive: Bool
    /// For an open risk or issue, its cell on the grid: likelihood x 8 + impact; else 0.
    var cell: UInt8
}

@usableFromInline
struct LinkRow: BitwiseCopyable {
    @usableFromInline var from: Int32
    @usableFromInline var to: Int32
    @usableFromInline var nextOut = nowhere
    var previousOut = nowhere
    @usableFromInline var nextIn = nowhere
    var previousIn = nowhere
    var bodyStart: UInt32
    var bodyLength: UInt32
    @usableFromInline var bearing: Bearing
    var type: UInt8
    @usableFromInline var isLive: Bool
}

/// A point or an assessment, hanging on an item.
struct AttachmentRow: BitwiseCopyable {
    var owner: Int32
    var next = nowhere
    var previous = nowhere
    /// Its reference, as text.
    var refStart: UInt32
    var refLength: UInt32
    var bodyStart: UInt32
    var bodyLength: UInt32
    var isPoint: Bool
    var isLive: Bool
}

/// The order in which people expect ids: runs of digits compare as numbers, the rest byte by byte.
package enum NaturalOrder {
    package static func isBefore(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
        compare(left, right) < 0
    }

    package static func isBefore(_ left: String, _ right: String) -> Bool {
        var (left, right) = (left, right)
        return left.withUTF8 { left in right.withUTF8 { right in compare(left, right) < 0 } }
    }

    private static func compare(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
        var (i, j) = (0, 0)
        while i < left.count, j < right.count {
            let (a, b) = (left[i], right[j])
            if isDigit(a), isDigit(b) {
                let (startA, startB) = (i, j)
                while i < left.count, left[i] == 48 { i += 1 }
                while j < right.count, right[j] == 48 { j += 1 }
                let (valueA, valueB) = (i, j)
                while i < left.count, isDigit(left[i]) { i += 1 }
                while j < right.count, isDigit(right[j]) { j += 1 }
                if i - valueA != j - valueB { return (i - valueA) - (j - valueB) }
                for k in 0..<(i - valueA) where left[valueA + k] != right[valueB + k] {
                    return Int(left[valueA + k]) - Int(right[valueB + k])
                }
                // Equal numbers: fewer leading zeros first, so that different ids are never equal.
                if i - startA != j - startB { return (i - startA) - (j - startB) }
            } else if a != b {
                return Int(a) - Int(b)
            } else {
                i += 1
                j += 1
            }
        }
        return (left.count - i) - (right.count - j)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
}
