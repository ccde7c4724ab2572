// The time on the wall, time that only goes on, and the log's records with the time they were made.

import Bench
import Glibc
import Missions
import Storage

extension HistoryLine {
    init(_ entry: Entry, _ clock: WallClock) {
        self.init(
            sequence: entry.sequence, group: entry.group, action: entry.action, concerns: entry.concerns,
            who: entry.who,
            when: clock.label(entry.milliseconds), label: entry.label, isUndone: entry.isUndone, isMine: entry.isMine,
            changes: entry.changes)
    }
}

/// The time on the wall, for labels: nothing is computed from it.
struct WallClock: Sendable {
    /// Milliseconds since 1970-01-01 UTC.
    var now: @Sendable () -> Int

    static let system = WallClock {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }

    var today: Day { day(now()) }

    private func local(_ milliseconds: Int) -> tm {
        var seconds = time_t(milliseconds / 1000)
        var parts = tm()
        localtime_r(&seconds, &parts)
        return parts
    }

    private func day(_ milliseconds: Int) -> Day {
        let parts = local(milliseconds)
        return Day(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
            ?? Day(number: 0)
    }

    /// `14:22` today, else `29 May`, with the year where it is another.
    func label(_ milliseconds: Int) -> String {
        let day = day(milliseconds)
        let today = today
        if day == today {
            let parts = local(milliseconds)
            func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
            return two(parts.tm_hour) + ":" + two(parts.tm_min)
        }
        return day.parts.year == today.parts.year ? day.short : day.spoken
    }
}

/// A clock that only goes on, for measuring how long things take.
enum SteadyClock {
    static var nanoseconds: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
}
