// Adding items: by kind, or tied to the one that is selected.

import Drawing
import Missions

extension Command {
    static let adding: [Command] = [
        Command(
            "add mission", .add, ["a m"], "add a mission", writes: true, run: { bench, _ in bench.add(.mission, nil) }),
        Command(
            "add", .add, ["a a"], "add an item of any kind", hint: "add", writes: true,
            run: { bench, world in
                let kinds = Kind.allCases.map {
                    Choice(outcome: .kind($0), text: $0.rawValue, right: $0.prefix, detail: $0.covers)
                }
                bench.open(Picker(.addKind, "Add", given: kinds), world)
                return []
            }),
        Command(
            "add dependency", .add, ["a d"], "add a dependency: what this needs", writes: true,
            unless: { bench, world in
                guard let node = bench.selected(world) else { return noSelection(bench, world) }
                return world.portfolio.kind(node).isWork
                    ? nil
                    : "Only milestones, programmes and experiments need things; \(bench.selection ?? "") is none of them."
            },
            run: { bench, world in
                if let item = bench.selection {
                    bench.open(bench.ends(of: .needs, item, outward: true, world), world)
                }
                return []
            }),
        Command(
            "add risk", .add, ["a r"], "add a risk to this", writes: true,
            run: { bench, world in
                bench.add(.raid, bench.selection.map { Form.Tie(type: .affects, other: $0, outward: true) })
            }),
        Command(
            "add child", .add, ["a c"], "add what this is made of: an outcome of a mission, a milestone of a programme",
            writes: true,
            unless: { bench, world in
                guard let node = bench.selected(world) else { return noSelection(bench, world) }
                return Workbench.child(of: world.portfolio.kind(node)) == nil
                    ? "Nothing is part of \(bench.selection ?? ""): \(bench.key("add")) adds an item of any kind." : nil
            },
            run: { bench, world in
                guard let node = bench.selected(world), let kind = Workbench.child(of: world.portfolio.kind(node))
                else { return [] }
                let type: LinkType = kind == .programme ? .contributes : .partOf
                return bench.add(kind, Form.Tie(type: type, other: bench.selection!, outward: true))
            }),
        Command(
            "add note", .add, ["a n"], "add a note, decision or action about this", writes: true,
            run: { bench, world in
                let effects = bench.add(
                    .record, bench.selection.map { Form.Tie(type: .about, other: $0, outward: true) })
                bench.fillType("note", world)
                return effects
            }),
        Command(
            "add tag", .add, ["a t"], "change the tags", writes: true, unless: noSelection,
            run: { $0.editTags($1) }),
    ]
}

extension Workbench {
    /// The kind that most often lies under another.
    static func child(of kind: Kind) -> Kind? {
        switch kind {
        case .mission: .outcome
        case .outcome: .programme
        case .programme: .milestone
        case .org: .org
        case .fund: .fund
        default: nil
        }
    }

    /// A form for the tags, ready for one more behind those there are.
    fileprivate mutating func editTags(_ world: World) -> [Effect] {
        if hasMarks { return tagMarked(world) }
        let effects = editField(.tags, world)
        if case .form(var form) = overlay, !form.current.text.isEmpty {
            _ = form.rows[form.scroller.cursor].handle(.char(";"), on: form.day(world))
            overlay = .form(form)
        }
        return effects
    }

    /// A form for a new item.
    mutating func add(_ kind: Kind, _ tie: Form.Tie?) -> [Effect] {
        var fields = Fields()
        for row in Schema.rows(of: kind) { fields[row.field] = row.initial }
        let what = kind == .raid ? "risk" : kind.rawValue
        let tied = tie.map { " that \($0.outward ? $0.type.verb : $0.type.reverseVerb) \($0.other)" } ?? ""
        overlay = .form(Form(.add(kind, tie), "New \(what)\(tied)", Schema.rows(of: kind), fields))
        return []
    }
}
