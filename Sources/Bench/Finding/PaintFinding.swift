// Painting what was looked for: matches in the rows, the filter being typed, headings of groups, marks in numbers.

import Drawing
import Missions

extension Workbench {
    /// What is searched for at present, where its places are shown in a pane.
    private func shownSearch(in pane: Pane) -> String? {
        guard pane == focus else { return nil }
        if case .search(let search) = overlay { return search.line.text }
        return overlay == nil && search.isShown && search.pane == pane ? search.text : nil
    }

    /// Gives the places where the search is found another ink, in the rows that hold it.
    func paintMatches(_ canvas: inout Canvas, _ pane: Pane, _ area: Rect, _ world: World) {
        guard let text = shownSearch(in: pane), !text.isEmpty else { return }
        let wanted = Folded(text)
        if pane == .risks, !risks.isList { return }
        let top = pane == .risks ? RiskGrid(area).list.y + 1 : area.y
        let rows = scroller(of: pane).rows(count: rowCount(of: pane, world), height: max(0, area.bottom - top))
        for (line, row) in rows.enumerated() where holds(row, wanted, world) {
            canvas.tint(text, in: Rect(x: area.x, y: top + line, width: area.width, height: 1), ink: .match)
        }
    }

    /// The heading of a group, with how many it holds.
    func paintGroup(_ canvas: inout Canvas, _ row: Int, _ area: Rect, y: Int) {
        guard let group = list.rows?.heading(at: row) else { return }
        canvas.fill(Rect(x: area.x, y: y, width: area.width, height: 1), ink: .plain)
        let count = "\(group.count)"
        canvas.put(group.name, x: area.x, y: y, width: max(1, area.width - count.utf8.count - 1), ink: .heading)
        canvas.put(count, x: area.right - count.utf8.count, y: y, width: count.utf8.count, ink: .label)
    }

    /// What to say where a filter leaves nothing.
    func nothingFits(_ filter: String, _ what: String) -> [String] {
        [
            "\(what) fits \(filter).", "",
            "\(key("drop term")) drops the last term, Esc drops the filter, \(key("filter")) changes it.",
        ]
    }

    /// How a pane is filtered and sorted, for its heading, as far as there is room beside the title; nil where it is not.
    func lookWords(_ pane: Pane, _ title: String, _ world: World) -> String? {
        let filter = filter(of: pane)
        let look: ListLook? = pane == .missions ? list.look : pane == .risks ? risks.look : nil
        let order = look?.order ?? ""
        guard !filter.isEmpty || !order.isEmpty else { return nil }
        let (fit, all) = filtered(pane, world)
        let count = filter.isEmpty ? "\(all)" : "\(fit) of \(all)"
        let way = pane != .dependencies ? "" : tree.direction == .upstream ? "< " : "> "
        let words = way + [filter, order].filter { !$0.isEmpty }.joined(separator: ", ")
        let room = layout.width(pane) - displayWidth(of: title) - 7
        let short = [filter, look?.sort?.rawValue ?? (look?.isReversed == true ? "reversed" : look?.group ?? "")]
        let ways = ["\(words)  \(count)", way + short.filter { !$0.isEmpty }.joined(separator: ", ") + " \(count)"]
        if let way = ways.first(where: { displayWidth(of: $0) <= room }) { return way }
        // What is cut off is marked; the count says most, where little fits.
        let rest = room - displayWidth(of: count) - 2
        guard rest >= 6 else { return displayWidth(of: count) <= room ? count : "\(fit)" }
        var text = ""
        for character in words {
            guard displayWidth(of: text) + displayWidth(of: character) < rest else { break }
            text.append(character)
        }
        return "\(text)\(lines.glyph(.ellipsis))  \(count)"
    }

    /// Puts the number of marks and the filter at the right of the message line. Returns where what is left of it ends.
    func paintHands(_ canvas: inout Canvas, _ row: Int, _ world: World) -> Int {
        var words: [String] = []
        if let rows = rangeRows(world) {
            words.append("marking \(counted(rows.count, "row"))")
        }
        if !marks.isEmpty { words.append("\(marks.count) marked") }
        let filter = filter(of: focus)
        if !filter.isEmpty { words.append("filter: \(filter)") }
        guard !words.isEmpty else { return canvas.width }
        let most = canvas.width / 3
        var text = words.joined(separator: "  ")
        // The pane's heading tells the filter as well.
        if displayWidth(of: text) > most, !filter.isEmpty { text = words.dropLast().joined(separator: "  ") }
        guard !text.isEmpty, displayWidth(of: text) <= canvas.width / 2 else { return canvas.width }
        let x = canvas.width - displayWidth(of: text) - 1
        canvas.put(text, x: x, y: row, ink: .mark)
        return x - 1
    }

    /// A filter or a name being typed, on the message line. False where neither is.
    func paintPrompt(_ canvas: inout Canvas, _ row: Int, _ world: World) -> Bool {
        switch overlay {
        case .filter(let filter):
            let label = canvas.put(" filter: ", x: 0, y: row, ink: .label)
            let (fit, all) = filtered(filter.pane, world)
            let verdict = filter.saysError ? " ? " : " \(fit) of \(all) "
            let room = canvas.width - displayWidth(of: verdict)
            canvas.put(verdict, x: room, y: row, ink: filter.saysError ? .error : fit == 0 ? .warning : .label)
            let width = max(1, room - label - 1)
            canvas.cursor = filter.line.draw(on: &canvas, x: label, y: row, width: width)
            if let place = errorPlace(filter, width) {
                canvas.tint(columns: label + place.lowerBound..<label + place.upperBound, y: row, ink: .error)
            }
            return true
        case .prompt(let prompt):
            // On a narrow screen the room is for the name.
            let words = canvas.width < 40 ? prompt.label.split(separator: " ").prefix(1).joined() : prompt.label
            let label = canvas.put(" \(words): ", x: 0, y: row, ink: .label)
            canvas.cursor = prompt.line.draw(
                on: &canvas, x: label, y: row, width: max(1, canvas.width - label - 1),
                ink: prompt.isSuggestion ? Ink.input.selected : .input)
            return true
        default: return false
        }
    }

