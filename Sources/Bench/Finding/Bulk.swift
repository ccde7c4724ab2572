// One change to many items: forms with the fields they share, and steps that are one undo.

import Analyses
import Drawing
import Missions

/// The two ends of a link to be drawn.
struct LinkEnds: Hashable, Sendable {
    let from: ItemID
    let to: ItemID
}

enum Bulk {
    /// The same texts for many items, as one step; nil where they have them already.
    static func setting(
        _ items: [ItemID], _ cells: [(column: String, text: String)], in portfolio: Portfolio, saidOn day: Day
    ) throws(Refusal) -> Step? {
        var changes: [Change] = []
        var touched = 0
        for item in items {
            guard let step = try portfolio.setting(.item(item), cells, saidOn: day) else { continue }
            changes += step.changes
            touched += 1
        }
        if changes.isEmpty { return nil }
        let what = cells.map { cell in
            let text = cell.text.isEmpty ? "empty" : cell.text
            return "\(Wording.words(cell.column)) to \(text.count > 40 ? String(text.prefix(39)) + "…" : text)"
        }
        return Step("Set \(what.joined(separator: ", ")) of \(counted(touched, "item"))", changes: changes)
    }

    /// Tags that are added to what each item has; one with a hyphen before it is taken away.
    static func tagging(_ items: [ItemID], _ text: String, in portfolio: Portfolio) throws(Refusal) -> Step? {
        let words = FieldType.parts(text)
        let gone = words.filter { $0.hasPrefix("-") }.map { String($0.dropFirst()) }
        let come = words.filter { !$0.hasPrefix("-") }
        if words.isEmpty { return nil }
        var changes: [Change] = []
        var touched = 0
        for item in items {
            guard let node = portfolio.node(item) else { continue }
            let before = FieldType.parts(portfolio.text(node, .tags) ?? "")
            let after = before.filter { !gone.contains($0) } + come.filter { !before.contains($0) }
            let cells = [(column: "tags", text: after.joined(separator: ";"))]
            guard let step = try portfolio.setting(.item(item), cells) else { continue }
            changes += step.changes
            touched += 1
        }
        if changes.isEmpty { return nil }
        let parts = [
            come.isEmpty ? nil : "Tag \(counted(touched, "item")) \(come.joined(separator: ", "))",
            gone.isEmpty
                ? nil
                : come.isEmpty
                    ? "Take \(gone.joined(separator: ", ")) off \(counted(touched, "item"))"
                    : "without \(gone.joined(separator: ", "))",
        ]
        return Step(parts.compactMap { $0 }.joined(separator: ", "), changes: changes)
    }

    /// Links of one type between many ends; those that are there already are left alone.
    static func linking(
        _ type: LinkType, _ ends: [LinkEnds], _ cells: [(column: String, text: String)], in portfolio: Portfolio,
        saidOn day: Day
    ) throws(Refusal) -> Step? {
        var changes: [Change] = []
        for end in ends {
            let link = try portfolio.linking(type, from: end.from, to: end.to, cells, saidOn: day)
            if portfolio.edge(link.key) == nil { changes += link.step.changes }
        }
        guard let first = ends.first else { return nil }
        if changes.isEmpty { return nil }
        let isOneTo = ends.allSatisfy { $0.from == first.from }
        let many = counted(changes.count, "item")
        let label = isOneTo ? "Link \(first.from) \(type.verb) \(many)" : "Link \(many) \(type.verb) \(first.to)"
        return Step(label, changes: changes)
    }

    /// Removes many items with all that hangs on them; a link between two of them goes once.
    static func deleting(_ items: [ItemID], in portfolio: Portfolio) throws(Refusal) -> Step {
        var changes: [Change] = []
        var gone: Set<Ref> = []
        var links = 0
        for item in items {
            for change in try portfolio.deleting(.item(item)).changes where gone.insert(change.ref).inserted {
                changes.append(change)
                if case .link = change.ref { links += 1 }
            }
        }
        let with = links == 0 ? "" : " with \(counted(links, "link"))"
        return Step("Delete \(counted(items.count, "item"))\(with)", changes: changes)
    }
}

