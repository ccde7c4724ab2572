// A table of aligned columns that fits a width.

import Drawing

struct Table {
    struct Column {
        let title: String
        var isNumber = false
        /// Whether it gives way first where the table is too wide.
        var isFlexible = false
    }

    /// The columns up to which texts stand one below the other where nothing is cut.
    static let mostPadded = 72

    let columns: [Column]
    private(set) var rows: [[String]] = []

    init(_ columns: [Column]) { self.columns = columns }

    mutating func append(_ cells: [String]) { rows.append(cells.map(Plain.line)) }

    /// The lines, the titles first; nothing at the end of a line but text. Where columns had to be left out, the titles
    /// end in an ellipsis. Without a width nothing is cut; but a text that is longer than most does not push apart the other
    /// lines, only what stands behind it.
    func text(width: Int?) -> String {
        var (widths, isWhole) = widths(width ?? .max)
        for column in columns.indices where width == nil && columns[column].isFlexible {
            widths[column] = min(widths[column], Table.mostPadded)
        }
        var text = ""
        func write(_ cells: [String], end: String = "") {
            var line = ""
            for (position, cell) in cells.enumerated() where widths[position] > 0 {
                let cell = width == nil ? cell : cut(cell, to: widths[position])
                line += padded(cell, to: widths[position], onLeft: columns[position].isNumber) + "  "
            }
            text += (line + end).trimmedAtEnd + "\n"
        }
        write(titles(widths), end: isWhole ? "" : "…")
        for row in rows { write(row) }
        return text
    }

    /// As wide as cells and titles are; then titles give way, then flexible columns, then everything; and where that is
    /// not enough, columns on the right are left out. Columns without any text are left out always.
    private func widths(_ width: Int) -> (widths: [Int], isWhole: Bool) {
        let cells = columns.indices.map { column in rows.reduce(0) { max($0, displayWidth(of: $1[column])) } }
        var widths = columns.indices.map { column in
            cells[column] == 0 && !rows.isEmpty ? 0 : max(cells[column], displayWidth(of: columns[column].title))
        }
        var isWhole = true
        func excess() -> Int {
            let used = widths.filter { $0 > 0 }
            return used.reduce(0, +) + 2 * max(0, used.count - 1) + (isWhole ? 0 : 3) - width
        }
        /// Narrows the widest columns first, down to what `least` leaves them.
        func narrow(_ isChosen: (Column) -> Bool, least: (Int) -> Int) {
            while excess() > 0 {
                let candidates = widths.indices.filter { isChosen(columns[$0]) && widths[$0] > least($0) }
                guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { return }
                widths[widest] -= 1
            }
        }
        narrow({ !$0.isFlexible }) { column in
            max(
                cells[column],
                columns[column].title.split(separator: " ").first.map { displayWidth(of: String($0)) } ?? 0)
        }
        narrow({ $0.isFlexible }) { _ in 16 }
        narrow({ !$0.isFlexible }) { _ in 11 }
        narrow({ $0.isFlexible }) { _ in 8 }
        while excess() > 0, let last = widths.indices.dropFirst(2).last(where: { widths[$0] > 0 }) {
            widths[last] = 0
            isWhole = false
        }
        narrow({ _ in true }) { _ in 4 }
        return (widths, isWhole)
    }

    /// The titles by as many of their words as fit; by the last word where the first ones are those of another column.
    private func titles(_ widths: [Int]) -> [String] {
        let short = zip(columns, widths).map { Table.shortened($0.title, $1) }
        return zip(columns, short).map { column, title in
            let isShared = title != column.title && short.count { $0 == title } > 1
            return isShared ? column.title.split(separator: " ").last.map(String.init) ?? title : title
        }
    }

    /// A title by as many of its words as fit.
    private static func shortened(_ title: String, _ width: Int) -> String {
        var words = title.split(separator: " ")
        while words.count > 1, displayWidth(of: words.joined(separator: " ")) > width { words.removeLast() }
        return words.joined(separator: " ")
    }
}

extension String {
    /// Without blanks at the end.
    var trimmedAtEnd: String { String(self[..<(lastIndex { $0 != " " }.map { index(after: $0) } ?? startIndex)]) }
}
