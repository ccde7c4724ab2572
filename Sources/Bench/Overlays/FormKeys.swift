// The keys while a form is filled in, and while a word is chosen for one of its fields.

import Drawing
import Missions

extension Workbench {
    /// Rows of a form in sight.
    var formHeight: Int { max(1, min(size.height - 8, 30)) }
    mutating func pressForm(_ key: Key, _ form: Form, _ world: World) -> [Effect] {
        var form = form
        let count = form.rows.count
        func move(_ rows: Int) { form.scroller.move(by: rows, count: count, height: formHeight) }
        switch key {
        case .escape, .ctrl("c"):
            overlay = nil
            if !form.cells.isEmpty { say("Nothing was changed.") }
            return []
        case .enter: return save(form, world)
        case .tab: form.scroller.go(to: (form.scroller.cursor + 1) % count, count: count, height: formHeight)
        case .backTab:
            form.scroller.go(to: (form.scroller.cursor + count - 1) % count, count: count, height: formHeight)
        case .down: move(1)
        case .up: move(-1)
        case .pageDown: move(formHeight - 1)
        case .pageUp: move(1 - formHeight)
        case .ctrl("p"):
            if let picker = words(for: form, world) {
                overlay = .pickForForm(picker, form)
                return []
            }
        case .ctrl("x"), .function(4):
            if form.current.rule.type == .prose {
                overlay = .form(form)
                return [.write(TextEdit(form.current, form.title))]
            }
            form.refusal = "\(form.current.rule.label) is one line: the editor is for texts of several."
        case .left where form.current.words != nil: form.turn(-1)
        case .right where form.current.words != nil, .char(" ") where form.current.words != nil: form.turn(1)
        default:
            guard form.rows[form.scroller.cursor].handle(key) else { return [] }
            form.refusal = nil
        }
        overlay = .form(form)
        return []
    }

    private mutating func save(_ form: Form, _ world: World) -> [Effect] {
        var form = form
        if let row = form.rows.firstIndex(where: { $0.problem != nil }) {
            form.scroller.go(to: row, count: form.rows.count, height: formHeight)
            form.refusal = "\(form.rows[row].rule.label) is \(form.rows[row].problem!)."
            overlay = .form(form)
            return []
        }
        if let row = form.rows.firstIndex(where: { $0.strangers(in: world.portfolio) != nil }) {
            form.scroller.go(to: row, count: form.rows.count, height: formHeight)
            form.refusal = form.rows[row].strangers(in: world.portfolio)
            overlay = .form(form)
            return []
        }
        if let sentence = form.disagree(with: world.portfolio) {
            form.refusal = sentence
            overlay = .form(form)
            return []
        }
        do {
            guard let step = try form.step(in: world.portfolio) else {
                overlay = nil
                say("Nothing was changed.")
                return []
            }
            overlay = .form(form)
            if form.purpose.isBulk { return propose(step.from("e"), form, world) }
            return [.commit(step.from("e"))]
        } catch {
            form.refusal = "\(error)"
            overlay = .form(form)
            return []
        }
    }

    /// A list of what may stand in the current field; nil where anything may.
    private func words(for form: Form, _ world: World) -> Picker? {
        let rule = form.current.rule
        var picker = Picker(.word, rule.label)
        switch rule.type {
        case .choice(let words), .choices(let words): picker.give(words)
        case .flag: picker.give(["yes", "no"])
        case .reference(let kinds), .references(let kinds): picker.kinds = Set(kinds)
        default: return nil
        }
        picker.refresh(world)
        return picker
    }

    mutating func pressWord(_ key: Key, _ picker: Picker, _ form: Form, _ world: World) -> [Effect] {
        var picker = picker
        var form = form
        switch key {
        case .escape, .ctrl("c"): overlay = .form(form)
        case .enter:
            if let choice = picker.current {
                let word = if case .item(let id) = choice.outcome { id } else { choice.text }
                form.put(word)
            }
            overlay = .form(form)
        default:
            if !move(&picker, key), picker.query.handle(key) { picker.refresh(world) }
            overlay = .pickForForm(picker, form)
        }
        return []
    }
}
