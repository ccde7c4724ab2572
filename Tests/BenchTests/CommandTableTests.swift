// The table of commands: no key means two things, none is a bad key, and each can be pressed where it is offered.

import Drawing
import Missions
import Testing

@testable import Bench

@Suite("The table of commands") struct CommandTableTests {
    /// Keys that mean something else in one pane than everywhere, on purpose: none so far.
    static let shadows: Set<String> = []

    private static var bindings: [(keys: [Key], text: String, command: Command)] {
        Command.all.flatMap { command in command.keys.map { (Keymap.keys($0), $0, command) } }
    }

    @Test("Every key in the table has a name that is read back")
    func keysParse() {
        for (keys, text, command) in Self.bindings {
            let words = text.split(separator: " ").map(String.init)
            #expect(keys.count == words.count, "\(command.name): \(text)")
            #expect(keys.map(\.name) == words, "\(command.name): \(text)")
        }
    }

    @Test("No key is bound twice in one pane", arguments: Pane.allCases)
    func noKeyTwice(pane: Pane) {
        var seen: [[Key]: Command] = [:]
        for (keys, text, command) in Self.bindings
        where command.panes.isEmpty || command.panes.contains(pane) {
            if let other = seen[keys], !Self.shadows.contains(text) {
                Issue.record("\(text) is both \(other.name) and \(command.name) in \(pane.title)")
            }
            seen[keys] = command
        }
    }

    @Test("No key is a command and the beginning of another")
    func noPrefixIsACommand() {
        let all = Set(Self.bindings.map(\.keys))
        for (keys, text, command) in Self.bindings {
            for length in 1..<max(1, keys.count) {
                #expect(!all.contains(Array(keys.prefix(length))), "\(command.name): \(text)")
            }
        }
    }

    @Test("No key is one that terminals, multiplexers or foreign keyboards keep from us")
    func noBadKeys() {
        let bad = ["[", "]", "{", "}", "\\", "|", "@", "~"] + "jmih[sqabwtn".map { "C-\($0)" }
        for (keys, text, command) in Self.bindings {
            for key in keys { #expect(!bad.contains(key.name), "\(command.name): \(text)") }
        }
    }

    @Test("Every command has a name of its own, says what it does, and can be reached")
    func everyCommandIsTold() {
        #expect(Set(Command.all.map(\.name)).count == Command.all.count)
        for command in Command.all {
            #expect(!command.about.isEmpty && !command.about.hasSuffix("."), "\(command.name)")
            #expect(!command.keys.isEmpty, "\(command.name)")
            #expect(command.hint.map { !$0.isEmpty } ?? true)
        }
    }

    @Test("Every key of the table does something, or says why not, in every pane it names", arguments: Pane.allCases)
    func everyKeyIsKnown(pane: Pane) {
        for portfolio in [Seeds.workedExample, Portfolio()] {
            var fresh = Desk(portfolio)
            fresh.press("\(pane.rawValue)")
            for (keys, text, command) in Self.bindings
            where command.panes.isEmpty || command.panes.contains(pane) {
                var desk = fresh
                #expect(desk.bench.focus == pane)
                let reason = command.unavailable(desk.bench, desk.world)
                for key in keys { desk.press(key) }
                #expect(!desk.message.contains("does nothing here"), "\(text) in \(pane.title)")
                if let reason {
                    #expect(desk.message == reason, "\(text) in \(pane.title)")
                    #expect(reason.last == ".", "\(text) in \(pane.title): \(reason)")
                    #expect(desk.bench.overlay == nil && desk.history.isEmpty && desk.asked.isEmpty)
                    #expect(desk.selection == fresh.selection && desk.bench.focus == fresh.bench.focus)
                }
            }
        }
    }

    @Test("Where nothing can be changed, everything that writes gives the reason and changes nothing")
    func readOnly() {
        let reason = "This file is read-only: another version of stocktake wrote it."
        for (keys, text, command) in Self.bindings where command.writes {
            var desk = Desk(Seeds.workedExample, readOnly: reason)
            if let pane = command.panes.first { desk.press("\(pane.rawValue)") }
            for key in keys { desk.press(key) }
            #expect(desk.message == reason, "\(text)")
            #expect(desk.history.isEmpty && desk.bench.overlay == nil, "\(text)")
        }
    }

    @Test("Keys that mean nothing say so, a half sequence shows how it goes on")
    func unknownKeys() {
        var desk = Desk(Seeds.workedExample)
        desk.press("B")
        #expect(desk.message == "B does nothing here. ? shows every key.")
        desk.press("g")
        #expect(desk.lines[21].hasPrefix(" g …"))
        #expect(desk.screen.contains("m list missions"))
        desk.press("y")
        #expect(desk.message == "g y does nothing here. ? shows every key.")
        desk.press("g Esc")
        #expect(desk.bench.pending.isEmpty && desk.message.isEmpty)
        // What begins with t works in the history alone, and its other half runs nothing.
        desk.press("t r")
        #expect(desk.message.hasPrefix("t r works in History: go back to the state after"))
        #expect(desk.bench.overlay == nil)
    }
}
