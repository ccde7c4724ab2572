// Screens kept in files: the text, a blank line, the inks, and where the cursor is.

import Drawing
import Foundation
import Testing

enum Golden {
    static let folder = Seeds.root + "/Tests/BenchTests/Screens"
    static let records = ProcessInfo.processInfo.environment["RECORD"] == "1"

    /// Compares a screen with the one kept under a name, or keeps it where RECORD=1 asks for that.
    static func expect(_ canvas: Canvas, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let now = written(canvas)
        let file = URL(fileURLWithPath: "\(folder)/\(name).screen")
        if records {
            try? FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            do { try now.write(to: file, atomically: true, encoding: .utf8) } catch {
                Issue.record("\(name): \(error)", sourceLocation: sourceLocation)
            }
            return
        }
        guard let kept = try? String(contentsOf: file, encoding: .utf8) else {
            Issue.record(
                "No screen is kept as \(name): RECORD=1 swift test --filter BenchTests keeps it.",
                sourceLocation: sourceLocation)
            return
        }
        if kept != now { Issue.record("\(difference(kept, now, name))", sourceLocation: sourceLocation) }
    }

    static func written(_ canvas: Canvas) -> String {
        var text = canvas.text + "\n\n" + canvas.inks + "\n"
        if let cursor = canvas.cursor { text += "\ncursor \(cursor.x) \(cursor.y)\n" }
        return text
    }

    /// The lines that differ, as they were and as they are.
    private static func difference(_ kept: String, _ now: String, _ name: String) -> String {
        let old = kept.split(separator: "\n", omittingEmptySubsequences: false)
        let new = now.split(separator: "\n", omittingEmptySubsequences: false)
        var lines = ["\(name) looks different:"]
        for row in 0..<max(old.count, new.count) {
            let was = row < old.count ? String(old[row]) : nil
            let isNow = row < new.count ? String(new[row]) : nil
            if was == isNow { continue }
            if let was { lines.append("\(row + 1) - \(was)") }
            if let isNow { lines.append("\(row + 1) + \(isNow)") }
            if lines.count > 60 {
                lines.append("and so on")
                break
            }
        }
        return lines.joined(separator: "\n")
    }
}
