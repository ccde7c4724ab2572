// Standard output and standard error, written whole; a reader that has gone away ends the run in silence.

import Bench
import Drawing
import Glibc

enum Output {
    /// Without this, the system ends the process by a signal where a write fails, and nobody learns why.
    static func surviveFailedWrites() {
        signal(SIGPIPE, SIG_IGN)
        // A file at the limit of its size is told by an error like a full disk.
        signal(SIGXFSZ, SIG_IGN)
    }

    static func write(_ text: String) { write(Array(text.utf8)) }

    /// Writes to standard output. Ends the run in silence where nobody reads any more, with a sentence where the disk is
    /// full.
    static func write(_ bytes: [UInt8]) {
        let code = put(bytes, to: STDOUT_FILENO)
        if code == 0 { return }
        if code == EPIPE { Ending.end() }
        complain("Standard output cannot be written: \(String(cString: strerror(code))).")
        Ending.end(2)
    }

    /// Says sentences on standard output, for people; at a terminal in whole words.
    static func say(_ text: String) { write(fitted(text, STDOUT_FILENO)) }

    /// Says sentences on standard error, likewise.
    static func complain(_ text: String) { _ = put(Array(fitted(text, STDERR_FILENO).utf8), to: STDERR_FILENO) }

    /// The text broken between words where lines are longer than the terminal is wide; nothing is broken elsewhere, so
    /// that what a program reads has one line for each thing.
    private static func fitted(_ text: String, _ descriptor: Int32) -> String {
        if text.isEmpty { return "" }
        let text = text.hasSuffix("\n") ? text : text + "\n"
        guard let width = width(of: descriptor) else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
            line.hasPrefix(" ") || displayWidth(of: String(line)) <= width
                ? [String(line)] : Wording.wrap(String(line), width)
        }.joined(separator: "\n")
    }

    /// Writes all bytes; the error number where that fails, else 0.
    static func put(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        bytes.withUnsafeBytes { bytes in
            var done = 0
            while done < bytes.count {
                let count = Glibc.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
                if count < 0, errno == EINTR { continue }
                guard count >= 0 else { return errno }
                done += count
            }
            return 0
        }
    }

    /// The columns to fill: those that there are, else 80.
    static var width: Int { limit ?? 80 }

    /// The columns beyond which rows are cut: those of the terminal, else what COLUMNS says; nil where somebody reads from a
    /// pipe or a file and nobody has said how wide, so that nothing is cut.
    static var limit: Int? {
        width(of: STDOUT_FILENO) ?? getenv("COLUMNS").flatMap { Int(String(cString: $0)) }.map { max(20, $0) }
    }

    /// The columns of a terminal; nil where it is none.
    private static func width(of descriptor: Int32) -> Int? {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return max(20, Int(size.ws_col))
    }
}
