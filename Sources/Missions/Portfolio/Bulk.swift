// Many items at once: order is restored at the end instead of at every step. Numbers for new ids.

extension Portfolio {
    /// From here on items are added without keeping up the order of their kinds, until `endBulk`.
    package mutating func beginBulk() {
        isBulk = true
        attachmentIndex = [:]
        guard attachmentCount > 0 else { return }
        for slot in 0..<attachments.count where attachments[slot].isLive {
            let row = attachments[slot]
            attachmentIndex[Array(text.slice(Int(row.refStart), Int(row.refLength)))] = Int32(slot)
        }
    }

    /// Puts the items of each kind in order again.
    package mutating func endBulk() {
        isBulk = false
        attachmentIndex = [:]
        for kind in Kind.ordered {
            let all = orders[Int(kind.code)].withBuffer { Array($0) }
            let order = all.filter { items[Int($0)].isLive }
            if order.count != all.count { orders[Int(kind.code)] = Column(order) }
            let isSorted = zip(order, order.dropFirst()).allSatisfy {
                NaturalOrder.isBefore(idBytes(Node($0)), idBytes(Node($1)))
            }
            if isSorted { continue }
            let sorted = order.sorted { NaturalOrder.isBefore(idBytes(Node($0)), idBytes(Node($1))) }
            orders[Int(kind.code)].withMutableBuffer { buffer in
                for (place, slot) in sorted.enumerated() { buffer[place] = slot }
            }
        }
    }

    mutating func noteNumber(of id: ItemID, _ kind: Kind) {
        guard let number = Portfolio.number(of: id, kind) else { return }
        if number > highest[Int(kind.code)] { highest[Int(kind.code)] = number }
    }

    private static func number(of id: ItemID, _ kind: Kind) -> Int? {
        let prefix = kind.prefix
        guard id.utf8.count > prefix.utf8.count + 1, id.hasPrefix(prefix) else { return nil }
        let rest = id.utf8.dropFirst(prefix.utf8.count)
        guard rest.first == UInt8(ascii: "-"), rest.count < 12 else { return nil }
        return Int(String(rest.dropFirst())!)
    }

    /// An id for a new item of a kind: its prefix and the next number never used.
    public func newID(_ kind: Kind) -> ItemID {
        var number = highest[Int(kind.code)] + 1
        while node("\(kind.prefix)-\(number)") != nil { number += 1 }
        return "\(kind.prefix)-\(number)"
    }
}
