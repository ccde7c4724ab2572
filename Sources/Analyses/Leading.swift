// The first few of very many, without putting all in order.

import Missions

/// The first `limit` elements in an order, in that order. The order must be total, so that the answer is always the same.
func leading<Element>(
    _ limit: Int, of elements: some Sequence<Element>, by isBefore: (Element, Element) -> Bool
) -> [Element] {
    guard limit > 0 else { return [] }
    guard limit < 1 << 20 else { return Array(elements.sorted(by: isBefore).prefix(limit)) }
    var kept: [Element] = []
    var last: Element?
    for element in elements {
        // Most are behind the last that would still be kept, once there are enough.
        if let last, !isBefore(element, last) { continue }
        kept.append(element)
        if kept.count >= 4 * limit + 64 {
            kept = Array(kept.sorted(by: isBefore).prefix(limit))
            last = kept.last
        }
    }
    return Array(kept.sorted(by: isBefore).prefix(limit))
}

extension Portfolio {

    /// A number made of an id (FNV-1a, Fowler, Noll and Vo 1991): the same in every file that has the id.
    func fingerprint(_ node: Node) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in idBytes(node) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return hash
    }
}
