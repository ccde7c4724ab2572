// A network drawn by ourselves.

import Missions

/// Draws sketches as SVG.
package enum NetworkSVG {
    /// The most boxes a drawing holds: beyond, nobody finds anything in it.
    package static let limit = 2_000
    /// The most arrows.
    package static let arrowLimit = 20_000

    /// A layered drawing from left to right, as large as it needs to be: boxes and letters keep their size.
    package static func text(of sketch: Sketch) throws(TooLarge) -> String {
        guard sketch.boxes.count <= limit, sketch.arrows.count <= arrowLimit else {
            throw TooLarge(
                description:
                    "\(counted(sketch.boxes.count, "item")) with \(counted(sketch.arrows.count, "link")) cannot "
                    + "be drawn legibly: an SVG holds \(limit) and \(arrowLimit) at most. Draw what hangs on one item, or "
                    + "fewer steps of it, or write DOT.")
        }
        var page = SVGPage(title: sketch.title, lines: [sketch.subtitle] + sketch.notes, legend: sketch.legend)
        let layout = Layout(sketch)
        // Arrows that close a cycle on a box itself, and heads, need some room beyond the boxes.
        page.take(width: layout.width + 40, height: layout.height)
        page.add("<g transform=\"translate(\(SVGPage.margin) \(page.top))\">")
        for (arrow, path) in zip(sketch.arrows, layout.paths) { page.add(line(arrow, path)) }
        let tones = tones(of: sketch)
        for (box, corner) in zip(sketch.boxes, layout.corners) {
            page.add(drawn(box, corner, tones[box.department] ?? "#9aa5b1"))
        }
        for (position, arrow) in sketch.arrows.enumerated() {
            if let label = label(arrow, layout.paths[position], isFirst: layout.isSaidFirst[position]) {
                page.add(label)
            }
        }
        page.add("</g>")
        return page.text
    }

    private static func line(_ arrow: Sketch.Arrow, _ path: [Layout.Point]) -> String {
        var kind = "need"
        if arrow.crosses { kind += " strong" }
        if arrow.isQuiet { kind += " quiet" }
        if arrow.isInCycle { kind += " cycle" }
        if arrow.isLate { kind += " late" }
        var steps = "M\(path[0].x) \(path[0].y)"
        if path.count == 3 {
            steps += "C\(path[1].x) \(path[0].y) \(path[1].x) \(path[2].y) \(path[2].x) \(path[2].y)"
        } else {
            for position in stride(from: 0, to: path.count - 1, by: 2) {
                let (begin, end) = (path[position], path[position + 1])
                if position > 0 { steps += begin.x == path[position - 1].x ? "V\(begin.y)" : "H\(begin.x)" }
                let middle = (begin.x + end.x) / 2
                steps +=
                    begin.y == end.y ? "H\(end.x)" : "C\(middle) \(begin.y) \(middle) \(end.y) \(end.x) \(end.y)"
            }
        }
        return "<path d=\"\(steps)\" class=\"\(kind)\"/>"
    }

    /// What an arrow says, in the middle of its last bend, or of its first.
    private static func label(_ arrow: Sketch.Arrow, _ path: [Layout.Point], isFirst: Bool) -> String? {
        let words = arrow.words
        if words.isEmpty { return nil }
        let (begin, end) = isFirst ? (path[0], path[1]) : (path[path.count - 2], path[path.count - 1])
        let x = path.count == 3 ? path[1].x : (begin.x + end.x) / 2
        let y = path.count == 3 ? end.y - 2 : (begin.y + end.y) / 2 + 4
        return SVGPage.text(
            words, x: x, y: y, kind: "label" + (arrow.isLate ? " late" : arrow.isInCycle ? " cycle" : ""),
            anchor: "middle")
    }

    private static func drawn(_ box: Sketch.Box, _ corner: Layout.Point, _ tone: String) -> String {
        let room = Layout.boxWidth - 24
        let left = corner.x + 14
        let name = box.title.isEmpty ? box.id : box.id + " " + box.title
        let kind = (box.isCentre ? " centre" : "") + (box.isInCycle ? " ring" : "")
        var text = "<g><title>\(XML.escaped(name))</title>"
        text += "<rect x=\"\(corner.x)\" y=\"\(corner.y)\" width=\"\(Layout.boxWidth)\" "
        text += "height=\"\(Layout.boxHeight)\" rx=\"6\" class=\"box\(kind)\"/>"
        text += "<rect x=\"\(corner.x + 4)\" y=\"\(corner.y + 6)\" width=\"4\" height=\"\(Layout.boxHeight - 12)\" "
        text += "fill=\"\(tone)\"/>"
        // A bold letter is a tenth wider.
        let sign = box.isInCycle ? " ↻" : ""
        text += SVGPage.text(
            cut(box.id, to: (room - 16) * 90 / 12) + sign, x: left, y: corner.y + 18, room: room, kind: "id")
        for (number, line) in folded(box.title, to: room * 100 / 12, lines: 2).enumerated() {
            text += SVGPage.text(line, x: left, y: corner.y + 36 + 16 * number, room: room)
        }
        if !box.department.isEmpty, box.department != box.id {
            text += SVGPage.text(
                cut(box.department, to: room * 100 / 11), x: left, y: corner.y + 70, room: room, kind: "small")
        }
        return text + "</g>"
    }

    /// A tone for each department, so that its boxes are found together; its name stands in them too.
    private static func tones(of sketch: Sketch) -> [String: String] {
        let all = [
            "#1b6ca8", "#b7791f", "#2f7d5b", "#8e3b74", "#4b5fc0", "#a4452c", "#5d7a1f", "#0e7c86", "#7a5c3e",
            "#5b4b8a",
        ]
        var tones: [String: String] = [:]
        for (number, group) in sketch.groups.filter({ !$0.department.isEmpty }).enumerated() {
            tones[group.department] = all[number % all.count]
        }
        return tones
    }
}
