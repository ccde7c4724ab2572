// What the filter of a pane asks about, and whether what it names is there.

import Analyses
import Missions

extension Workbench {
    /// What a pane's list holds; nil where its lines are found by their words alone.
    func scope(of pane: Pane) -> Query.Scope? {
        switch pane {
        case .missions: .kind(list.kind)
        case .risks: .kind(.raid)
        case .dependencies: .items
        case .detail, .history, .library: nil
        }
    }

    /// Reads the filter of a pane. Throws where it makes no sense, or names what is not there.
    func check(_ text: String, _ pane: Pane, _ world: World) throws(QueryError) {
        guard let scope = scope(of: pane) else { return }
        let portfolio = world.portfolio
        let surroundings = Query.Surroundings(of: portfolio, asOf: world.asOf, person: world.person)
        let query = try Query(text, about: scope, today: world.today)
        try query.check(in: portfolio, surroundings) {
            let kinds = if case .kind(let kind) = scope { [kind] } else { Kind.allCases }
            return kinds.contains { kind in
                portfolio.nodes(of: kind).contains { query.matches(.item($0), in: portfolio, surroundings) }
            }
        }
    }

    /// Whether a filter of a pane asks for what the person who looks answers for.
    func asksForMine(_ text: String, _ pane: Pane, _ world: World) -> Bool {
        guard let scope = scope(of: pane) else { return false }
        return (try? Query(text, about: scope, today: world.today))?.asksForMine == true
    }

    /// Who `mine` is, and how to be somebody else.
    func whoMineIs(_ world: World) -> String {
        world.person.isEmpty
            ? "nobody is known as you; set STOCKTAKE_USER to your name."
            : "mine is \(world.person); STOCKTAKE_USER sets another name."
    }
}
