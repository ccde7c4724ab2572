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
            self.search.text = search.line.text
            guard !self.search.text.isEmpty else { break }
            if find(self.search.text, from: cursorRow, 1, world) != nil {
                self.search.isShown = true
                sayWhereFound(isWrapped: false, goesUp: false)
            } else {
                fail("\"\(self.search.text)\" is not in this pane.")
            }
        case .down: _ = find(search.line.text, from: cursorRow + 1, 1, world)
        case .up: _ = find(search.line.text, from: cursorRow - 1, -1, world)
        default:
            guard search.line.handle(key) else { return [] }
            let isFound = find(search.line.text, from: search.row, 1, world) != nil
            if !isFound { go(toRow: search.row, world) }
            search.isNowhere = !isFound && !search.line.text.isEmpty
            overlay = .search(search)
        }
        return []
    }
}
