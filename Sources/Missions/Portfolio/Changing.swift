// Applying changes in place. What was must still hold; whatever the model cannot hold is refused.

extension Portfolio {
    /// Applies changes in order. Where one cannot be made, those before it are taken back and the portfolio is as it was.
    ///
    /// This is the fold that turns a log into a state; it trusts the rules to have been checked when the step was made.
    /// Throws a `Refusal` that says which thing is not as the change expects.
    public mutating func apply(_ changes: [Change]) throws(Refusal) {
        try applyAll(changes) { portfolio, change throws(Refusal) in try portfolio.apply(change) }
    }

    /// Applies all of the changes by `apply`, or none of them.
    mutating func applyAll(
        _ changes: [Change], by apply: (inout Portfolio, Change) throws(Refusal) -> Void
    ) throws(Refusal) {
        let highest = highest
        let bulk = changes.count > 1_000
        if bulk { beginBulk() }
        defer { if bulk { endBulk() } }
        for position in changes.indices {
            do { try apply(&self, changes[position]) } catch {
                takeBack(changes[..<position], highest: highest)
                throw error
            }
        }
    }

    /// Takes back changes that were just made, and the numbers they used up.
    mutating func takeBack(_ changes: some BidirectionalCollection<Change>, highest: [Int]) {
        for done in changes.reversed() { try! apply(done.inverse) }
        self.highest = highest
    }

    mutating func apply(_ change: Change) throws(Refusal) {
        guard text.count + change.size < Portfolio.mostText else {
            throw Refusal(
                change.ref.spoken, "the portfolio holds 4 GB of text and no more", remedy: "begin another portfolio")
        }
        switch change {
        case .create(.item(let id), let kind, let fields): try createItem(id, kind, fields)
        case .create(.link(let key), _, let fields): try createLink(key, fields)
        case .create(.extra(let path), _, let fields):
            if extras[path] != nil { throw Portfolio.exists(change.ref) }
            extras[path] = fields
        case .create(.portfolio, _, _), .delete(.portfolio, _, _):
            throw Refusal("the portfolio's settings", "they are always there", remedy: "set their fields instead")
        case .create(let ref, _, let fields): try createAttachment(ref, fields)
        case .delete(let ref, let kind, let fields): try delete(ref, kind, fields)
        case .set(let ref, let field, let was, let now): try set(ref, field, was, now)
        }
    }

    // MARK: Creating

    private mutating func createItem(_ id: ItemID, _ kind: Kind?, _ fields: Fields) throws(Refusal) {
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

    private mutating func createLink(_ key: LinkKey, _ fields: Fields) throws(Refusal) {
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
            from: from.slot, to: to.slot, bodyStart: body.start, bodyLength: body.length, type: key.type.code,
            isLive: true)
        row.nextOut = items[Int(from.slot)].firstOut
        row.nextIn = items[Int(to.slot)].firstIn
        if row.nextOut != nowhere { links[Int(row.nextOut)].previousOut = slot }
        if row.nextIn != nowhere { links[Int(row.nextIn)].previousIn = slot }
        links.append(row)
        items[Int(from.slot)].firstOut = slot
        items[Int(from.slot)].outCount += 1
        items[Int(to.slot)].firstIn = slot
        items[Int(to.slot)].inCount += 1
        linkCount += 1
    }

