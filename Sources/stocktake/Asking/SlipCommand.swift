// stocktake slip FILE ID DAYS: what moves when an item is late, whose it is, and whom to ring.

import Analyses
import ArgumentParser
import Bench
import Missions

struct SlipCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "slip", abstract: "Show what moves when an item is late; nothing is written.",
        usage: "stocktake slip <file> <id> <days> [--as-of <date>] [--json]",
        discussion: """
            What moves and by how much, what the plan absorbs, which deadlines break, in whose department; and up to how many \
            days nothing breaks. Counted on from the schedule (stocktake schedule). 13 months are 393 days, the median by which \
            real major projects moved. What is done moves nothing.

            With --json, {moved, break_even, sentence, ring}; ring has {item, contacts} for what is late itself, then \
            {receiver, giver, contacts} for each link that lateness crosses, the nearest first; contacts are the people named \
            there, none where nobody is.
            """)

    @OptionGroup var file: JudgedFile

    @Argument(help: "The item that is late.")
    var id: String

    @Argument(help: ArgumentHelp("How late: \(Slip.spoken).", valueName: "days"))
    var lateness: String

    func run() throws {
        guard let days = Slip.days(spoken: lateness)?.days else {
            throw Failure.badInput("\"\(lateness)\" does not say how late. Give \(Slip.spoken).")
        }
        let (library, portfolio, today) = try file.open()
        defer { library.close() }
        let node = try portfolio.item(id, in: file.place.file)
        do {
            guard file.json else {
                let answering = Answering(portfolio, asOf: today, width: JudgedFile.width(portfolio))
                return JudgedFile.say(try answering.slip(portfolio.id(node), days))
            }
            try print(Slip(.item(node), by: days, in: Schedule(portfolio, asOf: today), portfolio), portfolio)
        } catch { throw Failure.badInput(error.sentence) }
    }

    private func print(_ slip: Slip, _ portfolio: Portfolio) {
        if let over = slip.over(in: portfolio) {
            return AnswerJSON.print(
                AnswerJSON.object([
                    "moved": .array([]), "break_even": .null, "sentence": .string(over), "ring": .array([]),
                ]))
        }
        let ownership = Ownership(portfolio)
        let rows = slip.rows.map { row in
            AnswerJSON.object([
                "id": .string(portfolio.id(row.node)),
                "department": ownership.department(of: row.node).map { .string(portfolio.id($0)) } ?? .null,
                "moved_days": AnswerJSON.number(row.moved), "absorbed_days": AnswerJSON.number(slip.absorbed(row)),
                "early_finish": AnswerJSON.day(row.earlyFinish), "deadline": AnswerJSON.day(row.deadline),
                "breach_days": AnswerJSON.number(row.breach),
                "driver": ScheduleCommand.driver(row.driver, portfolio).map { .string($0) } ?? .null,
            ])
        }
        let answer = SlipAnswer(slip, ownership, in: portfolio)
        AnswerJSON.print(
            AnswerJSON.object([
                "moved": .array(rows), "break_even": AnswerJSON.number(slip.breakEven),
                "sentence": .string(answer.sentence(in: portfolio)), "ring": .array(ring(answer, portfolio)),
            ]))
    }

    /// Whom to ring: about the item itself, then at the two ends of each link.
    private func ring(_ answer: SlipAnswer, _ portfolio: Portfolio) -> [JSON] {
        func people(_ names: [String?]) -> JSON { .array(names.compactMap { $0.map { .string($0) } }) }
        let contacts = answer.contacts(in: portfolio)
        let itself = answer.slip.item.map { item in
            AnswerJSON.object(["item": .string(portfolio.id(item)), "contacts": people([contacts.atCause])])
        }
        let links = contacts.links.map { link in
            AnswerJSON.object([
                "receiver": .string(portfolio.id(link.receiver)), "giver": .string(portfolio.id(link.giver)),
                "contacts": people(
                    link.atReceiver == link.atGiver ? [link.atGiver] : [link.atReceiver, link.atGiver]),
            ])
        }
        return (itself.map { [$0] } ?? []) + links
    }
}
