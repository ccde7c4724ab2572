// stocktake schedule FILE: when everything can finish, when it must, and what decides it.

import Analyses
import ArgumentParser
import Missions

struct ScheduleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schedule", abstract: "Show when work can finish, when it must, and what drives it.",
        usage: "stocktake schedule <file> [--to <id>] [--as-of <date>] [--json]",
        discussion: """
            The critical path method over needs that are neither declined nor withdrawn, in calendar days. Float is how far \
            an item may slip before a deadline downstream is missed; free float, before anyone else starts later. The driver \
            decides the start: its own plan, or who gives last. What is in a cycle of needs has no schedule; asked for it, \
            all of its cycle is listed.

            With --json, an array of {id, early_start, early_finish, late_finish, total_float, free_float, driver, in_cycle}; \
            what nobody can say is null.
            """)

    @OptionGroup var file: JudgedFile

    @Option(
        help: ArgumentHelp(
            "Only the path that drives this item, from its beginning, then the cycles it waits on.", valueName: "id"))
    var to: String?

    func run() throws {
        let (library, portfolio, today) = try file.open()
        defer { library.close() }
        let schedule = Schedule(portfolio, asOf: today)
        let nodes: [Node]
        var cycles: [Schedule.CycleUpstream] = []
        var inCycle: String?
        if let to {
            let goal = try portfolio.item(to, in: file.place.file)
            do {
                try schedule.check(goal, in: portfolio)
                cycles = schedule.cycles(upstream: goal, in: portfolio)
                let known = schedule.drivingPath(to: goal).reversed().map(\.node)
                nodes = known + cycles.flatMap(\.cycle.members).filter { !known.contains($0) }
            } catch {
                guard let cycle = schedule.cycle(of: goal, in: portfolio) else {
                    throw Failure.badInput(error.sentence)
                }
                (nodes, inCycle) = (cycle.members, error.sentence)
            }
        } else {
            nodes = schedule.order + schedule.inCycles
        }
        if nodes.isEmpty, !file.json {
            return Output.say("There is no work with a schedule in \(file.place.file).\n")
        }
        if file.json {
            Output.write(JSONLines.array(nodes.lazy.map { ScheduleCommand.json($0, schedule, portfolio) }))
        } else {
            Output.write(ScheduleCommand.table(nodes, schedule, portfolio).text(width: Output.limit))
            if let inCycle { Output.say("\n\(inCycle)\n") }
            if let to, !cycles.isEmpty {
                Output.say(
                    "\n\(Schedule.words(cycles, in: portfolio)), and \(to) waits on it: nobody can say when it finishes.\n"
                )
            }
        }
    }

    private static func json(_ node: Node, _ schedule: Schedule, _ portfolio: Portfolio) -> JSON {
        AnswerJSON.object([
            "id": .string(portfolio.id(node)), "early_start": AnswerJSON.day(schedule.earlyStart(node)),
            "early_finish": AnswerJSON.day(schedule.earlyFinish(node)),
            "late_finish": AnswerJSON.day(schedule.lateFinish(node)),
            "total_float": AnswerJSON.number(schedule.totalFloat(node)),
            "free_float": AnswerJSON.number(schedule.freeFloat(node)),
            "driver": driver(schedule.driver(node), portfolio).map { .string($0) } ?? .null,
            "in_cycle": .bool(schedule.isInCycle(node)),
        ])
    }

    /// What decides a start: `own plan`, the id of the giver, or nothing that is known.
    static func driver(_ driver: Schedule.Driver?, _ portfolio: Portfolio) -> String? {
        switch driver {
        // What slips by itself starts when it would have started.
        case .ownPlan, .slip: "own plan"
        case .giver(let giver, _): portfolio.id(giver)
        case .unknown, nil: nil
        }
    }

    /// The day with a question mark where none is known and it is counted as if it began on the as-of day.
    private static func finish(_ node: Node, _ schedule: Schedule) -> String {
        guard let day = schedule.earlyFinish(node) else { return schedule.isInCycle(node) ? "in a cycle" : "" }
        return day.spoken + (schedule.isCounted(node) ? "?" : "")
    }

    private static func table(_ nodes: [Node], _ schedule: Schedule, _ portfolio: Portfolio) -> Table {
        var table = Table([
            Table.Column(title: "ID"), Table.Column(title: "Title", isFlexible: true),
            Table.Column(title: "Finish"), Table.Column(title: "Must finish"),
            Table.Column(title: "Float", isNumber: true), Table.Column(title: "Free", isNumber: true),
            Table.Column(title: "Driver"),
        ])
        for node in nodes {
            table.append([
                portfolio.id(node), portfolio.title(node),
                finish(node, schedule),
                schedule.lateFinish(node)?.spoken ?? "", schedule.totalFloat(node).map(String.init) ?? "",
                schedule.freeFloat(node).map(String.init) ?? "",
                schedule.isCounted(node)
                    ? "no date known: counted as today" : driver(schedule.driver(node), portfolio) ?? "",
            ])
        }
        return table
    }
}
