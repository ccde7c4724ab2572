// The menu bar, the palette and help: finding a command without knowing its key.

import Drawing
import Missions
import Testing

@testable import Bench

@Suite("Finding a command") struct MenuStories {
    @Test("F9 opens the menu bar; arrows and letters choose, Enter runs, Esc closes")
    func menu() {
        var desk = Desk(Seeds.workedExample)
        desk.press("F9")
        #expect(desk.lines[0].contains("Move") && desk.lines[0].contains("History"))
        desk.press("Right z")
        guard case .menu(let menu) = desk.bench.overlay else { return #expect(Bool(false), "the menu is open") }
        #expect(menu.current.name == "zoom" && desk.lines.contains { $0.contains("zoom") && $0.contains("Z") })
        desk.press("Esc")
        #expect(desk.bench.overlay == nil)
        desk.press("F9 F9")
        #expect(desk.bench.overlay == nil)
        desk.press("F9")
        while case .menu(let menu) = desk.bench.overlay, menu.columns[menu.column].title != "Add" {
            desk.press("Right")
        }
        desk.press("Enter")
        #expect(desk.form != nil, "the first of the menu adds a mission")
    }

    @Test("An entry that cannot be chosen says why, and stays")
    func unavailable() {
        var desk = Desk(Portfolio())
        desk.press("F9")
        while case .menu(let menu) = desk.bench.overlay, menu.current.name != "undo" {
            desk.press(menu.columns[menu.column].title == "History" ? "Down" : "Right")
        }
        #expect(desk.screen.contains("There is nothing to undo."))
        desk.press("Enter")
        #expect(desk.message == "There is nothing to undo." && desk.bench.overlay != nil)
    }

    @Test("Every entry of the menu is on the screen when it is reached, at any size")
    func everyEntry() {
        for (width, height) in [(60, 16), (80, 24), (40, 10), (200, 50)] {
            var desk = Desk(Seeds.workedExample, size: Size(width: width, height: height))
            desk.press("F9")
            for _ in Menu().columns {
                guard case .menu(let menu) = desk.bench.overlay else { break }
                for _ in menu.entries {
                    guard case .menu(let menu) = desk.bench.overlay else { break }
                    #expect(desk.screen.contains(menu.current.name), "\(menu.current.name) at \(width)x\(height)")
                    #expect(desk.lines[0].contains(menu.columns[menu.column].title))
                    desk.press("Down")
                }
                desk.press("Right")
            }
        }
    }

    @Test("The palette begins with what is used most, and finds by beginning, initials and meaning")
    func palette() {
        var desk = Desk(Seeds.workedExample)
        desk.press(": text:theme Enter Esc : text:ascii Enter : text:theme Enter Esc :")
        #expect(desk.picker!.found.prefix(2).map(\.text) == ["theme", "ascii"])
        #expect(desk.asked.filter { $0.hasPrefix("used") } == ["used theme", "used ascii", "used theme"])
        desk.press("text:q")
        #expect(desk.picker!.found.first?.text == "quit")
        desk.press("C-u text:tu")
        #expect(desk.picker!.found.first?.text == "tree upstream")
        desk.press("C-u text:add\\ ri")
        #expect(desk.picker!.found.first?.text == "add risk")
        desk.press("C-u text:shell")
        #expect(desk.picker!.found.first?.text == "suspend")
        desk.press("C-u text:qqq")
        #expect(desk.picker!.found.isEmpty)
    }

    @Test("A command in the palette may have words behind it, as on the command line")
    func words() {
        var desk = Desk(Seeds.planForChange)
        desk.press(": text:list\\ milestones Enter")
        #expect(desk.bench.list.kind == .milestone && desk.bench.overlay == nil)
        desk.press(": text:set\\ title\\ A\\ new\\ title Enter")
        #expect(desk.history.count == 1 && desk.field(desk.selection!, "title") == "A new title")
        desk.press("u : text:filter\\ late Enter")
        #expect(desk.bench.list.look.filter == "late")
        desk.press("Esc : text:nothing\\ like\\ this")
        #expect(desk.picker!.found.isEmpty)
    }

    @Test("Help finds a key by what is typed on it, and a command by its name")
    func helpByKey() {
        var desk = Desk(Seeds.planForChange)
        desk.press("? text:ct")
        #expect(desk.picker!.current?.right == "ct")
        desk.press("C-u text:set\\ link")
        #expect(desk.picker!.found.contains { $0.right == "ck" })
    }

    @Test("Help lists every key that works here, those of forms and lists too, and tells what has no key")
    func help() {
        var desk = Desk(Seeds.workedExample)
        desk.press("?")
        let rows = desk.picker!.found
        for command in Command.all where command.works(in: .missions) {
            #expect(rows.contains { $0.text == command.about }, "\(command.name)")
        }
        for keys in ScopeKeys.all { #expect(rows.contains { $0.text == keys.about }) }
        desk.press("text:pick\\ from Enter")
        #expect(desk.message == "In a form, C-p: pick from what may stand in the field.")
    }
}

@Suite("Keys of what lies on top") struct ScopeKeysTests {
    @Test(
        "Every key of a form, a list, the menu, a search and a line of typing does something there",
        arguments: ScopeKeys.all.indices)
    func everyKey(row: Int) {
        let scope = ScopeKeys.all[row]
        for name in scope.keys {
            guard let key = Key(name: name) else {
                Issue.record("\(name) is no key")
                continue
            }
            #expect(key.name == name)
            let changes = Self.places(scope.scope).contains { place in
                var desk = place
                let before = (String(describing: desk.bench.overlay), desk.screen, desk.asked)
                desk.press(key)
                return (String(describing: desk.bench.overlay), desk.screen, desk.asked) != before
            }
            #expect(changes, "\(scope.scope.rawValue): \(name)")
        }
    }

    /// Places in which the keys of a scope have something to do.
    private static func places(_ scope: ScopeKeys.Scope) -> [Desk] {
        func desk(_ keys: String) -> Desk {
            var desk = Desk(Seeds.planForChange)
            desk.press(keys)
            return desk
        }
        switch scope {
        case .form:
            var choice = desk("e")
            while choice.form!.current.words == nil { choice.press("Tab") }
            var prose = desk("e")
            while choice.form != nil, prose.form!.current.rule.type != .prose { prose.press("Tab") }
            return [desk("e"), desk("e PgDn PgDn"), choice, prose, desk("e text:! Esc e"), desk("e text:!")]
        case .list: return [desk("p"), desk("p Down Down Down"), desk("p PgDn PgDn"), desk("b s text:Mine Enter b b")]
        case .menu: return [desk("F9"), desk("F9 Right Down Down")]
        case .search: return [desk("/ text:e")]
        case .filter: return [desk("f text:state:")]
        case .name: return [desk("b s text:Mine")]
        case .preview:
            var deep = desk("g k text:milestone Enter * d PgDn")
            deep.press("j")
            return [desk("g k text:milestone Enter * d"), deep]
        case .answer:
            var deep = desk("p text:MIL-601 Enter w PgDn")
            deep.press("j")
            return [desk("p text:MIL-601 Enter w"), deep, desk("I a")]
        case .owing:
            let middle = desk("I m g Home PgDn Right Right")
            return [desk("I m"), desk("I m g Home"), middle]
        case .typing:
            var cut = desk("p text:one\\ two\\ three M-b M-b")
            cut.press("C-k")
            return [desk("p text:one\\ two\\ three M-b"), cut]
        }
    }
}
