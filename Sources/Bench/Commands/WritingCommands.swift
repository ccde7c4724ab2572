// Long texts in the user's own editor.

import Drawing
import Missions

extension Command {
    static let writing: [Command] = [
        Command(
            "edit text", .change, ["E"], "write a long text in your editor ($VISUAL or $EDITOR)", writes: true,
            unless: { bench, world in
                guard let ref = bench.written(world) else { return noSelection(bench, world) }
                return bench.texts(of: ref, world).isEmpty
                    ? "\(ref.spoken) has no long text: \(bench.key("set")) edits its fields." : nil
            },
            run: { bench, world in bench.writeText(world) })
    ]
}

extension Workbench {
    /// What the editor would be about: the link under the cursor in the detail, else the selection.
    fileprivate func written(_ world: World) -> Ref? {
        if focus == .detail, let key = detail.current?.link { return .link(key) }
        return selected(world) == nil ? nil : selection.map { .item($0) }
    }

    /// The fields of an item or link that may hold several lines.
    fileprivate func texts(of ref: Ref, _ world: World) -> [FieldRule] {
        switch ref {
        case .item(let id):
            guard let node = world.portfolio.node(id) else { return [] }
            let known = Schema.rows(of: world.portfolio.kind(node))
            let kept = world.portfolio.fields(node).map(\.field).filter { field in
                !known.contains { $0.field == field }
            }
            return known.filter { $0.type == .prose } + kept.map { FieldRule(kept: $0.name) }
        case .link(let key): return Schema.rows(of: key.type).filter { $0.type == .prose }
        default: return []
        }
    }

    /// The text under the cursor goes to the editor; elsewhere there is a choice, where there are several.
    fileprivate mutating func writeText(_ world: World) -> [Effect] {
        guard let ref = written(world) else { return [] }
        let rules = texts(of: ref, world)
        if focus == .detail, let field = detail.current?.field, rules.contains(where: { $0.field == field }) {
            return write(field, of: ref, world)
        }
        if rules.count == 1 { return write(rules[0].field, of: ref, world) }
        let fields = world.portfolio.fields(ref)
        let choices = rules.map { rule in
            let text = fields?[rule.field] ?? ""
            let first = text.split(separator: "\n").first.map(String.init) ?? ""
            return Choice(
                outcome: .word(rule.name), text: rule.label, right: text.isEmpty ? "empty" : "",
                detail: text.isEmpty ? rule.about : first)
        }
        // What has been written stands before what has not.
        let sorted = choices.filter { $0.right.isEmpty } + choices.filter { !$0.right.isEmpty }
        open(Picker(.text(ref), "Write which text of \(ref.spoken)", given: sorted), world)
        return []
    }

    /// Gives one text to the editor.
    mutating func write(_ field: Field, of ref: Ref, _ world: World) -> [Effect] {
        guard let rule = texts(of: ref, world).first(where: { $0.field == field }) else { return [] }
        return [.write(TextEdit(ref, rule, world.portfolio.fields(ref)?[field] ?? ""))]
    }

    /// Puts what was written in the editor into the form it was taken from.
    mutating func take(written text: String, _ world: World) {
        guard case .form(var form) = overlay else { return }
        form.rows[form.scroller.cursor].write(text, on: form.day(world))
        form.refusal = nil
        overlay = .form(form)
    }
}
