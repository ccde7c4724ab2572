// Finding an item by its id: open addressing over the places of items.

extension Portfolio {
    private static let removed: Int32 = -2

    func find(_ id: UnsafeBufferPointer<UInt8>) -> Int32? {
        let mask = buckets.count - 1
        var bucket = Portfolio.hash(id) & mask
        for _ in 0...mask {
            let slot = buckets[bucket]
            if slot == nowhere { return nil }
            if slot >= 0, Portfolio.same(idBytes(Node(slot)), id) { return slot }
            bucket = (bucket + 1) & mask
        }
        return nil
    }

    mutating func enter(_ slot: Int32) {
        if (usedBuckets + 1) * 4 > buckets.count * 3 {
            rehash()  // enters every live item, this one included
            return
        }
        let mask = buckets.count - 1
        var bucket = Portfolio.hash(idBytes(Node(slot))) & mask
        while buckets[bucket] >= 0 { bucket = (bucket + 1) & mask }
        if buckets[bucket] == nowhere { usedBuckets += 1 }
        buckets[bucket] = slot
    }

    mutating func forget(_ slot: Int32) {
        let mask = buckets.count - 1
        var bucket = Portfolio.hash(idBytes(Node(slot))) & mask
        while buckets[bucket] != slot {
            if buckets[bucket] == nowhere { return }
            bucket = (bucket + 1) & mask
        }
        buckets[bucket] = Portfolio.removed
    }

    private mutating func rehash() {
        let live = itemCount + 1
        var size = 16
        while size < live * 2 { size *= 2 }
        buckets = Column(repeating: nowhere, count: size)
        usedBuckets = 0
        let mask = size - 1
        for slot in 0..<items.count where items[slot].isLive {
            var bucket = Portfolio.hash(idBytes(Node(slot))) & mask
            while buckets[bucket] != nowhere { bucket = (bucket + 1) & mask }
            buckets[bucket] = Int32(slot)
            usedBuckets += 1
        }
    }

    /// FNV-1a, folded.
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Int(truncatingIfNeeded: (hash ^ (hash >> 29)) & 0x7fff_ffff)
    }

    private static func same(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
        left.count == right.count && left.elementsEqual(right)
    }
}
