// Laws over many random drawings: nothing crashes, and no half of a wide character is ever left.

@testable import Drawing
import Testing

@Suite struct CanvasLaws {
    private static let scraps = [
        "a", "plain text", "漢", "字漢", "e\u{301}", "👨‍👩‍👧", "🇬🇧", "❤️", "क्षत्रि", "\u{301}", "\r\n", "\u{1B}[2J", "", "…", "─",
        "가",
    ]

    private static func draw(on canvas: inout Canvas, _ random: inout SeededRandom) {
        let x = Int.random(in: -6...26, using: &random)
        let y = Int.random(in: -2...7, using: &random)
        let rect = Rect(
            x: x, y: y, width: Int.random(in: -1...24, using: &random), height: Int.random(in: -1...7, using: &random))
        let text = (0..<Int.random(in: 0...6, using: &random)).map { _ in scraps.randomElement(using: &random)! }
            .joined()
        let ink = Ink.all.randomElement(using: &random)!
        switch Int.random(in: 0...8, using: &random) {
        case 0: canvas.fill(rect, ink: ink)
        case 1: canvas.box(rect, title: text, right: "漢", focused: Bool.random(using: &random))
        case 2: canvas.fill(rect, ink: ink.selected)
        case 3...5: canvas.put(text, x: x, y: y, width: rect.width, ink: ink, align: .right)
        case 6:
            var other = Canvas(width: rect.width, height: rect.height)
            other.put(text, x: 0, y: 0, ink: ink)
            canvas.blit(other, x: x, y: y)
        default: canvas.put(text, x: x, y: y, ink: ink)
        }
    }

    private static func isWhole(_ canvas: Canvas) -> Bool {
        for y in 0..<canvas.height {
            for x in 0..<canvas.width {
                let width = canvas[x, y].width
                if width == 0, x == 0 || canvas[x - 1, y].width != 2 { return false }
                if width == 2, x + 1 >= canvas.width || canvas[x + 1, y].width != 0 { return false }
            }
        }
        return true
    }

    @Test func `No drawing leaves half of a wide character or a raw control character`() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededRandom(seed: seed)
        for _ in 0..<400 {
            var canvas = Canvas(
                width: Int.random(in: 0...24, using: &random), height: Int.random(in: 0...6, using: &random))
            for _ in 0..<12 {
                CanvasLaws.draw(on: &canvas, &random)
                #expect(CanvasLaws.isWhole(canvas), "seed \(seed)")
            }
            #expect(!canvas.text.unicodeScalars.contains { $0 != "\n" && isControl($0) }, "seed \(seed)")
        }
    }

    @Test func `Writing the changes makes one canvas into the other`() {
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededRandom(seed: seed)
        for _ in 0..<300 {
            var before = Canvas(width: 20, height: 4)
            for _ in 0..<8 { CanvasLaws.draw(on: &before, &random) }
            var after = before
            for _ in 0..<3 { CanvasLaws.draw(on: &after, &random) }
            var screen = before
            after.changes(since: before) { run in
                #expect(run.scalars.count == run.columns.count && run.columns.first ?? 0 > 0, "seed \(seed)")
                var x = run.x
                var at = 0
                while at < run.scalars.count {
                    var text = ""
                    let columns = Int(run.columns[at])
                    repeat {
                        text.unicodeScalars.append(Unicode.Scalar(run.scalars[at])!)
                        at += 1
                    } while at < run.scalars.count && run.columns[at] == 0
                    let slot =
                        text.unicodeScalars.count == 1
                        ? Slot(code: text.unicodeScalars.first!.value, ink: run.ink, width: UInt8(columns))
                        : screen.cluster(text, columns: columns, ink: run.ink)
                    screen.place(slot, x: x, y: run.y)
                    x += columns
                }
            }
            #expect(screen.text == after.text, "seed \(seed)")
        }
    }

    @Test func `Nothing is written when nothing has changed`() {
        var canvas = Canvas(width: 10, height: 2)
        canvas.put("漢e\u{301}x", x: 0, y: 0, ink: .plain)
        var runs = 0
        canvas.changes(since: canvas) { _ in runs += 1 }
        #expect(runs == 0)
        canvas.changes(since: nil) { _ in runs += 1 }
        #expect(runs == 2)
    }
}
