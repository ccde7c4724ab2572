// One sitting at the workbench: the file, the state of the screen, and what passes between them.

import Bench
import Drawing
import Missions
import Storage

/// A workbench over an open file. It carries out what the workbench asks for; what needs a terminal it passes on.
struct Sitting {
    let library: Library
    var bench: Workbench
    private var themeInUse: ThemeInUse
    /// How lines are drawn where the settings say nothing of it.
    private(set) var terminalLines: LineStyle
    private let themes: [String]
    /// What stands in the library while this file is open.
    private let shelves: [LibraryLine]
    private(set) var household: Household
    private var views: ViewsFile
    private var history: LogLines

    var theme: Theme { themeInUse.theme }
    var contrast: Contrast { themeInUse.contrast }
    /// Whether somebody has named or chosen the theme, so that the terminal's ground no longer does.
    var isThemeChosen: Bool { themeInUse.isChosen }

    /// How many keys of a macro are pressed before whoever waits is looked at again.
    private static let stretch = 20

    init(
        library: Library, size: Size, theme name: String, isThemeChosen: Bool = true, contrast: Contrast = .usual,
        lines: LineStyle, _ household: Household
    ) throws {
        views = ViewsFile(path: household.viewsPath)
        terminalLines = lines
        self.household = household
        let config = household.config
        self.library = library
        themeInUse = try ThemeInUse(
            named: name, isChosen: isThemeChosen, contrast, in: household.themeDirectories)
        themes = ThemeFiles.available(in: household.themeDirectories)
        shelves = Shelves.lines(over: library.path, withRecent: household.remembers, household.clock)
        history = try LogLines(of: library, household.clock)
        bench = Workbench(
            size: size,
            world: Sitting.world(library, history.lines, themes, household.clock.today, shelves, views),
            theme: themeInUse.name, lines: config.settings.ascii.map { $0 ? .ascii : .unicode } ?? lines,
            settings: config.settings,
            uses: household.usesPath.map { UsesFile.read($0) } ?? Uses())
        if let trouble = themeInUse.trouble { _ = bench.update(.refused("\(trouble)"), world) }
        if let complaint = config.complaint {
            _ = bench.update(.refused(complaint), world)
            self.household.config.complaint = nil
        } else if let trouble = views.trouble {
            _ = bench.update(.refused(trouble), world)
        }
    }

    /// What the workbench sees now. It shares the portfolio's storage: let go of it before the portfolio changes.
    private static func world(
        _ library: Library, _ history: [HistoryLine], _ themes: [String], _ today: Day, _ shelves: [LibraryLine],
        _ views: ViewsFile
    ) -> World {
        // Asked for at every key, so the bytes are looked at rather than the letters.
        let path = library.path.utf8
        let name = path.lastIndex(of: UInt8(ascii: "/")).map { path[path.index(after: $0)...] } ?? path[...]
        return World(
            portfolio: library.portfolio, history: history, head: library.head,
            fileName: String(Substring(name)), readOnly: library.readOnlyReason,
            undoLabel: library.undoLabel, redoLabel: library.redoLabels.first, today: today, themes: themes,
            library: shelves, person: library.who, views: views.views, outsideView: { OutsideFile.view })
    }

    /// What the workbench sees now.
    var world: World {
        // The day is asked for each time: a sitting may last over midnight.
        Sitting.world(library, history.lines, themes, household.clock.today, shelves, views)
    }

    mutating func paint() -> Canvas { bench.repaint(world) }

    /// After how many milliseconds without a key the workbench wants to be told.
    var wantsTimer: Int? { bench.wantsTimer }

    /// Whether something is left to do when no key is waiting.
    var wantsIdle: Bool { bench.wantsIdle }

    /// Takes in an event, carries out what follows from it, and says what is left for the terminal.
    mutating func handle(_ event: Event) -> [Request] {
        var requests: [Request] = []
        var pressed = 0
        var waiting = bench.update(event, world)
        while !waiting.isEmpty {
            let effect = waiting.removeFirst()
            switch effect {
            case .commit(var step):
                step.source = bench.source
                waiting += act { try $0.commit(step) }
            case .rehearse(let step): waiting += rehearse(step)
            case .undo: waiting += act { [source = bench.source] in try $0.undo(source: source) }
            case .redo: waiting += act { [source = bench.source] in try $0.redo(source: source) }
            case .jump(let sequence):
                waiting += act { [source = bench.source] in try $0.jump(to: sequence, source: source) }
            case .moreHistory: history.readMore(library)
            case .reload: waiting += catchUp(saysNothingNew: true)
            case .theme(let name): waiting += use(theme: name)
            case .contrast(let wanted): themeInUse.strengthen(to: wanted)
            case .readThemes: waiting += bench.update(.themes(ThemeFiles.cards(in: household.themeDirectories)), world)
            case .open(let path): requests.append(.open(.file(path)))
            case .openSeed(let name): requests.append(.open(.seed(name)))
            case .addTemplate(let name, let item): waiting += addTemplate(name, tiedTo: item)
            case .next:
                // After everything else that was asked for. What the terminal has to do first, and whoever would stop
                // it, come before the next key: then the macro goes on when nothing else is waiting.
                if !waiting.isEmpty {
                    waiting.append(.next)
                } else if pressed < Sitting.stretch, !requests.contains(where: \.comesFirst) {
                    pressed += 1
                    waiting += bench.update(.next, world)
                }
            case .reloadSettings: waiting += readSettings()
            case .saveViews(let views): waiting += save(views)
            case .used(let command): if let usesPath = household.usesPath { UsesFile.note(command, in: usesPath) }
            case .redraw: requests.append(.redraw)
            case .copy(let text): requests.append(.copy(text))
            case .copyJSON(let items): waiting += copyJSON(items, &requests)
            case .export(let what): waiting += export(what)
            case .write(let edit): requests.append(.write(edit))
            case .mouse(let on): requests.append(.mouse(on))
            case .suspend: requests.append(.suspend)
            case .quit: requests.append(.quit)
            }
        }
        return requests
    }