    private mutating func createAttachment(_ ref: Ref, _ fields: Fields) throws(Refusal) {
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

    // MARK: Deleting

    private mutating func delete(_ ref: Ref, _ kind: Kind?, _ fields: Fields) throws(Refusal) {
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

    private mutating func unhook(_ edge: Edge) {
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
        links[Int(edge.slot)].isLive = false
        linkCount -= 1
        waste += Int(row.bodyLength)
    }

    // MARK: Setting

    private mutating func set(_ ref: Ref, _ field: Field, _ was: String?, _ now: String?) throws(Refusal) {
        guard var fields = fields(ref) else { throw Portfolio.absent(ref) }
        let present = fields[field]
        // Bytes count, and an empty text is none: what is taken back must be exactly what was.
        guard (present ?? "").utf8.elementsEqual((was ?? "").utf8) else {
            throw Refusal(
                ref.spoken, field: field,
                "it is \(present.map { "\"\($0)\"" } ?? "empty") by now, not "
                    + (was.map { "\"\($0)\"" } ?? "empty"), remedy: "look again and repeat the change if it still holds"
            )
        }
        fields[field] = now
        switch ref {
        case .item(let id):
            let node = node(id)!
            let body = store(fields)
            waste += Int(items[Int(node.slot)].bodyLength)
            items[Int(node.slot)].bodyStart = body.start
            items[Int(node.slot)].bodyLength = body.length
            if kind(node) == .raid { items[Int(node.slot)].cell = Portfolio.cell(fields) }
        case .link(let key):
            let edge = edge(key)!
            guard LinkKey.mark(of: key.type, fields) == key.mark else {
                throw Refusal(ref.spoken, field: field, "it is part of what names the link", remedy: "replace the link")
            }
            let body = store(fields)
            waste += Int(links[Int(edge.slot)].bodyLength)
            links[Int(edge.slot)].bodyStart = body.start
            links[Int(edge.slot)].bodyLength = body.length
        case .point, .assessment:
            let slot = attachment(ref)!
            let body = store(fields)
            waste += Int(attachments[Int(slot)].bodyLength)
            attachments[Int(slot)].bodyStart = body.start
            attachments[Int(slot)].bodyLength = body.length
        case .portfolio: settings = fields
        case .extra(let path): extras[path] = fields
        }
    }

    /// The fields of whatever a reference stands for, or nil where it stands for nothing here.
    public func fields(_ ref: Ref) -> Fields? {
        switch ref {
        case .item(let id): node(id).map { fields($0) }
        case .link(let key): edge(key).map { fields($0) }
        case .point, .assessment: attachment(ref).map { fields(of: attachments[Int($0)]) }
        case .portfolio: settings
        case .extra(let path): extras[path]
        }
    }

    // MARK: Storage

    /// Places in the text are four bytes; a margin is left for one thing's other fields.
    private static let mostText = Int(UInt32.max) - 1 << 28

    private mutating func store(_ fields: Fields) -> (start: UInt32, length: UInt32) {
        let start = UInt32(text.count)
        fields.bytes.withUnsafeBufferPointer { text.append(contentsOf: $0) }
        return (start, UInt32(fields.bytes.count))
    }

    private mutating func store(_ string: String) {
        var string = string
        string.withUTF8 { text.append(contentsOf: $0) }
    }

    private static func cell(_ fields: Fields) -> UInt8 {
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

    // MARK: Refusals

    private static func exists(_ ref: Ref) -> Refusal {
        Refusal(
            ref.spoken, "it exists already (\(ref.rule))", remedy: "change the one that is there, or choose another id")
    }

    private static func absent(_ ref: Ref) -> Refusal {
        Refusal(ref.spoken, "there is no such thing here", remedy: "it may have been removed; look in the history")
    }

    private static func moved(_ ref: Ref) -> Refusal {
        Refusal(ref.spoken, "it has changed since", remedy: "look again and repeat the change if it still holds")
    }

    private static func missing(_ id: ItemID, of ref: Ref) -> Refusal {
        Refusal(ref.spoken, "there is no item \(id) (I1)", remedy: "add \(id) first, or correct the id")
    }
}

extension Change {
    /// The bytes of text it brings.
    fileprivate var size: Int {
        switch self {
        case .create(_, _, let fields): fields.bytes.count
        case .delete: 0
        case .set(_, _, _, let now): now?.utf8.count ?? 0
        }
    }
}

extension Ref {
    fileprivate var rule: String {
        if case .link = self { "I3" } else { "I1" }
    }
}
