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
            there, none where nobody is. In a cycle of needs nothing is known to move: the sentence names the cycle, and ring \
            has the links that close it.
            """)

    @OptionGroup var file: JudgedFile

    @Argument(help: "The item that is late.")
    var id: String

    @Argument(help: ArgumentHelp("How late: \(Slip.spoken).", valueName: "days"))
    var lateness: String

    func run() throws {
        guard let days = Slip.days(spoken: lateness)?.days else {
            let early = lateness.hasPrefix("-") ? ", since what is early moves nothing" : ""
            throw Failure.badInput("\"\(lateness)\" does not say how late\(early). Give \(Slip.spoken).")
        }
        let (library, portfolio, today) = try file.open()
        defer { library.close() }
        let node = try portfolio.item(id, in: file.place.file)
        let schedule = Schedule(portfolio, asOf: today)
        do {
            guard file.json else {
                return JudgedFile.say(try JudgedFile.answering(portfolio, today).slip(portfolio.id(node), days))
            }
            try print(Slip(.item(node), by: days, in: schedule, portfolio), portfolio)
        } catch {
            guard let cycle = schedule.cycle(of: node, in: portfolio) else {
                throw Failure.badInput(error.sentence + insteadOf(node, portfolio))
            }
            guard file.json else { return Output.say(error.sentence + "\n") }
            nothingMoves(error.sentence, ring: ring(node, cycle, portfolio))
        }
    }

    /// Which command shows the work behind an item that cannot be late itself.
    private func insteadOf(_ node: Node, _ portfolio: Portfolio) -> String {
        let (name, id) = (Plain.quoted(file.place.file), Plain.quoted(portfolio.id(node)))
        return switch portfolio.kind(node) {
        case .mission, .outcome: " What it waits on: stocktake tree \(name) \(id)"
        case .raid: " What it threatens: stocktake why \(name) \(id)"
        case .org: " What it owes: stocktake matrix \(name)"
        default: ""
        }
    }

    private func nothingMoves(_ sentence: String, ring: [JSON] = []) {
        AnswerJSON.print(
            AnswerJSON.object([
                "moved": .array([]), "break_even": .null, "sentence": .string(sentence), "ring": .array(ring),
            ]))
    }

    private func print(_ slip: Slip, _ portfolio: Portfolio) {
        if let over = slip.over(in: portfolio) { return nothingMoves(over) }
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
        let contacts = answer.contacts(in: portfolio)
        let itself = answer.slip.item.map { self.itself($0, contacts.atCause, portfolio) }
        return (itself.map { [$0] } ?? [])
            + contacts.links.map { link($0.receiver, $0.giver, $0.atReceiver, $0.atGiver, portfolio) }
    }

    /// Whom to ring about an item in a cycle: about itself, then at the two ends of each need of the shortest way round.
    private func ring(_ node: Node, _ cycle: Cycles.Deadlock, _ portfolio: Portfolio) -> [JSON] {
        [itself(node, portfolio.contact(for: node), portfolio)]
            + cycle.shortest.edges.map { edge in
                let (receiver, giver) = (portfolio.from(edge), portfolio.to(edge))
                return link(
                    receiver, giver, portfolio.contact(for: receiver), portfolio.contact(for: giver, along: edge),
                    portfolio)
            }
    }

    private func itself(_ node: Node, _ contact: String?, _ portfolio: Portfolio) -> JSON {
        AnswerJSON.object(["item": .string(portfolio.id(node)), "contacts": people([contact])])
    }

    private func link(
        _ receiver: Node, _ giver: Node, _ atReceiver: String?, _ atGiver: String?, _ portfolio: Portfolio
    ) -> JSON {
        AnswerJSON.object([
            "receiver": .string(portfolio.id(receiver)), "giver": .string(portfolio.id(giver)),
            "contacts": people(atReceiver == atGiver ? [atGiver] : [atReceiver, atGiver]),
        ])
    }

    private func people(_ names: [String?]) -> JSON { .array(names.compactMap { $0.map { .string($0) } }) }
}
