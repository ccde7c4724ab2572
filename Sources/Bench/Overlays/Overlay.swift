// What lies on top of the panes, and takes the keys while it does.

import Drawing
import Missions

enum Overlay: Sendable {
    case search(SearchLine)
    case picker(Picker)
    case form(Form)
    /// A choice for the field of a form that lies under it.
    case pickForForm(Picker, Form)
}

extension Workbench {
    /// Lays a picker on top.
    mutating func open(_ picker: Picker, _ world: World) {
        var picker = picker
        picker.refresh(world, accepts: accepts(picker, world))
        overlay = .picker(picker)
    }

    /// Which kinds a picker of items may offer.
    private func accepts(_ picker: Picker, _ world: World) -> (Kind) -> Bool {
        guard case .end(let type, let item, let outward) = picker.purpose, let node = world.portfolio.node(item) else {
            return { _ in true }
        }
        let kind = world.portfolio.kind(node)
        return { outward ? type.joins(kind, to: $0) : type.joins($0, to: kind) }
    }

    mutating func pressOverlay(_ key: Key, _ world: World) -> [Effect] {
        switch overlay {
        case .search(let search): pressSearch(key, search, world)
        case .picker(let picker): pressPicker(key, picker, world)
        case .form(let form): pressForm(key, form, world)
        case .pickForForm(let picker, let form): pressWord(key, picker, form, world)
        case nil: []
        }
    }

    // MARK: Search

    private mutating func pressSearch(_ key: Key, _ search: SearchLine, _ world: World) -> [Effect] {
        var search = search
        switch key {
        case .escape, .ctrl("c"):
            overlay = nil
            go(toRow: search.row, world)
            risks.isList = search.wasList
        case .enter:
            overlay = nil
            searched = search.line.text
            if !searched.isEmpty, !find(searched, from: cursorRow, 1, world) {
                fail("\"\(searched)\" is not in this pane.")
            }
        case .down: _ = find(search.line.text, from: cursorRow + 1, 1, world)
        case .up: _ = find(search.line.text, from: cursorRow - 1, -1, world)
        default:
            guard search.line.handle(key) else { return [] }
            overlay = .search(search)
            if !find(search.line.text, from: search.row, 1, world) { go(toRow: search.row, world) }
        }
        return []
    }

    // MARK: Pickers

    private mutating func pressPicker(_ key: Key, _ picker: Picker, _ world: World) -> [Effect] {
        var picker = picker
        switch key {
        case .escape, .ctrl("c"):
            overlay = nil
            if case .theme(let before) = picker.purpose {
                themeName = before
                return [.theme(before)]
            }
            return []
        case .enter:
            guard let choice = picker.current else { return [] }
            if let reason = choice.unavailable {
                fail(reason)
                return []
            }
            overlay = nil
            return choose(choice, picker, world)
        default:
            if move(&picker, key) {
                overlay = .picker(picker)
            } else if picker.query.handle(key) {
                picker.refresh(world, accepts: accepts(picker, world))
                overlay = .picker(picker)
            }
            if case .theme = picker.purpose, let name = picker.current?.text, name != themeName {
                themeName = name
                return [.theme(name)]
            }
            return []
        }
    }

    private func move(_ picker: inout Picker, _ key: Key) -> Bool {
        let page = max(1, pickerHeight - 1)
        let step: Int
        switch key {
        case .down, .ctrl("n"), .tab: step = 1
        case .up, .ctrl("p"), .backTab: step = -1
        case .pageDown: step = page
        case .pageUp: step = -page
        default: return false
        }
        picker.scroller.move(by: step, count: picker.found.count, height: pickerHeight)
        return true
    }

    private mutating func choose(_ choice: Choice, _ picker: Picker, _ world: World) -> [Effect] {
        switch (choice.outcome, picker.purpose) {
        case (.item(let item), .end(let type, let one, let outward)):
            let (from, to) = outward ? (one, item) : (item, one)
            var fields = Fields()
            for row in Schema.rows(of: type) { fields[row.field] = row.initial }
            if Schema.rows(of: type).isEmpty {
                do { return [.commit(try world.portfolio.linking(type, from: from, to: to, []).step.from("r"))] } catch
                {
                    fail("\(error)")
                    return []
                }
            }
            overlay = .form(
                Form(
                    .link(type, from: from, to: to), "\(from) \(type.verb) \(to)", Schema.rows(of: type), fields))
        case (.item(let item), _): visit(item, world)
        case (.command(let name), _):
            if let command = Command.all.first(where: { $0.name == name }) { return run(command, world) }
        case (.kind(let kind), .addKind): return add(kind, nil)
        case (.kind(let kind), _): showKind(kind, world)
        case (.relation(let type, let outward), _):
            if let item = selection {
                let verb = outward ? type.verb : type.reverseVerb
                open(Picker(.end(type, of: item, outward: outward), "\(item) \(verb)"), world)
            }
        case (.word(let name), _):
            themeName = name
            return [.theme(name)]
        }
        return []
    }

