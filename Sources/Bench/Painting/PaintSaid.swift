// What takes more than the one line of the message: it has lines of its own, and the hints below stay.

import Drawing
import Missions

extension Workbench {
    /// The most lines that the panes make room for.
    private static let mostLines = 4

    /// The message where it is said in full: what cannot be done always is, and so is what was done where nothing else is
    /// offered beside it.
    private var fullMessage: Message? {
        guard overlay == nil, begun == nil, let message else { return nil }
        let isRefusal = message.ink == .error || message.ink == .warning
        return isRefusal || (message.offers.isEmpty && !isOneLine(inStyle(message.text))) ? message : nil
    }

    /// Whether the message is said in full.
    var saysAll: Bool { fullMessage != nil }

    private func isOneLine(_ text: String) -> Bool { displayWidth(of: text) + 2 <= size.width }

    /// A text with the signs that this terminal can draw.
    func inStyle(_ text: String) -> String { lines == .ascii ? text.replacing(" → ", with: " -> ") : text }

    /// Has the lowest panes make room for a long message, with their cursors in sight, and take it back behind it.
    mutating func makeRoomForMessage(_ world: World) {
        var wanted = 1
        if let text = fullMessage.map({ inStyle($0.text) }), !isOneLine(text) {
            wanted = min(Self.mostLines, Wording.wrap(text, size.width - 2).count)
        }
        guard wanted != messageLines else { return }
        let before = layout
        messageLines = wanted
        if layout != before { refreshScroll(world) }
    }

    func paintFullMessage(_ canvas: inout Canvas) {
        guard let message = fullMessage, !isOneLine(inStyle(message.text)) else { return }
        // Where there is hardly room for panes, why something cannot be done is worth more than the hints.
        let end = layout.shape == .single ? canvas.height : layout.hintRow
        let lines = said(message.text, width: canvas.width, most: end - layout.messageRow)
        paintSaid(&canvas, lines, from: layout.messageRow, message.ink)
    }

    /// A sentence in lines, cut with a mark where it takes too many.
    private func said(_ sentence: String, width: Int, most: Int) -> [String] {
        var lines = Wording.wrap(inStyle(sentence), width - 2)
        if lines.count > most {
            lines = Array(lines.prefix(max(1, most)))
            lines[lines.count - 1] += " " + self.lines.glyph(.ellipsis)
        }
        return lines
    }

    private func paintSaid(_ canvas: inout Canvas, _ lines: [String], from top: Int, _ ink: Ink) {
        for (row, line) in lines.enumerated() {
            canvas.fill(Rect(x: 0, y: top + row, width: canvas.width, height: 1), ink: .plain)
            canvas.put(" " + line, x: 0, y: top + row, width: canvas.width, ink: ink)
        }
    }

    // MARK: Below what lies on top

    /// Whether what lies on top can leave a row to what is said of it.
    private var hasRoomBelow: Bool { layout.messageRow >= 10 }

    /// How many rows above the message line a sentence below what lies on top takes. It has the lines first that the
    /// hints leave.
    func rowsTaken(by sentence: String, _ world: World) -> Int {
        guard hasRoomBelow, !sentence.isEmpty else { return 0 }
        let lines = said(sentence, width: size.width, most: Self.mostLines).count
        return max(0, lines - (size.height - hintsNeeded(world) - layout.messageRow))
    }

    /// Says something in full below what lies on top: why a row cannot be chosen, what is cut in it.
    func paintBelow(_ canvas: inout Canvas, _ sentence: String, _ ink: Ink, _ world: World) {
        guard !sentence.isEmpty else { return }
        guard hasRoomBelow else {
            // The rows are for what lies on top: what there is to say of it takes those of the hints.
            let lines = said(sentence, width: canvas.width, most: canvas.height - layout.messageRow)
            return paintSaid(&canvas, lines, from: layout.messageRow, ink)
        }
        let lines = said(sentence, width: canvas.width, most: Self.mostLines)
        let end = canvas.height - hintsNeeded(world)
        let top = min(layout.messageRow, end - lines.count)
        paintSaid(&canvas, lines, from: top, ink)
        if top + lines.count > layout.hintRow { paintHints(&canvas, from: end, world) }
    }

    /// How many lines the hints of what lies on top take, of those there are for them.
    private func hintsNeeded(_ world: World) -> Int {
        var (x, rows) = (1, min(1, layout.hintLines))
        for hint in offers(world) {
            let needed = displayWidth(of: hint.key) + displayWidth(of: hint.word) + 1
            if x + needed > size.width - 1 {
                rows += 1
                x = 1
            }
            x += needed + 2
        }
        return min(rows, layout.hintLines)
    }
}
