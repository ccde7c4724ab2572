// A workbench with the front door played in memory, so that a test reads like a story.

import Drawing
import Missions
import Testing

@testable import Bench

/// A workbench over a portfolio in memory. It carries out what the workbench asks for, as the front door would.
struct Desk {
    private(set) var bench: Workbench
    private(set) var world: World
    /// What was asked for that only a terminal can do.
    private(set) var asked: [String] = []
    /// The texts that were to go to the editor.
    private(set) var edits: [TextEdit] = []
    /// What somebody at the editor makes of a text; nil while nobody is.
    var editor: ((String) -> String)?
    /// The steps that were made durable, and their way back.
    private var log: [Logged] = []
    /// Places in the log that undo would take back, and redo do again.
    private var done: [Int] = []
    private var undone: [Int] = []

    private struct Logged {
        var line: HistoryLine
        var changes: [Change]
    }

    static let today = Day(iso: "2026-01-31")!
    static let everyday = Size(width: 80, height: 24)
    /// A library as the front door finds it.
    static let shelves = [
        LibraryLine(
            .files, name: "/home/kt/plans/winter.stocktake", title: "winter", about: "~/plans", when: "30 Jan",
            records: 142),
        LibraryLine(
            .files, name: "/home/kt/old.stocktake", title: "old", about: "~", when: "02 Jan", records: 7, isGone: true),
        LibraryLine(.examples, name: "london-2012", title: "london-2012", about: "opens as a fresh copy"),
        LibraryLine(.examples, name: "plan-for-change", title: "plan-for-change", about: "opens as a fresh copy"),
        LibraryLine(
            .templates, name: "mission", title: "Mission with five dependencies",
            about: "a mission, its first outcome and programme, and the five things most of them wait for"),
        LibraryLine(
            .templates, name: "supplier-risk", title: "Supplier failure",
            about: "a risk to what is selected, an early sign to test, and two actions that treat it"),
        LibraryLine(
            .templates, name: "stocktake-pack", title: "Stocktake pack",
            about: "an hour's session with its steps, four questions for the room and what must be ready before"),
    ]

    init(
        _ portfolio: Portfolio, size: Size = Desk.everyday, readOnly: String? = nil, lines: LineStyle = .unicode,
        settings: Settings = Settings(), library: [LibraryLine] = Desk.shelves, outsideView: Bool = true
    ) {
        world = World(
            portfolio: portfolio, fileName: "test.stocktake", readOnly: readOnly, today: Desk.today,
            themes: ["dark", "light", "mono"], library: library, person: "kt",
            outsideView: { outsideView ? Seeds.outsideView : nil })
        bench = Workbench(size: size, world: world, lines: lines, settings: settings)
        settle()
    }

    // MARK: What a person does and sees

    /// Presses keys written as in the table: `j j Enter text:Hello\ world`.
    mutating func press(_ keys: String, sourceLocation: SourceLocation = #_sourceLocation) {
        do {
            for played in try Key.script(keys) {
                switch played {
                case .key(let key): press(key)
                case .wait: wait()
                }
            }
        } catch { Issue.record("\(error)", sourceLocation: sourceLocation) }
    }

    mutating func press(_ key: Key) {
        send(.key(key))
        settle()
    }

    /// Empties the field that is being typed in, and types a text.
    mutating func retype(_ text: String) {
        press(.end)
        press(.ctrl("u"))
        for character in text { press(.char(character)) }
    }

    /// Puts the focus on a pane, whatever its key is.
    mutating func focus(_ pane: Pane) {
        for key in Keymap.keys(bench.keymap.keys(of: "pane \(pane.title.lowercased())")[0]) { press(key) }
    }

    /// Lets time go by without a key.
    mutating func wait() { if bench.wantsTimer != nil { send(.waited) } }

    /// Keys that arrive all at once, as the front door takes them.
    mutating func burst(_ keys: [Key]) {
        var next = 0
        while next < keys.count {
            let (event, count) = bench.gather(keys, from: next)
            next += count
            send(event)
        }
        settle()
    }

