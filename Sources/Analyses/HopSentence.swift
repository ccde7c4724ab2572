// A link as a sentence: who needs what of whom, how late it is, and whom to ring.

import Missions

extension Portfolio {
    /// An item as sentences name it, with whose it is: `M2 Family data service (DfE)`. Departments are called in every
    /// sentence as in that of a slip (`shortName`); columns, where there is little room, have their ids.
    public func named(_ node: Node) -> String {
        let (id, title) = (id(node), title(node))
        var name = title == id ? id : "\(id) \(title)"
        if let org = leadOrg(of: node).map({ department(of: $0) }), org != node { name += " (\(shortName(org)))" }
        return name
    }

    /// A link as a sentence with what it says of days and strength: `M2 Family data service (DfE) needs M1 Data-sharing
    /// regulations (DSIT): 33 days late, need-by 1 Mar 2026, promised 3 Apr 2026.` Lateness is as of a day, in calendar
    /// days (`Promise`). What a giver that is done has not been marked to have delivered is late for nobody.
    public func hopSentence(_ edge: Edge, asOf today: Day) -> String {
        let facts =
            switch type(edge) {
            case .needs: needFacts(edge, today)
            case .contributes: helpFacts(edge)
            case .affects: riskFacts(from(edge))
            default: [String]()
            }
        let sentence = "\(named(from(edge))) \(type(edge).verb) \(named(to(edge)))"
        return facts.isEmpty ? sentence + "." : sentence + ": " + facts.joined(separator: ", ") + "."
    }

    private func needFacts(_ edge: Edge, _ today: Day) -> [String] {
        let bearing = bearing(edge)
        let giver = to(edge)
        let promise = Promise(edge, in: self, asOf: today)
        var facts = [promise.words]
        if let over = finished(giver), !bearing.isDelivered {
            // Once the giver is done, what was promised is there, whatever the link says.
            facts = ["\(id(giver)) is done since \(over.spoken)"]
        } else if case .late(let days) = promise, bearing.promisedByDay.map({ $0 < today }) == true,
            bearing.needByDay.map({ $0 >= today }) != false
        {
            // The promise alone has passed; the day by which it is needed has not.
            facts = ["overdue \(counted(days, "day"))"]
        }
        if let day = bearing.needByDay { facts.append("need-by \(day.spoken)") }
        if let day = bearing.promisedByDay { facts.append("promised \(day.spoken)") }
        if let day = day(edge, .deliveredOn) { facts.append("delivered \(day.spoken)") }
        if let days = text(edge, .lagDays).flatMap({ Int($0) }), days > 0 {
            facts.append("\(counted(days, "day")) more to take it up")
        }
        if has(edge, .hard, "false") { facts.append("soft") }
        return facts
    }

    /// The day on which work was finished; nil while it is not, and of what is no work.
    package func finished(_ node: Node) -> Day? {
        kind(node).isWork ? day(node, .actualFinish) : nil
    }

    /// Whether the giver of a `needs` link has still to deliver something: it is not done, nor the link delivered.
    package func owes(_ edge: Edge) -> Bool { !bearing(edge).isDelivered && finished(to(edge)) == nil }

    private func helpFacts(_ edge: Edge) -> [String] {
        var facts: [String] = []
        if let sign = text(edge, Field("sign")) { facts.append(sign == "-" ? "hinders" : "helps") }
        if let strength = text(edge, Field("strength")) { facts.append("strength \(strength) of 3") }
        if let confidence = text(edge, Field("confidence")) { facts.append(confidence) }
        return facts
    }

    /// How likely a risk is and how hard it hits, as it stands now or as it stood before anything was done.
    private func riskFacts(_ raid: Node) -> [String] {
        [
            ("likelihood", text(raid, .residualLikelihood) ?? text(raid, .inherentLikelihood)),
            ("impact", text(raid, .residualImpact) ?? text(raid, .inherentImpact)),
        ].compactMap { name, figure in figure.map { "\(name) \($0)" } }
    }

    /// Whom to ring about what an item owes along a link: the giver's contact on a `needs` link; else the contact on the
    /// link of the org that leads on the item or on what it is part of; else the lead named on the same. Nil where
    /// nobody is named.
    public func contact(for node: Node, along edge: Edge? = nil) -> String? {
        if let edge, type(edge) == .needs, to(edge) == node, let name = text(edge, Field("giver_contact")) {
            return name
        }
        var current = node
        // No tree of the state is taller; a loop that came in with a damaged log ends here.
        for _ in 0..<1_000 {
            var leads: [Edge] = []
            forEachLink(to: current, .responsible) { if has($0, .role, "lead") { leads.append($0) } }
            let first = leads.min { isBefore(from($0), from($1)) }
            if let name = first.flatMap({ text($0, Field("contact")) }) ?? text(current, .lead) { return name }
            if first != nil { return nil }
            var parent: Node?
            forEachLink(from: current, .partOf) { edge in
                if parent.map({ isBefore(to(edge), $0) }) ?? true { parent = to(edge) }
            }
            guard let parent else { return nil }
            current = parent
        }
        return nil
    }
}

extension Promise {
    /// Where a link stands, in a few words: `33 days late`.
    public var words: String {
        switch self {
        case .late(let days): "\(counted(days, "day")) late"
        case .inTime(let slack?) where slack > 0: "in time with \(counted(slack, "day")) to spare"
        case .inTime: "in time"
        case .unpromised: "nothing promised yet"
        case .delivered(0): "delivered"
        case .delivered(let days): "delivered \(counted(days, "day")) late"
        case .declined: "declined by the giver"
        case .withdrawn: "withdrawn"
        }
    }
}
