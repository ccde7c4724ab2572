// Whose things are and how firm needs are, read for all of them in one pass, where they lie.

extension Portfolio {
    /// By place of an item, the org that leads on it by a link of its own, and what it is part of as things stand on the
    /// as-of day, or without such a day with no end; -1 where there is none. Of several, the first id in plain text order.
    package func leadsAndParents(without hidden: [Bool] = []) -> (leads: [Int32], parents: [Int32]) {
        let (responsible, partOf) = (LinkType.responsible.code, LinkType.partOf.code)
        let (role, fromDate, toDate) = (Field.role.code, Field.fromDate.code, Field.toDate.code)
        let asOf = self.asOf
        var leads = [Int32](repeating: nowhere, count: items.count)
        var parents = leads
        func bytes(_ row: LinkRow) -> UnsafeRawBufferPointer {
            UnsafeRawBufferPointer(text.slice(Int(row.bodyStart), Int(row.bodyLength)))
        }
        func isPartNow(_ row: LinkRow) -> Bool {
            if row.bodyLength == 0 { return true }
            let end = PackedFields.find(toDate, in: bytes(row))
            guard let asOf else { return end == nil }
            let begin = PackedFields.find(fromDate, in: bytes(row))
            func day(_ text: UnsafeRawBufferPointer?) -> Day { text.flatMap(Portfolio.day) ?? asOf }
            return day(begin) <= asOf && asOf <= day(end)
        }
        func isBefore(_ left: Int32, _ right: Int32) -> Bool {
            right < 0 || idBytes(Node(left)).lexicographicallyPrecedes(idBytes(Node(right)))
        }
        links.withBuffer { rows in
            for row in rows where row.isLive {
                if row.type == responsible || row.type == partOf, !hidden.isEmpty,
                    hidden[Int(row.from)] || hidden[Int(row.to)]
                {
                    continue
                }
                if row.type == responsible {
                    guard let text = PackedFields.find(role, in: bytes(row)), Portfolio.equals(text, "lead") else {
                        continue
                    }
                    if isBefore(row.from, leads[Int(row.to)]) { leads[Int(row.to)] = row.from }
                } else if row.type == partOf, isPartNow(row), isBefore(row.to, parents[Int(row.from)]) {
                    parents[Int(row.from)] = row.to
                }
            }
        }
        return (leads, parents)
    }

    /// By place of a link, whether it is a `needs` link whose state is agreed.
    package func agreedNeeds() -> [Bool] {
        let (needs, state) = (LinkType.needs.code, Field.state.code)
        return links.withBuffer { rows in
            rows.map { row in
                guard row.isLive, row.type == needs else { return false }
                let body = UnsafeRawBufferPointer(text.slice(Int(row.bodyStart), Int(row.bodyLength)))
                return PackedFields.find(state, in: body).map { Portfolio.equals($0, "agreed") } ?? false
            }
        }
    }

    /// The needs that say how strongly they tie, by place: whether they are hard, and their coupling, where that is a
    /// number; nil where they do not say.
    package func couplings() -> [(link: Int32, isHard: Bool, coupling: Double?)] {
        let (needs, hard, coupling) = (LinkType.needs.code, Field.hard.code, Field.coupling.code)
        let last = max(hard, coupling)
        var found: [(link: Int32, isHard: Bool, coupling: Double?)] = []
        links.withBuffer { rows in
            for (place, row) in rows.enumerated() where row.isLive && row.type == needs {
                var says = (isHard: true, coupling: Double?.none, isSaid: false)
                var cursor = PackedFields.Cursor(
                    UnsafeRawBufferPointer(text.slice(Int(row.bodyStart), Int(row.bodyLength))))
                while let entry = cursor.next(), entry.code <= last {
                    if entry.code == hard {
                        says.isHard = !Portfolio.equals(entry.text, "false")
                        says.isSaid = true
                    } else if entry.code == coupling {
                        says.coupling = Double(String(decoding: entry.text, as: UTF8.self))
                        says.isSaid = true
                    }
                }
                if says.isSaid { found.append((Int32(place), says.isHard, says.coupling)) }
            }
        }
        return found
    }
}

extension PackedFields {
    /// The text of a known field, by its code.
    fileprivate static func find(_ code: UInt8, in bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        var cursor = Cursor(bytes)
        while let entry = cursor.next(), entry.code <= code { if entry.code == code { return entry.text } }
        return nil
    }
}
