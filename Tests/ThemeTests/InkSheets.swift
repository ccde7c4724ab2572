// Ink sheets: every ink of a theme at every depth in words, so that a change of looks is reviewed like code.
// RECORD=1 swift test --filter InkSheets writes them anew.

import Drawing
import Foundation
import Testing

@testable import stocktake

@Suite("Ink sheets") struct InkSheets {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Sheets"

    @Test("Every ink looks as it was kept, at every depth", arguments: Shipped.themes)
    func sheets(_ theme: Theme) throws {
        let now = Self.sheet(theme)
        let file = URL(fileURLWithPath: "\(Self.folder)/\(theme.name).sheet")
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try FileManager.default.createDirectory(atPath: Self.folder, withIntermediateDirectories: true)
            try now.write(to: file, atomically: true, encoding: .utf8)
            return
        }
        let kept = try? String(contentsOf: file, encoding: .utf8)
        let changed = zip(
            (kept ?? "").split(separator: "\n", omittingEmptySubsequences: false),
            now.split(separator: "\n", omittingEmptySubsequences: false)
        ).filter { $0 != $1 }.prefix(20).map { "- \($0)\n+ \($1)" }
        #expect(kept == now, "\(theme.name): RECORD=1 keeps it\n\(changed.joined(separator: "\n"))")
    }

    @Test("Every sheet kept is a theme's")
    func noSheetIsLeftOver() throws {
        let kept = try FileManager.default.contentsOfDirectory(atPath: Self.folder)
        #expect(Set(kept) == Set(Shipped.names.map { $0 + ".sheet" }))
    }

    private static func sheet(_ theme: Theme) -> String {
        let columns = ColourDepth.all.map { depth in
            (depth, (depth == .none && theme.base != .mono ? Theme.mono : theme).looks(at: depth))
        }
        var lines = ["\(theme.name): \(theme.about)", ""]
        lines.append(row("ink", columns.map { $0.0.name }))
        for inks in [Ink.purposes, Ink.purposes.map(\.selected), Ink.purposes.map(\.selectedDim)] {
            lines.append("")
            for ink in inks {
                lines.append(row(ink.name, columns.map { words($0.1[ink.number], $0.0) }))
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func row(_ name: String, _ cells: [String]) -> String {
        let widths = [29, 36, 30, 42, 36]
        var line = ""
        for (cell, width) in zip([name] + cells, widths) {
            line += cell.padding(toLength: width, withPad: " ", startingAt: 0)
        }
        return line + (cells.last ?? "")
    }

    private static let names = [
        "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white", "bright-black", "bright-red",
        "bright-green", "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan", "bright-white",
    ]

    private static func words(_ look: Look, _ depth: ColourDepth) -> String {
        func colour(_ number: Int) -> String {
            if number < 0 { return "default" }
            switch depth {
            case .direct: return Colour(UInt32(number)).description
            case .indexed: return "\(number)"
            default: return names[number]
            }
        }
        let style = look.style
        let attributes = [
            (style.bold, "bold"), (style.dim, "dim"), (style.italic, "italic"), (style.underline, "underline"),
            (style.reverse, "reverse"),
        ].filter(\.0).map(\.1)
        let colours =
            look.foreground < 0 && look.background < 0
            ? [] : ["\(colour(look.foreground)) on \(colour(look.background))"]
        let all = colours + attributes
        return all.isEmpty ? "default" : all.joined(separator: " ")
    }
}
