// Waiting for whatever comes first: keys, signals, another descriptor, or the end of patience.

import CCurses
import Drawing
import Glibc

/// Signals that have come and have not been told yet.
struct Arrivals {
    var terminated: Int32?
    var stopped = false
    var continued = false
    var resized = false
    var child = false
}

extension CursesScreen {
    /// Waits for the next thing that happens, at most `timeoutMilliseconds` when that is given. `descriptor` is
    /// watched besides the keyboard.
    public func wait(alsoReading descriptor: Int32? = nil, timeoutMilliseconds: Int? = nil) -> Wake {
        let deadline = timeoutMilliseconds.map { CursesScreen.now() + $0 }
        while true {
            if let wake = nextSignal() { return wake }
            if let reply = nextReply() { return .replied(reply) }
            if isClosed { return .closed }
            tireOfReplies()
            var patience = deadline.map { max(0, $0 - CursesScreen.now()) }
            let waitsForRest = decoder.isUndecided && decoder.patience <= patience ?? Int.max
            if waitsForRest { patience = decoder.patience }
            var watched = [
                pollfd(fd: guard_signals(), events: Int16(POLLIN), revents: 0),
                pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
                pollfd(fd: descriptor ?? -1, events: Int16(POLLIN), revents: 0),
            ]
            let ready = poll(&watched, 3, Int32(clamping: patience ?? -1))
            if ready < 0 {
                // An interrupted wait is no end: the signal is in the pipe.
                if errno == EINTR || errno == EAGAIN { continue }
                isClosed = true
            } else if ready == 0 {
                if waitsForRest {
                    let keys = decoder.giveUp()
                    if !keys.isEmpty { return .keys(keys) }
                } else if deadline != nil {
                    return .timeout
                }
            } else if watched[0].revents != 0 {
                continue
            } else if watched[1].revents != 0 {
                let keys = readKeys()
                if !keys.isEmpty { return .keys(keys) }
            } else {
                return .descriptorReady
            }
        }
    }

    /// Everything that has been typed already, in one go.
    private func readKeys() -> [Key] {
        var keys: [Key] = []
        var bytes = [UInt8](repeating: 0, count: 4096)
        var hasMore = false
        repeat {
            let count = read(STDIN_FILENO, &bytes, bytes.count)
            if count < 0, errno == EINTR || errno == EAGAIN { break }
            guard count > 0 else {
                isClosed = true
                return keys + decoder.giveUp()
            }
            keys += decoder.take(bytes[..<count])
            // Only what came in a burst has more behind it: a single key is not kept waiting for the question.
            if count < CursesScreen.burst { break }
            // A paste comes in pieces, one close behind the other, and is better seen once than piece by piece.
            hasMore = isMore(within: count < CursesScreen.paste ? 0 : 1)
        } while hasMore
        return keys
    }

    /// From how many bytes on what was read at once is a burst: more than the longest sequence of one key.
    private static let burst = 16
    /// From how many bytes on it is more than hands type, or a mouse wheel sends.
    private static let paste = 64

    private func isMore(within milliseconds: Int32) -> Bool {
        var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        return poll(&input, 1, milliseconds) > 0
    }

    /// Empties the signal pipe.
    func collectSignals() {
        var bytes = [UInt8](repeating: 0, count: 64)
        while true {
            let count = read(guard_signals(), &bytes, bytes.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            for byte in bytes[..<count] {
                switch Int32(byte) {
                case SIGWINCH: arrived.resized = true
                case SIGTSTP: arrived.stopped = true
                case SIGCONT: arrived.continued = true
                case SIGCHLD: arrived.child = true
                default: arrived.terminated = Int32(byte)
                }
            }
        }
    }

    /// The most pressing signal that has come, acted on as far as the screen is concerned.
    private func nextSignal() -> Wake? {
        collectSignals()
        if let signal = arrived.terminated {
            arrived.terminated = nil
            return .terminated(signal)
        }
        if arrived.stopped {
            arrived.stopped = false
            suspend()
            return .continued
        }
        if arrived.continued {
            arrived.continued = false
            // Stopped without being asked: the shell has been on the screen meanwhile.
            if isUp { enter() }
            return .continued
        }
        if arrived.resized {
            arrived.resized = false
            guard isUp else { return nil }
            measure()
            forget()
            return .resized
        }
        if arrived.child {
            arrived.child = false
            return .childChanged
        }
        return nil
    }

    private func nextReply() -> Reply? {
        if replies.isEmpty { replies = decoder.takeReplies() }
        return replies.isEmpty ? nil : replies.removeFirst()
    }

    static func now() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
