// What the program says of itself: help, the manual page, completions, and a welcome.

import Foundation
import Programs
import Testing

@Suite struct HelpTests {
    static let commands = [
        "demo", "new", "open", "list", "show", "tree", "log", "add", "set", "link", "unlink", "delete", "undo", "redo",
        "jump", "import", "export", "play", "manual",
    ]
    private let room: Room

    init() throws { room = try Room() }

    @Test("Every command has help that says what it is for, takes and needs, in eighty columns", arguments: commands)
    func help(command: String) {
        let help = room.run(command, "--help")
        #expect(help.isDone)
        #expect(help.output.hasPrefix("OVERVIEW: "))
        #expect(help.output.contains("USAGE: stocktake"))
        #expect(help.output.contains(command))
        // Usage lines are not broken, so that they can be copied.
        let long = help.lines.filter { $0.count > 80 && !$0.contains("stocktake \(command)") }
        #expect(long.isEmpty, "\(long)")
        #expect(room.run("help", command).output == help.output)
    }

    @Test func theHelpNamesEveryCommandAndTheExitCodes() {
        let help = room.run("--help")
        #expect(help.isDone)
        for command in Self.commands { #expect(help.output.contains("\n  \(command) ")) }
        #expect(help.output.contains("0 done; 1 nothing found"))
        #expect(help.lines.allSatisfy { $0.count <= 80 })
    }

    @Test func withoutAnyWordItSaysHowToBegin() {
        let welcome = room.run()
        #expect(welcome.isDone)
        for line in ["stocktake demo", "stocktake new plan.stocktake", "stocktake plan.stocktake", "stocktake --help"] {
            #expect(welcome.output.contains("  \(line) "))
        }
        #expect(room.run("open").output == welcome.output)
        #expect(room.run("--version").output.split(separator: ".").count == 3)
    }

    @Test("Completions know the commands and the words of the model", arguments: ["bash", "zsh", "fish"])
    func completions(shell: String) throws {
        let script = room.run("--generate-completion-script", shell)
        #expect(script.isDone)
        for word in ["export", "unlink", "milestone", "promised_by=", "dry-run"] {
            #expect(script.output.contains(word), "\(word)")
        }
        if shell == "bash" {
            try room.write("completion", script.output)
            #expect(Program.run("bash", ["-n", room.path("completion")]).status == 0)
        }
    }

    @Test func theManualPageIsRoffWithoutComplaint() throws {
        let page = room.run("manual")
        #expect(page.isDone)
        try room.write("stocktake.1", page.output)
        let shown = Program.run(
            "man", ["--warnings", "-l", room.path("stocktake.1")],
            environment: ["MANWIDTH": "80", "MANPAGER": "cat", "PAGER": "cat", "LC_ALL": "C.UTF-8"])
        #expect(shown.status == 0 && shown.errors.isEmpty, "\(shown.errors)")
        for command in Self.commands { #expect(shown.output.contains("stocktake \(command)")) }
        for part in ["NAME", "SYNOPSIS", "COMMANDS", "ENVIRONMENT", "FILES"] { #expect(shown.output.contains(part)) }
    }

    @Test func aSlipInTheFirstWordIsNamedWithTheWordMeant() {
        #expect(
            room.run("liste", "plan.stocktake").refuses("liste is neither a command", "Did you mean stocktake list?"))
        #expect(room.run("help", "exprot").refuses("no command exprot", "Did you mean stocktake export?"))
        #expect(room.run("frobnicate").refuses("stocktake --help lists the commands"))
        #expect(room.run("list", "x.stocktake", "items", "--jsn").refuses("--jsn", "Did you mean '--json'?"))
        #expect(room.run("list", "x.stocktake").refuses("'<kind>'", "Usage: stocktake list <file> <kind>"))
    }
}