    /// Folds in what other windows have committed.
    mutating func catchUp(saysNothingNew: Bool = false) -> [Effect] {
        do {
            let entries = try library.catchUp()
            if entries.isEmpty {
                return saysNothingNew
                    ? bench.update(.told("Nothing new: this is the latest state on disk."), world) : []
            }
            household.log?.arrived(entries)
            try history.readAnew(library)
            return bench.update(.arrived(entries.map { HistoryLine($0, household.clock) }), world)
        } catch { return bench.update(.refused("\(error)"), world) }
    }

    mutating func act(_ action: (Library) throws -> Entry) -> [Effect] {
        do {
            let began = household.log?.now
            let entry = try action(library)
            household.log?.committed(entry, since: began)
            history.note(entry, in: library)
            // What another window did was folded in on the way, and may have changed more than ours did.
            let others = library.hasUnseen ? catchUp() : []
            return others + bench.update(.committed(HistoryLine(entry, household.clock)), world)
        } catch {
            household.log?.refused(error)
            try? history.readAnew(library)
            return bench.update(.refused("\(error)"), world)
        }
    }

    private mutating func rehearse(_ step: Step) -> [Effect] {
        do {
            try library.rehearse(step)
            return []
        } catch {
            household.log?.refused(error)
            return bench.update(.refused("\(error)"), world)
        }
    }

    /// What came back from the editor goes where it was taken from. Where it cannot, says why, and where it is kept.
    mutating func take(_ written: String, of edit: TextEdit, keptAt path: String) -> (requests: [Request], isKept: Bool)
    {
        if edit.isForForm { return (handle(.written(written)), false) }
        _ = catchUp()
        do {
            guard var step = try edit.step(written, in: library.portfolio) else {
                return (handle(.told("Nothing was changed.")), false)
            }
            step.source = bench.source
            let began = household.log?.now
            let entry = try library.commit(step)
            household.log?.committed(entry, since: began)
            history.note(entry, in: library)
            return (handle(.committed(HistoryLine(entry, household.clock))), false)
        } catch {
            household.log?.refused(error)
            return (handle(.refused("\(error) What you wrote is kept at \(path).")), true)
        }
    }

    private func copyJSON(_ items: [ItemID], _ requests: inout [Request]) -> [Effect] {
        let portfolio = library.portfolio
        let objects = items.compactMap { id in
            portfolio.node(id).map { node in
                ShowCommand.json(node, (try? LastChanges.of(id, in: library)) ?? [], portfolio)
            }
        }
        if let only = objects.first {
            requests.append(.copy((objects.count == 1 ? only : JSON.array(objects)).pretty + "\n"))
        }
        return []
    }

    private mutating func export(_ what: Export) -> [Effect] {
        do {
            let screen = what == .screen || what == .snapshot ? paint() : nil
            return bench.update(.told(try Exporting.write(what, of: library, screen: screen, theme: theme)), world)
        } catch {
            household.log?.refused(error)
            return bench.update(.refused("\(error)"), world)
        }
    }

    /// The terminal's ground is light or dark: the theme follows, where nobody has chosen one.
    mutating func follow(ground isLight: Bool) {
        if themeInUse.follow(ground: isLight) { _ = handle(.themed(themeInUse.name)) }
    }

    /// The terminal draws box characters so wide that they would tear every line. False where the settings have chosen.
    mutating func avoidBoxes() -> Bool {
        terminalLines = .ascii
        guard bench.settings.ascii == nil else { return false }
        _ = handle(.drawn(.ascii))
        return true
    }

    private mutating func readSettings() -> [Effect] {
        do {
            var config = try Config.read(
                household.configPath, otherwise: bench.keymap.profile, themes: household.themeDirectories)
            if config.themeFault != nil { config.settings.theme = nil }
            var effects = bench.update(.configured(config.settings), world)
            if let fault = config.themeFault {
                effects += bench.update(.refused("\(fault) The other settings were read again."), world)
            }
            // The workbench has said what there is to say of it.
            config.complaint = nil
            household.config = config
            if config.settings.ascii == nil { _ = bench.update(.drawn(terminalLines), world) }
            return effects
        } catch { return bench.update(.refused(error.brief("The settings are as before.")), world) }
    }

    private mutating func save(_ views: [SavedView]) -> [Effect] {
        do throws(ViewsFile.Trouble) {
            try self.views.save(views)
            return []
        } catch { return bench.update(.refused(error.sentence), world) }
    }

    private mutating func use(theme name: String) -> [Effect] {
        do {
            try themeInUse.choose(name)
            return []
        } catch {
            // The theme in use is still the one before.
            return bench.update(.themed(themeInUse.name), world) + bench.update(.refused("\(error)"), world)
        }
    }
}
