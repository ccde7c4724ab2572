// A filter being typed: it holds at once, says how it may go on, and points at a word that makes no sense.

import Drawing
import Missions

/// The prompt of a filter, and what there was before it.
struct FilterLine: Sendable {
    var line: EditLine
    let pane: Pane
    /// The filter there was, the cursor and the selection, for going back.
    let before: String
    let row: Int
    let selection: ItemID?
    let wasList: Bool
    /// Why what is typed makes no sense, and whether it is said: not while the word may still become one that does.
    var error: QueryError?
    var saysError = false
    var completion: QueryCompletion?
    /// Which of the choices Tab has put in, and the line before it did.
    var turn: Int?
    private var typed: EditLine?

    init(_ bench: Workbench) {
        pane = bench.focus
        before = bench.filter(of: bench.focus)
        line = EditLine(before.isEmpty ? "" : before + " ")
        row = bench.cursorRow
        selection = bench.selection
        wasList = bench.risks.isList
    }

    /// What is typed, with the quotation mark that is still to come.
    var text: String {
        let text = String(line.text.trimmingBlanks)
        let isOpen = pane != .history && text.reduce(false) { $1 == "\"" ? !$0 : $0 }
        return isOpen ? text + "\"" : text
    }

    /// Whether a word at fault stays one: another has been begun behind it, or nothing fits what is typed.
    func isFinal(_ error: QueryError) -> Bool {
        if error.mayGrow, line.text.hasSuffix(error.word), line.cursor == line.text.count { return false }
        guard let completion, turn == nil else { return true }
        let blanks = line.text.prefix { $0.isWhitespace }.count
        return completion.choices.isEmpty
            || blanks + error.position - 1 + error.word.count < completion.range.lowerBound
    }

    /// Finds out what the query may go on with.
    mutating func complete(_ bench: Workbench, _ world: World) {
        turn = nil
        typed = nil
        completion = bench.scope(of: pane).map {
            Query.completion(of: line.text, at: line.cursor, about: $0, in: world.portfolio)
        }
    }

    /// Puts in the next or the previous of what may stand there.
    mutating func turn(_ step: Int) {
        guard let completion, !completion.choices.isEmpty else { return }
        let base = typed ?? line
        let count = completion.choices.count
        let next = turn.map { ($0 + step + count) % count } ?? (step > 0 ? 0 : count - 1)
        let letters = Array(base.text)
        let choice = completion.choices[next].text
        let isWhole = choice.last.map { !":=<>".contains($0) } ?? false
        let after = letters[completion.range.upperBound...]
        line = EditLine(
            String(letters[..<completion.range.lowerBound]) + choice + (isWhole && after.isEmpty ? " " : ""))
        let rest = String(after)
        if !rest.isEmpty {
            line = EditLine(line.text + rest)
            for _ in 0..<rest.count { _ = line.handle(.left) }
        }
        typed = base
        turn = next
    }

    var hints: [(key: String, word: String)] {
        var hints = [("Enter", "keep"), ("Esc", "as before")]
        if !(completion?.choices.isEmpty ?? true) { hints.append(("Tab", "complete")) }
        return hints
    }
}

extension String {
    /// Without blanks at the ends.
    var trimmingBlanks: Substring {
        let start = firstIndex { !$0.isWhitespace } ?? endIndex
        let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? endIndex
        return start < end ? self[start..<end] : self[endIndex...]
    }
}

extension Workbench {
    mutating func pressFilter(_ key: Key, _ filter: FilterLine, _ world: World) -> [Effect] {
        var filter = filter
        switch key {
        case .escape, .ctrl("c"):
            overlay = nil
            _ = setFilter(filter.before, of: filter.pane, world)
            goBack(to: filter, world)
            return []
        case .enter:
            // What was left open is pointed at now: nothing more is to come.
            if let error = setFilter(String(filter.line.text.trimmingBlanks), of: filter.pane, world) {
                filter.error = error
                filter.saysError = true
                overlay = .filter(filter)
                return []
            }
            overlay = nil
            sayFilter(world)
            return []
        case .tab, .backTab:
            if filter.turn == nil { filter.complete(self, world) }
            filter.turn(key == .tab ? 1 : -1)
            hold(&filter, world)
        default:
            guard filter.line.handle(key) else { return [] }
            filter.complete(self, world)
            hold(&filter, world)
        }
        overlay = .filter(filter)
        return []
    }

    /// Lets what is typed hold, or what held last where it makes no sense; the cursor stays on what it was on, where
    /// that is left.
    private mutating func hold(_ filter: inout FilterLine, _ world: World) {
        // Behind a sign a value is still to come: the terms before it hold until then.
        let isUnfinished = filter.pane != .history && filter.text.last.map { ":=<>".contains($0) } ?? false
        let text =
            isUnfinished ? filter.text.split(separator: " ").dropLast().joined(separator: " ") : filter.text
        filter.error = setFilter(text, of: filter.pane, world)
        if isUnfinished { filter.error = nil }
        // A word that may become another is not yet wrong.
        filter.saysError = filter.error.map { filter.isFinal($0) } ?? false
        if filter.error == nil { goBack(to: filter, world) }
    }

    private mutating func goBack(to filter: FilterLine, _ world: World) {
        switch filter.pane {
        case .missions:
            let row = filter.selection.flatMap { world.portfolio.node($0) }.flatMap { list.row(of: $0, world) }
            go(toListRow: row ?? (filter.before == self.filter(of: .missions) ? filter.row : 0), world)
        case .risks: risks.isList = filter.wasList && !risks.list.isEmpty
        default: break
        }
        refreshScroll(world)
        if let item = cursorItem {
            select(item, world)
        } else if let item = filter.selection, world.portfolio.node(item) != nil {
            select(item, world)
        }
    }
}
