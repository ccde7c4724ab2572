// The keys while something is searched for in a pane.

import Drawing

extension Workbench {
    mutating func pressSearch(_ key: Key, _ search: SearchLine, _ world: World) -> [Effect] {
        var search = search
        switch key {
        case .escape, .ctrl("c"):
            overlay = nil
            go(toRow: search.row, world)
            risks.isList = search.wasList
            if cursorItem == nil, let before = search.selection, world.portfolio.node(before) != nil {
                select(before, world)
            }
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
            let isFound = find(search.line.text, from: search.row, 1, world)
            if !isFound { go(toRow: search.row, world) }
            search.isNowhere = !isFound && !search.line.text.isEmpty
            overlay = .search(search)
        }
        return []
    }
}
