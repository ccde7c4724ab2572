// Bringing items, links, points and assessments into being.

extension Portfolio {
    mutating func createItem(_ id: ItemID, _ kind: Kind?, _ fields: Fields) throws(Refusal) {
        guard let kind else { throw Refusal(id, "an item needs a kind", remedy: "say which of the twelve kinds it is") }
        guard ItemID.isValid(id) else {
            throw Refusal(
                "\"\(id)\"", "an id is text without blanks, 200 bytes at most (I1)", remedy: "choose another id")
        }
        guard node(id) == nil else { throw Portfolio.exists(.item(id)) }
        let slot = Int32(items.count)
        let body = store(fields)
        var row = ItemRow(
            idStart: UInt32(text.count), bodyStart: body.start, bodyLength: body.length, idLength: UInt8(id.utf8.count),
            kind: kind.code, isLive: true, cell: 0)
        row.cell = kind == .raid ? Portfolio.cell(fields) : 0
        store(id)
        items.append(row)
        enter(slot)
        if isBulk {
            orders[Int(kind.code)].append(slot)
        } else {
            let place = position(of: idBytes(Node(slot)), in: kind)
            orders[Int(kind.code)].insert(slot, at: place)
        }
        noteNumber(of: id, kind)
    }

    mutating func createLink(_ key: LinkKey, _ fields: Fields) throws(Refusal) {
        guard let from = node(key.from) else { throw Portfolio.missing(key.from, of: .link(key)) }
        guard let to = node(key.to) else { throw Portfolio.missing(key.to, of: .link(key)) }
        guard LinkKey.mark(of: key.type, fields) == key.mark else {
            throw Refusal(
                Ref.link(key).spoken, "its fields do not match its key (I3)",
                remedy: "name it by its \(key.type.distinguishedBy?.name ?? "ends alone")")
        }
        guard edge(key.type, from, to, key.mark) == nil else { throw Portfolio.exists(.link(key)) }
        let slot = Int32(links.count)
        let body = store(fields)
        var row = LinkRow(
            from: from.slot, to: to.slot, bodyStart: body.start, bodyLength: body.length,
            bearing: Bearing(key.type, kind(from), kind(to), fields), type: key.type.code, isLive: true)
        hook(&row, slot)
        links.append(row)
        items[Int(from.slot)].outCount += 1
        items[Int(to.slot)].inCount += 1
        countSteps(row, by: 1)
        linkCount += 1
    }

    /// Takes a link into the chains of its ends: at the front, but behind what an item is part of and behind who is
    /// responsible for it, which are few and are asked for all the time.
    private mutating func hook(_ row: inout LinkRow, _ slot: Int32) {
        (row.previousOut, row.nextOut) = (nowhere, items[Int(row.from)].firstOut)
        while row.type != LinkType.partOf.code, row.nextOut != nowhere,
            links[Int(row.nextOut)].type == LinkType.partOf.code
        { (row.previousOut, row.nextOut) = (row.nextOut, links[Int(row.nextOut)].nextOut) }
        (row.previousIn, row.nextIn) = (nowhere, items[Int(row.to)].firstIn)
        while row.type != LinkType.responsible.code, row.nextIn != nowhere,
            links[Int(row.nextIn)].type == LinkType.responsible.code
        { (row.previousIn, row.nextIn) = (row.nextIn, links[Int(row.nextIn)].nextIn) }
        if row.nextOut != nowhere { links[Int(row.nextOut)].previousOut = slot }
        if row.nextIn != nowhere { links[Int(row.nextIn)].previousIn = slot }
        if row.previousOut == nowhere {
            items[Int(row.from)].firstOut = slot
        } else {
            links[Int(row.previousOut)].nextOut = slot
        }
        if row.previousIn == nowhere {
            items[Int(row.to)].firstIn = slot
        } else {
            links[Int(row.previousIn)].nextIn = slot
        }
    }

    mutating func createAttachment(_ ref: Ref, _ fields: Fields) throws(Refusal) {
        let owner: ItemID
        let isPoint: Bool
        switch ref {
        case .point(let key): (owner, isPoint) = (key.measure, true)
        case .assessment(let key): (owner, isPoint) = (key.item, false)
        default: return
        }
        guard let node = node(owner) else { throw Portfolio.missing(owner, of: ref) }
        guard attachment(ref) == nil else { throw Portfolio.exists(ref) }
        let slot = Int32(attachments.count)
        let body = store(fields)
        let name = ref.text
        var row = AttachmentRow(
            owner: node.slot, refStart: UInt32(text.count), refLength: UInt32(name.utf8.count), bodyStart: body.start,
            bodyLength: body.length, isPoint: isPoint, isLive: true)
        store(name)
        row.next = items[Int(node.slot)].firstAttachment
        if row.next != nowhere { attachments[Int(row.next)].previous = slot }
        attachments.append(row)
        if isBulk { attachmentIndex[Array(name.utf8)] = slot }
        items[Int(node.slot)].firstAttachment = slot
        attachmentCount += 1
    }

    /// The cell of the grid on which an open risk or issue stands; 0 where it stands on none.
    static func cell(_ fields: Fields) -> UInt8 {
        switch fields[.state] {
        case "closed", "holds": return 0
        default: break
        }
        switch fields[.class] {
        case "assumption", "challenge": return 0
        default: break
        }
        guard let likelihood = fields[.residualLikelihood] ?? fields[.inherentLikelihood],
            let impact = fields[.residualImpact] ?? fields[.inherentImpact],
            let l = UInt8(likelihood), let i = UInt8(impact), (1...5).contains(l), (1...5).contains(i)
        else { return 0 }
        return l << 3 | i
    }
}
