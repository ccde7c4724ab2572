// When something can finish and what drives it; and what must hold for it to finish by a day.

import Analyses
import Drawing
import Missions

extension Workbench {
    /// Asks something of the selected item.
    mutating func askOfSelection(_ world: World, _ question: (ItemID) -> Question) -> [Effect] {
        if let item = selection { ask(question(item), world) }
        return []
    }

    /// A picker of days by which an item has to finish: its own, or any that is typed.
    func dayPicker(_ item: ItemID, _ world: World) -> Picker {
        let portfolio = world.portfolio
        var days: [(Day, String)] = []
        if let node = portfolio.node(item) {
            let known: [(Field, String)] = [
                (.deadline, "its deadline"), (.forecastFinish, "its forecast"),
                (Field("baseline_finish"), "its baseline"),
            ]
            for (field, name) in known {
                if let day = portfolio.day(node, field), !days.contains(where: { $0.0 == day }) {
                    days.append((day, name))
                }
            }
        }
        for (later, name) in [(91, "in three months"), (182, "in half a year"), (365, "in a year")] {
            days.append((world.asOf + later, name))
        }
        let given = days.map { Choice(outcome: .day($0), text: $0.spoken, right: $1) }
        return Picker(.mustHold(item), "What must hold for \(item) by: 30 jun, +6w", given: given)
    }
}

extension Answering {
    func schedule(_ item: ItemID) -> Answer {
        guard let node = portfolio.node(item) else { return gone(item, .schedule(item)) }
        let schedule = schedule
        guard let finish = schedule.earlyFinish(node) else {
            return Answer(
                question: .schedule(item), title: "When \(item)",
                sentence: schedule.isInCycle(node)
                    ? "\(item) is in a cycle of needs, so that nobody can say when it finishes: Ic shows it."
                    : "\(item) has no schedule: it is no milestone, programme or experiment.")
        }
        let path = schedule.drivingPath(to: node)
        var rows = outsideView(of: node)
        let deciding = schedule.deciding(node, in: portfolio)
        if let deciding, deciding != node, let deadline = schedule.deadline(deciding) {
            rows.append(Answer.Row([("Whose deadline decides", .heading)]))
            rows += items([(deciding, Answering.column(deadline.spoken, 13) + "its deadline", .label)])
        }
        rows.append(Answer.Row([("What drives it, from the beginning", .heading)]))
        rows += items(path.reversed().map { place($0.node, words($0.driver), schedule) })
        let near = schedule.critical(to: node, within: Schedule.nearCritical, in: portfolio)
            .filter { one in one.float > 0 || !path.contains { $0.node == one.node } }
        if !near.isEmpty {
            rows.append(Answer.Row([("Critical, or nearly: two weeks to spare at most", .heading)]))
            rows += items(
                near.prefix(most).map { one in
                    let spare = one.float == 0 ? "none to spare" : "\(counted(one.float, "day")) to spare"
                    return place(one.node, spare, schedule)
                })
        }
        return Answer(
            question: .schedule(item), title: "When \(item)", right: counted(path.count, "step"),
            sentence: "\(item) "
                + (schedule.isCounted(node)
                    ? "has no date; counted as today it finishes"
                    : schedule.isDone(node) ? "finished" : "finishes") + " \(finish.spoken)"
                + standing(node, deciding, schedule) + "." + unsure(node, schedule), rows: rows)
    }

    private func standing(_ node: Node, _ deciding: Node?, _ schedule: Schedule) -> String {
        if schedule.isDone(node) { return "" }
        var whose = "a deadline"
        if let deciding, let deadline = schedule.deadline(deciding) {
            whose =
                (deciding == node ? "its own deadline" : "the deadline of \(portfolio.id(deciding))")
                + ", \(deadline.spoken)"
        }
        var parts: [String] = []
        switch schedule.totalFloat(node) {
        case nil: parts.append("no deadline waits on it")
        case let days? where days < 0: parts.append("\(counted(-days, "day")) too late for \(whose)")
        case 0: parts.append("without a day to spare for \(whose)")
        case let days?: parts.append("\(counted(days, "day")) before it must for \(whose)")
        }
        let free = schedule.freeFloat(node).flatMap { days in
            days > 0 ? ". It can slip \(counted(days, "day")) more before anyone else starts later" : nil
        }
        return ": " + parts.joined(separator: ", ") + (free ?? "")
    }

