// Removing items, links, points and assessments; what they held stays in the text as waste.

extension Portfolio {
    mutating func delete(_ ref: Ref, _ kind: Kind?, _ fields: Fields) throws(Refusal) {
        switch ref {
        case .item(let id):
            guard let node = node(id) else { throw Portfolio.absent(ref) }
            guard self.fields(node) == fields, self.kind(node) == kind else { throw Portfolio.moved(ref) }
            let row = items[Int(node.slot)]
            guard row.firstOut == nowhere, row.firstIn == nowhere, row.firstAttachment == nowhere else {
                throw Refusal(
                    id, "something still hangs on it", remedy: "remove its links, points and assessments first")
            }
            if !isBulk { orders[Int(row.kind)].remove(at: position(of: node)) }
            forget(node.slot)
            items[Int(node.slot)].isLive = false
            waste += Int(row.bodyLength) + Int(row.idLength)
        case .link(let key):
            guard let edge = edge(key) else { throw Portfolio.absent(ref) }
            guard self.fields(edge) == fields else { throw Portfolio.moved(ref) }
            unhook(edge)
        case .point, .assessment:
            guard let slot = attachment(ref) else { throw Portfolio.absent(ref) }
            let row = attachments[Int(slot)]
            guard self.fields(of: row) == fields else { throw Portfolio.moved(ref) }
            if row.next != nowhere { attachments[Int(row.next)].previous = row.previous }
            if row.previous != nowhere {
                attachments[Int(row.previous)].next = row.next
            } else {
                items[Int(row.owner)].firstAttachment = row.next
            }
            attachments[Int(slot)].isLive = false
            if isBulk { attachmentIndex[Array(ref.text.utf8)] = nil }
            attachmentCount -= 1
            waste += Int(row.bodyLength) + Int(row.refLength)
        case .extra(let path):
            guard let present = extras[path] else { throw Portfolio.absent(ref) }
            guard present == fields else { throw Portfolio.moved(ref) }
            extras[path] = nil
        case .portfolio: break
        }
    }

    mutating func unhook(_ edge: Edge) {
        let row = links[Int(edge.slot)]
        if row.nextOut != nowhere { links[Int(row.nextOut)].previousOut = row.previousOut }
        if row.nextIn != nowhere { links[Int(row.nextIn)].previousIn = row.previousIn }
        if row.previousOut != nowhere {
            links[Int(row.previousOut)].nextOut = row.nextOut
        } else {
            items[Int(row.from)].firstOut = row.nextOut
        }
        if row.previousIn != nowhere {
            links[Int(row.previousIn)].nextIn = row.nextIn
        } else {
            items[Int(row.to)].firstIn = row.nextIn
        }
        items[Int(row.from)].outCount -= 1
        items[Int(row.to)].inCount -= 1
        countSteps(row, by: -1)
        links[Int(edge.slot)].isLive = false
        linkCount -= 1
        waste += Int(row.bodyLength)
    }
}
