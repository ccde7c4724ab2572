// Painting what lies on top: pickers; forms are in PaintForm.swift.

import Drawing
import Missions

extension Workbench {
    func paintOverlay(_ canvas: inout Canvas, _ world: World) {
        switch overlay {
        case .picker(let picker) where picker.isOfThemes: paintThemes(&canvas, picker)
        case .picker(let picker): paintPicker(&canvas, picker, world)
        case .form(let form): paintForm(&canvas, form, hasFocus: true, world)
        case .pickForForm(let picker, let form):
            paintForm(&canvas, form, hasFocus: false, world)
            paintPicker(&canvas, picker, world)
        case .preview(let preview): paintPreview(&canvas, preview, world)
        case .answer(let answer): paintAnswer(&canvas, answer)
        case .owing: paintOwing(&canvas, world)
        case .menu(let menu): paintMenu(&canvas, menu, world)
        case .search, .filter, .prompt: break
        case nil: paintWays(&canvas, world)
        }
    }

    /// Whether what lies on top has room for a frame: on a very low screen what is in it needs the rows.
    var hasFrames: Bool { layout.messageRow > 4 }

    /// What a frame leaves of a rectangle, or all of it where there is none.
    func framed(_ rect: Rect) -> Rect { hasFrames ? rect.inset(1) : rect }

    /// Paints the frame of what lies on top, or its ground alone where there is no room for a frame.
    func paintFrame(_ canvas: inout Canvas, _ rect: Rect, title: String, right: String) {
        if hasFrames {
            canvas.overlay(rect, title: title, right: right)
        } else {
            canvas.fill(rect, ink: .overlay)
        }
    }

    private func paintPicker(_ canvas: inout Canvas, _ picker: Picker, _ world: World) {
        let wanted = ChoiceColumns.wanted(picker)
        let width = min(canvas.width, max(40, min(max(100, wanted), canvas.width - 8)))
        let inner = width - (hasFrames ? 2 : 0)
        let columns = ChoiceColumns(picker.given ?? picker.found, width: inner, isTicked: picker.ticked != nil)
        // What is cut in the row under the cursor is said in full below, after the reason why it cannot be chosen.
        let cut = picker.current.flatMap {
            ChoicePart.cut(parts(of: $0, picker, columns, width: inner, isFirst: false))
        }
        let said = [picker.current?.unavailable, cut].compactMap { $0 }.joined(separator: " ")
        let height = min(
            layout.messageRow - 1 - rowsTaken(by: said, world), min(pickerHeight, max(3, picker.found.count)) + 3)
        let rect = Rect(x: (canvas.width - width) / 2, y: 1, width: width, height: height)
        let area = framed(rect)
        paintFrame(&canvas, rect, title: picker.title, right: "\(picker.total)")
        let prompt = canvas.put(" > ", x: area.x, y: area.y, ink: .label)
        canvas.cursor = picker.query.draw(
            on: &canvas, x: area.x + prompt, y: area.y, width: max(1, area.width - prompt - 1))
        let list = Rect(x: area.x, y: area.y + 1, width: area.width, height: area.height - 1)
        if picker.found.isEmpty {
            canvas.put(" " + picker.nothing, x: list.x, y: list.y, width: list.width, ink: .dim)
            return
        }
        var scroller = picker.scroller
        scroller.keepInSight(count: picker.found.count, height: list.height)
        for (line, row) in scroller.rows(count: picker.found.count, height: list.height).enumerated() {
            let isCursor = row == scroller.cursor
            let parts = parts(
                of: picker.found[row], picker, columns, width: list.width,
                isFirst: line == 0 || picker.found[row].detail != picker.found[row - 1].detail)
            paintChoice(&canvas, parts, x: list.x, y: list.y + line, width: list.width, isCursor: isCursor)
            if picker.isWalked, isCursor { canvas.cursor = Point(x: list.x, y: list.y + line) }
        }
        if hasFrames { canvas.more(picker.total - scroller.top - list.height, below: rect) }
        paintBelow(&canvas, said, picker.current?.unavailable == nil ? .message : .warning, world)
    }

    private func paintChoice(
        _ canvas: inout Canvas, _ parts: [ChoicePart], x: Int, y: Int, width: Int, isCursor: Bool
    ) {
        func ink(_ ink: Ink) -> Ink { isCursor ? ink.selected : ink }
        canvas.fill(Rect(x: x, y: y, width: width, height: 1), ink: ink(.overlay))
        for part in parts where part.width > 0 {
            canvas.put(part.text, x: x + part.x, y: y, width: part.width, ink: ink(part.ink))
        }
    }