    /// That it waits on a cycle, where it does.
    private func unsure(_ node: Node, _ schedule: Schedule) -> String {
        let cycles = schedule.cycles(upstream: node, in: portfolio)
        if cycles.isEmpty { return "" }
        return " \(Schedule.words(cycles, in: portfolio)), and \(portfolio.id(node)) waits on it: "
            + "nobody can say whether that holds."
    }

    private func words(_ driver: Schedule.Driver?) -> String {
        switch driver {
        case .ownPlan, .slip: "its own plan"
        case .giver(let giver, _): "waits for \(portfolio.id(giver))"
        case .unknown, nil: "no date known: counted as today"
        }
    }

    private func place(_ node: Node, _ facts: String, _ schedule: Schedule) -> Fact {
        let finish = schedule.earlyFinish(node).map { $0.spoken + (schedule.isCounted(node) ? "?" : "") } ?? ""
        return (node, Answering.column(finish, 13) + facts, .label)
    }

    func mustHold(_ item: ItemID, _ day: Day) throws(NoSchedule) -> Answer {
        guard let node = portfolio.node(item) else { return gone(item, .mustHold(item, day)) }
        let found = try MustHold(for: node, by: day, in: schedule, portfolio)
        var rows = items(
            found.rows.prefix(most).map { row in
                let isShort = width < (row.isCounted ? 100 : 70)
                let days = isShort ? "\(abs(row.slack))d" : counted(abs(row.slack), "day")
                let (slack, ink): (String, Ink) =
                    switch row.holds {
                    case nil: ("waits on a cycle", .cycle)
                    case true?: ("\(days) to spare", .ok)
                    case false?: ("\(days) \(isShort ? "late" : "too late")", .late)
                    }
                // Nobody has said when it finishes: it is counted as if that were today.
                let end = row.isCounted ? ", undated" : ""
                return (row.node, Answering.column("by " + row.lateFinish.spoken, 16) + slack + end, ink)
            })
        rows += more(found.rows.count, "must-hold")
        rows += items(
            found.deliveries.prefix(most).map { delivery in
                let receiver = portfolio.id(delivery.need.receiver)
                return (delivery.need.giver, "must deliver to \(receiver) by \(delivery.lateArrival.spoken)", .label)
            })
        rows += more(found.deliveries.count, "must-hold")
        return Answer(
            question: .mustHold(item, day), title: "What must hold for \(item) by \(day.spoken)",
            right: counted(found.rows.count, "item"), sentence: found.sentence(in: portfolio), rows: rows)
    }

    /// Something to say of an item, at its right.
    typealias Fact = (node: Node, text: String, ink: Ink)

    /// The department that leads on an item, in the first ten columns of its row.
    func whose(_ node: Node) -> DetailLine.Span {
        ("  " + Answering.column(portfolio.leadDepartment(of: node) ?? "nobody", 8), .department)
    }

    /// Rows of items: the department, the name, and what there is to say, one below the other.
    func items(_ facts: [Fact]) -> [Answer.Row] {
        let widest = facts.reduce(0) { max($0, displayWidth(of: $1.text)) }
        var room = max(10, width - 11 - min(widest, max(30, width / 2)))
        if !cutsNames {
            let longest = facts.reduce(10) { max($0, displayWidth(of: Wording.name($1.node, portfolio)) + 1) }
            room = min(room, longest)
        }
        return facts.map { fact in
            Answer.Row(
                [
                    whose(fact.node),
                    (name(Wording.name(fact.node, portfolio), room) + " ", .plain),
                    (cut(fact.text, to: max(1, width - 11 - room)), fact.ink),
                ], to: portfolio.id(fact.node))
        }
    }
}
