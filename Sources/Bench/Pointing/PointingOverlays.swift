// The mouse over what lies on top: rows of a list or a form, and the screen beside it.

import Drawing
import Missions

extension Workbench {
    /// A row is selected, and chosen by a second click; the wheel moves; a click beside a list closes it. A form is not
    /// closed so, since that would lose what was typed.
    mutating func pointOverlay(_ pointer: Pointer, _ world: World) -> [Effect] {
        switch pointer.act {
        case .wheelUp: return press([.up, .up, .up], world)
        case .wheelDown: return press([.down, .down, .down], world)
        case .click: break
        }
        switch overlay {
        case .picker(let picker):
            return clickPicker(picker, pointer.place, world) { bench, picker in bench.overlay = .picker(picker) }
        case .pickForForm(let picker, let form):
            return clickPicker(picker, pointer.place, world) { bench, picker in
                bench.overlay = .pickForForm(picker, form)
            }
        case .menu(let menu): return clickMenu(menu, pointer.place, world)
        case .form(let form): return clickForm(form, pointer.place, world)
        case .owing: return clickOwing(pointer.place, world)
        default: return []
        }
    }

    private mutating func clickPicker(
        _ picker: Picker, _ place: Drawing.Point, _ world: World, put: (inout Workbench, Picker) -> Void
    ) -> [Effect] {
        let canvas = paint(world)
        // Beside the themes stands a sample with selected rows of its own.
        let isThemes = picker.isOfThemes
        if isThemes, isInThemes(place, picker), !isInThemeList(place, picker) { return [] }
        if isBeside(place, canvas, world) { return press([.escape], world) }
        guard let shown = isThemes ? themeRow(of: picker) : Self.selectedRow(canvas) else { return [] }
        let row = picker.scroller.cursor + place.y - shown
        guard picker.found.indices.contains(row), canvas[place.x, place.y].ink != .overlayBorder else { return [] }
        if row == picker.scroller.cursor { return press([.enter], world) }
        // From the row beside it one step leads there, with all that a step does, such as showing a theme.
        var near = picker
        near.scroller.cursor = row > 0 ? row - 1 : row + 1
        var other = self
        put(&other, near)
        let effects = other.press([row > 0 ? .down : .up], world)
        // The row has to be the one that was clicked, and not one behind the border.
        let now =
            if isThemes, case .picker(let moved) = other.overlay { other.themeRow(of: moved) } else {
                Self.selectedRow(other.paint(world))
            }
        guard now == place.y else { return [] }
        self = other
        return effects
    }

    /// A title opens its menu; an entry is selected, and run by a second click.
    private mutating func clickMenu(_ menu: Menu, _ place: Drawing.Point, _ world: World) -> [Effect] {
        var other = menu
        if place.y == 0 {
            for column in menu.columns.indices {
                other.column = column
                other.scroller = Scroller()
                var bench = self
                bench.overlay = .menu(other)
                if bench.paint(world)[place.x, 0].ink.isSelected { self = bench }
            }
            return []
        }
        let canvas = paint(world)
        if isBeside(place, canvas, world) { return press([.escape], world) }
        guard let cursor = canvas.cursor else { return [] }
        let row = menu.scroller.cursor + place.y - cursor.y
        guard menu.entries.indices.contains(row) else { return [] }
        if row == menu.scroller.cursor { return press([.enter], world) }
        other.scroller.cursor = row
        var bench = self
        bench.overlay = .menu(other)
        if bench.paint(world).cursor?.y == place.y { self = bench }
        return []
    }

    private mutating func clickForm(_ form: Form, _ place: Drawing.Point, _ world: World) -> [Effect] {
        guard let row = formRow(at: place, form, world) else { return [] }
        if row == form.scroller.cursor {
            // Where there is a list to choose from, a second click shows it.
            return form.current.hasList ? press([.ctrl("p")], world) : []
        }
        var moved = form
        moved.scroller.cursor = row
        moved.refusal = nil
        overlay = .form(moved)
        return []
    }

    /// The row of the screen in which the focus is.
    private static func selectedRow(_ canvas: Canvas) -> Int? {
        (0..<canvas.height).first { y in
            (0..<canvas.width).contains {
                canvas[$0, y].ink.isSelected && canvas[$0, y].ink == canvas[$0, y].ink.selected
            }
        }
    }

    /// Whether the overlay leaves a place as it is underneath.
    private func isBeside(_ place: Drawing.Point, _ canvas: Canvas, _ world: World) -> Bool {
        var bare = self
        bare.overlay = nil
        let under = bare.paint(world)
        let (x, y) = (place.x, place.y)
        return canvas[x, y].ink.unselected == under[x, y].ink.unselected && canvas[x, y].glyph == under[x, y].glyph
    }
}

extension FormRow {
    /// Whether the field has a list to choose from.
    var hasList: Bool {
        switch rule.type {
        case .choice, .choices, .flag, .reference, .references, .day: true
        default: false
        }
    }
}