    /// What a row says, and in which columns of it.
    private func parts(
        of choice: Choice, _ picker: Picker, _ columns: ChoiceColumns, width: Int, isFirst: Bool
    ) -> [ChoicePart] {
        let textInk: Ink = choice.unavailable == nil ? .overlay : .dim
        var parts: [ChoicePart] = []
        if picker.isTable {
            // The family stands before its first row.
            let family = width >= 56 ? picker.familyColumns : 0
            if isFirst, family > 0 {
                parts.append(ChoicePart(text: " " + choice.detail, x: 0, width: family, ink: .heading, isSaid: false))
            }
            parts.append(ChoicePart(text: " " + choice.right, x: family, width: 14, ink: choice.ink ?? .key))
            let start = family + 15
            parts.append(ChoicePart(text: choice.text, x: start, width: max(1, width - start - 1), ink: textInk))
            return parts
        }
        var (start, room) = (1, columns.text)
        if let ticked = picker.ticked {
            let word = if case .item(let id) = choice.outcome { id } else { choice.text }
            parts.append(ChoicePart(text: ticked.contains(word) ? "[x]" : "[ ]", x: start, width: 3, ink: .mark))
            start += 4
            room = max(1, room - 4)
        }
        if case .item(let id) = choice.outcome {
            let taken = min(displayWidth(of: id), room / 2) + 1
            parts.append(ChoicePart(text: id, x: start, width: taken - 1, ink: .accent))
            start += taken
            room -= taken
        }
        parts.append(ChoicePart(text: choice.text, x: start, width: room, ink: textInk))
        // Where little stands at the right, the thought has the room.
        let right = min(displayWidth(of: choice.right), columns.right)
        if columns.detail > 0 {
            let room = columns.detail + columns.right - right
            parts.append(ChoicePart(text: choice.detail, x: columns.text + 3, width: room, ink: .dim))
        }
        parts.append(ChoicePart(text: choice.right, x: width - 1 - right, width: right, ink: .key))
        return parts
    }
}

extension Canvas {
    /// Says on the lower edge of what lies on top how many rows there are below those in sight.
    mutating func more(_ hidden: Int, below rect: Rect) {
        guard hidden > 0 else { return }
        let more = " \(hidden) more "
        put(more, x: rect.right - 2 - displayWidth(of: more), y: rect.bottom - 1, ink: .overlayBorder)
    }
}

/// A part of a row to choose: what it says, and the columns it has for that.
private struct ChoicePart {
    let text: String
    let x: Int
    let width: Int
    let ink: Ink
    /// Whether it is said below where it is cut.
    var isSaid = true

    /// What is cut of a row's parts, whole; nil where nothing is.
    static func cut(_ parts: [ChoicePart]) -> String? {
        let cut = parts.filter { $0.isSaid && displayWidth(of: $0.text) > $0.width }
        return cut.isEmpty ? nil : cut.map { String($0.text.trimmingBlanks) }.joined(separator: ": ")
    }
}

/// The columns of a list to choose from: what is matched, a thought about it, and what stands at the right.
private struct ChoiceColumns {
    let text: Int
    let detail: Int
    let right: Int

    /// As wide as the widest of all choices, so that they stay while the list is narrowed. What is matched has half of
    /// the room at most, where there are thoughts.
    init(_ choices: [Choice], width: Int, isTicked: Bool) {
        right = min(ChoiceColumns.widest(choices, \.right), width / 3)
        let hasDetail = choices.contains { !$0.detail.isEmpty }
        let room = max(2, width - right - (hasDetail ? 6 : 4))
        let widest = ChoiceColumns.widest(choices, \.text) + (isTicked ? 4 : 0)
        text = hasDetail ? max(1, min(widest, room / 2)) : room
        detail = hasDetail ? room - text : 0
    }

    private static func widest(_ choices: [Choice], _ part: (Choice) -> String) -> Int {
        choices.reduce(0) { max($0, displayWidth(of: part($1))) }
    }

    /// The columns in which nothing of given choices is cut, frame included; of items, which are searched, there is no
    /// telling.
    static func wanted(_ picker: Picker) -> Int {
        guard let given = picker.given else { return 0 }
        let text = widest(given, \.text)
        if picker.isTable { return picker.familyColumns + 15 + text + 3 }
        // A name has half of the room at most.
        return max(text, widest(given, \.detail)) + text + widest(given, \.right) + 8
    }
}
