// How much the rows of a slip say: all of it where there is room, and in fewer signs where there is not.

import Analyses
import Drawing
import Missions

/// The columns behind the names of what moves, chosen once for all rows so that they stand one below the other. At every
/// width a row says whose it is, what it is, the days it moves, what is absorbed, its new finish and its deadline; where
/// there is no room for what drives it, that stands below the rows for the one that the cursor is on.
struct SlipRowForm {
    /// The columns of the name.
    private(set) var room = 10
    /// Whether a row says what drives it.
    let saysDriver: Bool
    private let days: Int
    private let today: Day
    private let style: Style
    private var moved = 0
    private var absorbed = 0
    private var driver = 0

    /// How a row says what happens: in words, then with fewer and fewer of them.
    private enum Style: Int, CaseIterable {
        /// `absorbs 4d  9 Jul 2026  misses 30 Sep 2026 by 7 days (2 already)`
        case sentence
        /// `absorbs 4d  9 Jul 2026  7d past 30 Sep 2026 (2 already)`
        case past
        /// `-4d  9 Jul 2026  7d past 30 Sep 2026 (2 already)`
        case signs
        /// `-4d  9 Jul 2026  7d late, was 2`
        case late
        /// `-4d  9 Jul  7d late, was 2`
        case short
        /// `-4d  9 Jul  7d late`
        case least

        var hasWord: Bool { self == .sentence || self == .past }
        var finish: Int { rawValue < Style.short.rawValue ? 13 : ShortDay.columns + 1 }
    }

    /// The least that a name is cut to where anything else can be shortened.
    private static let least = 15

    /// The form for the first rows of a slip in lines of so many columns: the fullest that leaves the names their room.
    init(_ slip: Slip, first most: Int, _ portfolio: Portfolio, asOf today: Day, _ width: Int) {
        let rows = slip.rows.prefix(most)
        let forms = (width >= 94 ? [true, false] : [false]).flatMap { saysDriver in
            Style.allCases.map { (saysDriver, $0) }
        }
        func form(_ saysDriver: Bool, _ style: Style) -> SlipRowForm {
            SlipRowForm(slip.days, rows, portfolio, today, width, saysDriver, style)
        }
        self = forms.lazy.map(form).first { $0.room >= SlipRowForm.least } ?? form(false, .least)
        room = max(10, room)
    }

    private init(
        _ days: Int, _ rows: ArraySlice<Slip.Row>, _ portfolio: Portfolio, _ today: Day, _ width: Int,
        _ saysDriver: Bool, _ style: Style
    ) {
        (self.days, self.today, self.saysDriver, self.style) = (days, today, saysDriver, style)
        var last = 0
        for row in rows {
            moved = max(moved, displayWidth(of: "+\(row.moved)d") + 1)
            absorbed = max(absorbed, displayWidth(of: caught(row)))
            if saysDriver { driver = max(driver, displayWidth(of: words(row.driver, portfolio)) + 2) }
            last = max(last, displayWidth(of: end(row).text))
        }
        if absorbed > 0 { absorbed += style.hasWord ? 2 : 1 }
        room = width - 10 - moved - absorbed - style.finish - driver - last
    }

    /// Leaves names no more room than the longest of them needs.
    mutating func narrow(to names: some Sequence<String>) {
        room = min(room, names.reduce(10) { max($0, displayWidth(of: $1) + 1) })
    }

    /// What the signs mean; empty where there are words.
    var legend: String {
        if style.hasWord { return "" }
        return absorbed == 0 ? "+ days later, then the new finish" : "+ days later, - absorbed on the way, new finish"
    }

    /// `+38d absorbs 4d  9 Jul 2026   waits for M1`
    func facts(_ row: Slip.Row, _ portfolio: Portfolio) -> String {
        let finish = row.earlyFinish
        return Answering.column("+\(row.moved)d", moved) + Answering.column(caught(row), absorbed)
            + Answering.column(
                style.finish < 13 ? ShortDay.text(finish, asOf: today) : finish.spoken, style.finish)
            + Answering.column(saysDriver ? words(row.driver, portfolio) : "", driver)
    }

    private func caught(_ row: Slip.Row) -> String {
        let caught = days - row.moved
        return caught > 0 ? style.hasWord ? "absorbs \(caught)d" : "-\(caught)d" : ""
    }

    private func words(_ driver: Schedule.Driver, _ portfolio: Portfolio) -> String {
        switch driver {
        case .giver(let giver, _): "waits for \(portfolio.id(giver))"
        case .slip: "is late itself"
        case .ownPlan: "its own plan"
        case .unknown: ""
        }
    }

    /// What drives a row, for below the rows: `MIL-602 waits for MIL-601 Data-sharing regulations (DSIT)`, cut in the name
    /// of the giver and not in whose it is; empty where the row says so.
    func note(_ row: Slip.Row, _ portfolio: Portfolio, _ width: Int) -> String {
        if saysDriver { return "" }
        let id = portfolio.id(row.node)
        switch row.driver {
        case .giver(let giver, _):
            let whose = portfolio.leadDepartment(of: giver).map { " (\($0))" } ?? ""
            let start = "\(id) waits for "
            let room = max(10, width - displayWidth(of: start) - displayWidth(of: whose))
            return cut(start + cut(Wording.name(giver, portfolio), to: room) + whose, to: width)
        case .slip: return cut("\(id) is late itself", to: width)
        case .ownPlan: return cut("\(id) follows its own plan", to: width)
        case .unknown: return ""
        }
    }

    /// What a slip does to the deadline, or leaves of the time there is.
    func end(_ row: Slip.Row) -> DetailLine.Span {
        let isTerse = style.rawValue >= Style.late.rawValue
        if row.breach > 0 {
            let was = row.breachBefore
            let already =
                was == 0 || style == .least ? "" : isTerse ? ", was \(was)" : " (\(was) already)"
            let day = row.deadline?.spoken ?? "its deadline"
            switch style {
            case .sentence: return ("misses \(day) by \(counted(row.breach, "day"))\(already)", .late)
            case .past, .signs: return ("\(row.breach)d past \(day)\(already)", .late)
            case .late, .short, .least: return ("\(row.breach)d late\(already)", .late)
            }
        }
        guard let float = row.float else { return ("no deadline", .dim) }
        let days = isTerse ? "\(abs(float))d" : counted(abs(float), "day")
        return float < 0 ? ("\(days) short", .late) : ("\(days) to spare", .ok)
    }
}
