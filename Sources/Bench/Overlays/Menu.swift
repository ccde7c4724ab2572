// The menu bar: the families of commands as menus, each entry with its key and why it cannot be chosen.

import Drawing
import Missions

struct Menu: Sendable {
    /// A menu and what is in it; made anew whenever the menu opens.
    struct Column: Sendable {
        let title: String
        let entries: [Command]
    }

    let columns: [Column]
    var column = 0
    var scroller = Scroller()

    init() {
        columns = Command.Family.allCases.compactMap { family in
            let entries = Command.all.filter { $0.family == family }
            return entries.isEmpty ? nil : Column(title: family.rawValue, entries: entries)
        }
    }

    var entries: [Command] { columns[column].entries }
    var current: Command { entries[min(scroller.cursor, entries.count - 1)] }
}

extension Workbench {
    /// Entries of a menu in sight.
    var menuHeight: Int { max(1, layout.messageRow - 3) }

    mutating func pressMenu(_ key: Key, _ menu: Menu, _ world: World) -> [Effect] {
        var menu = menu
        let (count, height) = (menu.entries.count, menuHeight)
        func turn(_ step: Int) {
            menu.column = (menu.column + step + menu.columns.count) % menu.columns.count
            menu.scroller = Scroller()
        }
        switch key {
        case .escape, .ctrl("c"), .char("q"):
            overlay = nil
            return []
        case .left, .backTab: turn(-1)
        case .right, .tab: turn(1)
        case .down: menu.scroller.go(to: (menu.scroller.cursor + 1) % count, count: count, height: height)
        case .up: menu.scroller.go(to: (menu.scroller.cursor + count - 1) % count, count: count, height: height)
        case .pageDown: menu.scroller.move(by: height, count: count, height: height)
        case .pageUp: menu.scroller.move(by: -height, count: count, height: height)
        case .home: menu.scroller.go(to: 0, count: count, height: height)
        case .end: menu.scroller.go(to: count - 1, count: count, height: height)
        case .enter:
            let command = menu.current
            if let reason = command.unavailable(self, world) {
                fail(reason)
                return []
            }
            overlay = nil
            return run(command, world)
        case .char(let letter):
            // The next entry that begins with the letter, round the end.
            let order = (1...count).map { (menu.scroller.cursor + $0) % count }
            let lowered = letter.lowercased()
            if let place = order.first(where: { menu.entries[$0].name.hasPrefix(lowered) }) {
                menu.scroller.go(to: place, count: count, height: height)
            }
        default:
            // The key that opened the menu closes it.
            if case .command(let command) = keymap.find([key], in: focus), command.name == "menu" {
                overlay = nil
                return []
            }
        }
        overlay = .menu(menu)
        return []
    }
}
