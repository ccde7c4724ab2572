// The gate for new changes: what would break the model, or contradict itself, does not get in.

extension Portfolio {
    /// Checks a step and applies it whole, or throws and leaves the portfolio as it was.
    ///
    /// Refused is what the model cannot hold (unknown ids, wrong kinds at the ends of a link, doubled links, cycles in
    /// part-of, texts that are not values) and what would contradict itself after the step but did not before it. An
    /// import may contradict itself: that was reported before it was made.
    public mutating func admit(_ step: Step) throws(Refusal) {
        var before: [Ref: Set<Refusal>] = [:]
        let touched = step.isImport ? [] : Consistency.touched(by: step.changes, in: self)
        for ref in touched { before[ref] = Set(contradictions(of: ref)) }
        var done = 0
        do throws(Refusal) {
            for change in step.changes {
                try admit(change)
                done += 1
            }
            for ref in touched {
                let known = before[ref] ?? []
                if let new = contradictions(of: ref).first(where: { !known.contains($0) }) { throw new }
            }
            if !step.isImport { try Consistency.checkGoalposts(step, self) }
        } catch {
            for change in step.changes[..<done].reversed() { try! apply(change.inverse) }
            throw error
        }
    }

    /// Checks that one change leaves the model whole, and applies it. What it contradicts is for `contradictions(of:)`.
    public mutating func admit(_ change: Change) throws(Refusal) { try admit(change, isCanonical: false) }

    /// As `admit(_:)`, for a change whose texts have just been made canonical and need not be looked at again.
    package mutating func admitCanonical(_ change: Change) throws(Refusal) { try admit(change, isCanonical: true) }

    private mutating func admit(_ change: Change, isCanonical: Bool) throws(Refusal) {
        switch change {
        case .create(let ref, let kind, let fields):
            if !isCanonical { for (field, text) in fields { try Structure.check(text, field, ref, kind) } }
            if case .link(let key) = ref { try Structure.check(key, fields, self) }
            if case .assessment(let key) = ref, !ItemID.isValid(key.rubric) {
                throw Refusal(ref.spoken, "a rubric's id has no blanks", remedy: "name the rubric by its id")
            }
            if case .point(let key) = ref, let node = node(key.measure), self.kind(node) != .measure {
                throw Refusal(ref.spoken, "\(key.measure) is not a measure, and only measures have points", remedy: "")
            }
        case .set(let ref, let field, _, let now):
            var kind: Kind?
            if case .item(let id) = ref { kind = node(id).map { self.kind($0) } }
            if let now, !isCanonical { try Structure.check(now, field, ref, kind) }
            let row = Schema.row(field, of: ref, kind: kind)
            if now == nil, row?.initial != nil {
                throw Refusal(ref.spoken, field: field, "it is never empty", remedy: "choose \(row!.type.hint)")
            }
        case .delete: break
        }
        try apply(change)
    }
}

/// What would break the model.
enum Structure {
    static func check(_ text: String, _ field: Field, _ ref: Ref, _ kind: Kind?) throws(Refusal) {
        guard let row = Schema.row(field, of: ref, kind: kind) else {
            if case .line = ref.unknownFieldType, !text.utf8.allSatisfy({ $0 >= 32 || $0 == 10 || $0 == 9 }) {
                throw Refusal(ref.spoken, field: field, "it holds control characters (I24)", remedy: "remove them")
            }
            return
        }
        do throws(NotAValue) {
            guard try row.type.canonical(text) == text else {
                throw NotAValue(expected: row.type.hint)
            }
        } catch {
            throw Refusal(
                ref.spoken, field: field, "\"\(shortened(text))\" is not \(error.expected)",
                remedy: "\(row.label) is \(row.about)")
        }
    }

    static func check(_ key: LinkKey, _ fields: Fields, _ portfolio: Portfolio) throws(Refusal) {
        var name: String { Ref.link(key).spoken }
        guard let from = portfolio.node(key.from), let to = portfolio.node(key.to) else { return }  // apply says it
        if from == to {
            throw Refusal(name, "an item cannot be joined to itself (I6)", remedy: "choose another item at one end")
        }
        let (fromKind, toKind) = (portfolio.kind(from), portfolio.kind(to))
        guard key.type.joins(fromKind, to: toKind) else {
            throw Refusal(
                name, "\(key.type.rawValue) does not run from a \(fromKind.rawValue) to a \(toKind.rawValue) (I1)",
                remedy: "it joins \(key.type.rule)")
        }
        guard LinkKey.mark(of: key.type, fields) == key.mark else {
            throw Refusal(name, "its fields do not match its key", remedy: "")
        }
        if key.type == .partOf { try checkForest(from, to, key, portfolio) }
    }

    /// Part-of is a forest: one parent at most, except for orgs that moved, and no way round in a circle.
    private static func checkForest(_ child: Node, _ parent: Node, _ key: LinkKey, _ portfolio: Portfolio)
        throws(Refusal)
    {
        var name: String { Ref.link(key).spoken }
        if portfolio.kind(child) != .org, let other = portfolio.links(from: child, .partOf).first {
            throw Refusal(
                name, "\(portfolio.id(child)) is part of \(portfolio.id(portfolio.to(other))) already (I2)",
                remedy: "remove that link first; an item has one parent at most")
        }
        var waiting = [parent]
        var seen: Set<Node> = [parent]
        while let node = waiting.popLast() {
            if node == child {
                throw Refusal(
                    name,
                    "\(portfolio.id(parent)) is, by way of others, part of \(portfolio.id(child)) already; "
                        + "part_of has no cycles (I2)", remedy: "remove one of the links of the loop")
            }
            portfolio.forEachLink(from: node, .partOf) { edge in
                if seen.insert(portfolio.to(edge)).inserted { waiting.append(portfolio.to(edge)) }
            }
        }
    }

    private static func shortened(_ text: String) -> String {
        text.count <= 40 ? text : String(text.prefix(39)) + "…"
    }
}

extension Ref {
    /// Fields the schema does not know hold text; those of kept files hold anything.
    fileprivate var unknownFieldType: FieldType {
        if case .extra = self { .prose } else { .line }
    }
}
