// What a query names has to be there: departments and items that nobody knows are refused, with the nearest that exist.

extension Query {
    /// Throws where it names a department that is not there, or an item that is not there while nothing is found: a field
    /// may hold an id that stands for nothing yet, and whoever asks for that one finds it.
    public func check(
        in portfolio: Portfolio, _ surroundings: Surroundings, finds: () -> Bool
    ) throws(QueryError) {
        for named in named {
            guard let sentence = unknown(named, portfolio, surroundings) else { continue }
            if !named.isDepartment, finds() { continue }
            let word = String(Array(text)[named.range])
            throw QueryError(word: word, position: named.range.lowerBound + 1, sentence: sentence)
        }
    }

    /// The most items whose ids are compared for one that was misspelt.
    private static let mostCompared = 2_000

    /// Why a value is no item that is there; nil where it is one.
    private func unknown(_ named: Named, _ portfolio: Portfolio, _ surroundings: Surroundings) -> String? {
        let wanted = Folded(named.value)
        if named.isDepartment {
            var seen: Set<Node> = []
            let departments = portfolio.nodes(of: .org).compactMap { surroundings.department($0) }
                .filter { seen.insert($0).inserted }
            let isThere = departments.contains { node in
                let (id, title) = (portfolio.idBytes(node), portfolio.titleBytes(node))
                return named.isPart
                    ? wanted.isPart(of: id) || wanted.isPart(of: title)
                    : wanted.isWhole(of: id) || wanted.isWhole(of: title)
            }
            return isThere ? nil : sentence("department", named.value, departments.map { portfolio.id($0) })
        }
        if let node = portfolio.node(named.value), named.kinds.isEmpty || named.kinds.contains(portfolio.kind(node)) {
            return nil
        }
        let kinds = named.kinds.isEmpty ? Kind.allCases : named.kinds
        var ids: [ItemID] = []
        for kind in kinds {
            for node in portfolio.nodes(of: kind) {
                if wanted.isWhole(of: portfolio.idBytes(node)) { return nil }
                if ids.count < Query.mostCompared { ids.append(portfolio.id(node)) }
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
}
