// Telling the caller how far things are, not more often than a screen can show it.

import Glibc

/// Counts bytes done and says so at most every 50 ms.
final class Gauge {
    private let say: (Progress) -> Void
    private var last: UInt64 = 0
    var total = 0
    private var finished = 0

    init(_ say: @escaping (Progress) -> Void) { self.say = say }

    /// So many bytes of the file at hand are done.
    func reach(_ bytes: Int) {
        let now = Gauge.milliseconds
        guard now &- last >= 50 else { return }
        last = now
        say(Progress(done: min(finished + bytes, total), total: total))
    }

    /// The file at hand, of so many bytes, is done.
    func finish(_ bytes: Int) {
        finished += bytes
        reach(0)
    }

    private static var milliseconds: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000 + UInt64(time.tv_nsec) / 1_000_000
    }
}