    mutating func openHelp(_ world: World) -> [Effect] {
        let place = focus.title
        let choices = Command.all.filter { $0.panes.isEmpty || $0.panes.contains(focus) }.filter { !$0.keys.isEmpty }
            .map { command in
                Choice(
                    outcome: .command(command.name), text: command.about,
                    right: command.keys.map(Command.label).joined(separator: " "), detail: command.family.rawValue,
                    unavailable: command.unavailable(self, world))
            }
        open(Picker(.help, "Keys in \(place)", given: choices), world)
        return []
    }

    mutating func openPalette(_ world: World) -> [Effect] {
        let choices = Command.all.map { command in
            Choice(
                outcome: .command(command.name), text: command.name, right: command.keyLabel, detail: command.about,
                unavailable: command.unavailable(self, world))
        }
        open(Picker(.command, "Commands", given: choices), world)
        return []
    }

    // MARK: Forms

    /// Rows of a form in sight.
    var formHeight: Int { max(1, min(size.height - 8, 30)) }
    /// Rows of a picker in sight.
    var pickerHeight: Int { max(1, min(size.height - 7, 24)) }

    private mutating func pressForm(_ key: Key, _ form: Form, _ world: World) -> [Effect] {
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
        do {
            guard let step = try form.step(in: world.portfolio) else {
                overlay = nil
                say("Nothing was changed.")
                return []
            }
            overlay = .form(form)
            return [.commit(step.from("e"))]
        } catch {
            form.refusal = "\(error)"
            overlay = .form(form)
            return []
        }
    }

    /// A list of what may stand in the current field.
    private func words(for form: Form, _ world: World) -> Picker? {
        var picker: Picker
        switch form.current.rule.type {
        case .choice(let words), .choices(let words):
            picker = Picker(.word, form.current.rule.label, given: words.map { Choice(outcome: .word($0), text: $0) })
            picker.refresh(world)
        case .flag:
            picker = Picker(
                .word, form.current.rule.label, given: ["yes", "no"].map { Choice(outcome: .word($0), text: $0) })
            picker.refresh(world)
        case .reference(let kinds), .references(let kinds):
            picker = Picker(.word, form.current.rule.label)
            picker.refresh(world) { kinds.isEmpty || kinds.contains($0) }
        default: return nil
        }
        return picker
    }

    private mutating func pressWord(_ key: Key, _ picker: Picker, _ form: Form, _ world: World) -> [Effect] {
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
            let kinds: [Kind] =
                switch form.current.rule.type {
                case .reference(let kinds), .references(let kinds): kinds
                default: []
                }
            if !move(&picker, key), picker.query.handle(key) {
                picker.refresh(world) { kinds.isEmpty || kinds.contains($0) }
            }
            overlay = .pickForForm(picker, form)
        }
        return []
    }
}

extension Form {
    /// Goes to the next or previous word of a choice.
    mutating func turn(_ step: Int) {
        guard let words = current.words else { return }
        let all = [""] + words
        let now = all.firstIndex(of: current.line.text) ?? 0
        rows[scroller.cursor].line.replace(with: all[(now + step + all.count) % all.count])
        rows[scroller.cursor].check()
        refusal = nil
    }

    /// Puts a word into the current field: beside the others where it is a list.
    mutating func put(_ word: String) {
        let text: String
        switch current.rule.type {
        case .choices, .references:
            let parts = FieldType.parts(current.line.text)
            text = (parts.contains(word) ? parts.filter { $0 != word } : parts + [word]).joined(separator: ";")
        default: text = word
        }
        rows[scroller.cursor].line.replace(with: text)
        rows[scroller.cursor].check()
        refusal = nil
    }
}
