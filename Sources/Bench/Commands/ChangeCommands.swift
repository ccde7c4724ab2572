// Changing what is there: forms for items, links and single fields; unlinking and deleting.

import Analyses
import Drawing
import Missions

extension Command {
    static let changing: [Command] = [
        Command(
            "set", .change, ["e", "F2"], "edit as a form: the item, or the link under the cursor", hint: "edit",
            writes: true, unless: noItemHere, run: { $0.edit($1) }),
        Command(
            "set title", .change, ["c t"], "change the title", writes: true, unless: noSelection,
            run: { $0.editField(.title, $1) }),
        Command(
            "set state", .change, ["c s"], "change the state", writes: true, unless: noSelection,
            run: { $0.editField(.state, $1) }),
        Command(
            "set lead", .change, ["c o"], "change who answers for it", writes: true, unless: noSelection,
            run: { $0.editField(.lead, $1) }),
        Command(
            "set date", .change, ["c d"], "change its dates; in the tree those of the dependency", writes: true,
            unless: noSelection, run: { $0.editDates($1) }),
        Command(
            "set likelihood", .change, ["c l"], "change the likelihood of a risk", writes: true, unless: noRisk,
            run: { $0.editField(.residualLikelihood, $1) }),
        Command(
            "set impact", .change, ["c i"], "change the impact of a risk", writes: true, unless: noRisk,
            run: { $0.editField(.residualImpact, $1) }),
        Command(
            "set link", .change, ["c k"], "change the link that leads to this row", writes: true, unless: noLink,
            run: { bench, world in
                if let key = bench.linkAtCursor(world) { bench.editLink(key, world) }
                return []
            }),
        Command(
            "set portfolio", .change, ["c p"], "change the portfolio's name, as-of day and other settings",
            writes: true,
            run: { bench, world in
                bench.overlay = .form(
                    Form(
                        .edit(.portfolio), "Portfolio settings", Schema.portfolioRows, world.portfolio.settings))
                return []
            }),
        Command(
            "link", .change, ["r"], "relate: draw a link from or to this item", hint: "relate", writes: true,
            unless: noSelection, run: { $0.relate($1) }),
        Command(
            "unlink", .change, ["c u"], "cut the link that leads to this row", writes: true, unless: noLink,
            run: { bench, world in
                bench.linkAtCursor(world).map { bench.remove(.link($0), world) } ?? []
            }),
        Command(
            "delete", .change, ["d", "Del"], "delete the item with its links; on a link in the detail, the link",
            hint: "del", writes: true, unless: noItemHere,
            run: { bench, world in
                if bench.focus == .detail, let key = bench.detail.current?.link {
                    return bench.remove(.link(key), world)
                }
                if bench.hasMarks { return bench.deleteMarked(world) }
                return bench.selection.map { bench.remove(.item($0), world) } ?? []
            }),
    ]

    /// Where the cursor is on a cell or a record, the item that is meant cannot be seen.
    private static func noItemHere(_ bench: Workbench, _ world: World) -> String? {
        if bench.hasMarks { return nil }
        return switch bench.focus {
        case .history:
            "History is not edited: \(bench.key("undo")) undoes, \(bench.key("jump")) goes back to the record under the cursor."
        case .library:
            "Nothing in the library is edited: \(bench.key("open")) opens what is under the cursor, or adds a template."
        case .risks where !bench.risks.isList: "Here is a cell, not an item: \(bench.key("open")) lists its risks."
        default: noSelection(bench, world)
        }
    }

    private static func noRisk(_ bench: Workbench, _ world: World) -> String? {
        if bench.hasMarks { return nil }
        guard let node = bench.selected(world) else { return noSelection(bench, world) }
        return world.portfolio.kind(node) == .raid
            ? nil
            : "\(bench.selection ?? "") is not a risk: \(bench.key("pane risks")) and \(bench.key("open")) choose one."
    }

    private static func noLink(_ bench: Workbench, _ world: World) -> String? {
        bench.linkAtCursor(world) == nil
            ? "No link leads to this row: stand on a row of the tree, or on a link in the detail." : nil
    }
}

extension Workbench {
    /// The link under the cursor: in the detail the line's, in the tree the one that leads to the row.
    func linkAtCursor(_ world: World) -> LinkKey? {
        switch focus {
        case .detail: detail.current?.link
        case .dependencies: tree.current?.edge.map { world.portfolio.key($0) }
        default: nil
        }
    }

