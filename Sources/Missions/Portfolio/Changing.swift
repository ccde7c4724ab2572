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
        changeCount += 1
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

    // MARK: Setting

    mutating func set(_ ref: Ref, _ field: Field, _ was: String?, _ now: String?) throws(Refusal) {
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
            var row = links[Int(edge.slot)]
            waste += Int(row.bodyLength)
            (row.bodyStart, row.bodyLength) = body
            countSteps(row, by: -1)
            row.bearing = Bearing(key.type, kind(from(edge)), kind(to(edge)), fields)
            countSteps(row, by: 1)
            links[Int(edge.slot)] = row
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
    static let mostText = Int(UInt32.max) - 1 << 28

    mutating func store(_ fields: Fields) -> (start: UInt32, length: UInt32) {
        let start = UInt32(text.count)
        fields.bytes.withUnsafeBufferPointer { text.append(contentsOf: $0) }
        return (start, UInt32(fields.bytes.count))
    }

    mutating func store(_ string: String) {
        var string = string
        string.withUTF8 { text.append(contentsOf: $0) }
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
