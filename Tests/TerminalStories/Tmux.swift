// A real terminal for tests: a tmux server of our own, with keys in and screens out.

import Foundation
import Programs

/// The program in a tmux window. The server is private to the test and ends with it.
final class Tmux {
    private let socket = "stocktake-test-\(UUID().uuidString.prefix(8))"
    /// The binary under test, built beside the tests.
    static let binary = Program.built("stocktake")

    /// Starts a shell command in a window of the size.
    init(_ command: String, width: Int = 80, height: Int = 24, term: String = "tmux-256color") {
        run([
            "-f", "/dev/null", "start-server", ";", "set", "-g", "status", "off", ";", "set", "-g", "default-terminal",
            term,
            ";", "set", "-g", "remain-on-exit", "on", ";", "new-session", "-d", "-s", "main", "-x", "\(width)", "-y",
            "\(height)", command,
            // Where the tests are killed, the server still ends.
            ";", "run-shell", "-b", "-d", "300", "-C", "kill-server",
        ])
        run(["resize-window", "-t", "main", "-x", "\(width)", "-y", "\(height)"])
    }

    deinit {
        run(["kill-server"])
        try? FileManager.default.removeItem(atPath: "/tmp/\(socket)-state")
    }

    /// Presses keys by tmux's names, one after another.
    func press(_ keys: String...) { for key in keys { run(["send-keys", "-t", "main", key]) } }

    /// Types text as it is.
    func type(_ text: String) { run(["send-keys", "-t", "main", "-l", text]) }

    /// Gives the window another size.
    func resize(_ width: Int, _ height: Int) {
        run(["resize-window", "-t", "main", "-x", "\(width)", "-y", "\(height)"])
    }

    /// What stands on the screen.
    var screen: String { run(["capture-pane", "-p", "-t", "main"]) }
    /// What stands on the screen with its looks, once it has not changed for a while: a text a row.
    var settled: [String] {
        var last = ""
        for _ in 0..<100 {
            let now = run(["capture-pane", "-p", "-e", "-N", "-t", "main"])
            if now == last { break }
            last = now
            usleep(50_000)
        }
        return Tmux.looks(of: last)
    }

    /// Rows with the look of each character before it, where that differs from the one before. A blank looks like any
    /// other unless it is underlined, reversed or has a ground.
    private static func looks(of captured: String) -> [String] {
        var rows: [String] = []
        var row = ""
        // Up to the last character that can be seen.
        var seen = 0
        var look = Look()
        var shown = ""
        var rest = Substring(captured)
        while let character = rest.popFirst() {
            if character == "\u{1b}", rest.first == "[", let end = rest.firstIndex(where: \.isLetter) {
                let codes = rest[..<end].dropFirst().split(separator: ";", omittingEmptySubsequences: false)
                look.take(codes.map { Int($0) ?? 0 })
                rest = rest[end...].dropFirst()
            } else if character == "\n" {
                rows.append(String(row.prefix(seen)))
                (row, seen, shown) = ("", 0, "")
            } else {
                let now = character == " " ? look.ofBlank : look.ofSign
                if now != shown { row += "<\(now)>" }
                shown = now
                row.append(character)
                if character != " " || !now.isEmpty { seen = row.count }
            }
        }
        return rows
    }

    /// Colours and attributes as a terminal's sequences set them.
    private struct Look {
        private var text = ""
        private var ground = ""
        private var attributes: Set<Int> = []

        var ofSign: String {
            ([text, ground].filter { !$0.isEmpty } + attributes.sorted().map(String.init)).joined(separator: " ")
        }
        /// Without what cannot be seen of a blank.
        var ofBlank: String {
            let isSeen = attributes.intersection([4, 7])
            let colour = isSeen.isEmpty ? "" : text
            return ([colour, ground].filter { !$0.isEmpty } + isSeen.sorted().map(String.init)).joined(separator: " ")
        }

        mutating func take(_ codes: [Int]) {
            var codes = codes[...]
            while let code = codes.popFirst() {
                switch code {
                case 0: self = Look()
                case 38, 48:
                    let colour = ([code] + codes.prefix(codes.first == 2 ? 4 : 2)).map(String.init).joined(
                        separator: ";")
                    codes = codes.dropFirst(codes.first == 2 ? 4 : 2)
                    if code == 38 { text = colour } else { ground = colour }
                case 30...37, 90...97: text = String(code)
                case 40...47, 100...107: ground = String(code)
                case 39: text = ""
                case 49: ground = ""
                default: attributes.insert(code)
                }
            }
        }
    }

    /// The process in the window.
    var pid: Int32 {
        Int32(
            run(["display-message", "-p", "-t", "main", "#{pane_pid}"]).trimmingCharacters(in: .whitespacesAndNewlines))
            ?? 0
    }
    /// Whether the process has ended.
    var isDead: Bool { run(["display-message", "-p", "-t", "main", "#{pane_dead}"]).hasPrefix("1") }

    /// Waits until the screen holds a text; false after ten seconds.
    func waits(for text: String, seconds: Double = 10) -> Bool {
        let end = Date() + seconds
        while Date() < end {
            if screen.contains(text) { return true }
            usleep(20_000)
        }
        return false
    }

    /// Waits until the screen is as it should be; false after ten seconds.
    func waits(seconds: Double = 10, until holds: (String) -> Bool) -> Bool {
        let end = Date() + seconds
        while Date() < end {
            if holds(screen) { return true }
            usleep(20_000)
        }
        return false
    }

    /// Waits until the process has ended.
    func ends(seconds: Double = 10) -> Bool {
        let end = Date() + seconds
        while Date() < end {
            if isDead { return true }
            usleep(20_000)
        }
        return false
    }

    @discardableResult
    private func run(_ arguments: [String]) -> String {
        // What was opened here is nobody's to find in a library.
        let home = "/tmp/\(socket)-state"
        return Program.run("tmux", ["-L", socket] + arguments, environment: ["HOME": home, "XDG_STATE_HOME": home])
            .output
    }
}
