// What the README shows is what the program does: its first screen, its commands, its keys, its two install lines.
// RECORD=1 writes the generated parts anew.

import Bench
import Foundation
import Programs
import Testing

@Suite("The README") struct ReadmeTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    private static let path = root + "/README.md"
    private static let program = Program.built("stocktake")

    private func readme() throws -> String { try String(contentsOfFile: Self.path, encoding: .utf8) }

    /// The lines between a mark and the next end, without a fence around them.
    private func block(_ mark: String, in text: String) throws -> String {
        let start = try #require(text.range(of: "<!-- \(mark) -->\n"), "no mark \(mark)")
        let end = try #require(text.range(of: "<!-- end -->", range: start.upperBound..<text.endIndex))
        return String(text[start.upperBound..<end.lowerBound])
    }

    /// Compares a block with what the program says, or writes it.
    private func expect(_ mark: String, is now: String) throws {
        let text = try readme()
        let kept = try block(mark, in: text)
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            let whole = text.replacingOccurrences(of: "<!-- \(mark) -->\n\(kept)", with: "<!-- \(mark) -->\n\(now)")
            try whole.write(toFile: Self.path, atomically: true, encoding: .utf8)
        } else {
            #expect(kept == now, "RECORD=1 swift test --filter ReadmeTests writes it anew")
        }
    }

    @Test("The generated parts are what the program shows")
    func generated() throws {
        let made = Program.run(Self.program, ["demo", "--print-path"], environment: ["STOCKTAKE_USER": "you"])
        let file = made.output.trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(made.status == 0, "\(made.errors)")
        defer { try? FileManager.default.removeItem(atPath: (file as NSString).deletingLastPathComponent) }
        let screen = Program.run(Self.program, ["play", file, "--keys", "", "--size", "80x24"])
        #expect(screen.status == 0, "\(screen.errors)")
        try expect("screen", is: fenced(screen.output))
        let wide = Program.run(
            Self.program, ["play", file, "--keys", "F8 p text:MIL-206 Enter < j", "--size", "120x36"])
        #expect(wide.status == 0, "\(wide.errors)")
        try expect("wide", is: fenced(wide.output))
        for (mark, keys, size) in [
            ("slip", "p text:grid\\ d Enter W text:6w Enter", "100x24"),
            ("columns", "p text:MIL-103 Enter < g g z m h Z", "100x14"),
            ("dates", "p text:MIL-303 Enter < z t Z j", "100x16"),
            ("owing", "p text:MIL-303 Enter I m", "100x36"),
        ] {
            let shown = Program.run(Self.program, ["play", file, "--keys", keys, "--size", size])
            #expect(shown.status == 0, "\(shown.errors)")
            try expect(mark, is: fenced(shown.output))
        }
        // As on a terminal of 80 columns, whatever this one is.
        let help = Program.run(Self.program, ["--help"], environment: ["COLUMNS": "80"])
        #expect(help.status == 0)
        try expect("help", is: fenced(help.output))
        try expect("keys", is: Self.keys())
        try expect("profiles", is: Self.profiles())
        try expect("scopes", is: Self.scopes())
        // Nobody's own themes.
        let themes = Program.run(
            Self.program, ["play", file, "--keys", ", t", "--size", "80x24"],
            environment: ["XDG_CONFIG_HOME": "/nonexistent"])
        #expect(themes.status == 0, "\(themes.errors)")
        try expect("themes", is: Self.themes() + "\n" + fenced(themes.output))
        let talk = Program.run(
            Self.program, ["play", file, "--plain", "--width", "76"], input: Self.talk,
            environment: ["STOCKTAKE_USER": "you"])
        #expect(talk.status == 0, "\(talk.errors)")
        try expect("talk", is: fenced(talk.output))
    }

    /// The table of themes, from their files.
    private static func themes() throws -> String {
        let names = try FileManager.default.contentsOfDirectory(atPath: root + "/Themes")
            .map { String($0.dropLast(5)) }.sorted()
        var text = "| theme | ground | safe with | what it is for |\n|---|---|---|---|\n"
        for name in names {
            let file = try String(contentsOfFile: root + "/Themes/\(name).toml", encoding: .utf8)
            func word(_ key: String) -> String {
                let line = file.split(separator: "\n").first { $0.hasPrefix(key + " = ") } ?? ""
                return line.dropFirst(key.count + 3).filter { $0 != "\"" && $0 != "[" && $0 != "]" }
            }
            let ground = word("base") == "mono" ? "any" : word("base")
            text += "| `\(name)` | \(ground) | \(word("safe")) | \(word("about")) |\n"
        }
        return text
    }

    /// What is said to the plain workbench in the section on doing without the screen.
    private static let talk = """
        2j
        MIL-206
        tree upstream
        j
        set date promised by = 12 march 2026
        u
        list milestones
        filter late
        pane risks
        quit

        """

    private func fenced(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            line.reversed().drop { $0 == " " }.reversed().map(String.init).joined()
        }
        return "```text\n" + lines.joined(separator: "\n").trimmingCharacters(in: .newlines) + "\n```\n"
    }

    /// The table of keys, family by family, from the one table of commands; those that differ by a number share a row.
    private static func keys() -> String {
        var text = "| keys | command | what it does |\n|---|---|---|\n"
        for family in Command.Family.allCases {
            let all = Command.all.filter { $0.family == family }
            for command in all where command.name.last?.isWholeNumber != true {
                let panes = command.panes.map(\.title).joined(separator: ", ")
                text += row(command.keys.map(quoted), command.name, (panes.isEmpty ? "" : "\(panes): ") + command.about)
            }
            let numbered = all.filter { $0.name.last?.isWholeNumber == true }
            if let first = numbered.first, let last = numbered.last {
                let stem = { (text: String) in String(text.dropLast()) + "N" }
                text += row(
                    ["\(quoted(first.keys[0])) … \(quoted(last.keys[0]))"], stem(first.name), stem(first.about))
            }
        }
        return text
    }

    /// Where the sets of keys have keys that the default has not.
    private static func profiles() -> String {
        var text = "| command | default | classic | vim |\n|---|---|---|---|\n"
        let others = [Keymap(.classic), Keymap(.vim)]
        for command in Command.all {
            let differs = others.contains { !Set($0.keys(of: command.name)).isSubset(of: command.keys) }
            guard differs || command.name == "suspend" else { continue }
            let columns = [command.keys] + others.map { $0.keys(of: command.name) }
            text +=
                "| \(command.name) | \(columns.map { $0.map(quoted).joined(separator: " ") }.joined(separator: " | ")) |\n"
        }
        return text
    }

    /// The keys of what lies on top.
    private static func scopes() -> String {
        var text = "| where | keys | what they do |\n|---|---|---|\n"
        for keys in ScopeKeys.all {
            text += "| \(keys.scope.rawValue) | \(keys.keys.map(quoted).joined(separator: " ")) | \(keys.about) |\n"
        }
        return text
    }

    private static func row(_ keys: [String], _ name: String, _ about: String) -> String {
        "| \(keys.joined(separator: " ")) | \(name) | \(about) |\n"
    }

    private static func quoted(_ keys: String) -> String {
        "`\(Command.label(keys).replacingOccurrences(of: "|", with: "\\|"))`"
    }

    @Test("Every command of the command line named in the README exists")
    func commandsExist() throws {
        let help = Program.run(Self.program, ["--help"]).output
        let names = try readme().matches(of: #/(?m)^stocktake ([a-z]+) /#).map { String($0.output.1) }
        #expect(names.count > 5)
        for name in Set(names) { #expect(help.contains("  \(name) "), "stocktake \(name)") }
    }

    @Test("The two commands install what is needed and are one line each")
    func twoCommands() throws {
        let text = try readme()
        for (mark, ending) in [
            ("command: demo", "&& swift run -c release stocktake demo"), ("command: test", "&& swift test"),
        ] {
            let lines = try block(mark, in: text).split(separator: "\n").filter { !$0.hasPrefix("```") }
            #expect(lines.count == 1)
            #expect(lines.first?.contains("apt-get install -y") == true && lines.first?.hasSuffix(ending) == true)
        }
    }
}
