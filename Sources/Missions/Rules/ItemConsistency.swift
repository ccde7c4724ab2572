// What about an item contradicts itself.

extension Consistency {
    /// Collects what is found: the field, the rule it offends, what to do.
    typealias Finding = (Field?, String, String) -> Void

    static func item(_ node: Node, _ portfolio: Portfolio) -> [Refusal] {
        let id = portfolio.id(node)
        let fields = portfolio.fields(node)
        var found: [Refusal] = []
        func add(_ field: Field?, _ rule: String, _ remedy: String) { found.append(refusal(id, field, rule, remedy)) }
        if let longest = Schema.row(.title, of: portfolio.kind(node))?.longest,
            (fields[.title] ?? "").count > longest
        {
            add(.title, "a title has \(longest) characters at most", "shorten it and put the rest in note")
        }
        switch portfolio.kind(node) {
        case .programme, .milestone: finish(fields, "done", portfolio.asOf, add)
        case .experiment: decision(fields, portfolio.asOf, add)
        case .measure: target(fields, add)
        case .mission: vision(node, fields, portfolio, add)
        case .fund: tranches(fields, add)
        case .session: session(node, fields, portfolio, add)
        case .outcome, .org, .raid, .record, .evidence: break
        }
        return found
    }

    // MARK: Time

    private static func finish(_ fields: Fields, _ end: String, _ asOf: Day?, _ add: Finding) {
        if fields[.state] == end, fields.day(.actualFinish) == nil {
            add(
                .actualFinish, "its state is \(end) but it has no actual finish (I4)",
                "set actual_finish, or another state")
        }
        finished(fields, end, asOf, add)
    }

    /// An experiment may be decided without a day, but a day of decision makes it decided.
    private static func decision(_ fields: Fields, _ asOf: Day?, _ add: Finding) {
        finished(fields, "decided", asOf, add)
    }

    private static func finished(_ fields: Fields, _ end: String, _ asOf: Day?, _ add: Finding) {
        guard let actual = fields.day(.actualFinish) else { return }
        if fields[.state] != end {
            add(
                .state, "it has an actual finish but its state is \(fields[.state] ?? "empty") (I4)",
                "set state to \(end), or clear actual_finish")
        }
        if let asOf, actual > asOf {
            add(
                .actualFinish, "\(actual.iso) is after the as-of day \(asOf.iso) (I4)",
                "what has not happened yet is a forecast; else move as_of on")
        }
    }

    // MARK: Measures

    private static func target(_ fields: Fields, _ add: Finding) {
        switch fields[.direction] {
        case "band":
            if let low = fields.number(.targetLow), let high = fields.number(.targetHigh), low > high {
                add(
                    .targetLow, "a band's lower edge is above its upper edge (I12)", "swap target_lo and target_hi")
            }
        case "milestone":
            for field in [Field.targetValue, .targetLow, .targetHigh] where fields[field] != nil {
                add(
                    field, "a measure with direction milestone has no value (I12)",
                    "clear it, or choose another direction")
            }
        default: break
        }
    }

    // MARK: Visions and sessions

    /// Looks at the other missions only where this one is a vision with nothing above it.
    private static func vision(_ node: Node, _ fields: Fields, _ portfolio: Portfolio, _ add: Finding) {
        func isRoot(_ node: Node) -> Bool {
            var isRoot = true
            portfolio.forEachLink(from: node, .partOf) { _ in isRoot = false }
            return isRoot
        }
        guard fields[.tier] == "vision", isRoot(node),
            let other = portfolio.first(of: .mission, where: { $0 != node && portfolio.isVision($0) && isRoot($0) })
        else { return }
        add(
            .tier, "\(portfolio.id(other)) is the vision already, and there is one at most (I11)",
            "make it a mission, or part of that vision")
    }

    /// Looks at the other sessions only where this one is open.
    private static func session(_ node: Node, _ fields: Fields, _ portfolio: Portfolio, _ add: Finding) {
        guard fields[.state] == "open",
            let other = portfolio.first(of: .session, where: { $0 != node && portfolio.has($0, .state, "open") })
        else { return }
        add(
            .state, "\(portfolio.id(other)) is open, and one session is open at a time (I18)",
            "close \(portfolio.id(other)) first")
    }

    // MARK: Money

    private static func tranches(_ fields: Fields, _ add: Finding) {
        var released = 0.0
        for row in FieldType.parts(fields[.tranches] ?? "") {
            let cells = FieldType.split(row, at: UInt8(ascii: "|"))
            guard let amount = Decimal.number(cells[0]) else {
                add(
                    .tranches, "a tranche of \"\(cells[0])\" is no amount in £m (I15)",
                    "begin each tranche with its amount, such as 2.5|when tested")
                continue
            }
            if cells.count > 3, !cells[3].isEmpty { released += amount }
        }
        // A thousandth of a penny is no money: 0.1 and 0.2 are not more than 0.3.
        guard let approved = fields.number(.approved), released > approved + 1e-11 * max(1, approved) else { return }
        add(
            .tranches,
            "£\(Decimal.text(released))m is released of £\(Decimal.text(approved))m approved (I16)",
            "raise approved, or take back a release")
    }
}

extension Portfolio {
    /// The first item of a kind that answers, in natural order; stops there.
    fileprivate func first(of kind: Kind, where isIt: (Node) -> Bool) -> Node? {
        for position in 0..<count(of: kind) {
            let node = node(of: kind, at: position)
            if isIt(node) { return node }
        }
        return nil
    }
}
