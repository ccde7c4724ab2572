// What a filter names has to be there: departments and items that nobody knows are refused, with the nearest that exist.

import Analyses
import Missions

extension Workbench {
    /// Reads a filter. Throws where it makes no sense, or names what is not there.
    func check(_ text: String, _ scope: Query.Scope, _ world: World) throws(QueryError) {
        let query = try Query(text, about: scope, today: world.today)
        for named in query.named {
            guard let sentence = unknown(named, world.portfolio) else { continue }
            // A field may hold an id that stands for nothing yet: whoever asks for that one finds it.
            if !named.isDepartment, finds(query, scope, world) { continue }
            let letters = Array(text)
            throw QueryError(
                word: String(letters[named.range]), position: named.range.lowerBound + 1, sentence: sentence)
        }
    }

    /// The most items whose ids are compared for one that was misspelt.
    private static let mostCompared = 2_000

    /// Why a value is no item that is here; nil where it is one.
    private func unknown(_ named: Query.Named, _ portfolio: Portfolio) -> String? {
        let wanted = Folded(named.value)
        func fits(_ node: Node) -> Bool {
            wanted.isWhole(of: portfolio.idBytes(node))
                || (named.isDepartment
                    && (named.isPart
                        ? wanted.isPart(of: portfolio.idBytes(node)) || wanted.isPart(of: portfolio.titleBytes(node))
                        : wanted.isWhole(of: portfolio.titleBytes(node))))
        }
        if named.isDepartment {
            var seen: Set<Node> = []
            let departments = portfolio.nodes(of: .org).map { portfolio.department(of: $0) }
                .filter { seen.insert($0).inserted }
            if departments.contains(where: fits) { return nil }
            return sentence("department", named.value, departments.map { portfolio.id($0) })
        }
        if let node = portfolio.node(named.value), named.kinds.isEmpty || named.kinds.contains(portfolio.kind(node)) {
            return nil
        }
        let kinds = named.kinds.isEmpty ? Kind.allCases : named.kinds
        var ids: [ItemID] = []
        for kind in kinds {
            for node in portfolio.nodes(of: kind) {
                if fits(node) { return nil }
                if ids.count < Workbench.mostCompared { ids.append(portfolio.id(node)) }
            }
        }
        return sentence(kinds.count == 1 ? kinds[0].rawValue : "item", named.value, ids)
    }

    private func sentence(_ kind: String, _ value: String, _ ids: [ItemID]) -> String {
        let near = Spelling.nearest(value, among: ids, count: 3)
        if near.isEmpty { return "There is no \(kind) \(value), and no other." }
        return
            "There is no \(kind) \(value). \(near.count == 1 ? "There is" : "Nearest:") \(near.joined(separator: ", "))."
    }

    private func finds(_ query: Query, _ scope: Query.Scope, _ world: World) -> Bool {
        let portfolio = world.portfolio
        let surroundings = Query.Surroundings(of: portfolio, asOf: world.asOf)
        let kinds = if case .kind(let kind) = scope { [kind] } else { Kind.allCases }
        return kinds.contains { kind in
            portfolio.nodes(of: kind).contains { query.matches(.item($0), in: portfolio, surroundings) }
        }
    }

    /// Whether a filter of a pane asks for what the person who looks answers for.
    func asksForMine(_ text: String, _ pane: Pane, _ world: World) -> Bool {
        let scope: Query.Scope =
            switch pane {
            case .missions: .kind(list.kind)
            case .risks: .kind(.raid)
            default: .items
            }
        return pane != .history && (try? Query(text, about: scope, today: world.today))?.asksForMine == true
    }

    /// Who `mine` is, and how to be somebody else.
    func whoMineIs(_ world: World) -> String {
        world.person.isEmpty
            ? "nobody is known as you; set STOCKTAKE_USER to your name."
            : "mine is \(world.person); STOCKTAKE_USER sets another name."
    }
}
