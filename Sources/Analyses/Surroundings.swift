// What queries ask of things and no field holds: whether a need is late, and whose department an item is.

import Missions

extension Query.Surroundings {
    /// The answers of these analyses for a portfolio on a day. What cannot need anything itself - a mission, an outcome -
    /// is late where something it rests on needs what is late.
    public init(of portfolio: Portfolio, asOf today: Day, person: String = "") {
        let tables = Tables(portfolio, today, person)
        self.init(
            isLate: { Promise($0, in: portfolio, asOf: today).isLate },
            department: { portfolio.leadOrg(of: $0).map { portfolio.department(of: $0) } },
            needsLate: { node, portfolio in
                guard portfolio.kind(node).isWork else { return tables.rests[Int(node.slot)] }
                var found = false
                portfolio.forEachLink(from: node, .needs) { edge in
                    if !found, Promise(edge, in: portfolio, asOf: today).isLate { found = true }
                }
                return found
            }, person: person)
    }

    /// The same answers for asking about very many items at once: the first question of a sort reads all links, where
    /// they lie, and the others look up what it found.
    public init(ofAll portfolio: Portfolio, asOf today: Day, person: String = "") {
        let tables = Tables(portfolio, today, person)
        self.init(
            isLate: { Promise($0, in: portfolio, asOf: today).isLate },
            department: { tables.leads.department(of: $0) },
            needsLate: { node, portfolio in
                portfolio.kind(node).isWork ? tables.late[Int(node.slot)] : tables.rests[Int(node.slot)]
            },
            isContact: { node, _ in tables.contacts[Int(node.slot)] }, person: person)
    }
}

/// What is found in one pass over all links, once it is asked for.
private final class Tables {
    private let portfolio: Portfolio
    private let today: Day
    private let person: String
    lazy var leads = LeadTable(portfolio)
    /// Whether something an item needs is late, by place.
    lazy var late: [Bool] = {
        var late = [Bool](repeating: false, count: portfolio.slotCount)
        portfolio.forEachLink(of: .needs) { edge in
            let slot = Int(portfolio.from(edge).slot)
            if !late[slot], Promise(edge, in: portfolio, asOf: today).isLate { late[slot] = true }
        }
        return late
    }()

    /// Whether something that an item rests on, near or far, needs what is late; by place. One walk downstream from all
    /// that is late at once.
    lazy var rests: [Bool] = {
        var rests = late
        var waiting = portfolio.allNodes.filter { late[Int($0.slot)] }
        portfolio.withGraph { graph in
            while let node = waiting.popLast() {
                graph.forEachStepDownstream(from: node) { _, _, receiver in
                    guard !rests[Int(receiver.slot)] else { return }
                    rests[Int(receiver.slot)] = true
                    waiting.append(receiver)
                }
            }
        }
        return rests
    }()

    /// Whether a link names the person about an item, by place.
    lazy var contacts: [Bool] = {
        var contacts = [Bool](repeating: false, count: portfolio.slotCount)
        portfolio.forEachContact(Folded(person)) { contacts[Int($0.slot)] = true }
        return contacts
    }()

    init(_ portfolio: Portfolio, _ today: Day, _ person: String) {
        self.portfolio = portfolio
        self.person = person
        self.today = today
    }
}
