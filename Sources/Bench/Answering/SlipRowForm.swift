// How much the rows of a slip say: all of it where there is room, and in fewer signs where there is not.

import Analyses
import Drawing
import Missions

/// The columns behind the names of what moves, chosen once for all rows so that they stand one below the other.
struct SlipRowForm {
    /// The columns of the name.
    private(set) var room = 10
    private let days: Int
    /// Whether the new finish and what drives it are said.
    private let isLong: Bool
    /// Whether what is absorbed is said in a word, or else by a sign.
    private let hasWord: Bool
    private let ending: Ending
    private var moved = 0
    private var absorbed = 0
    private var driver = 0

    /// How what happens to the deadline is said.
    private enum Ending { case sentence, past, late }

    /// The least that a name is cut to where anything else can be shortened.
    private static let least = 15

    /// The form for the first rows of a slip in lines of so many columns: the fullest that leaves the names their room.
    init(_ slip: Slip, first most: Int, _ portfolio: Portfolio, _ width: Int) {
        let rows = slip.rows.prefix(most)
        let lengths = width >= 94 ? [true, false] : [false]
        for isLong in lengths {
            for (hasWord, ending) in [(true, Ending.sentence), (true, .past), (false, .past), (false, .late)] {
                let form = SlipRowForm(slip.days, rows, portfolio, width, isLong, hasWord, ending)
                self = form
                if form.room >= SlipRowForm.least { return }
            }
        }
        self.init(slip.days, rows, portfolio, width, false, false, .late)
        room = max(10, room)
    }

    private init(
        _ days: Int, _ rows: ArraySlice<Slip.Row>, _ portfolio: Portfolio, _ width: Int, _ isLong: Bool,
        _ hasWord: Bool, _ ending: Ending
    ) {
        (self.days, self.isLong, self.hasWord, self.ending) = (days, isLong, hasWord, ending)
        var last = 0
        for row in rows {
            moved = max(moved, displayWidth(of: "+\(row.moved)d") + 1)
            absorbed = max(absorbed, displayWidth(of: caught(row)))
            if isLong { driver = max(driver, displayWidth(of: words(row.driver, portfolio)) + 2) }
            last = max(last, displayWidth(of: end(row).text))
        }
        if absorbed > 0 { absorbed += 2 }
        room = width - 10 - moved - absorbed - (isLong ? 13 + driver : 0) - last
    }

    /// What the signs mean; empty where there are words.
    var legend: String { hasWord || absorbed == 0 ? "" : "+ days later, - days absorbed on the way" }

    /// `+38d absorbs 4d  9 Jul 2026   waits for M1`
    func facts(_ row: Slip.Row, _ portfolio: Portfolio) -> String {
        let length = Answering.column("+\(row.moved)d", moved) + Answering.column(caught(row), absorbed)
        guard isLong else { return length }
        return length + Answering.column(row.earlyFinish.spoken, 13)
            + Answering.column(words(row.driver, portfolio), driver)
    }

    private func caught(_ row: Slip.Row) -> String {
        let caught = days - row.moved
        return caught > 0 ? hasWord ? "absorbs \(caught)d" : "-\(caught)d" : ""
    }

    private func words(_ driver: Schedule.Driver, _ portfolio: Portfolio) -> String {
        switch driver {
        case .giver(let giver, _): "waits for \(portfolio.id(giver))"
        case .slip: "is late itself"
        case .ownPlan: "its own plan"
        case .unknown: ""
        }
    }

    /// What a slip does to the deadline, or leaves of the time there is.
    func end(_ row: Slip.Row) -> DetailLine.Span {
        if row.breach > 0 {
            let was = row.breachBefore
            let already = was == 0 ? "" : ending == .late ? ", was \(was)" : " (\(was) already)"
            let day = row.deadline?.spoken ?? "its deadline"
            switch ending {
            case .sentence: return ("misses \(day) by \(counted(row.breach, "day"))\(already)", .late)
            case .past: return ("\(row.breach)d past \(day)\(already)", .late)
            case .late: return ("\(row.breach)d late\(already)", .late)
            }
        }
        guard let float = row.float else { return ("no deadline", .dim) }
        let days = ending == .late ? "\(abs(float))d" : counted(abs(float), "day")
        return float < 0 ? ("\(days) short", .late) : ("\(days) to spare", .ok)
    }
}
