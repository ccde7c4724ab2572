// Standard output and standard error, written whole; a reader that has gone away ends the run in silence.

import Glibc

enum Output {
    /// Without this, a closed pipe kills the process by signal.
    static func surviveClosedPipe() { signal(SIGPIPE, SIG_IGN) }

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

    /// Says a sentence on standard error.
    static func complain(_ sentence: String) {
        _ = put(Array((sentence.hasSuffix("\n") ? sentence : sentence + "\n").utf8), to: STDERR_FILENO)
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

    /// The columns to fill: those of the terminal, else what COLUMNS says, else 80.
    static var width: Int {
        var size = winsize()
        if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return max(20, Int(size.ws_col)) }
        return getenv("COLUMNS").flatMap { Int(String(cString: $0)) }.map { max(20, $0) } ?? 80
    }
}