extension Workbench {
    private func marked(_ world: World) -> [ItemID] { markedNodes(world).map { world.portfolio.id($0) } }

    /// A form for what all marked items have in common: of some fields, or of all. Blank where they differ.
    mutating func editMarked(_ wanted: [Field]?, _ world: World) -> [Effect] {
        guard world.readOnly == nil else { return [] }
        let nodes = markedNodes(world)
        let portfolio = world.portfolio
        var rules: [FieldRule] = []
        for (place, kind) in markedKinds(world).enumerated() {
            let rows = Schema.rows(of: kind)
            rules =
                place == 0
                ? rows : rules.filter { rule in rows.contains { $0.name == rule.name && $0.type == rule.type } }
        }
        // States differ from kind to kind; those they share can be chosen all the same.
        if let wanted {
            let found = wanted.compactMap { field in rules.first { $0.field == field } }
            if found.isEmpty {
                let what = wanted.map { Wording.words($0.name) }.joined(separator: " or ")
                fail(
                    "Not all of the \(counted(nodes.count, "item")) marked have the same choice of \(what): Esc unmarks."
                )
                return []
            }
            rules = found
        }
        var common = Fields()
        for rule in rules {
            let texts = Set(nodes.map { portfolio.text($0, rule.field) ?? "" })
            if texts.count == 1, let text = texts.first { common[rule.field] = text }
        }
        let title = "\(counted(nodes.count, "item")); blank where they differ"
        overlay = .form(Form(.editMany(nodes.map { portfolio.id($0) }), title, rules, common))
        return []
    }

    /// A form for the dates that all marked items have.
    mutating func editMarkedDates(_ world: World) -> [Effect] {
        let kinds = markedKinds(world)
        let dates = kinds.first.map { Schema.rows(of: $0).filter { $0.type == .day }.map(\.field) } ?? []
        let common = dates.filter { field in
            kinds.allSatisfy { Schema.row(field, of: $0)?.type == .day } && field != .reviewedOn
        }
        return editMarked(common + [.reviewedOn], world)
    }

    mutating func tagMarked(_ world: World) -> [Effect] {
        guard world.readOnly == nil else { return [] }
        let items = marked(world)
        let rule = FieldRule("tags", .list, "tags to add, separated by ;, and with a hyphen before it one to take away")
        overlay = .form(Form(.tagMany(items), "Tags of \(counted(items.count, "item"))", [rule], Fields()))
        return []
    }

    mutating func deleteMarked(_ world: World) -> [Effect] {
        do { return propose(try Bulk.deleting(marked(world), in: world.portfolio), nil, world) } catch {
            fail("\(error)")
            return []
        }
    }

    /// A picker of the items to which all marked ones may be joined.
    mutating func openEndsOfMarked(_ type: LinkType, outward: Bool, _ world: World) {
        let kinds = markedKinds(world)
        guard let first = marked(world).first else { return }
        var picker = Picker(
            .end(type, of: first, outward: outward),
            "\(counted(markedNodes(world).count, "item")) \(outward ? type.verb : type.reverseVerb)")
        picker.kinds = Set(
            Kind.allCases.filter { end in
                kinds.allSatisfy { outward ? type.joins($0, to: end) : type.joins(end, to: $0) }
            })
        open(picker, world)
    }

    /// Draws a link between each marked item and one other, after asking for what the links say.
    mutating func relateMarked(_ type: LinkType, to item: ItemID, outward: Bool, _ world: World) -> [Effect] {
        let ends = marked(world).filter { $0 != item }.map {
            outward ? LinkEnds(from: $0, to: item) : LinkEnds(from: item, to: $0)
        }
        let rules = Schema.rows(of: type)
        if rules.isEmpty {
            do {
                guard let step = try Bulk.linking(type, ends, [], in: world.portfolio, saidOn: world.asOf) else {
                    say("They are linked already.")
                    return []
                }
                return propose(step, nil, world)
            } catch {
                fail("\(error)")
                return []
            }
        }
        let verb = outward ? type.verb : type.reverseVerb
        overlay = .form(
            Form(
                .linkMany(type, ends), linking: type, "\(counted(ends.count, "item")) \(verb) \(item)",
                world.portfolio))
        return []
    }
}
