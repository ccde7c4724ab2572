// The ranking of single agreements, counted in slices while nothing is pressed and kept until something changes.

import Analyses
import Missions

/// What is known of agreements, on a day and for those present.
struct KnownAgreements: Sendable {
    /// What it was begun for.
    private struct Ground: Hashable {
        let changes: Int
        let day: Day
        let present: [ItemID]
    }

    private var known: (ground: Ground, search: AgreementSearch)?

    /// Begins to rank, where that has not been done; a small portfolio is ranked at once.
    mutating func begin(_ world: World, present: [ItemID]) {
        let ground = Ground(changes: world.portfolio.changeCount, day: world.asOf, present: present)
        if known?.ground != ground {
            let nodes = present.isEmpty ? nil : Set(present.compactMap { world.portfolio.node($0) })
            known = (ground, AgreementSearch(asOf: world.asOf, present: nodes))
        }
        if world.portfolio.linkCount <= KnownBottlenecks.quick { while found == nil { count(world.portfolio) } }
    }

    /// What was found, once all is.
    var found: Agreements? { known?.search.found }

    /// Ranks one slice more: some milliseconds at most.
    mutating func count(_ portfolio: Portfolio) { known?.search.advance(portfolio) }
}

extension Workbench {
    /// The departments in the room that there still are; none where nobody has said who is there.
    func departmentsPresent(_ world: World) -> [ItemID] {
        present.filter { id in world.portfolio.node(id).map { world.portfolio.kind($0) == .org } ?? false }
    }

    /// The ranking of single agreements, between the departments present where that was said.
    mutating func agree(_ answering: Answering, _ world: World) -> Answer {
        let here = departmentsPresent(world)
        agreements.begin(world, present: here)
        if let found = agreements.found { return answering.agree(found, present: here) }
        return Answer(
            question: .agree, title: "If this room agrees one thing", progress: "counting",
            sentence: "What each agreement would set free is being counted.")
    }
}
