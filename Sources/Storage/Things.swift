// The state as rows: what a change does to the table `thing`.

import Missions

extension SQL {
    /// Brings the rows in step with a portfolio to which `changes` have just been applied.
    func store(_ changes: [Change], of portfolio: Portfolio) throws {
        let put = try prepare("INSERT OR REPLACE INTO thing(ref, type, fields) VALUES(?1, ?2, ?3)")
        let remove = try prepare("DELETE FROM thing WHERE ref = ?1")
        let update = try prepare("UPDATE thing SET fields = ?2 WHERE ref = ?1")
        var touched: [Ref] = []
        var seen: Set<Ref> = []
        for change in changes {
            switch change {
            case .create(let ref, let kind, let fields):
                put.bind(1, ref.text)
                put.bind(2, ref.typeName(kind))
                put.bind(3, fields.json)
                try put.run()
            case .delete(let ref, _, _):
                remove.bind(1, ref.text)
                try remove.run()
            case .set(let ref, _, _, _): if seen.insert(ref).inserted { touched.append(ref) }
            }
        }
        for ref in touched {
            // Gone again within the same step: its row went with it.
            guard let fields = portfolio.fields(ref) else { continue }
            if ref == .portfolio {
                put.bind(1, ref.text)
                put.bind(2, ref.typeName(nil))
                put.bind(3, fields.json)
                try put.run()
            } else {
                update.bind(1, ref.text)
                update.bind(2, fields.json)
                try update.run()
            }
        }
    }
}

/// The highest numbers ever used in ids, as JSON by kind, so that a deleted item's id is not given away again.
enum Numbers {
    static func text(_ highest: [Int]) -> String {
        let members = zip(Kind.allCases, highest).filter { $0.1 > 0 }.map { JSON.Member($0.rawValue, .int($1)) }
        return JSON.object(members).compact
    }

    /// Nil where the text is not of that form.
    static func read(_ text: String) -> [Int]? {
        guard let json = try? JSON(parsing: text), json.object != nil else { return nil }
        return Kind.allCases.map { max(0, min(json[$0.rawValue]?.int ?? 0, 99_999_999_999)) }
    }
}
