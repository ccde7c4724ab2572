// What if this is late: what moves, by how much, whose it is, and whom to ring. A question; nothing is written.

import Analyses
import Drawing
import Missions

extension Workbench {
    /// A picker of how late: what is asked often, or any number that is typed. Where a need leads to the row of the cursor,
    /// that promise alone may be late as well; of what has no dates itself, only that.
    func slipPicker(_ item: ItemID, _ world: World) -> Picker {
        let isWork = world.portfolio.node(item).map { world.portfolio.kind($0).isWork } ?? false
        return slipPicker(isWork ? item : nil, promise: needAtCursor(world))
    }

    func slipPicker(_ item: ItemID?, promise: LinkKey?) -> Picker {
        let days = Slip.presets.map { Workbench.choice($0.days, $0.name) }
        let late = item ?? promise.map { "What \($0.from) needs of \($0.to)" } ?? "It"
        return Picker(
            .slip(item, promise: promise), "\(late) is late by: days, or 6w, 3m",
            given: Workbench.slipChoices(days, item, promise))
    }

    /// The choices that an item is so late, and then that one promise alone is.
    static func slipChoices(_ days: [Choice], _ item: ItemID?, _ promise: LinkKey?) -> [Choice] {
        (item == nil ? [] : days) + (promise.map { key in days.map { promiseChoice($0, key) } } ?? [])
    }

    /// The choice that only one promise is so late.
    static func promiseChoice(_ choice: Choice, _ promise: LinkKey) -> Choice {
        var only = choice
        if case .days(let days, _) = choice.outcome { only.outcome = .days(days, ofPromise: true) }
        only.text = "only this promise: \(choice.text)"
        only.detail = "\(promise.from) needs \(promise.to)"
        return only
    }

    private static func choice(_ days: Int, _ name: String) -> Choice {
        Choice(outcome: .days(days), text: name, right: name == counted(days, "day") ? "" : counted(days, "day"))
    }

    /// The choice of a number that was typed: `42`, `6w`, `3 months`. A name that is asked often stands for its own days.
    static func slipChoice(_ typed: String) -> Choice? {
        guard let (days, name) = Slip.days(spoken: typed), days > 0 else { return nil }
        return choice(days, name)
    }
}

extension Answering {
    package func slip(_ item: ItemID, _ days: Int) throws(NoSchedule) -> Answer {
        guard let node = portfolio.node(item) else { return gone(item, .slip(item, days: days)) }
        return try slip(
            .item(node), days, of: node, .slip(item, days: days), "If \(item) is \(counted(days, "day")) late")
    }

    /// What moves when one promise is late, and all else that its giver gives is not.
    func slip(_ need: LinkKey, _ days: Int) throws(NoSchedule) -> Answer {
        let question = Question.slipOfNeed(need, days: days)
        guard let edge = portfolio.edge(need) else {
            return Answer(
                question: question, title: "\(need.from) needs \(need.to)",
                sentence: "\(need.from) does not need \(need.to) any more.")
        }
        return try slip(
            .need(edge), days, of: portfolio.to(edge), question,
            "If \(need.to) is \(counted(days, "day")) late for \(need.from)")
    }

    private func slip(
        _ cause: Slip.Cause, _ days: Int, of node: Node, _ question: Question, _ title: String
    ) throws(NoSchedule) -> Answer {
        let slip = try Slip(cause, by: days, in: schedule, portfolio)
        if let over = slip.over(in: portfolio) {
            return Answer(question: question, title: title, sentence: over)
        }
        let found = SlipAnswer(slip, ownership, in: portfolio)
        var form = SlipRowForm(slip, first: most, portfolio, asOf: today, width)
        if !cutsNames { form.narrow(to: slip.rows.prefix(most).lazy.map { Wording.name($0.node, portfolio) }) }
        var rows: [Answer.Row] = []
        if let item = slip.item, let place = slip.rows.firstIndex(where: { $0.node == item }) {
            rows.append(row(slip.rows[place], found, form, "\(portfolio.id(item)) itself"))
        }
        // Nobody is rung where nothing is late.
        if days > 0 { rows += whomToRing(found, node) }
        rows += outsideView(of: node)
        if !form.legend.isEmpty { rows.append(Answer.Row([(form.legend, .dim)])) }
        var left = most
        for group in found.groups where left > 0 {
            rows.append(heading(group, found))
            for share in group.departments where left > 0 {
                for place in share.rows.prefix(left) { rows.append(row(slip.rows[place], found, form, nil)) }
                left -= share.rows.count
            }
        }
        let all = found.groups.reduce(0) { $0 + $1.departments.reduce(0) { $0 + $1.rows.count } }
        rows += more(all, "slip")
        return Answer(
            question: question, title: title,
            right: counted(slip.rows.count, "item"), sentence: found.sentence(in: portfolio) + breakEven(found),
            rows: rows)
    }

