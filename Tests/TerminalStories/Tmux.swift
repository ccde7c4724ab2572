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

    /// Presses keys by tmux's names, one after another, each once the one before has been read.
    func press(_ keys: String...) {
        for key in keys {
            waitUntilRead()
            run(["send-keys", "-t", "main", key])
        }
    }

    /// Types text as it is, once the keys before have been read.
    func type(_ text: String) {
        waitUntilRead()
        run(["send-keys", "-t", "main", "-l", text])
    }

    /// Waits until whoever has the terminal has read what was typed: what is read in one go is taken for a burst. Who
    /// does not read holds nobody up for long.
    func waitUntilRead() {
        let path = run(["display-message", "-p", "-t", "main", "#{pane_tty}"])
            .trimmingCharacters(in: .whitespacesAndNewlines)
        let terminal = open(path, O_RDONLY | O_NOCTTY | O_NONBLOCK)
        guard terminal >= 0 else { return }
        defer { close(terminal) }
        var unread: Int32 = 0
        _ = comes(within: 2) { ioctl(terminal, UInt(FIONREAD), &unread) != 0 || unread == 0 }
    }

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

    /// Waits until the screen holds a text; after a time, false, and what stood there instead is printed.
    func waits(for text: String, seconds: Double = 30) -> Bool {
        waits(seconds: seconds, wanted: "“\(text)”") { $0.contains(text) }
    }

    /// Waits until the screen is as it should be; after a time, false, and what stood there instead is printed.
    func waits(seconds: Double = 30, wanted: String = "something else", until holds: (String) -> Bool) -> Bool {
        let came = comes(within: seconds) { holds(screen) }
        if !came { print("waited for \(wanted), there stood\(isDead ? " (ended)" : ""):\n\(screen)") }
        return came
    }

    /// Waits until the process has ended; after a time, false, and what stood on the screen is printed.
    func ends(seconds: Double = 30) -> Bool {
        let came = comes(within: seconds) { isDead }
        if !came { print("waited for the end, there stood:\n\(screen)") }
        return came
    }

    /// Whether something becomes true within a time.
    private func comes(within seconds: Double, _ holds: () -> Bool) -> Bool {
        let end = Date() + seconds
        while Date() < end {
            if holds() { return true }
            usleep(10_000)
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
