// A table of aligned columns that fits a width.

import Drawing

struct Table {
    struct Column {
        let title: String
        var isNumber = false
        /// Whether it gives way first where the table is too wide.
        var isFlexible = false
    }

    let columns: [Column]
    private(set) var rows: [[String]] = []

    init(_ columns: [Column]) { self.columns = columns }

    mutating func append(_ cells: [String]) { rows.append(cells.map(Plain.line)) }

    /// The lines, the titles first; nothing at the end of a line but text.
    func text(width: Int) -> String {
        let widths = widths(width)
        var text = ""
        func write(_ cells: [String]) {
            var line = ""
            for (position, cell) in cells.enumerated() where widths[position] > 0 {
                let cell = Plain.cut(cell, widths[position])
                line += Plain.padded(cell, widths[position], onLeft: columns[position].isNumber) + "  "
            }
            text += line.trimmedAtEnd + "\n"
        }
        write(columns.map { $0.title })
        for row in rows { write(row) }
        return text
    }

    /// As wide as the cells are, then narrower from the flexible columns on, until everything fits. Columns without any
    /// text are left out.
    private func widths(_ width: Int) -> [Int] {
        var widths = columns.indices.map { column in
            let widest = rows.reduce(0) { max($0, displayWidth(of: $1[column])) }
            return widest == 0 && !rows.isEmpty ? 0 : max(widest, displayWidth(of: columns[column].title))
        }
        func excess() -> Int {
            let used = widths.filter { $0 > 0 }
            return used.reduce(0, +) + 2 * max(0, used.count - 1) - width
        }
        for (flexible, least) in [(true, 24), (false, 10), (true, 8), (false, 4)] {
            while excess() > 0 {
                let shrinkable = widths.indices.filter { columns[$0].isFlexible == flexible && widths[$0] > least }
                guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { break }
                widths[widest] -= min(excess(), max(1, (widths[widest] - least) / 2))
            }
        }
        return widths
    }
}

extension String {
    /// Without blanks at the end.
    var trimmedAtEnd: String { String(self[..<(lastIndex { $0 != " " }.map { index(after: $0) } ?? startIndex)]) }
}
