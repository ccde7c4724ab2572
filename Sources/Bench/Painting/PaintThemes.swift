// Painting the list of themes, and beside it what matters most of a screen in the theme under the cursor.

import Drawing

extension Workbench {
    /// Rows of the sample.
    private static let sampleHeight = 12

    /// Where the list of themes and its frame stand; the sample has what is left.
    private func themesPlan(_ picker: Picker) -> (rect: Rect, list: Rect, hasSample: Bool) {
        let widest = picker.given?.map { displayWidth(of: $0.text) }.max() ?? 0
        let width = min(size.width, max(40, min(84, size.width - 4)))
        let inner = width - 2
        // The list has what its names need; the sample has the rest, or nothing.
        let listWidth = inner >= 50 ? min(max(widest, 12) + 13, inner - 32) : inner
        let hasSample = listWidth < inner
        let room = max(1, min(size.height - 9, 24))
        let rows = min(room, max(picker.found.count, hasSample ? Workbench.sampleHeight - 1 : 3))
        let rect = Rect(
            x: (size.width - width) / 2, y: 1, width: width, height: min(layout.messageRow - 1, rows + 5))
        let area = framed(rect)
        // Where there is no room for the note below, the list has it.
        let height = area.height - (hasThemeNote(area) ? 3 : 1)
        return (rect, Rect(x: area.x, y: area.y + 1, width: listWidth, height: max(1, height)), hasSample)
    }

    private func hasThemeNote(_ area: Rect) -> Bool { area.height > 3 }

    /// The row of the screen that shows the theme under the cursor.
    func themeRow(of picker: Picker) -> Int? {
        let list = themesPlan(picker).list
        var scroller = picker.scroller
        scroller.keepInSight(count: picker.found.count, height: list.height)
        return picker.found.isEmpty ? nil : list.y + scroller.cursor - scroller.top
    }

    func isInThemes(_ place: Drawing.Point, _ picker: Picker) -> Bool { themesPlan(picker).rect.contains(place) }

    func isInThemeList(_ place: Drawing.Point, _ picker: Picker) -> Bool { themesPlan(picker).list.contains(place) }

    func paintThemes(_ canvas: inout Canvas, _ picker: Picker) {
        let (rect, list, hasSample) = themesPlan(picker)
        paintFrame(&canvas, rect, title: picker.title, right: "\(picker.total)")
        let area = framed(rect)
        let prompt = canvas.put(" > ", x: area.x, y: area.y, ink: .label)
        canvas.cursor = picker.query.draw(
            on: &canvas, x: area.x + prompt, y: area.y, width: max(1, list.width - prompt - 1))
        if picker.found.isEmpty {
            canvas.put(" Nothing matches.", x: list.x, y: list.y, width: list.width, ink: .dim)
        }
        var scroller = picker.scroller
        scroller.keepInSight(count: picker.found.count, height: list.height)
        for (line, row) in scroller.rows(count: picker.found.count, height: list.height).enumerated() {
            paintTheme(
                &canvas, picker.found[row], x: list.x, y: list.y + line, width: list.width,
                isCursor: row == scroller.cursor)
        }
        if picker.isWalked, let row = themeRow(of: picker) { canvas.cursor = Point(x: list.x, y: row) }
        let below = picker.found.count - scroller.top - list.height
        if hasFrames, below > 0 {
            canvas.put(" \(below) more ", x: rect.x + 2, y: rect.bottom - 1, ink: .overlayBorder)
        }
        if hasSample {
            paintSample(
                &canvas,
                Rect(
                    x: list.right + 1, y: area.y, width: area.right - list.right - 1, height: area.height - 2))
        }
        paintThemeNote(&canvas, picker.current, area)
    }

