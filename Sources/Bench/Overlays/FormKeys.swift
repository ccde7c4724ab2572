// The keys while a form is filled in, and while a word is chosen for one of its fields.

import Drawing
import Missions

extension Workbench {
    /// Rows of a form in sight.
    var formHeight: Int { max(1, min(size.height - 8, 30)) }

    mutating func pressForm(_ key: Key, _ form: Form, _ world: World) -> [Effect] {
        var form = form
        let day = form.day(world)
        let count = form.rows.count
        func move(_ rows: Int) { form.scroller.move(by: rows, count: count, height: formHeight) }
        switch key {
        case .escape, .ctrl("c"):
            overlay = nil
            drop(form)
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
        case .ctrl("y") where draft(of: form) != nil:
            form.takeUp(draft(of: form)!, on: day)
            drafts.removeAll { $0.isSame(as: form) }
        case .ctrl("x"), .function(4):
            if form.current.rule.type == .prose {
                overlay = .form(form)
                return [.write(TextEdit(form.current, form.title))]
            }
            form.refusal = "\(form.current.rule.label) is one line: the editor is for texts of several."
        case .left where form.current.words != nil: form.turn(-1, on: day)
        case .right where form.current.words != nil, .char(" ") where form.current.words != nil: form.turn(1, on: day)
        default:
            guard form.rows[form.scroller.cursor].handle(key, on: day) else { return [] }
            form.refusal = nil
        }
        overlay = .form(form)
        return []
    }

    // MARK: Drafts

    /// Leaves a form. What was typed in it is kept for the next time.
    private mutating func drop(_ form: Form) {
        guard form.isTouched else { return }
        drafts.removeAll { $0.isSame(as: form) }
        drafts.append(form)
        if drafts.count > 20 { drafts.removeFirst() }
        say("Nothing was changed. What you typed is kept: C-y in the same form brings it back.")
    }

    /// What was typed and dropped in a form like this one, as long as nothing is typed in this one.
    func draft(of form: Form) -> Form? { form.isTouched ? nil : drafts.last { $0.isSame(as: form) } }

    /// A form over something another window has changed shows it, and says so.
    mutating func followInForm(_ lines: [HistoryLine], _ world: World) {
        guard let who = lines.last?.who else { return }
        changeForm { $0.follow(world, by: who) }
    }

    /// Changes the form on top, or under a choice for one of its fields.
    mutating func changeForm(_ change: (inout Form) -> Void) {
        switch overlay {
        case .form(var form):
            change(&form)
            overlay = .form(form)
        case .pickForForm(let picker, var form):
            change(&form)
            overlay = .pickForForm(picker, form)
        default: break
        }
    }

    // MARK: Saving

    private mutating func save(_ form: Form, _ world: World) -> [Effect] {
        var form = form
        /// Stays in the form, at a row, and says why.
        func stay(at row: Int?, _ sentence: String) {
            if let row { form.scroller.go(to: row, count: form.rows.count, height: formHeight) }
            form.refusal = sentence
            overlay = .form(form)
        }
        if let row = form.lackedTitle {
            stay(at: row, "title is needed: say in a few words what it is.")
            return []
        }
        if let row = form.rows.firstIndex(where: { $0.problem != nil }) {
            stay(at: row, "\(form.rows[row].rule.label) is \(form.rows[row].problem!).")
            return []
        }
        if let row = form.rows.firstIndex(where: { $0.strangers(in: world.portfolio) != nil }) {
            stay(at: row, form.rows[row].strangers(in: world.portfolio)!)
            return []
        }
        if let sentence = form.disagree(with: world.portfolio) {
            form.refusal = sentence
            overlay = .form(form)
            return []
        }
        do {
            guard let step = try form.step(in: world) else {
                overlay = nil
                say("Nothing was changed.")
                return []
            }
            overlay = .form(form)
            if form.purpose.isBulk { return propose(step, form, world) }
            return [.commit(step)]
        } catch {
            stay(at: nil, "\(error)")
            return []
        }
    }

    /// A form that was saved is no draft any more.
    mutating func closeSavedForm() {
        guard case .form(let form) = overlay else { return }
        drafts.removeAll { $0.isSame(as: form) }
        overlay = nil
    }

    // MARK: Picking

    /// A list of what may stand in the current field; nil where anything may.
    private func words(for form: Form, _ world: World) -> Picker? {
        let rule = form.current.rule
        var picker = Picker(.word, rule.label)
        switch rule.type {
        case .choice(let words): picker.give(words)
        case .choices(let words):
            picker.give(words)
            picker.ticked = FieldType.parts(form.current.text)
        case .flag: picker.give(["yes", "no"])
        case .reference(let kinds): picker.kinds = Set(kinds)
        case .references(let kinds):
            picker.kinds = Set(kinds)
            picker.ticked = FieldType.parts(form.current.text)
        case .day: picker.given = days(for: rule, form.day(world))
        default: return nil
        }
        picker.refresh(world)
        // The list begins at what stands there now.
        if picker.ticked == nil, let place = picker.found.firstIndex(where: { $0.text == form.current.text }) {
            picker.scroller.go(to: place, count: picker.found.count, height: pickerHeight)
        }
        return picker
    }

    /// Days that are often meant, each with the day it is.
    private func days(for rule: FieldRule, _ day: Day) -> [Choice] {
        let words =
            rule.hasHappened
            ? ["today", "yesterday", "-1w", "-2w", "last fri", "end of last month", "end of last quarter"]
            : [
                "today", "tomorrow", "fri", "next fri", "+1w", "+2w", "+1m", "+3m", "end of month", "end of next month",
                "end of quarter", "end of financial year", "end of year",
            ]
        return words.compactMap { word in
            Day(spoken: word, relativeTo: day, leaning: rule.hasHappened ? .back : .ahead).map {
                Choice(outcome: .word($0.iso), text: word, right: $0.full)
            }
        }
    }

    mutating func pressWord(_ key: Key, _ picker: Picker, _ form: Form, _ world: World) -> [Effect] {
        var picker = picker
        var form = form
        let word = picker.current.map { choice in
            switch choice.outcome {
            case .item(let id): id
            case .word(let word): word
            default: choice.text
            }
        }
        switch key {
        case .escape, .ctrl("c"): overlay = .form(form)
        case .enter:
            // What was ticked by Tab stands there already.
            if let word, !picker.hasTicked { form.put(word, on: form.day(world)) }
            overlay = .form(form)
        case .tab where picker.ticked != nil:
            if let word {
                form.put(word, on: form.day(world))
                picker.ticked = FieldType.parts(form.current.text)
                picker.hasTicked = true
                _ = move(&picker, .down)
            }
            overlay = .pickForForm(picker, form)
        default:
            if !move(&picker, key), picker.query.handle(key) { picker.refresh(world) }
            overlay = .pickForForm(picker, form)
        }
        return []
    }

    /// What the bottom line offers in a form.
    func formHints(_ form: Form) -> [(key: String, word: String)] {
        var hints: [(key: String, word: String)] = []
        if draft(of: form) != nil { hints.append(("C-y", "take up your draft")) }
        hints += [("Enter", "save"), ("Esc", "drop"), ("Tab", "next field")]
        if form.current.givesWay { hints.append(("type", "to replace it")) }
        if form.current.words != nil { hints.append(("Left Right", "other word")) }
        if form.current.hasList { hints.append(("C-p", "pick")) }
        if case .prose = form.current.rule.type { hints += [("M-Enter", "new line"), ("C-x", "editor")] }
        if form.current.line.canTakeBack { hints.append(("C-z", "untype")) }
        return hints
    }
}
