// Painting an answer: the sentence, then the rows, with the cursor on one of them.

import Drawing

extension Workbench {
    func paintAnswer(_ canvas: inout Canvas, _ answer: Answer) {
        let width = min(canvas.width, answerWidth + 2)
        let sentence = Wording.wrap(answer.sentence, answerWidth - 2)
        let rows = answerHeight
        let rect = Rect(
            x: (canvas.width - width) / 2, y: 1, width: width,
            height: min(
                hasFrames ? layout.messageRow - 1 : canvas.height - 2,
                sentence.count + 1 + rows + (answer.hasNotes ? 1 : 0) + 2))
        let right = [answer.progress, answer.right].filter { !$0.isEmpty }.joined(separator: "  ")
        canvas.overlay(rect, title: answer.title, right: right)
        let area = rect.inset(1)
        for (line, text) in sentence.enumerated() where line < area.height {
            canvas.put(" " + text, x: area.x, y: area.y + line, width: area.width, ink: .overlay)
        }
        canvas.cursor = Point(x: area.x, y: area.y)
        var list = area.splitTop(sentence.count + 1).rest
        if answer.hasNotes, list.height > 1 {
            list.height -= 1
            let note = answer.current?.note ?? ""
            canvas.put(" " + note, x: list.x, y: list.bottom, width: list.width, ink: .label)
        }
        var scroller = answer.scroller
        scroller.keepInSight(count: answer.rows.count, height: list.height)
        for (line, row) in scroller.rows(count: answer.rows.count, height: list.height).enumerated() {
            let isCursor = row == scroller.cursor
            func ink(_ ink: Ink) -> Ink {
                isCursor ? (ink == .plain ? .overlay : ink).selected : ink == .plain ? .overlay : ink
            }
            let y = list.y + line
            canvas.fill(Rect(x: list.x, y: y, width: list.width, height: 1), ink: ink(.overlay))
            if isCursor { canvas.cursor = Point(x: list.x, y: y) }
            var x = list.x + 1
            for span in answer.rows[row].spans where x < list.right {
                let needed = displayWidth(of: span.text)
                canvas.put(span.text, x: x, y: y, width: min(needed, list.right - x), ink: ink(span.ink))
                x += needed
            }
        }
        canvas.more(answer.rows.count - scroller.top - list.height, below: rect)
    }
}