    fileprivate mutating func edit(_ world: World) -> [Effect] {
        if hasMarks { return editMarked(nil, world) }
        if focus == .detail, let key = detail.current?.link {
            editLink(key, world)
        } else if focus == .detail, let field = detail.current?.field {
            return editField(field, world)
        } else if let item = selection, let node = world.portfolio.node(item) {
            overlay = .form(
                Form(
                    .edit(.item(item)), Wording.name(node, world.portfolio), rules(of: node, world),
                    world.portfolio.fields(node)))
        }
        return []
    }

    /// The rows of a form: those of the schema, then fields that only this item has.
    private func rules(of node: Node, _ world: World) -> [FieldRule] {
        let known = Schema.rows(of: world.portfolio.kind(node))
        let extra = world.portfolio.fields(node).map(\.field).filter { field in
            !known.contains { $0.name == field.name }
        }
        return known + extra.map { FieldRule(kept: $0.name) }
    }

    mutating func editLink(_ key: LinkKey, _ world: World) {
        guard let fields = world.portfolio.fields(.link(key)) else { return }
        let rows = Schema.rows(of: key.type)
        if rows.isEmpty {
            fail("A link of type \(key.type.rawValue) has no fields to change.")
            return
        }
        var form = Form(.edit(.link(key)), Ref.link(key).spoken, rows, fields)
        form.weigh(world.portfolio)
        overlay = .form(form)
    }

    /// A form of one field.
    mutating func editField(_ field: Field, _ world: World) -> [Effect] {
        hasMarks ? editMarked([field], world) : editFields([field], world)
    }

    private mutating func editFields(_ fields: [Field], _ world: World) -> [Effect] {
        guard world.readOnly == nil, let item = selection, let node = world.portfolio.node(item) else { return [] }
        let known = rules(of: node, world)
        let rules = fields.compactMap { field in known.first { $0.field == field } }
        if rules.isEmpty {
            let what = fields.map(\.name).joined(separator: " or ")
            fail("\(item) has no \(what): \(key("set")) shows the fields it has.")
            return []
        }
        overlay = .form(
            Form(
                .edit(.item(item)), Wording.name(node, world.portfolio), rules, world.portfolio.fields(node)))
        return []
    }

    fileprivate mutating func editDates(_ world: World) -> [Effect] {
        if hasMarks { return editMarkedDates(world) }
        if let key = linkAtCursor(world), key.type == .needs, let fields = world.portfolio.fields(.link(key)) {
            let dates: [Field] = [.needBy, .promisedBy, .deliveredOn, .state]
            let rows = Schema.rows(of: .needs).filter { dates.contains($0.field) }
            overlay = .form(Form(.edit(.link(key)), Ref.link(key).spoken, rows, fields))
            return []
        }
        guard let node = selected(world) else { return [] }
        let dates = Schema.rows(of: world.portfolio.kind(node)).filter { $0.type == .day }.map(\.field)
        // When it was last looked at is a date too, but seldom the one that is meant.
        return editFields(dates.filter { $0 != .reviewedOn } + dates.filter { $0 == .reviewedOn }, world)
    }

    mutating func remove(_ ref: Ref, _ world: World) -> [Effect] {
        do { return [.commit(try world.portfolio.deleting(ref))] } catch {
            fail("\(error)")
            return []
        }
    }

    /// Asks which link, then which far end, then its fields.
    fileprivate mutating func relate(_ world: World) -> [Effect] {
        guard let node = selected(world) else { return [] }
        let kinds = hasMarks ? markedKinds(world) : [world.portfolio.kind(node)]
        let what = hasMarks ? counted(markedNodes(world).count, "item") : selection!
        var choices: [Choice] = []
        for type in LinkType.allCases {
            if Kind.allCases.contains(where: { end in kinds.allSatisfy { type.joins($0, to: end) } }) {
                choices.append(
                    Choice(
                        outcome: .relation(type, outward: true), text: "\(what) \(type.verb) …",
                        right: type.rawValue))
            }
            if Kind.allCases.contains(where: { end in kinds.allSatisfy { type.joins(end, to: $0) } }) {
                choices.append(
                    Choice(
                        outcome: .relation(type, outward: false), text: "\(what) \(type.reverseVerb) …",
                        right: type.rawValue))
            }
        }
        // Dependencies are what people come for.
        choices = choices.filter { $0.right == "needs" } + choices.filter { $0.right != "needs" }
        open(Picker(.relation, "Relate \(what)", given: choices), world)
        return []
    }
}
