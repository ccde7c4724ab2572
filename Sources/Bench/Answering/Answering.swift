// What answers are made from: a portfolio on a day, and what is known of it already.

import Analyses
import Drawing
import Missions

/// Answers questions about a portfolio as of a day, in lines of so many columns.
package struct Answering {
    let portfolio: Portfolio
    let today: Day
    let width: Int
    /// The most rows of what moves; of more their number is said.
    let most: Int
    /// Whether a name that is longer than its columns is cut, or else shifts what stands behind it.
    let cutsNames: Bool
    private let plan: KnownPlan?
    /// What happened to other projects.
    let outside: @Sendable () -> OutsideView?
    /// What was found out for the same question before, where that is still true.
    var known: Finding?

    var schedule: Schedule { plan?.schedule ?? Schedule(portfolio, asOf: today) }
    var ownership: Ownership { plan?.ownership ?? Ownership(portfolio) }

    package init(_ portfolio: Portfolio, asOf today: Day, width: Int, cutsNames: Bool = true) {
        self.init(portfolio, asOf: today, width: width, cutsNames: cutsNames, most: .max, plan: nil)
    }

    /// With what is known already of the schedule.
    init(
        _ portfolio: Portfolio, asOf today: Day, width: Int, cutsNames: Bool = true, most: Int, plan: KnownPlan?,
        outside: @escaping @Sendable () -> OutsideView? = { nil }
    ) {
        self.outside = outside
        self.portfolio = portfolio
        self.today = today
        self.width = max(16, width)
        self.most = most
        self.cutsNames = cutsNames
        self.plan = plan
    }

    /// An answer that keeps what it puts in lines.
    func keeping(_ finding: Finding, _ answer: Answer) -> Answer {
        var answer = answer
        answer.finding = Kept(finding, of: portfolio, asOf: today)
        return answer
    }

    /// A name in so many columns, the last of them blank; one that is longer is cut, or stands whole where nothing is.
    func name(_ text: String, _ columns: Int) -> String {
        cutsNames ? Answering.column(text, columns) : padded(text, to: columns - 1) + " "
    }

    /// What there is to say of an item that is there no more.
    func gone(_ item: ItemID, _ question: Question) -> Answer {
        Answer(question: question, title: item, sentence: "\(item) is not here any more.")
    }
}