    mutating func resize(_ width: Int, _ height: Int) {
        send(.resized(Size(width: width, height: height)))
        settle()
    }

    /// Makes the workbench forget what it keeps only to be quick.
    mutating func forget(_ what: (inout Workbench) -> Void) { what(&bench) }

    var canvas: Canvas { bench.paint(world) }

    /// Paints on from the screen as it was painted last, as the front door does.
    mutating func repaint() -> Canvas { bench.repaint(world) }
    var screen: String { canvas.text }
    var lines: [String] { screen.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
    var message: String { bench.message?.text ?? "" }
    var selection: ItemID? { bench.selection }
    var portfolio: Portfolio { world.portfolio }
    var history: [HistoryLine] { world.history }

    /// What a field of an item holds.
    func field(_ item: ItemID, _ name: String) -> String? {
        portfolio.node(item).flatMap { portfolio.text($0, Field(name)) }
    }

    /// What a field of the first link of a type between two items holds.
    func field(_ type: LinkType, _ from: ItemID, _ to: ItemID, _ name: String) -> String? {
        guard let start = portfolio.node(from), let end = portfolio.node(to) else { return nil }
        let edge = portfolio.links(from: start, type).first { portfolio.to($0) == end }
        return edge.flatMap { portfolio.fields($0)[Field(name)] }
    }

    /// Goes to a field of the form that lies on top.
    mutating func go(toField name: String, sourceLocation: SourceLocation = #_sourceLocation) {
        guard let form, let row = form.rows.firstIndex(where: { $0.rule.name == name }) else {
            Issue.record("no field \(name) in a form\n\(screen)", sourceLocation: sourceLocation)
            return
        }
        for _ in 0..<((row - form.scroller.cursor + form.rows.count) % form.rows.count) { press(.tab) }
    }

    var form: Form? {
        switch bench.overlay {
        case .form(let form), .pickForForm(_, let form): form
        default: nil
        }
    }

    var picker: Picker? {
        switch bench.overlay {
        case .picker(let picker), .pickForForm(let picker, _): picker
        default: nil
        }
    }

    /// The ids of the tree's rows, each with its depth.
    var tree: [String] { bench.tree.rows.map { String(repeating: "  ", count: $0.depth) + portfolio.id($0.node) } }

    /// What there is to say of the themes that ship, and of one that is wrong.
    static let cards: [ThemeCard] = [
        ThemeCard(name: "broken", problem: "The theme broken.toml is wrong in line 3: “lat” is not an ink."),
        ThemeCard(name: "dark", base: .dark, about: "Light text on near-black; the usual one."),
        ThemeCard(
            name: "deuteranopia", base: .dark, about: "Blue for good, orange for bad, on near-black.",
            safe: [.deuteranopia, .protanopia]),
        ThemeCard(name: "light", base: .light, about: "Dark text on white, for bright rooms."),
        ThemeCard(
            name: "mine", base: .light, about: "A theme of my own.",
            note: "Hard to read: dim 2.1 to 1, late 3.9 to 1."),
        ThemeCard(name: "mono", base: .mono, about: "No colours.", safe: Theme.Sight.allCases),
    ]

    // MARK: The front door

    mutating func send(_ event: Event) {
        for effect in bench.update(event, world) { carryOut(effect) }
    }

    private mutating func settle() {
        var turns = 0
        while bench.wantsIdle, turns < 10_000 {
            send(.idle)
            turns += 1
        }
        #expect(!bench.wantsIdle, "there is always something left to do")
    }

    private mutating func carryOut(_ effect: Effect) {
        switch effect {
        case .commit(let step): commit(step)
        case .rehearse(let step):
            let before = world.portfolio
            do { try world.portfolio.rehearse(step) } catch { send(.refused("\(error)")) }
            #expect(world.portfolio == before, "what is rehearsed is not done")
        case .undo:
            guard let place = done.last else { return }
            enter(.undo, "Undo: \(log[place].line.label)", log[place].changes.inverse, concerns: place + 1) { desk in
                desk.undone.append(desk.done.removeLast())
            }
        case .redo:
            guard let place = undone.last else { return }
            enter(.redo, "Redo: \(log[place].line.label)", log[place].changes, concerns: place + 1) { desk in
                desk.done.append(desk.undone.removeLast())
            }
        case .jump(let sequence):
            let back = log[sequence...].reversed().flatMap(\.changes.inverse)
            enter(.goto, "Go to #\(sequence)", back, concerns: sequence) { desk in
                desk.done.append(desk.log.count)
                desk.undone = []
            }
        case .moreHistory: break
        case .next: send(.next)
        case .reloadSettings: asked.append("reload settings")
        case .used(let name): asked.append("used \(name)")
        case .reload: send(.told("Nothing new: this is the latest state on disk."))
        case .saveViews(let views): world.views = views
        case .theme(let name): asked.append("theme \(name)")
        case .contrast(let contrast): asked.append("contrast \(contrast)")
        case .readThemes: send(.themes(Desk.cards))
        case .open(let path): asked.append("open \(path)")
        case .openSeed(let name): asked.append("open example \(name)")
        case .addTemplate(let name, let item): asked.append("add \(name) to \(item ?? "nothing")")
        case .redraw: asked.append("redraw")
        case .suspend: asked.append("suspend")
        case .copy(let text): asked.append("copy \(text)")
        case .copyJSON(let items): asked.append("copy json \(items.joined(separator: " "))")
        case .export(let what): asked.append("export \(what)")
        case .write(let edit):
            asked.append("write \(edit.label)")
            edits.append(edit)
            // Where somebody is at the editor, what they write is put in its place.
            if let editor { put(editor(edit.text), for: edit) }
        case .mouse(let on):
            asked.append("mouse \(on)")
            send(.mouse(on))
        case .quit: asked.append("quit")
        }
    }

    private mutating func put(_ text: String, for edit: TextEdit) {
        if edit.isForForm {
            send(.written(text))
            return
        }
        do {
            if let step = try edit.step(text, in: world.portfolio) { commit(step) }
        } catch { send(.refused("\(error)")) }
    }

    private mutating func commit(_ step: Step) {
        do {
            try world.portfolio.admit(step)
            done.append(log.count)
            undone = []
            note(.do, step.label, step.changes, concerns: 0, who: "kt")
            send(.committed(log[log.count - 1].line))
        } catch { send(.refused("\(error)")) }
    }

    /// Someone else's step, made elsewhere and just arrived.
    mutating func arrives(_ step: Step, from who: String) throws {
        try world.portfolio.admit(step)
        note(.do, step.label, step.changes, concerns: 0, who: who)
        send(.arrived([log[log.count - 1].line]))
        settle()
    }

    /// Makes changes that lead back or forward; refused where others have changed the same meanwhile.
    private mutating func enter(
        _ action: Record.Action, _ label: String, _ changes: [Change], concerns: Int, then: (inout Desk) -> Void
    ) {
        do {
            try world.portfolio.apply(changes)
            then(&self)
            for row in world.history.indices where world.history[row].sequence == concerns && action != .goto {
                world.history[row].isUndone = action == .undo
            }
            note(action, label, changes, concerns: concerns, who: "kt")
            send(.committed(log[log.count - 1].line))
        } catch { send(.refused("\(error)")) }
    }

    private mutating func note(
        _ action: Record.Action, _ label: String, _ changes: [Change], concerns: Int, who: String
    ) {
        let sequence = log.count + 1
        let when = "14:" + (sequence % 60 < 10 ? "0" : "") + "\(sequence % 60)"
        let line = HistoryLine(
            sequence: sequence, action: action, concerns: concerns, who: who, when: when, label: label,
            isMine: who == "kt", changes: changes)
        log.append(Logged(line: line, changes: changes))
        var shown = line
        shown.changes = []
        world.history.insert(shown, at: 0)
        world.head = sequence
        world.undoLabel = done.last.map { log[$0].line.label }
        world.redoLabel = undone.last.map { log[$0].line.label }
    }
}
