// Painting the menu bar, and the popup that lists how begun keys go on.

import Drawing
import Missions

extension Workbench {
    func paintMenu(_ canvas: inout Canvas, _ menu: Menu, _ world: World) {
        let bar = Rect(x: 0, y: 0, width: canvas.width, height: 1)
        canvas.fill(bar, ink: .overlay)
        let titles = menu.columns.map { " \($0.title) " }
        // Where not all titles fit, those before the one that is open make room.
        var first = 0
        func end(_ column: Int) -> Int { titles[first...column].reduce(0) { $0 + displayWidth(of: $1) } }
        while first < menu.column, end(menu.column) + 4 > canvas.width { first += 1 }
        var x = first > 0 ? canvas.put(canvas.glyph(.ellipsis), x: 0, y: 0, ink: .dim) : 0
        var left = x
        for column in first..<titles.count {
            let width = displayWidth(of: titles[column])
            guard x + width <= canvas.width - (column < titles.count - 1 ? 1 : 0) else {
                canvas.put(canvas.glyph(.ellipsis), x: x, y: 0, ink: .dim)
                break
            }
            if column == menu.column { left = x }
            x += canvas.put(
                titles[column], x: x, y: 0, ink: column == menu.column ? Ink.titleFocused.selected : .title)
        }
        let reason = menu.current.unavailable(self, world)
        paintEntries(&canvas, menu, from: left, height: menuHeight - rowsTaken(by: reason ?? "", world), world)
        canvas.fill(Rect(x: 0, y: layout.messageRow, width: canvas.width, height: 1), ink: .plain)
        if let reason {
            paintBelow(&canvas, reason, .warning, world)
        } else {
            canvas.put(" " + menu.current.about, x: 0, y: layout.messageRow, width: canvas.width - 1, ink: .message)
        }
    }

    private func paintEntries(
        _ canvas: inout Canvas, _ menu: Menu, from left: Int, height most: Int, _ world: World
    ) {
        let keys = menu.entries.map { keymap.labels(of: $0.name).first ?? "" }
        let name = menu.entries.map { displayWidth(of: $0.name) }.max() ?? 0
        let key = keys.map { displayWidth(of: $0) }.max() ?? 0
        let width = min(canvas.width, name + key + 7)
        let height = max(1, min(most, menu.entries.count))
        let rect = Rect(x: max(0, min(left, canvas.width - width)), y: 1, width: width, height: height + 2)
        canvas.overlay(rect, title: "")
        let area = rect.inset(1)
        var scroller = menu.scroller
        scroller.keepInSight(count: menu.entries.count, height: area.height)
        for (line, row) in scroller.rows(count: menu.entries.count, height: area.height).enumerated() {
            let isCursor = row == scroller.cursor
            func ink(_ ink: Ink) -> Ink { isCursor ? ink.selected : ink }
            let isClosed = menu.entries[row].unavailable(self, world) != nil
            let y = area.y + line
            canvas.fill(Rect(x: area.x, y: y, width: area.width, height: 1), ink: ink(.overlay))
            // What cannot be chosen has a sign of its own, for eyes and themes without greys.
            if isClosed { canvas.put("-", x: area.x, y: y, width: 1, ink: ink(.dim)) }
            canvas.put(
                menu.entries[row].name, x: area.x + 2, y: y, width: max(1, area.width - key - 4),
                ink: ink(isClosed ? .dim : .overlay))
            canvas.put(keys[row], x: area.right - key - 1, y: y, width: key, ink: ink(.key), align: .right)
            if isCursor { canvas.cursor = Point(x: area.x + 2, y: y) }
        }
        canvas.more(menu.entries.count - scroller.top - area.height, below: rect)
    }

    /// The popup after a pause: how the keys that were begun go on.
    func paintWays(_ canvas: inout Canvas, _ world: World) {
        guard overlay == nil, hands.showsWays else { return }
        let ways = ways(world)
        let room = max(1, layout.messageRow - 3)
        let key = max(1, ways.map { displayWidth(of: $0.key) }.max() ?? 1)
        let columns = ways.count > room && canvas.width >= 76 ? 2 : 1
        let rows = min(room, (ways.count + columns - 1) / columns)
        let name = ways.map { displayWidth(of: $0.name) }.max() ?? 0
        let about = ways.map { displayWidth(of: $0.reason ?? $0.about) }.max() ?? 0
        let wanted = columns * (key + name + about + 7) + 2
        let rect = Rect(
            x: 0, y: layout.messageRow - rows - 2, width: min(canvas.width, max(wanted, 50)), height: rows + 2)
        let shown = min(ways.count, rows * columns)
        let more = ways.count - shown
        canvas.overlay(rect, title: waysTitle, right: more > 0 ? "\(more) more" : "")
        let area = rect.inset(1)
        let width = area.width / columns
        // Names go before explanations, which may be cut; where there are none, they have all the room.
        let nameWidth = min(name, max(width / 3, width - key - 6 - (about > 0 ? about + 1 : 0)))
        for (place, way) in ways.prefix(shown).enumerated() {
            let x = area.x + place / rows * width
            let y = area.y + place % rows
            let isClosed = way.reason != nil
            canvas.put(isClosed ? "-" : " ", x: x, y: y, width: 1, ink: .dim)
            canvas.put(way.key, x: x + 1, y: y, width: key, ink: isClosed ? .dim : .key)
            canvas.put(way.name, x: x + key + 3, y: y, width: nameWidth, ink: isClosed ? .dim : .overlay)
            let start = key + nameWidth + 5
            canvas.put(way.reason ?? way.about, x: x + start, y: y, width: max(0, width - start - 1), ink: .dim)
        }
    }

    private var waysTitle: String {
        switch hands.letterUse {
        case .mark: "\(key("mark")): a letter keeps this place"
        case .goToMark: "\(key("go to mark")): a letter goes to its place"
        case nil: Command.label(pending.map(\.name)) + " goes on with"
        }
    }
}
