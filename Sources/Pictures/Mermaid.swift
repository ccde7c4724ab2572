// A picture in the language of Mermaid, which many wikis and code hosts draw by themselves.

/// Writes sketches as Mermaid flowcharts. What is written here has no limit.
package enum Mermaid {
    /// The arrows that Mermaid itself draws unless it is told otherwise (`maxEdges` in its configuration).
    package static let mostArrows = 500

    /// A flowchart from left to right; with `inGroups`, the boxes of a department stand together.
    package static func text(of sketch: Sketch, inGroups: Bool = false) -> String {
        var text = "---\ntitle: \(yaml("\(sketch.title) · \(sketch.subtitle)"))\n---\nflowchart LR\n"
        if inGroups {
            for (number, group) in sketch.groups.enumerated() {
                text += "  subgraph g\(number)[\(label([Sketch.groupName(group.department)]))]\n"
                for position in group.boxes { text += "  " + line(sketch.boxes[position], position) }
                text += "  end\n"
            }
        } else {
            for (position, box) in sketch.boxes.enumerated() { text += line(box, position) }
        }
        var styles: [String: [Int]] = [:]
        for (position, arrow) in sketch.arrows.enumerated() {
            let words = arrow.words
            text += "  n\(arrow.from) -->\(words.isEmpty ? "" : "|\(label([words]))|") n\(arrow.to)\n"
            if let style = style(arrow) { styles[style, default: []].append(position) }
        }
        for (style, positions) in styles.sorted(by: { $0.key < $1.key }) {
            text += "  linkStyle \(positions.map { "\($0)" }.joined(separator: ",")) \(style)\n"
        }
        let said =
            sketch.notes
            + sketch.legend.map { legend in
                legend.sign == .centre ? "thick frame, \(legend.text)" : legend.text
            }
        if !said.isEmpty { text += "  said[\(label(said))]\n  style said stroke-dasharray:2 3\n" }
        for (position, box) in sketch.boxes.enumerated() where box.isCentre {
            text += "  style n\(position) stroke-width:4px\n"
        }
        return text
    }

    private static func line(_ box: Sketch.Box, _ position: Int) -> String {
        return "  n\(position)[\(label(box.lines))]\n"
    }

    private static func style(_ arrow: Sketch.Arrow) -> String? {
        var said: [String] = []
        if arrow.isLate {
            said.append("stroke:#b3261e")
        } else if arrow.isInCycle {
            said.append("stroke:#6a1b9a")
        }
        if arrow.crosses { said.append("stroke-width:\(arrow.isQuiet ? 2 : 3)px") }
        if arrow.isLate {
            said.append("stroke-dasharray:7 4")
        } else if arrow.isQuiet {
            said.append("stroke-dasharray:1 3")
        }
        return said.isEmpty ? nil : said.joined(separator: ",")
    }

    /// Lines as one quoted label. Letters, digits and a few signs stand for themselves; all else is written by its number,
    /// because Mermaid reads directives, icons, links, mathematics and markup inside quotes, too.
    static func label(_ lines: [String]) -> String {
        var text = "\""
        for (position, line) in lines.enumerated() {
            if position > 0 { text += "<br/>" }
            for scalar in line.unicodeScalars {
                switch scalar {
                case "a"..."z", "A"..."Z", "0"..."9", " ", ".", ",", "-", "/", "+", "?", "!":
                    text.unicodeScalars.append(scalar)
                case _ where scalar.value >= 0xa0: text.unicodeScalars.append(scalar)
                default: text += "#\(scalar.value);"
                }
            }
        }
        return text + "\""
    }

    /// A text in double quotes, as the title at the top wants it.
    private static func yaml(_ line: String) -> String {
        var text = "\""
        for scalar in line.unicodeScalars {
            if scalar == "\\" || scalar == "\"" { text += "\\" }
            text.unicodeScalars.append(scalar)
        }
        return text + "\""
    }
}
