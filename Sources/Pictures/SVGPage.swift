// What every drawn picture has: its ground, its title, what is said of it, and the words its size is taken from.

/// Why a picture was not drawn.
package struct TooLarge: Error, Hashable, CustomStringConvertible {
    /// A full sentence that says what to do.
    package let description: String
}

/// A page of SVG (Scalable Vector Graphics 1.1, second edition, 2011) with a ground of its own, so that it can be read on
/// light and dark pages. What is drawn begins below the head.
struct SVGPage {
    static let margin = 28

    private let title: String
    private let lines: [String]
    private let legend: [Sketch.Legend]
    private var body = ""
    private var width: Int
    private var height: Int

    /// Where what is drawn begins.
    let top: Int

    init(title: String, lines: [String], legend: [Sketch.Legend]) {
        (self.title, self.lines, self.legend) = (title, lines, legend)
        top = SVGPage.margin + 30 + 18 * lines.count + 20 * legend.count + 28
        height = top
        width = max(
            breadth(of: title) * 18 / 100, lines.map { breadth(of: $0) * 12 / 100 }.max() ?? 0,
            (legend.map { breadth(of: $0.text) * 12 / 100 }.max() ?? 0) + 70)
    }

    mutating func add(_ element: String) { body += element + "\n" }

    /// Makes room for what is drawn, so much to the right and down from where it begins.
    mutating func take(width: Int, height: Int) {
        self.width = max(self.width, width)
        self.height = max(self.height, top + height)
    }

    /// A line of text at a point. A line that begins on the right stands at the right end of its room.
    static func text(
        _ line: String, x: Int, y: Int, room: Int = 0, kind: String = "", anchor: String = ""
    ) -> String {
        let attributes = kind.isEmpty ? "" : " class=\"\(kind)\""
        let words = XML.escaped(line)
        if room > 0, beginsOnTheRight(line) {
            return "<text x=\"\(x + room)\" y=\"\(y)\"\(attributes) direction=\"rtl\">\(words)</text>"
        }
        return
            "<text x=\"\(x)\" y=\"\(y)\"\(attributes)\(anchor.isEmpty ? "" : " text-anchor=\"\(anchor)\"")>\(words)</text>"
    }

    /// The whole document.
    var text: String {
        let (wide, high) = (width + 2 * SVGPage.margin, height + SVGPage.margin)
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        text += "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(wide)\" height=\"\(high)\" "
        text += "viewBox=\"0 0 \(wide) \(high)\" role=\"img\">\n"
        text += "<title>\(XML.escaped(title))</title>\n"
        text += "<desc>\(XML.escaped(lines.joined(separator: ". ")))</desc>\n"
        text += SVGPage.manner
        text += "<rect width=\"\(wide)\" height=\"\(high)\" fill=\"#ffffff\"/>\n"
        text += SVGPage.text(title, x: SVGPage.margin, y: SVGPage.margin + 16, kind: "head") + "\n"
        var y = SVGPage.margin + 40
        for line in lines {
            text += SVGPage.text(line, x: SVGPage.margin, y: y) + "\n"
            y += 18
        }
        y += 6
        for entry in legend {
            text += SVGPage.sample(entry.sign, y: y - 4)
            text += SVGPage.text(entry.text, x: SVGPage.margin + 64, y: y) + "\n"
            y += 20
        }
        return text + body + "</svg>\n"
    }

    private static func sample(_ sign: Sketch.Legend.Sign, y: Int) -> String {
        let kind =
            switch sign {
            case .plain: "need"
            case .crossing: "need strong"
            case .late: "need late"
            case .cycle: "need cycle"
            case .quiet: "need quiet"
            case .centre: ""
            }
        if sign == .centre {
            return "<rect x=\"\(margin)\" y=\"\(y - 7)\" width=\"50\" height=\"14\" rx=\"4\" class=\"box centre\"/>\n"
        }
        return "<path d=\"M\(margin) \(y)H\(margin + 50)\" class=\"\(kind)\"/>\n"
    }

    /// How everything looks. Nothing is told by colour alone.
    private static let manner = """
        <style>
        text{font-family:system-ui,"Liberation Sans",Arial,sans-serif;font-size:12px;fill:#1f2937}
        .head{font-size:18px;font-weight:bold}
        .id{font-weight:bold}
        .small{font-size:11px;fill:#4b5563}
        .label{font-size:11px;stroke:#ffffff;stroke-width:3px;paint-order:stroke}
        .label.late{fill:#b3261e}
        .label.cycle{fill:#6a1b9a}
        .box{fill:#f8fafc;stroke:#5f6b7a}
        .box.centre{stroke-width:3px;stroke:#1f2937}
        .box.ring{stroke:#6a1b9a}
        .need{fill:none;stroke:#5f6b7a;stroke-width:1.3px;marker-end:url(#head)}
        .need.strong{stroke:#1f2937;stroke-width:2.6px}
        .need.quiet{stroke-dasharray:2 3}
        .need.cycle{stroke:#6a1b9a;marker-end:url(#head-cycle)}
        .need.late{stroke:#b3261e;stroke-dasharray:7 4;marker-end:url(#head-late)}
        .cell{fill:#ffffff;stroke:#d1d5db}
        .block{fill:none;stroke:#1f2937;stroke-width:2.5px}
        </style>
        <defs>
        <marker id="head" markerUnits="userSpaceOnUse" markerWidth="10" markerHeight="10" refX="9" refY="5" orient="auto"><path d="M0 1L10 5L0 9z" fill="#1f2937"/></marker>
        <marker id="head-late" markerUnits="userSpaceOnUse" markerWidth="10" markerHeight="10" refX="9" refY="5" orient="auto"><path d="M0 1L10 5L0 9z" fill="#b3261e"/></marker>
        <marker id="head-cycle" markerUnits="userSpaceOnUse" markerWidth="10" markerHeight="10" refX="9" refY="5" orient="auto"><path d="M0 1L10 5L0 9z" fill="#6a1b9a"/></marker>
        </defs>

        """
}