    private func paintTheme(_ canvas: inout Canvas, _ choice: Choice, x: Int, y: Int, width: Int, isCursor: Bool) {
        func ink(_ ink: Ink) -> Ink { isCursor ? ink.selected : ink }
        canvas.fill(Rect(x: x, y: y, width: width, height: 1), ink: ink(.overlay))
        let usable = choice.unavailable == nil
        let right = right(choice, isShort: displayWidth(of: choice.text) + 13 > width)
        let taken = displayWidth(of: right) + 2
        canvas.put(choice.text, x: x + 1, y: y, width: max(1, width - taken - 1), ink: ink(usable ? .overlay : .dim))
        canvas.put(right, x: x + width - taken + 1, y: y, width: taken - 2, ink: ink(usable ? .key : .error))
    }

    /// The ground of a theme, and whether it is safe for eyes that see fewer colours; where it is short, a star says so.
    private func right(_ choice: Choice, isShort: Bool) -> String {
        guard choice.card?.safe.isEmpty == false else { return choice.right }
        return isShort ? choice.right + "*" : "safe " + choice.right
    }

    /// Two lines on the theme under the cursor: what it is for, and for whom; or what is wrong with it.
    private func paintThemeNote(_ canvas: inout Canvas, _ choice: Choice?, _ area: Rect) {
        guard let card = choice?.card, hasThemeNote(area) else { return }
        let ink: Ink = card.problem != nil ? .error : card.note != nil ? .warning : .dim
        let words = card.problem ?? [card.about, card.promise, card.note].compactMap { $0 }.joined(separator: " ")
        var lines = Wording.wrap(words, area.width - 3)
        if lines.count > 2 { lines[1] += canvas.glyph(.ellipsis) }
        for (offset, line) in lines.prefix(2).enumerated() {
            canvas.put(" " + line, x: area.x, y: area.bottom - 2 + offset, width: area.width, ink: ink)
        }
    }

    /// What a theme must tell apart, a line for each sort.
    private func paintSample(_ canvas: inout Canvas, _ area: Rect) {
        let shades: [Mark] = [.shade1, .shade2, .shade3, .shade4]
        let risks = zip(Ink.risks, shades).enumerated().map { place, risk in
            ("\(place + 1)\(canvas.glyph(risk.1))", risk.0)
        }
        let ratings =
            [("[R]", Ink.ragRed), ("[AR]", .ragAmberRed), ("[A]", .ragAmber), ("[AG]", .ragAmberGreen)]
            + [("[G]", Ink.ragGreen), ("--", .ragNone)]
        let lines: [[(String, Ink)]] = [
            [("A screen in this theme", .titleFocused)],
            ratings,
            [("!47d", .late), ("ok", .ok), ("?", .unagreed), ("done", .done), ("x3", .mark), ("DfT", .department)],
            risks + [("risks", .dim)],
            [("MIS-1", .accent), ("Clean power", .plain), ("[AR]", .ragAmberRed), ("!9d", .late)],
            [("MIS-2", .accent), ("the selected row", .plain), ("[A]", .ragAmber), ("!9d", .late)],
            [("MIS-3", .accent), ("selected elsewhere", .plain), ("[G]", .ragGreen), ("ok", .ok)],
            [("Heading", .heading), ("label", .label), ("value", .value), ("aside", .dim), ("link", .link)],
            [("found", .match), ("^ shown above", .seen), ("\(canvas.glyph(.cycle)) cycle", .cycle)],
            [("said", .message), ("careful", .warning), ("refused", .error)],
            [("k", .key), ("a hint", .hint), ("typed text", .input), ("  ", .inputField)],
        ]
        for (row, parts) in lines.prefix(area.height).enumerated() {
            let y = area.y + row
            let turn: (Ink) -> Ink = { row == 5 ? $0.selected : row == 6 ? $0.selectedDim : $0 }
            if row == 5 || row == 6 {
                canvas.fill(Rect(x: area.x, y: y, width: area.width - 1, height: 1), ink: turn(.plain))
            }
            var x = area.x
            for (text, ink) in parts where x < area.right - 1 {
                canvas.put(text, x: x, y: y, width: min(displayWidth(of: text), area.right - 1 - x), ink: turn(ink))
                x += displayWidth(of: text) + 1
            }
        }
    }
}
