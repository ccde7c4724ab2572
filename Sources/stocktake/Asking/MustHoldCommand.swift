// stocktake must-hold FILE ID DATE: what has to be true for an item to finish by a day.

import Analyses
import ArgumentParser
import Missions

struct MustHoldCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "must-hold", abstract: "Show what must finish by when for an item to finish by a date.",
        usage: "stocktake must-hold <file> <id> <date> [--as-of <date>] [--json]",
        discussion: """
            Everything upstream that is not done, the first that must finish first. A slack below zero does not hold as things \
            stand. Other deadlines are left aside. What waits on a cycle of needs cannot be vouched for, whatever its slack. \
            A finish with a question mark is that of an item without any known date, counted as if it began on the as-of day.

            With --json, an array of {id, late_finish, early_finish, slack, holds, undated}: holds is null where an item waits \
            on a cycle, and undated is true where no date is known. Of an item in a cycle, all of its cycle, with nothing known.
            """)

    @OptionGroup var file: JudgedFile

    @Argument(help: "The item that has to finish.")
    var id: String

    @Argument(help: "By when.")
    var date: String

    func run() throws {
        let (library, portfolio, today) = try file.open()
        defer { library.close() }
        let goal = try portfolio.item(id, in: file.place.file)
        let day = try JudgedFile.day(date, relativeTo: today)
        let schedule = Schedule(portfolio, asOf: today)
        let found: MustHold
        do {
            found = try MustHold(for: goal, by: day, in: schedule, portfolio)
        } catch {
            guard let cycle = schedule.cycle(of: goal, in: portfolio) else { throw Failure.badInput(error.sentence) }
            return say(error.sentence, cycle, portfolio)
        }
        if file.json {
            let rows = found.rows.map { row in
                AnswerJSON.object([
                    "id": .string(portfolio.id(row.node)), "late_finish": AnswerJSON.day(row.lateFinish),
                    "early_finish": AnswerJSON.day(row.earlyFinish), "slack": AnswerJSON.number(row.slack),
                    "holds": row.holds.map { .bool($0) } ?? .null, "undated": .bool(row.isCounted),
                ])
            }
            return AnswerJSON.print(.array(rows))
        }
        Output.say(found.sentence(in: portfolio) + "\n\n")
        var table = Table([
            Table.Column(title: "ID"), Table.Column(title: "Title", isFlexible: true),
            Table.Column(title: "By"), Table.Column(title: "Finishes"), Table.Column(title: "Slack", isNumber: true),
        ])
        for row in found.rows {
            table.append([
                portfolio.id(row.node), portfolio.title(row.node), row.lateFinish.spoken,
                row.earlyFinish.spoken + (row.isCounted ? "?" : ""), row.waitsOnCycle ? "cycle" : "\(row.slack)",
            ])
        }
        Output.write(table.text(width: Output.limit))
        if found.rows.contains(where: \.isCounted) { Output.say("\n? no date known: counted as today\n") }
        for delivery in found.deliveries {
            let (giver, receiver) = (portfolio.id(delivery.need.giver), portfolio.id(delivery.need.receiver))
            Output.say("\(giver) must deliver to \(receiver) by \(delivery.lateArrival.spoken).\n")
        }
    }

    /// Of what is in a cycle nobody can say whether it holds, and so of all that is in it.
    private func say(_ sentence: String, _ cycle: Cycles.Deadlock, _ portfolio: Portfolio) {
        guard file.json else { return Output.say(sentence + "\n") }
        AnswerJSON.print(
            .array(
                cycle.members.map { member in
                    AnswerJSON.object([
                        "id": .string(portfolio.id(member)), "late_finish": .null, "early_finish": .null,
                        "slack": .null, "holds": .null, "undated": .bool(false),
                    ])
                }))
    }
}
