// A picture in the language of Graphviz (Gansner and North, "An open graph visualization system", 2000): DOT.

/// Writes sketches as DOT. Works at any size: one pass over boxes and arrows.
package enum Dot {
    /// A directed graph, from left to right; with `inGroups`, the boxes of a department stand together.
    package static func text(of sketch: Sketch, inGroups: Bool = false) -> String {
        let head = [sketch.title, sketch.subtitle] + sketch.notes + sketch.legend.map { "\(sign($0.sign))\($0.text)" }
        var text = "digraph stocktake {\n"
        text +=
            "  graph [rankdir=LR, charset=\"UTF-8\", labelloc=t, labeljust=l, fontname=\"sans-serif\", fontsize=12, "
        text += "bgcolor=\"#ffffff\", label=\(label(head, end: "\\l"))];\n"
        text += "  node [shape=box, style=rounded, fontname=\"sans-serif\", fontsize=12, color=\"#5f6b7a\"];\n"
        text += "  edge [fontname=\"sans-serif\", fontsize=11, color=\"#5f6b7a\"];\n"
        let names = names(of: sketch.boxes)
        if inGroups {
            for (number, group) in sketch.groups.enumerated() {
                text += "  subgraph cluster_\(number) {\n"
                text += "    label=\(label([Sketch.groupName(group.department)])); color=\"#9aa5b1\";\n"
                for position in group.boxes { text += "  " + line(sketch.boxes[position], names[position]) }
                text += "  }\n"
            }
        } else {
            for (box, name) in zip(sketch.boxes, names) { text += line(box, name) }
        }
        for arrow in sketch.arrows {
            text += "  \(names[Int(arrow.from)]) -> \(names[Int(arrow.to)])\(attributes(arrow));\n"
        }
        return text + "}\n"
    }

    private static func line(_ box: Sketch.Box, _ name: String) -> String {
        return "  \(name) [label=\(label(box.lines))\(box.isCentre ? ", penwidth=3" : "")];\n"
    }

    /// The names under which boxes are known: their ids, told apart where only what was cleaned away did.
    private static func names(of boxes: [Sketch.Box]) -> [String] {
        var taken: Set<String> = []
        return boxes.map { box in
            var name = box.id
            while !taken.insert(name).inserted { name += "'" }
            return quoted(name)
        }
    }

    private static func attributes(_ arrow: Sketch.Arrow) -> String {
        var said: [String] = []
        let words = arrow.words
        if !words.isEmpty { said.append("label=\(label([words]))") }
        if arrow.crosses { said.append("penwidth=\(arrow.isQuiet ? "1.6" : "2.6")") }
        if arrow.isLate { said.append("style=dashed") } else if arrow.isQuiet { said.append("style=dotted") }
        if arrow.isLate {
            said.append("color=\"#b3261e\", fontcolor=\"#b3261e\"")
        } else if arrow.isInCycle {
            said.append("color=\"#6a1b9a\", fontcolor=\"#6a1b9a\"")
        }
        return said.isEmpty ? "" : " [" + said.joined(separator: ", ") + "]"
    }

    private static func sign(_ sign: Sketch.Legend.Sign) -> String {
        switch sign {
        case .plain, .crossing, .late, .quiet: "arrow "
        case .cycle: ""
        case .centre: "box with a thick frame: "
        }
    }

    /// Lines as one label. A backslash begins an escape, and an ampersand an entity, also inside quotes.
    static func label(_ lines: [String], end: String = "\\n") -> String {
        var text = "\""
        for (position, line) in lines.enumerated() {
            if position > 0, end == "\\n" { text += end }
            for scalar in line.unicodeScalars {
                switch scalar {
                case "\\": text += "\\\\"
                case "\"": text += "\\\""
                case "&": text += "&amp;"
                default: text.unicodeScalars.append(scalar)
                }
            }
            if end != "\\n" { text += end }
        }
        return text + "\""
    }

    /// A name. Two backslashes stand for themselves, so that different names stay different.
    static func quoted(_ name: String) -> String {
        var text = "\""
        for scalar in name.unicodeScalars {
            if scalar == "\\" || scalar == "\"" { text += "\\" }
            text.unicodeScalars.append(scalar)
        }
        return text + "\""
    }
}
