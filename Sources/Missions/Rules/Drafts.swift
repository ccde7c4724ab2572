// From what a person asks for to a step: canonical texts, defaults, ids, and the links that go with an item.

extension Portfolio {
    /// A step that adds an item; cells are column names and typed texts. Empty cells take the schema's defaults, no
    /// id takes the next number of the kind. With a day, texts may be as people say them: `fri`, `£1.2m`, relative to
    /// that day. Throws where a text is not a value, or a column is not of this kind.
    public func adding(
        _ kind: Kind, id: ItemID? = nil, _ cells: [(column: String, text: String)], saidOn today: Day? = nil
    ) throws(Refusal) -> (id: ItemID, step: Step) {
        let id = id ?? newID(kind)
        if let other = node(id) {
            throw Refusal(id, "it exists already, \(self.kind(other).withArticle) (I1)", remedy: "choose another id")
        }
        var fields = try Drafting.fields(.item(id), kind, cells, saidOn: today, present: Fields())
        for row in Schema.rows(of: kind) where fields[row.field] == nil { fields[row.field] = row.initial }
        if fields[.title] == nil { fields[.title] = id }
        let title = fields[.title] == id ? "" : " \(fields[.title]!)"
        return (
            id, Step("Add \(kind.rawValue) \(id)\(title)", changes: [.create(.item(id), kind: kind, fields: fields)])
        )
    }

    /// A step that gives fields of a thing other texts, or nil where they have them already. An empty text clears a
    /// field, or gives it back its default. Throws where a text is not a value, or the thing has no such field.
    public func setting(_ ref: Ref, _ cells: [(column: String, text: String)], saidOn today: Day? = nil)
        throws(Refusal) -> Step?
    {
        guard let present = fields(ref) else {
            throw Refusal(ref.spoken, "there is no such thing here", remedy: "look at what there is with list")
        }
        var kind: Kind?
        if case .item(let id) = ref { kind = node(id).map { self.kind($0) } }
        let fields = try Drafting.fields(ref, kind, cells, saidOn: today, present: present)
        if case .link(let key) = ref, LinkKey.mark(of: key.type, fields) != key.mark {
            // What tells the link apart changes: the old link goes and a new one comes, in one step.
            let new = Ref.link(LinkKey(key.type, from: key.from, to: key.to, fields: fields))
            return Step(
                "Change \(ref.spoken)",
                changes: [.delete(ref, kind: nil, fields: present), .create(new, kind: nil, fields: fields)])
        }
        var changes: [Change] = []
        var last = ""
        for field in Set(present.map(\.field)).union(fields.map(\.field)).sorted() where present[field] != fields[field]
        {
            changes.append(.set(ref, field: field, was: present[field], now: fields[field]))
            let label = Schema.row(field, of: ref, kind: kind)?.label ?? field.name
            last = fields[field].map { "\(label) to \(Drafting.brief($0))" } ?? "\(label) to empty"
        }
        if changes.isEmpty { return nil }
        let what = changes.count == 1 ? last : "\(changes.count) fields"
        return Step("Set \(ref.spoken) \(what)", changes: changes)
    }

    /// A step that joins two items. Throws as `adding` does; whether the link may be is for `admit`.
    public func linking(
        _ type: LinkType, from: ItemID, to: ItemID, _ cells: [(column: String, text: String)], saidOn today: Day? = nil
    ) throws(Refusal) -> (key: LinkKey, step: Step) {
        let name = Ref.link(LinkKey(type, from: from, to: to))
        var fields = try Drafting.fields(name, nil, cells, saidOn: today, present: Fields())
        for row in Schema.rows(of: type) where fields[row.field] == nil { fields[row.field] = row.initial }
        let key = LinkKey(type, from: from, to: to, fields: fields)
        let ref = Ref.link(key)
        return (key, Step("Link \(ref.spoken)", changes: [.create(ref, kind: nil, fields: fields)]))
    }

    /// A step that removes a thing; with an item go its links, points and assessments.
    public func deleting(_ ref: Ref) throws(Refusal) -> Step {
        guard let present = fields(ref) else {
            throw Refusal(ref.spoken, "there is no such thing here", remedy: "look at what there is with list")
        }
        guard case .item(let id) = ref, let node = node(id) else {
            let verb = if case .link = ref { "Unlink" } else { "Delete" }
            return Step("\(verb) \(ref.spoken)", changes: [.delete(ref, kind: nil, fields: present)])
        }
        var changes: [Change] = []
        for edge in links(from: node) + links(to: node).filter({ from($0) != node }) {
            changes.append(.delete(.link(key(edge)), kind: nil, fields: fields(edge)))
        }
        let linkCount = changes.count
        for attachment in attachmentRefs(of: node) {
            changes.append(.delete(attachment.ref, kind: nil, fields: attachment.fields))
        }
        changes.append(.delete(ref, kind: kind(node), fields: present))
        let with = linkCount == 0 ? "" : " with \(counted(linkCount, "link"))"
        return Step("Delete \(kind(node).rawValue) \(id) \(Drafting.brief(title(node)))\(with)", changes: changes)
    }
}

enum Drafting {
    /// Fields after the cells have been laid over those present.
    static func fields(
        _ ref: Ref, _ kind: Kind?, _ cells: [(column: String, text: String)], saidOn today: Day?, present: Fields
    ) throws(Refusal) -> Fields {
        let rows = rows(ref, kind)
        var fields = present
        for cell in cells {
            let field = Schema.field(named: cell.column, in: rows)
            guard let row = Schema.row(field, of: ref, kind: kind) else {
                guard present[field] != nil else { throw unknown(cell.column, ref, rows) }
                fields[field] = FieldType.trimmed(cell.text)
                continue
            }
            do {
                let text = try Drafting.canonical(cell.text, row, saidOn: today)
                fields[field] = text.isEmpty ? row.initial : text
                if text.isEmpty, field == .title, case .item(let id) = ref { fields[field] = id }
            } catch {
                throw Refusal(
                    ref.spoken, field: field, "\"\(brief(cell.text))\" is not \(error.expected)",
                    remedy: "\(row.label) is \(row.about)")
            }
        }
        return fields
    }

    /// What was typed, as a file has it, or as people say it on a day.
    private static func canonical(_ typed: String, _ row: FieldRule, saidOn today: Day?) throws(NotAValue) -> String {
        guard let today else { return try row.type.canonical(typed) }
        return try row.canonical(said: typed, on: today)
    }

    static func rows(_ ref: Ref, _ kind: Kind?) -> [FieldRule] {
        switch ref {
        case .item: kind.map { Schema.rows(of: $0) } ?? []
        case .link(let key): Schema.rows(of: key.type)
        case .point: Schema.pointRows
        case .assessment: Schema.assessmentRows
        case .portfolio: Schema.portfolioRows
        case .extra: []
        }
    }

    static func brief(_ text: String) -> String {
        let line = text.prefix { !$0.isNewline }
        return line.count > 48 ? String(line.prefix(47)) + "…" : String(line)
    }

    private static func unknown(_ column: String, _ ref: Ref, _ rows: [FieldRule]) -> Refusal {
        let name = Schema.field(named: column, in: rows).name
        let near = Spelling.nearest(name, among: rows.lazy.map(\.name))
        let remedy = near.map { "did you mean \($0)?" } ?? "its fields are \(rows.map(\.name).joined(separator: ", "))"
        return Refusal(ref.spoken, "there is no field \"\(brief(column))\"", remedy: remedy)
    }
}
