// What if this is late: what moves, by how much, whose it is, and whom to ring. A question; nothing is written.

import Analyses
import Drawing
import Missions

extension Workbench {
    /// A picker of how late: what is asked often, or any number that is typed. Where a need leads to the row of the cursor,
    /// that promise alone may be late as well.
    func slipPicker(_ item: ItemID, _ world: World) -> Picker {
        let promise = linkAtCursor(world).flatMap { $0.type == .needs ? $0 : nil }
        let choices = Slip.presets.map { Workbench.choice($0.days, $0.name) }
        let ofPromise = promise.map { key in choices.map { Workbench.promiseChoice($0, key) } } ?? []
        return Picker(
            .slip(item, promise: promise), "\(item) is late by: days, or 6w, 3m", given: choices + ofPromise)
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
        let text = typed.lowercased().drop { $0 == "+" || $0 == " " }
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int(digits), number > 0, number <= Slip.longest else { return nil }
        let unit = text.dropFirst(digits.count).drop { $0 == " " }
        let (days, name): (Int, String)
        switch unit {
        case "", "d", "day", "days": (days, name) = (number, counted(number, "day"))
        case "w", "week", "weeks": (days, name) = (number * 7, counted(number, "week"))
        case "m", "month", "months": (days, name) = ((number * 365 + 6) / 12, counted(number, "month"))
        case "y", "year", "years": (days, name) = (number * 365, counted(number, "year"))
        default: return nil
        }
        if let preset = Slip.presets.first(where: { $0.name == name }) { return choice(preset.days, name) }
        return days <= Slip.longest ? choice(days, name) : nil
    }
}

extension Answering {
    func slip(_ item: ItemID, _ days: Int) throws(NoSchedule) -> Answer {
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
        let found = SlipAnswer(slip, ownership, in: portfolio)
        var rows = whomToRing(found) + outsideView(of: node)
        // The worst come first, and they are what is seen.
        let widest = slip.rows.prefix(most).reduce(0) { max($0, displayWidth(of: Answering.end($1).text)) }
        var left = most
        for group in found.groups where left > 0 {
            let mission = group.mission.map { Wording.name($0, portfolio) } ?? "For no mission of its own"
            rows.append(Answer.Row([(mission, .heading)], to: group.mission.map { portfolio.id($0) }))
            for share in group.departments where left > 0 {
                let department = share.department.map { portfolio.id($0) } ?? "nobody"
                for place in share.rows.prefix(left) {
                    rows.append(
                        row(slip.rows[place], of: days, department, Answering.end(slip.rows[place]), widest))
                }
                left -= share.rows.count
            }
        }
        let all = found.groups.reduce(0) { $0 + $1.departments.reduce(0) { $0 + $1.rows.count } }
        rows += more(all)
        return Answer(
            question: question, title: title,
            right: counted(slip.rows.count, "item"), sentence: found.sentence(in: portfolio) + breakEven(slip),
            rows: rows)
    }

    /// How far it may slip, behind the sentence.
    private func breakEven(_ slip: Slip) -> String {
        switch slip.breakEven {
        case nil: " No deadline waits on it."
        case let days? where days < 0: " A deadline is missed already, by \(counted(-days, "day"))."
        case 0: " It has no day to spare."
        case let days?: " Up to \(counted(days, "day")) break no deadline; \(days + 1) break the first."
        }
    }

    /// `  DfE     MIL-203 Title           +38d  absorbs 4d  misses 30 Sep 2026 by 7 days`
    private func row(
        _ row: Slip.Row, of days: Int, _ department: String, _ end: DetailLine.Span, _ widest: Int
    ) -> Answer.Row {
        let caught = days - row.moved
        let absorbed = caught > 0 ? "absorbs \(caught)d" : ""
        let facts = Answering.column("+\(row.moved)d", 7) + Answering.column(absorbed, width >= 94 ? 14 : 0)
        let room = max(10, width - 10 - displayWidth(of: facts) - widest)
        return Answer.Row(
            [
                ("  " + Answering.column(department, 8), .department),
                (Answering.column(Wording.name(row.node, portfolio), room), .plain), (facts, .label), end,
            ], to: portfolio.id(row.node))
    }

    /// What a slip does to the deadline, or leaves of the time there is.
    private static func end(_ row: Slip.Row) -> DetailLine.Span {
        if row.breach > 0 {
            return ("misses \(row.deadline?.spoken ?? "its deadline") by \(counted(row.breach, "day"))", .late)
        }
        guard let float = row.float else { return ("no deadline", .dim) }
        return float < 0 ? ("\(counted(-float, "day")) short", .late) : ("\(counted(float, "day")) to spare", .ok)
    }

    private func whomToRing(_ found: SlipAnswer) -> [Answer.Row] {
        let most = 6
        let contacts = found.contacts(first: most + 1, in: portfolio)
        guard !contacts.isEmpty else { return [] }
        var rows = [Answer.Row([("Whom to ring", .heading)])]
        for contact in contacts.prefix(most) {
            let ids = "\(portfolio.id(contact.receiver)) waits on \(portfolio.id(contact.giver))"
            let names = [contact.atReceiver, contact.atGiver].compactMap { $0 }.filter { !$0.isEmpty }
            let who = names.isEmpty ? "no contact is named" : names.joined(separator: "; ")
            rows.append(
                Answer.Row(
                    [("  " + Answering.column(ids, 28), .label), (who, names.isEmpty ? .warning : .plain)],
                    to: portfolio.id(contact.receiver)))
        }
        if contacts.count > most { rows.append(Answer.Row([("  and those of more links", .dim)])) }
        return rows
    }

    /// A text in so many columns, the last of them blank, cut with a mark where it is longer; nothing where there is no room.
    static func column(_ text: String, _ columns: Int) -> String {
        columns > 1 ? padded(cut(text, to: columns - 1), to: columns) : ""
    }
}
