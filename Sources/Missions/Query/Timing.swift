// What a schedule asks of items and links, read for all of them in one pass, where they lie.

/// The length of an item's own work and its days, counted from 1970-01-01; `noDay` where none is named or none can be
/// read. Of an experiment the day by which to decide is both its forecast and its deadline.
package struct Timing: BitwiseCopyable, Hashable, Sendable {
    @inlinable package static var noDay: Int32 { .min }

    /// Days of its own work, 0 where none are named; -1 for what is no work and takes no part in schedules.
    package var duration: Int32 = -1
    package var forecast = Timing.noDay
    package var actual = Timing.noDay
    package var deadline = Timing.noDay

    /// Whether it is a milestone, a programme or an experiment.
    @inlinable package var isWork: Bool { duration >= 0 }
    /// Whether it has finished: a day of its actual finish is named.
    @inlinable package var isDone: Bool { actual != Timing.noDay }
}

/// When what a `needs` link is for arrives, as far as the link itself says; days counted as in `Timing`.
package struct NeedTiming: BitwiseCopyable, Hashable, Sendable {
    /// Days the receiver needs after delivery.
    package var lag: Int32 = 0
    package var promised = Timing.noDay
    package var delivered = Timing.noDay
    package var isDelivered = false
}

extension Portfolio {
    /// The timing of every item, by place.
    package func timings() -> [Timing] {
        let (length, forecast, actual) = (Field.durationDays.code, Field.forecastFinish.code, Field.actualFinish.code)
        let (deadline, due) = (Field.deadline.code, Field.decisionDue.code)
        let last = max(length, forecast, actual, deadline, due)
        let (milestone, programme, experiment) = (Kind.milestone.code, Kind.programme.code, Kind.experiment.code)
        return items.withBuffer { rows in
            rows.map { row in
                var timing = Timing()
                guard row.isLive, row.kind == milestone || row.kind == programme || row.kind == experiment else {
                    return timing
                }
                timing.duration = 0
                let body = text.slice(Int(row.bodyStart), Int(row.bodyLength))
                var cursor = PackedFields.Cursor(UnsafeRawBufferPointer(body))
                while let entry = cursor.next(), entry.code <= last {
                    if entry.code == length {
                        timing.duration = Timing.days(entry.text)
                    } else if entry.code == actual {
                        timing.actual = Timing.day(entry.text)
                    } else if row.kind == experiment {
                        guard entry.code == due else { continue }
                        timing.forecast = Timing.day(entry.text)
                        timing.deadline = timing.forecast
                    } else if entry.code == forecast {
                        timing.forecast = Timing.day(entry.text)
                    } else if entry.code == deadline {
                        timing.deadline = Timing.day(entry.text)
                    }
                }
                return timing
            }
        }
    }

    /// The timing of some `needs` links, in their order.
    package func needTimings(_ edges: [Int32]) -> [NeedTiming] {
        let (lag, delivered) = (Field.lagDays.code, Field.deliveredOn.code)
        return links.withBuffer { rows in
            edges.map { edge in
                let row = rows[Int(edge)]
                var timing = NeedTiming()
                timing.promised = row.bearing.promisedBy
                timing.isDelivered = row.bearing.isDelivered
                let last = timing.isDelivered ? max(lag, delivered) : lag
                let body = text.slice(Int(row.bodyStart), Int(row.bodyLength))
                var cursor = PackedFields.Cursor(UnsafeRawBufferPointer(body))
                while let entry = cursor.next(), entry.code <= last {
                    if entry.code == lag { timing.lag = Timing.days(entry.text) }
                    if entry.code == delivered { timing.delivered = Timing.day(entry.text) }
                }
                return timing
            }
        }
    }
}

extension Timing {
    /// A whole number of days; 0 where the text is none, and a lifetime at most.
    fileprivate static func days(_ text: UnsafeRawBufferPointer) -> Int32 {
        var number: Int32 = 0
        for byte in text {
            guard byte >= 48, byte <= 57 else { return 0 }
            number = min(number * 10 + Int32(byte - 48), 100_000)
        }
        return number
    }

    fileprivate static func day(_ text: UnsafeRawBufferPointer) -> Int32 {
        Day(bytes: text.bindMemory(to: UInt8.self))?.number ?? noDay
    }
}

extension Node {
    /// The item at a place where one is known to stand.
    package init(place: Int32) { self.init(place) }
}

extension Edge {
    /// The link at a place where one is known to lie.
    package init(place: Int32) { self.init(place) }
}
