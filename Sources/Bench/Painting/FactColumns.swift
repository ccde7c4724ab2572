// How wide the columns at the right of the tree's rows are, and which of them there are: as much as leaves a title.

import Analyses
import Drawing
import Missions

/// The columns at the right, as wide as what is in sight needs, each but the first with a blank before it. Where there is
/// little room, the title shrinks first, then a name that is longer than most; then goes what the fold and the edge of
/// the pane say as well, and last whose it is and how late.
struct FactColumns {
    /// How need-by and promised-by are said: `by 12 Jun 2026, promised 4 Jul 2026`, `12 Jun/4 Jul`, `12 Jun` beside the
    /// days late or to spare, or on the pane's edge only.
    enum Days { case words, both, needBy, none }

    /// Whether both departments of a dependency are named, `OFGEM>DESNZ`, or the row's own, the other being that of the
    /// row above: `>DESNZ`, or `DESNZ` alone.
    enum Ends { case both, side, own }

    private(set) var department = 0
    private(set) var days = 0
    private(set) var promise = 0
    private(set) var shared = 0
    private(set) var waiting = 0
    private(set) var hidden = 0
    private(set) var form = Days.none
    private(set) var ends = Ends.own
    /// With the blank before the first.
    var sum: Int { department + days + promise + shared + waiting + hidden }
    /// Without it.
    var total: Int { department > 0 ? sum : max(0, sum - 1) }

    /// A choice of columns, and how much of a title it has to leave.
    private struct Choice {
        var days: Days
        /// The widest that `OFGEM>DESNZ` may be.
        var way = 0
        /// Whether names that are longer than most are cut, so that counts stay.
        var isUsual = false
        var ends = Ends.both
        var hidden = true
        var shared = true
        var waiting = true
        var title: Int
    }

    private static let choices = [
        Choice(days: .words, way: .max, title: .max),
        Choice(days: .words, way: 21, title: .max),
        Choice(days: .both, way: 21, title: 16),
        Choice(days: .both, way: 13, title: 12),
        Choice(days: .both, way: 13, isUsual: true, title: 12),
        Choice(days: .both, way: 13, hidden: false, title: 12),
        Choice(days: .both, way: 13, hidden: false, shared: false, title: 12),
        Choice(days: .needBy, way: 13, title: 12),
        Choice(days: .needBy, way: 13, isUsual: true, title: 12),
        Choice(days: .needBy, way: 11, hidden: false, title: 10),
        Choice(days: .needBy, way: 11, hidden: false, shared: false, title: 8),
        Choice(days: .needBy, way: 11, hidden: false, shared: false, title: 5),
        Choice(days: .needBy, ends: .side, hidden: false, shared: false, title: 6),
        Choice(days: .needBy, ends: .own, hidden: false, shared: false, waiting: false, title: 8),
        Choice(days: .none, ends: .own, hidden: false, shared: false, waiting: false, title: 0),
    ]

    /// From this width on days stand there in words, where no title is cut for them.
    private static let wide = 90
    /// Below this width nobody is named, and below the next only in few letters.
    private static let narrow = 24
    private static let middling = 44
    /// What `>DESNZ` takes, and names that are a little longer.
    private static let short = 8

    /// No columns.
    init() {}

    init(_ facts: [TreeFacts], width: Int) {
        func widest(_ text: (TreeFacts) -> String) -> Int { facts.reduce(0) { max($0, displayWidth(of: text($1))) } }
        let own = widest(\.department)
        let ways = widest { $0.whose(.both) }
        let sides = widest { $0.whose(.side) }
        let (shared, hidden) = (widest(\.shared), widest(\.hidden))
        // Where a row says nothing of a promise, as the first does, many that wait have that room, too.
        let waiting = widest { $0.isCrowded ? $0.waiting : "" }
        let lone = widest { $0.isCrowded ? "" : $0.waiting }
        let (promise, spare) = (widest(\.promise.text), widest { $0.standing(.needBy) })
        let hasDays = facts.contains(where: \.hasDays)
        // A promise that stands in the place of a need-by has a stroke before it.
        let stroke = facts.contains { $0.needBy == nil && $0.promisedBy != nil } ? 1 : 0
        func column(_ needed: Int) -> Int { needed == 0 ? 0 : needed + 1 }
        for choice in FactColumns.choices {
            if choice.days == .words, width < FactColumns.wide { continue }
            // Of shared the choices after need-by alone keep as much.
            if choice.isUsual, hidden == 0, choice.days == .needBy || shared == 0 { continue }
            ends = choice.ends
            form = hasDays ? choice.days : .none
            department =
                switch ends {
                case .both: min(ways, choice.way, choice.isUsual ? FactColumns.usual(facts) : ways)
                case .side: min(sides, FactColumns.short)
                case .own: min(own, width < FactColumns.narrow ? 0 : width < FactColumns.middling ? 5 : 10)
                }
            days =
                switch form {
                case .words: FactColumns.words + 1
                case .both: 2 * ShortDay.columns + 2
                case .needBy: ShortDay.columns + 1 + stroke
                case .none: 0
                }
            self.promise = column(form == .needBy ? spare : promise)
            self.shared = choice.shared ? column(shared) : 0
            self.waiting = choice.waiting ? column(waiting) : 0
            if choice.waiting {
                self.waiting += max(0, column(lone) - days - self.promise - self.shared - self.waiting)
            }
            self.hidden = choice.hidden ? column(hidden) : 0
            let room = width - total - 1
            if facts.allSatisfy({
                room - $0.start >= max(choice.title < 10 ? 0 : $0.whole, min($0.title, choice.title))
            }) {
                return
            }
        }
    }

    /// The columns in which names are whole, but for those of one row in four.
    private static func usual(_ facts: [TreeFacts]) -> Int {
        let widths = facts.map { displayWidth(of: $0.whose(.both)) }.filter { $0 > 0 }.sorted()
        return widths.isEmpty ? 0 : max(short, widths[widths.count - 1 - widths.count / 4])
    }

    /// The columns of `by 30 Jun 2026, promised 31 Mar 2026`.
    private static let words = 36
}
