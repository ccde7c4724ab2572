// The menu bar, said menu by menu: a number chooses, a menu's name or next and back turn to another.

import Drawing

enum MenuSpeech {
    /// The menu that is open, its entries numbered.
    static func reading(_ menu: Menu, _ bench: Workbench, _ world: World) -> [String] {
        let names = menu.columns.map(\.title).joined(separator: ", ")
        return ["Menu \(menu.columns[menu.column].title). Menus: \(names)."]
            + menu.entries.enumerated().map { "\($0 + 1) \(PlainHelp.line($1, bench, world))" }
            + ["A number chooses; next, back or a menu's name turns; cancel leaves."]
    }

    /// The keys that choose each entry.
    static func numbers(_ menu: Menu) -> [Int: [Event]] {
        let count = menu.entries.count
        return Dictionary(
            uniqueKeysWithValues: (0..<count).map { row in
                let steps = (row - menu.scroller.cursor + count) % count
                return (row + 1, Array(repeating: .key(.down), count: steps) + [.key(.enter)])
            })
    }
}

extension Hearing {
    /// A line while the menu bar is open.
    func hearInMenu(_ line: String, _ menu: Menu) -> Heard {
        let word = line.lowercased()
        switch word {
        case "cancel", "esc": return .keys([.escape])
        case "next", "right", "tab": return .keys([.right])
        case "back", "left": return .keys([.left])
        default: break
        }
        if let number = Int(word) {
            guard menu.entries.indices.contains(number - 1) else { return .say("There is no number \(number) here.") }
            if let reason = menu.entries[number - 1].unavailable(bench, world) {
                return .say(Spoken.sentence("Not now: \(reason)"))
            }
            return Heard(events: MenuSpeech.numbers(menu)[number] ?? [])
        }
        if let column = menu.columns.firstIndex(where: { $0.title.lowercased() == word }) {
            let steps = (column - menu.column + menu.columns.count) % menu.columns.count
            return steps == 0
                ? Heard(remarks: MenuSpeech.reading(menu, bench, world)) : .keys(Array(repeating: .right, count: steps))
        }
        guard let entry = menu.entries.firstIndex(where: { $0.name == word }) else {
            return Heard(remarks: MenuSpeech.reading(menu, bench, world))
        }
        return Heard(events: MenuSpeech.numbers(menu)[entry + 1] ?? [])
    }
}
