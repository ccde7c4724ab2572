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

    private func paintPicker(_ canvas: inout Canvas, _ picker: Picker, _ world: World) {
        let width = min(canvas.width, max(40, min(100, canvas.width - 8)))
        let height = min(canvas.height - 2, min(pickerHeight, max(3, picker.found.count)) + 3)
        let rect = Rect(x: (canvas.width - width) / 2, y: 1, width: width, height: height)
        canvas.overlay(rect, title: picker.title, right: picker.total == 1 ? "1" : "\(picker.total)")
        let area = rect.inset(1)
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
        let columns = ChoiceColumns(picker.given ?? picker.found, width: list.width, isTicked: picker.ticked != nil)
        for (line, row) in scroller.rows(count: picker.found.count, height: list.height).enumerated() {
            paintChoice(
                &canvas, picker.found[row], picker, columns, x: list.x, y: list.y + line, width: list.width,
                isFirst: line == 0 || picker.found[row].detail != picker.found[row - 1].detail,
                isCursor: row == scroller.cursor)
            if picker.isWalked, row == scroller.cursor { canvas.cursor = Point(x: list.x, y: list.y + line) }
        }
        let below = picker.total - scroller.top - list.height
        if below > 0 {
            let more = " \(below) more "
            canvas.put(more, x: rect.right - 2 - displayWidth(of: more), y: rect.bottom - 1, ink: .overlayBorder)
        }
        if let reason = picker.current?.unavailable { paintRefusal(&canvas, reason, .warning) }
    }

    private func paintChoice(
        _ canvas: inout Canvas, _ choice: Choice, _ picker: Picker, _ columns: ChoiceColumns, x: Int, y: Int,
        width: Int, isFirst: Bool, isCursor: Bool
    ) {
        func ink(_ ink: Ink) -> Ink { isCursor ? ink.selected : ink }
        let textInk: Ink = choice.unavailable == nil ? .overlay : .dim
        canvas.fill(Rect(x: x, y: y, width: width, height: 1), ink: ink(.overlay))
        if picker.isTable {
            // The family stands before its first row.
            let family = width >= 56 ? picker.familyColumns : 0
            if isFirst { canvas.put(" " + choice.detail, x: x, y: y, width: family, ink: ink(.heading)) }
            canvas.put(" " + choice.right, x: x + family, y: y, width: 14, ink: ink(choice.ink ?? .key))
            let start = family + 15
            canvas.put(choice.text, x: x + start, y: y, width: max(1, width - start - 1), ink: ink(textInk))
            return
        }
        var (start, room) = (x + 1, columns.text)
        if let ticked = picker.ticked {
            let word = if case .item(let id) = choice.outcome { id } else { choice.text }
            canvas.put(ticked.contains(word) ? "[x]" : "[ ]", x: start, y: y, width: 3, ink: ink(.mark))
            start += 4
            room = max(1, room - 4)
        }
        if case .item(let id) = choice.outcome {
            let taken = min(displayWidth(of: id), room / 2) + 1
            canvas.put(id, x: start, y: y, width: taken - 1, ink: ink(.accent))
            start += taken
            room -= taken
        }
        canvas.put(choice.text, x: start, y: y, width: room, ink: ink(textInk))
        // Where little stands at the right, the thought has the room.
        let right = min(displayWidth(of: choice.right), columns.right)
        if columns.detail > 0 {
            let room = columns.detail + columns.right - right
            canvas.put(choice.detail, x: x + columns.text + 3, y: y, width: room, ink: ink(.dim))
        }
        canvas.put(choice.right, x: x + width - 1 - right, y: y, width: right, ink: ink(.key))
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
        func widest(_ part: (Choice) -> String) -> Int { choices.map { displayWidth(of: part($0)) }.max() ?? 0 }
        right = min(widest(\.right), width / 3)
        let hasDetail = choices.contains { !$0.detail.isEmpty }
        let room = max(2, width - right - (hasDetail ? 6 : 4))
        text = hasDetail ? max(1, min(widest(\.text) + (isTicked ? 4 : 0), room / 2)) : room
        detail = hasDetail ? room - text : 0
    }
}
