// The diagnostic log: what happened and how long it took, and never what was typed.

import Foundation
import Programs
import Testing

@Suite(.serialized) struct DiaryTests {
    private let stage: Stage

    init() throws { stage = try Stage() }

    @Test("It tells of the start, the terminal, keys with their times, commits and the end, but not of what was typed")
    func tells() throws {
        let terminal = stage.open(["--log", stage.folder + "/log"])
        terminal.type("j")
        terminal.settle()
        terminal.type("ct\u{15}")
        terminal.settle()
        for letter in "zebra" { terminal.type(String(letter)) }
        terminal.settle()
        terminal.type("\u{1B}[200~quokka\u{1B}[201~")
        terminal.settle()
        terminal.type("\r")
        #expect(terminal.sees("saved #2"))
        terminal.resize(100, 30)
        terminal.settle()
        // A field that is opened and closed at one go.
        terminal.type("/w\r")
        terminal.settle()
        // A burst where keys are commands may be a paste of anything.
        terminal.type("ovovov")
        #expect(terminal.sees("was not run as keys"))
        // What follows a paste without a pause belongs to it.
        usleep(400_000)
        terminal.type("Q")
        #expect(terminal.ends() == 0)
        let log = try #require(stage.text("log"))
        for words in [
            "info start", "items=", "info terminal", "type=xterm-256color", "size=80x24", "info first paint  after=",
            "keys=j  painted=", "character", "paste", "info commit", "record=2", "took=", "100x30", "how=quit",
        ] { #expect(log.contains(words), "\(words)\n\(log)") }
        for typed in ["zebra", "quokka", "keys=o", "keys=z", "keys=/"] { #expect(!log.contains(typed), "\(log)") }
        #expect(log.split(separator: "\n").allSatisfy { $0.contains(" ms") || !$0.contains("keys=") })
        let attributes = try FileManager.default.attributesOfItem(atPath: stage.folder + "/log")
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test("A log that cannot be written is a sentence, before anything is opened")
    func unwritable() {
        for words in [[stage.file, "--log", "/nowhere/log"], ["demo", "--log", stage.folder]] {
            let terminal = Pty([Tmux.binary] + words)
            #expect(terminal.ends() == 2)
            #expect(terminal.text.contains("cannot be written") && !terminal.text.contains("\u{1B}"))
        }
    }
}
