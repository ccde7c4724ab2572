// What stands in a real terminal after any keys and resizes is what a fresh paint would put there.

import Foundation
import Programs
import Testing

@Suite(.serialized)
struct StaleCellTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    /// Keys that leave the program running and the screen its own.
    private static let keys = [
        "j", "k", "h", "l", "G", "g", "Enter", "Tab", "BTab", "1", "2", "3", "4", "5", "6", "Z", "z", "R", "M", "<",
        ">",
        "?", ":", "p", "/", "n", "e", "c", "t", "d", "a", "r", "u", "U", "Escape", "Escape", "PageDown", "PageUp",
        "Home",
        "End", "Down", "Up", "Left", "Right", "C-d", "C-u", "Space", "J", "K", "H", "L", ",", "i", "f", "s", "b", "東",
        "é", "BSpace",
    ]
    /// More rounds on asking: `LONG=1000 swift test --filter StaleCellTests`.
    private static let rounds = ProcessInfo.processInfo.environment["LONG"].flatMap { Int($0) } ?? 12

    @Test(
        "After random keys and sizes no cell is left over from an earlier screen",
        arguments: ["tmux-256color", "screen", "xterm-direct", "linux", "vt100"])
    func noStaleCells(term: String) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("stale-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let file = folder + "/plan.stocktake"
        #expect(Program.run(Tmux.binary, ["new", file, "--from", Self.root + "/seeds/plan-for-change"]).status == 0)
        for title in ["東京 の 病院 計画", "🚆 e\u{301}tape 👩🏽‍⚕️ ward", "ﷺ ก็ 한국어 🇬🇧 x"] {
            #expect(Program.run(Tmux.binary, ["add", file, "milestone", "title=\(title)"]).status == 0)
        }
        let terminal = Tmux(
            "cd \(folder) && XDG_STATE_HOME=\(folder) XDG_CONFIG_HOME=\(folder) STOCKTAKE_SHARE=\(Self.root) TERM=\(term) "
                + "exec \(Tmux.binary) \(file)")
        #expect(terminal.waits(for: "all keys"))
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = seed
        func roll(_ count: Int) -> Int {
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(random >> 33) % count
        }
        for round in 0..<Self.rounds {
            var pressed: [String] = []
            for _ in 0..<roll(12) + 1 {
                let key = Self.keys[roll(Self.keys.count)]
                pressed.append(key)
                terminal.press(key)
            }
            if roll(4) == 0 { terminal.resize(roll(180) + 10, roll(55) + 3) }
            // Half a sequence lists how it goes on after a pause: that comes by itself, and must not come in between.
            terminal.waitUntilRead()
            usleep(800_000)
            let before = terminal.settled
            Foundation.kill(terminal.pid, SIGWINCH)
            usleep(60_000)
            let after = terminal.settled
            guard before != after else { continue }
            let rows = zip(before, after).filter { $0 != $1 }.map { "\($0)\n\($1)" }
            Issue.record(
                """
                seed \(seed), round \(round), after \(pressed.joined(separator: " ")): each row as it was, and fresh
                \(rows.joined(separator: "\n"))
                """)
            return
        }
        #expect(!terminal.isDead)
    }
}