    private func heading(_ group: SlipAnswer.Group, _ found: SlipAnswer) -> Answer.Row {
        switch group.purpose {
        case .mission(let mission):
            return Answer.Row([(Wording.name(mission, portfolio), .heading)], to: portfolio.id(mission))
        case .severalMissions: return Answer.Row([("For several missions", .heading)])
        case .none:
            // What others need may reach one all the same.
            let reaches = group.departments.contains { share in
                share.rows.contains { found.reachesMission(found.slip.rows[$0]) }
            }
            return Answer.Row([(reaches ? "No mission of their own" : "No mission reached", .heading)])
        }
    }

    /// How far it may slip, behind the sentence.
    private func breakEven(_ found: SlipAnswer) -> String {
        switch found.slip.breakEven {
        // One may, behind a cycle.
        case nil: found.notCounted == nil ? " No deadline waits on it." : ""
        case let days? where days < 0: " It was \(counted(-days, "day")) too late already."
        case 0: " It has no day to spare."
        case let days?:
            switch found.slip.harmless(in: portfolio) {
            case days: " Up to \(counted(days, "day")) break no deadline; \(days + 1) break the first."
            // What waits on it is late already by another way.
            case let harmless?:
                " Up to \(counted(harmless, "day")) break no deadline; \(harmless + 1) add to one that is missed already."
            case nil: " No deadline is missed by more, however late it is."
            }
        }
    }

    /// `  DfE     MIL-203 Title           +38d absorbs 4d  misses 30 Sep 2026 by 7 days`
    private func row(_ row: Slip.Row, _ found: SlipAnswer, _ form: SlipRowForm, _ name: String?) -> Answer.Row {
        let department = found.department(of: row).map { portfolio.id($0) } ?? "nobody"
        let (facts, end) = (form.facts(row, portfolio), form.end(row))
        let left = width - 10 - form.room - displayWidth(of: facts)
        return Answer.Row(
            [
                ("  " + Answering.column(department, 8), .department),
                (self.name(name ?? Wording.name(row.node, portfolio), form.room), .plain), (facts, .label),
                (cut(end.text, to: max(0, left)), end.ink),
            ], to: portfolio.id(row.node), note: form.note(row, portfolio, width))
    }

    /// Whom to ring: first about what is late itself, then at the two ends of each link that lateness crosses. No name is
    /// cut: two that do not fit beside each other stand one below the other.
    private func whomToRing(_ found: SlipAnswer, _ cause: Node) -> [Answer.Row] {
        let contacts = found.contacts(first: 6, in: portfolio)
        var people = [Ringing("\(portfolio.id(cause)) itself", [(cause, contacts.atCause)], portfolio)]
        for contact in contacts.links {
            let ids = "\(portfolio.id(contact.receiver)) waits on \(portfolio.id(contact.giver))"
            let ends = [(contact.receiver, contact.atReceiver), (contact.giver, contact.atGiver)]
            people.append(Ringing(ids, ends, portfolio))
        }
        let widest = people.reduce(0) { max($0, displayWidth(of: $1.ids)) } + 4
        var rows = [Answer.Row([("Whom to ring", .heading)])] + people.flatMap { $0.rows(widest, width) }
        if contacts.left > 0 {
            let more = "  and those of \(counted(contacts.left, "more link"))"
            let way = ": why, at an item, says whom"
            rows.append(Answer.Row([(displayWidth(of: more + way) <= width ? more + way : more, .dim)]))
        }
        return rows
    }

    /// A text in so many columns, the last of them blank, cut with a mark where it is longer; nothing where there is no room.
    static func column(_ text: String, _ columns: Int) -> String {
        columns > 1 ? padded(cut(text, to: columns - 1), to: columns) : ""
    }
}
