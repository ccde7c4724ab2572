// Reading a source and saying what it holds, what would change and what stands in the way.

import Bench
import Glibc
import Interchange
import Missions

enum Importing {
    /// How many problems are listed unless all are asked for.
    static let shown = 50

    /// Reads a source, with a bar on the terminal where it takes longer than a second.
    static func read(_ source: Source, snapshot: Int? = nil, onto portfolio: Portfolio) throws -> ImportPreview {
        var bar = ProgressBar()
        defer { bar.clear() }
        return try Importer.read(
            source.path, as: source.format, options: Importer.Options(snapshot: snapshot), onto: portfolio
        ) { bar.show($0) }
    }

    /// `231 items and 402 links`.
    static func amount(_ preview: ImportPreview) -> String {
        let items = preview.items.values.reduce(0, +)
        let links = preview.links.values.reduce(0, +)
        let parts = [(items, "item"), (links, "link"), (preview.points, "point"), (preview.assessments, "assessment")]
        let said = parts.enumerated().filter { $0.offset < 2 || items + links == 0 && $0.element.0 > 0 }
        return said.map { counted($0.element.0, $0.element.1) }.joined(separator: " and ")
    }

    /// What the source holds and what would change, in a few lines.
    static func summary(_ preview: ImportPreview, _ source: String) -> String {
        func listed(_ counts: [(Int, String)]) -> String {
            counts.filter { $0.0 > 0 }.map { counted($0.0, $0.1) }.joined(separator: ", ")
        }
        let kinds = Kind.allCases.compactMap { kind in
            preview.items[kind].map { "\($0) \($0 == 1 ? kind.rawValue : kind.plural)" }
        }
        let types = LinkType.allCases.compactMap { type in preview.links[type].map { "\($0) \(type.rawValue)" } }
        let held = [
            (preview.items.values.reduce(0, +), "item"), (preview.links.values.reduce(0, +), "link"),
            (preview.points, "point"), (preview.assessments, "assessment"), (preview.settings, "new setting"),
            (preview.files, "kept file"),
        ]
        var lines = ["\(source) holds \(held.allSatisfy { $0.0 == 0 } ? "nothing" : listed(held))."]
        if !kinds.isEmpty { lines.append("  items: " + kinds.joined(separator: ", ")) }
        if !types.isEmpty { lines.append("  links: " + types.joined(separator: ", ")) }
        if preview.isRefused {
            if held.allSatisfy({ $0.0 == 0 }) { lines = ["Nothing of \(source) can be brought in."] }
        } else {
            lines.append("  \(preview.created) new, \(preview.changed) changed, \(preview.unchanged) as they are")
        }
        lines += preview.notes.map { "  " + $0 }
        let problems = problems(preview, limit: nil, countsOnly: true)
        if !problems.isEmpty { lines.append("  " + problems) }
        return lines.flatMap { line in
            // What goes on is set in behind what it belongs to.
            let isFact = line.hasPrefix("  ")
            return Wording.wrap(Plain.line(line), Output.width - (isFact ? 4 : 0)).enumerated().map { number, part in
                String(repeating: " ", count: !isFact ? 0 : number == 0 ? 2 : 4) + part + "\n"
            }
        }.joined()
    }

    /// The problems, one a line, the rest counted; what is refused first.
    static func problems(_ preview: ImportPreview, limit: Int?, advice: String = "", countsOnly: Bool = false) -> String
    {
        let count = preview.refusedCount + preview.reportedCount
        if countsOnly {
            return count == 0
                ? ""
                : "\(counted(count, "problem")): \(preview.refusedCount) refused, \(preview.reportedCount) taken in and reported"
        }
        let listed = preview.problems.prefix(limit ?? .max)
        var text = listed.map { problem in
            (problem.severity == .refused ? "refused: " : "reported: ") + Plain.line(problem.description) + "\n"
        }.joined()
        if count > listed.count {
            text +=
                "and \(counted(count - listed.count, "more problem"))"
                + (advice.isEmpty ? "\n" : "; \(advice)\n")
        }
        return text
    }
}

/// A bar on standard error, for whoever waits longer than a second at a terminal.
struct ProgressBar {
    private let start = WallClock.system.now()
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private var isShown = false

    mutating func show(_ progress: Progress) {
        guard isTerminal, WallClock.system.now() - start > 1000 else { return }
        isShown = true
        let share = progress.total > 0 ? min(1, Double(progress.done) / Double(progress.total)) : 0
        let filled = Int(share * 40)
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 40 - filled)
        _ = Output.put(Array("\r[\(bar)] \(Int(share * 100))%".utf8), to: STDERR_FILENO)
    }

    mutating func clear() {
        if isShown { _ = Output.put(Array("\r\u{1B}[K".utf8), to: STDERR_FILENO) }
        isShown = false
    }
}