    /// The columns of the word at fault within the field, where the whole line is in sight.
    private func errorPlace(_ filter: FilterLine, _ width: Int) -> Range<Int>? {
        guard filter.saysError, let error = filter.error, displayWidth(of: filter.line.text) < width else { return nil }
        let text = filter.line.text
        let blanks = text.prefix { $0.isWhitespace }.count
        let before = String(text.prefix(blanks + error.position - 1))
        let word = String(text.dropFirst(blanks + error.position - 1).prefix(error.word.count))
        let start = displayWidth(of: before)
        return start..<start + max(1, displayWidth(of: word))
    }

    /// A long sentence in lines of which the first leaves out some columns: it begins beside them, where there is more
    /// room. Nil where that would cut it, and it would not be cut otherwise.
    private func around(_ columns: Range<Int>, _ text: String, _ width: Int, rows: Int) -> [(text: String, x: Int)]? {
        let (before, after) = (columns.lowerBound - 2, width - columns.upperBound - 2)
        let (room, x) = after >= before ? (after, columns.upperBound + 1) : (before, 1)
        guard room >= 12, let first = Wording.wrap(text, room).first else { return nil }
        let rest = String(String(text.dropFirst(first.count)).trimmingBlanks)
        var lines: [(text: String, x: Int)] = [(first, x)]
        if !rest.isEmpty { lines += Wording.wrap(rest, width - 2).map { ($0, 1) } }
        guard lines.count > rows else { return lines }
        guard Wording.wrap(text, max(4, width - 2)).count > rows else { return nil }
        lines = Array(lines.prefix(rows))
        lines[rows - 1].text += self.lines.glyph(.ellipsis)
        return lines
    }

    /// Says what is wrong with a filter being typed, with a sign under the word that is, where there is room for it.
    private func paintError(_ canvas: inout Canvas, _ filter: FilterLine, _ error: QueryError, from top: Int) {
        let (label, room) = (displayWidth(of: " filter: "), canvas.height - top)
        canvas.fill(Rect(x: 0, y: top, width: canvas.width, height: room), ink: .hint)
        let text = error.sentence
        if let place = errorPlace(filter, canvas.width - label - 4) {
            let columns = label + place.lowerBound..<label + place.upperBound
            let (end, needed) = (columns.upperBound + 1, displayWidth(of: text))
            let lines: [(text: String, x: Int)]? =
                end + needed < canvas.width
                ? [(text, end)]
                : room < 2
                    ? nil
                    : needed < canvas.width - 1
                        ? [("", 1), (text, 1)] : around(columns, text, canvas.width, rows: room)
            if let lines {
                for (row, line) in lines.enumerated() { canvas.put(line.text, x: line.x, y: top + row, ink: .error) }
                let carets = String(repeating: "^", count: place.count)
                canvas.put(carets, x: columns.lowerBound, y: top, ink: .error)
                return
            }
        }
        // No room for the sign under the word, which is in the ink of errors itself.
        var lines = Wording.wrap(text, max(4, canvas.width - 2))
        if lines.count > room {
            lines = Array(lines.prefix(room - 1)) + [lines[room - 1] + canvas.glyph(.ellipsis)]
        }
        for (row, line) in lines.enumerated() {
            canvas.put(line, x: 1, y: top + row, width: canvas.width - 1, ink: .error)
        }
    }

    /// Below a filter being typed: how it may go on, or what is wrong with it under the word that is.
    func paintSuggestions(_ canvas: inout Canvas, from top: Int) {
        guard case .filter(let filter) = overlay, top < canvas.height else { return }
        if filter.saysError, let error = filter.error { return paintError(&canvas, filter, error, from: top) }
        guard let completion = filter.completion, !completion.choices.isEmpty else { return }
        canvas.fill(Rect(x: 0, y: top, width: canvas.width, height: 1), ink: .hint)
        // Those around the one that Tab has put in.
        var first = 0
        func width(_ place: Int) -> Int { displayWidth(of: completion.choices[place].text) + 2 }
        if let turn = filter.turn {
            var used = 0
            for place in 0...turn {
                used += width(place)
                while used > canvas.width - 4, first < place {
                    used -= width(first)
                    first += 1
                }
            }
        }
        var x = 1
        if first > 0 { x += canvas.put(canvas.glyph(.ellipsis) + " ", x: x, y: top, ink: .dim) }
        for place in first..<completion.choices.count {
            let choice = completion.choices[place]
            let isHere = place == filter.turn
            guard x + width(place) < canvas.width - 2 else {
                canvas.put(canvas.glyph(.ellipsis), x: x, y: top, ink: .dim)
                return
            }
            x += canvas.put(choice.text, x: x, y: top, ink: isHere ? Ink.key.selected : .key)
            x += 2
            // What the likeliest means is said where there is room for it.
            if isHere || (filter.turn == nil && place == 0), !choice.about.isEmpty,
                x + displayWidth(of: choice.about) + 30 < canvas.width
            {
                x += canvas.put(choice.about + "  ", x: x - 1, y: top, ink: .dim)
            }
        }
    }
}
