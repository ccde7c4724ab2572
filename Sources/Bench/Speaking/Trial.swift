// Trying events out on a copy of the workbench, so that what was meant is known before anything happens.

import Drawing
import Missions

/// A copy of the workbench that events are tried on. Nothing it asks for is carried out.
struct Trial {
    private(set) var bench: Workbench
    private let world: World
    /// What has been tried; to be carried out in this order.
    private(set) var events: [Event] = []
    /// What there is to say besides what the events change.
    private(set) var remarks: [String] = []
    /// What was given has found no place.
    private(set) var isUntouched = false
    /// Why nothing should come of it at all.
    private(set) var complaint: String?

    /// Whether what was given has led to an end: nothing is asked any more.
    var isDone: Bool { !isUntouched && complaint == nil && remarks.isEmpty && bench.overlay == nil && !failed }
    /// Whether what was tried was refused.
    private var failed: Bool { bench.message?.ink == .error }

    init(_ bench: Workbench, _ world: World) {
        self.bench = bench
        self.world = world
    }

    mutating func send(_ event: Event) {
        events.append(event)
        _ = bench.update(event, world)
    }

    mutating func send(_ keys: [Key]) { for key in keys { send(.key(key)) } }

    /// Types a text over whatever stands in the line on top.
    mutating func retype(_ text: String) { send([.end, .ctrl("u"), .paste(text)]) }

    /// Gives an answer to what lies on top: a choice, a line of text, a value; what is left of it goes to what opens next.
    mutating func give(_ argument: String) {
        if case .form(let form) = bench.overlay {
            fill(argument, form)
        } else if let picker = bench.pickerOnTop {
            choose(argument, picker)
        } else if bench.overlay?.isField == true {
            // Words for what is shown without a filter are no filter.
            if case .filter = bench.overlay, ["all", "none"].contains(argument.lowercased()) {
                return send([.end, .ctrl("u"), .enter])
            }
            retype(argument)
            send([.enter])
        } else if bench.overlay == nil, bench.hands.letterUse != nil, argument.count == 1 {
            // A mark waits for its letter.
            send([.char(argument.lowercased().first!)])
        } else {
            isUntouched = true
        }
    }

    /// Chooses what the words name exactly, the longest name first; else narrows by them.
    private mutating func choose(_ argument: String, _ picker: Picker) {
        let words = argument.split(separator: " ").map(String.init)
        for count in stride(from: words.count, through: 1, by: -1) {
            let name = words[..<count].joined(separator: " ")
            var found = picker
            if picker.given == nil {
                // Items are searched, not listed: typing the id finds it.
                guard world.portfolio.node(name) ?? world.portfolio.node(name.uppercased()) != nil else { continue }
                retype(name)
                guard let typed = bench.pickerOnTop else { return }
                found = typed
            }
            guard let row = PickerSpeech.exact(name, in: found.found) else { continue }
            if picker.given != nil, case .picker = bench.overlay {
                // The list may be another by the time it is carried out.
                send(.choose(name))
            } else {
                for event in PickerSpeech.choosing(row, in: found) { send(event) }
            }
            let rest = words[count...].joined(separator: " ")
            if !rest.isEmpty { give(rest) }
            return
        }
        retype(argument)
        guard let typed = bench.pickerOnTop else { return }
        if typed.found.isEmpty { complaint = PickerSpeech.nothing(argument, in: picker) }
        if typed.found.count == 1, typed.found[0].unavailable == nil { send([.enter]) }
    }

    /// Fills a field of a form: the one that is named, or the only one. A form of one field is saved at once.
    private mutating func fill(_ argument: String, _ form: Form) {
        let asked = form.rows.filter { $0.rule != Form.reason }
        let isAdding = if case .edit = form.purpose { false } else { true }
        if asked.count == 1 {
            put(argument)
            if remarks.isEmpty { send([.enter]) }
        } else if let (row, value) = FormSpeech.named(argument, in: form), !isAdding || argument.contains("=") {
            go(to: row, in: form)
            put(value)
            if remarks.isEmpty, !isAdding { send([.enter]) }
        } else if case .add = form.purpose, let title = form.rows.firstIndex(where: { $0.rule.field == .title }) {
            go(to: title, in: form)
            put(argument)
        } else {
            let names = asked.map(\.rule.label).joined(separator: ", ")
            complaint = "Which field is to be \"\(argument)\"? Write its name before it: \(names)."
        }
    }

    /// Goes to a field of the form on top.
    mutating func go(to row: Int, in form: Form) {
        let count = form.rows.count
        send(Array(repeating: .tab, count: (row - form.scroller.cursor + count) % count))
    }

    /// Puts a value into the current field, where it is one; else says what is expected and leaves the field as it was.
    mutating func put(_ text: String) {
        guard case .form(let form) = bench.overlay else { return }
        let row = form.current
        let value = FormSpeech.value(text, for: row)
        var other = self
        other.retype(value)
        guard case .form(let filled) = other.bench.overlay else { return }
        if filled.current.problem == nil, filled.current.strangers(in: world.portfolio) == nil {
            self = other
            return
        }
        let now = FormSpeech.present(row)
        if case .reference = row.rule.type { return narrow(value, row) }
        let wrong =
            filled.current.problem.map { "\"\(text)\" is \($0)" }
            ?? filled.current.strangers(in: world.portfolio, listedBy: "pick")!
        let choices = FormSpeech.words(row) == nil ? "" : " " + FormSpeech.expected(row)
        remarks.append(
            Spoken.sentence(wrong) + " " + Spoken.sentence("\(Spoken.capitalised(row.rule.label)) stays \(now)")
                + choices)
    }

    /// Words that are no id narrow the list of what may stand in the field.
    private mutating func narrow(_ words: String, _ row: FormRow) {
        send([.ctrl("p")])
        guard bench.pickerOnTop != nil else { return }
        retype(words)
        remarks.append("\"\(words)\" is no id that may stand in \(row.rule.label). Choose one, or cancel.")
    }
}
