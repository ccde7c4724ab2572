// If this room agrees one thing: which single agreement sets most free.

import Missions

/// One dependency that somebody could agree, date or unblock, and what that alone would set free.
public struct Agreement: Hashable, Sendable {
    /// What there is to do about a dependency; of several, the first that applies.
    public enum Ask: String, CaseIterable, Sendable {
        /// The giver said no: find another way to yes.
        case unblock
        /// It is only proposed, or says nothing: agree it, with a day.
        case agree
        /// It is agreed, but no day is promised or the one that is comes too late: name a day that holds, or deliver.
        case date
    }

    /// The `needs` link.
    public let edge: Edge
    public let receiver: Node
    public let giver: Node
    public let ask: Ask
    /// How many days it is late on the day, 0 where it is not.
    public let daysLate: Int
    /// How many items it alone would set free.
    public let items: Int
    /// How many missions those items lead on to, or are.
    public let missions: Int
}

/// The ranking of single agreements.
///
/// A dependency is open where it is undelivered and declined, unagreed, undated or late. An item waits for every open
/// dependency that it rests on, near or far: its own, and those of what it needs, of what contributes to it and of its
/// parts; nothing travels through what is delivered, and what is over waits for nothing. An agreement sets an item free
/// where it is the only one the item waits for.
public struct Agreements: Sendable {
    /// The rule, for beside the ranking.
    public static let rule =
        "An item is set free by an agreement when that is the only open one it rests on, near or far; open is what is "
        + "declined, unagreed, undated or late. Ranked by missions those items lead to, then by items, then by days late."
    /// What is asked for, word by word, for beside the ranking.
    public static let asks =
        "Agree: get the giver's yes. Date: name a day that holds. Unblock: find a way round the giver's no."

    /// The best first: most missions, then most items, then most days late, then receiver and giver by id. Agreements that
    /// alone set nothing free are left out.
    public let ranked: [Agreement]
    /// How many agreements set something free alone, those with them that the limit leaves out.
    public let count: Int
    /// The departments at the ends of all agreements that set something free alone, whoever is present, by id; a body is
    /// there by its department.
    public let departments: [Node]
    /// The bodies that are such an end themselves, by id.
    public let bodies: [Node]
    /// How many dependencies are open, wherever they are.
    public let openCount: Int
    /// By place, the link an item alone waits for; negative where there is no such one.
    private let waits: [Int32]

    /// Ranks what is open on a day. `present` limits the ranking, not the rule, to agreements between departments that are
    /// in the room: both must be.
    public init(_ portfolio: Portfolio, asOf today: Day, present: Set<Node>? = nil, limit: Int = 20) {
        var search = AgreementSearch(asOf: today, present: present, limit: limit)
        while search.found == nil { search.advance(portfolio) }
        self = search.found!
    }

    init(
        _ ranked: [Agreement], count: Int, openCount: Int, waits: [Int32], departments: [Node], bodies: [Node]
    ) {
        (self.ranked, self.count, self.openCount, self.waits) = (ranked, count, openCount, waits)
        (self.departments, self.bodies) = (departments, bodies)
    }

    /// The items that an agreement alone sets free, in plain text order of ids.
    public func freed(by agreement: Agreement, in portfolio: Portfolio) -> [Node] {
        portfolio.inPlainOrder(
            waits.indices.filter { waits[$0] == agreement.edge.slot }.compactMap { portfolio.liveNode($0) })
    }
}
