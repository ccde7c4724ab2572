// Painting the companion of the tree: the other direction of the selected item, beside the tree or below it.

import Drawing
import Missions

extension Workbench {
    /// Paints the other direction of the selected item: in a box of its own, or below a rule in the tree's pane.
    func paintCompanion(_ canvas: inout Canvas, _ world: World) {
        guard let place = layout.companion else { return }
        let node = selected(world)
        let count = companyCount
        let turn = key(companion.direction == .upstream ? "tree upstream" : "tree downstream")
        let item = selection ?? ""
        var title =
            node == nil
            ? companion.direction == .upstream ? "< needs" : "> waiting"
            : companion.direction == .upstream ? "< \(item) needs" : "> waiting on \(item)"
        if let box = place.box {
            let number = count == 0 ? "" : "\(count)"
            if layout.hasBorders {
                canvas.box(box, title: title, right: number, focused: false)
            } else {
                canvas.heading(layout.titleLine(box), title: title, right: number, focused: false)
            }
        } else if let rule = place.rule {
            // The rule is the lower edge of the tree above it.
            if count > 0 { title += ": \(count)" }
            let below = layout.hasBorders ? more(.dependencies, world) ?? "" : ""
            canvas.rule(
                rule, title: title, right: String(below.dropFirst().dropLast()), ink: .border, words: .title)
        }
        paintCompanionAxis(&canvas, place, world)
        paintCompany(&canvas, place, turn, node, count, world)
    }

    /// The companion's rows in sight: below the tree the item itself stands above the rule already.
    func companyRows(_ place: Layout.Companion) -> Range<Int> {
        let first = place.box == nil ? 1 : 0
        return first..<max(first, min(companion.rows.count, first + place.inside.height))
    }

    private func paintCompany(
        _ canvas: inout Canvas, _ place: Layout.Companion, _ turn: String, _ node: Node?, _ count: Int, _ world: World
    ) {
        let area = place.inside
        let rows = companyRows(place)
        let hidden = companion.rows.count - rows.upperBound
        let more = hidden > 0 && count > 0 ? " \(hidden) more " : ""
        if layout.hasBorders {
            let isShared = place.box == nil
            let edge = place.box ?? layout.rects[.dependencies] ?? area
            let x = edge.right - 2 - displayWidth(of: more)
            let isFocused = isShared && focus == .dependencies
            if x > edge.x { canvas.put(more, x: x, y: edge.bottom - 1, ink: isFocused ? .borderFocused : .border) }
            if isShared { paintDates(&canvas, on: edge.x + 2, y: edge.bottom - 1, until: x, world) }
        }
        guard let node else {
            empty(&canvas, area, ["Nothing is selected.", "", wayToSelect(world)])
            return
        }
        if count == 0 {
            let kind = world.portfolio.kind(node)
            guard Workbench.isWalked(kind) else {
                empty(&canvas, area, ["It stands in no tree: \(self.key("pane detail")) shows what it is linked to."])
                return
            }
            let needs = kind.isWork
            empty(
                &canvas, area,
                companion.direction == .downstream
                    ? ["Nothing waits on it."]
                    : [
                        "It needs nothing yet.",
                        needs ? "\(self.key("add dependency")) adds a dependency." : "",
                    ])
            return
        }
        if companion.rows.isEmpty {
            empty(&canvas, area, ["Too many to show beside it: \(turn) lists all \(count)."])
            return
        }
        paintRows(&canvas, of: companion, area, rows, world)
        if !layout.hasBorders, !more.isEmpty {
            canvas.put(more, x: area.right - displayWidth(of: more), y: area.bottom - 1, ink: .dim)
        }
    }
}
