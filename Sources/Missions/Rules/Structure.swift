// What would break the model: nobody may bring it in, not even with a file.

enum Structure {
    static func check(_ change: Change, _ portfolio: Portfolio, isCanonical: Bool = false) throws(Refusal) {
        switch change {
        case .create(let ref, let kind, let fields):
            if !isCanonical { for (field, text) in fields { try check(text, field, ref, kind) } }
            switch ref {
            case .link(let key): try check(key, portfolio)
            case .point(let key): try check(key, portfolio)
            case .assessment(let key): try check(key)
            case .item, .portfolio, .extra: break
            }
        case .set(let ref, let field, _, let now):
            var kind: Kind?
            if case .item(let id) = ref { kind = portfolio.node(id).map { portfolio.kind($0) } }
            if let now, !isCanonical { try check(now, field, ref, kind) }
            if (now ?? "").isEmpty, let row = Schema.row(field, of: ref, kind: kind), row.initial != nil {
                throw Refusal(ref.spoken, field: field, "it is never empty", remedy: "choose \(row.type.hint)")
            }
        case .delete: break
        }
    }

    // MARK: Texts

    private static func check(_ text: String, _ field: Field, _ ref: Ref, _ kind: Kind?) throws(Refusal) {
        guard let row = Schema.row(field, of: ref, kind: kind) else {
            if case .extra = ref { return }  // kept word for word
            if text.utf8.contains(where: { $0 < 32 && $0 != 10 && $0 != 9 }) {
                throw Refusal(ref.spoken, field: field, "it holds control characters (I24)", remedy: "remove them")
            }
            return
        }
        do throws(NotAValue) {
            let canonical = try row.type.canonical(text)
            guard canonical.utf8.elementsEqual(text.utf8) else {
                throw NotAValue(expected: "in its one form, \"\(shortened(canonical))\"")
            }
        } catch {
            throw Refusal(
                ref.spoken, field: field, "\"\(shortened(text))\" is not \(error.expected)\(row.type.rule)",
                remedy: "\(row.label) is \(row.about)")
        }
    }

    private static func shortened(_ text: String) -> String {
        text.count <= 40 ? text : String(text.prefix(39)) + "…"
    }

    // MARK: Points and assessments

    private static func check(_ key: PointKey, _ portfolio: Portfolio) throws(Refusal) {
        if let node = portfolio.node(key.measure), portfolio.kind(node) != .measure {
            throw Refusal(
                Ref.point(key).spoken, "\(key.measure) is not a measure, and only measures have points (I1)",
                remedy: "hang the point on a measure of \(key.measure)")
        }
        guard (Day.first...Day.last).contains(key.date) else {
            throw Refusal(Ref.point(key).spoken, "its day has no text", remedy: "choose a day of the years 1 to 9999")
        }
    }

    private static func check(_ key: AssessmentKey) throws(Refusal) {
        let name = Ref.assessment(key).spoken
        guard ItemID.isValid(key.rubric) else {
            throw Refusal(name, "a rubric's id has no blanks", remedy: "name the rubric by its id")
        }
        guard (Day.first...Day.last).contains(key.date) else {
            throw Refusal(name, "its day has no text", remedy: "choose a day of the years 1 to 9999")
        }
    }

    // MARK: Links

    private static func check(_ key: LinkKey, _ portfolio: Portfolio) throws(Refusal) {
        var name: String { Ref.link(key).spoken }
        guard let from = portfolio.node(key.from), let to = portfolio.node(key.to) else { return }  // apply says it
        if from == to {
            throw Refusal(name, "an item cannot be joined to itself (I6)", remedy: "choose another item at one end")
        }
        let (fromKind, toKind) = (portfolio.kind(from), portfolio.kind(to))
        guard key.type.joins(fromKind, to: toKind) else {
            throw Refusal(
                name,
                "\(key.type.rawValue) does not run from \(fromKind.withArticle) to \(toKind.withArticle) (I1)",
                remedy: "it joins \(key.type.rule)")
        }
        if key.type == .partOf { try checkForest(from, to, key, portfolio) }
    }

    /// Part-of is a forest: one parent at most, except for orgs that moved, and no way round in a cycle.
    private static func checkForest(_ child: Node, _ parent: Node, _ key: LinkKey, _ portfolio: Portfolio)
        throws(Refusal)
    {
        var name: String { Ref.link(key).spoken }
        if portfolio.kind(child) != .org, let other = portfolio.links(from: child, .partOf).first {
            throw Refusal(
                name, "\(portfolio.id(child)) is part of \(portfolio.id(portfolio.to(other))) already (I2)",
                remedy: "remove that link first; an item has one parent at most")
        }
        // What has no parts closes no cycle: a tree that grows by its leaves is never walked.
        var hasParts = false
        portfolio.forEachLink(to: child, .partOf) { _ in hasParts = true }
        guard hasParts else { return }
        var waiting = [parent]
        var seen: Set<Node> = [parent]
        while let node = waiting.popLast() {
            if node == child {
                throw Refusal(
                    name,
                    "\(portfolio.id(parent)) is, by way of others, part of \(portfolio.id(child)) already; "
                        + "part_of has no cycles (I2)", remedy: "remove one of the links of the cycle")
            }
            portfolio.forEachLink(from: node, .partOf) { edge in
                if seen.insert(portfolio.to(edge)).inserted { waiting.append(portfolio.to(edge)) }
            }
        }
    }
}

extension FieldType {
    /// The invariant that a text of the wrong form offends, where the model numbers it.
    package var rule: String {
        switch self {
        case .day: " (I4)"
        case .number, .whole: " (I7)"
        case .money: " (I15)"
        case .line, .prose: " (I24)"
        default: ""
        }
    }
}
