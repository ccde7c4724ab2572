// What about a link contradicts itself, or the items at its ends.

extension Consistency {
    static func link(_ edge: Edge, _ portfolio: Portfolio) -> [Refusal] {
        let fields = portfolio.fields(edge)
        var found: [Refusal] = []
        func add(_ field: Field?, _ rule: String, _ remedy: String) {
            found.append(refusal(Ref.link(portfolio.key(edge)).spoken, field, rule, remedy))
        }
        switch portfolio.type(edge) {
        case .partOf: parent(edge, fields, portfolio, add)
        case .needs: need(fields, portfolio.asOf, add)
        case .treats: treatment(edge, portfolio, add)
        case .funds:
            team(edge, portfolio, add)
            amounts(fields, isLoss: false, add)
        case .benefits: amounts(fields, isLoss: fields[.type] == "dis_benefit", add)
        case .responsible: leadership(edge, fields, portfolio, add)
        case .contributes, .measures, .affects, .about: break
        }
        return found
    }

    // MARK: Families

    private static func parent(_ edge: Edge, _ fields: Fields, _ portfolio: Portfolio, _ add: Finding) {
        let (child, parent) = (portfolio.from(edge), portfolio.to(edge))
        switch portfolio.kind(child) {
        case .mission:
            if portfolio.has(parent, .tier, "mission") {
                add(
                    nil, "\(portfolio.id(parent)) is a mission, and a mission is part of a vision (I1)",
                    "choose the vision, or make \(portfolio.id(parent)) one with tier vision")
            }
        case .org:
            let span = (fields.day(.fromDate) ?? .first, fields.day(.toDate) ?? .last)
            if span.0 > span.1 {
                add(.toDate, "it ends before it begins (I2)", "correct from_date or to_date")
            }
            portfolio.forEachLink(from: child, .partOf) { other in
                guard other != edge, span.0 <= (portfolio.day(other, .toDate) ?? .last),
                    (portfolio.day(other, .fromDate) ?? .first) <= span.1
                else { return }
                add(
                    .fromDate,
                    "\(portfolio.id(child)) is part of \(portfolio.id(portfolio.to(other))) at the same time (I2)",
                    "end the one with to_date before the other begins with from_date")
            }
        default: break
        }
    }

    private static func team(_ edge: Edge, _ portfolio: Portfolio, _ add: Finding) {
        let receiver = portfolio.to(edge)
        guard portfolio.kind(receiver) == .org, let type = portfolio.text(receiver, .type), type != "team" else {
            return
        }
        add(
            nil, "\(portfolio.id(receiver)) is a \(type), and of orgs a fund pays only teams (I1)",
            "fund a programme, an experiment or a team of it")
    }

    private static func treatment(_ edge: Edge, _ portfolio: Portfolio, _ add: Finding) {
        let record = portfolio.from(edge)
        guard portfolio.kind(record) == .record, let type = portfolio.text(record, .type),
            type != "action", type != "decision"
        else { return }
        add(
            nil, "\(portfolio.id(record)) is a \(type), and of records only actions and decisions treat (I1)",
            "link it with about, or record an action")
    }

    // MARK: Needs

    private static func need(_ fields: Fields, _ asOf: Day?, _ add: Finding) {
        switch fields[.state] {
        case "agreed" where fields[.promisedBy] == nil:
            add(.promisedBy, "it is agreed but nothing is promised (I5)", "set promised_by, or state proposed")
        case "delivered" where fields[.deliveredOn] == nil:
            add(.deliveredOn, "it is delivered but has no day of delivery (I5)", "set delivered_on")
        case "declined" where fields[.needBy] == nil:
            add(.needBy, "a declined dependency keeps the day it is needed by (I5)", "set need_by")
        default: break
        }
        if let delivered = fields.day(.deliveredOn) {
            if fields[.state] != "delivered" {
                add(
                    .state, "it has a day of delivery but its state is \(fields[.state] ?? "empty") (I5)",
                    "set state to delivered, or clear delivered_on")
            }
            if let asOf, delivered > asOf {
                add(
                    .deliveredOn, "\(delivered.iso) is after the as-of day \(asOf.iso) (I4)",
                    "what is still to come is a promise: set promised_by; else move as_of on")
            }
        }
        if fields[.hard] == "true", let coupling = fields.number(.coupling), coupling < 1 {
            add(.coupling, "a hard dependency has coupling 1 (I7)", "set hard to no, or coupling to 1")
        }
    }

    // MARK: Money

    private static func amounts(_ fields: Fields, isLoss: Bool, _ add: Finding) {
        for field in [Field.amount, .realised] {
            guard let money = fields[field].flatMap({ try? Money($0) }) else { continue }
            guard money.years.contains(where: { isLoss ? $0.amount > 0 : $0.amount < 0 }) else { continue }
            add(
                field,
                isLoss
                    ? "amounts of a dis-benefit are negative (I17)"
                    : "amounts are not negative, except those of a dis-benefit (I17)",
                "change the sign, or the type")
        }
    }

    // MARK: Who leads

    private static func leadership(_ edge: Edge, _ fields: Fields, _ portfolio: Portfolio, _ add: Finding) {
        let (org, item) = (portfolio.from(edge), portfolio.to(edge))
        let kind = portfolio.kind(item)
        guard kind == .outcome || kind == .mission else { return }
        switch fields[.role] {
        case "lead":
            if portfolio.has(org, .type, "supplier") {
                add(.role, "a supplier never leads on an outcome or mission (I9)", "choose role supplier")
            }
            if kind == .outcome, portfolio.has(org, .type, "unit") {
                add(
                    .role, "a delivery unit never leads on an outcome: it supports (I10)",
                    "choose role coach or contributor")
            }
            if portfolio.edge(.responsible, org, item, "supplier") != nil { add(.role, bothRoles, "remove one role") }
        case "supplier":
            if portfolio.edge(.responsible, org, item, "lead") != nil { add(.role, bothRoles, "remove one role") }
        default: break
        }
    }

    private static let bothRoles = "the supplier of an outcome or mission never leads on it (I9)"
}
