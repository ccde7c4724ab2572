// What a list is of: the word for it on the command line, and the things themselves.

import Analyses
import Missions

enum Subject {
    /// The word that lists links of a type: with `links:` before it where a kind of item has the same name.
    static func word(for type: LinkType) -> String {
        Kind(word: type.rawValue) == nil ? type.rawValue : "links:" + type.rawValue
    }

    static let words =
        ["items"] + Kind.allCases.map(\.plural) + ["risks"] + LinkType.allCases.map { word(for: $0) }
        + ["points", "assessments"]

    static func scope(_ word: String) throws -> Query.Scope {
        let folded = word.lowercased()
        switch folded {
        case "item", "items": return .items
        case "point", "points": return .points
        case "assessment", "assessments": return .assessments
        default: break
        }
        for prefix in ["links:", "link:"] where folded.hasPrefix(prefix) {
            return .links(try Words.linkType(String(folded.dropFirst(prefix.count))))
        }
        if let kind = Kind(word: folded) { return .kind(kind) }
        if let type = LinkType(word: folded) { return .links(type) }
        throw Failure.badInput(
            Words.unknown(word, "kind of thing", words, near: words + Kind.allCases.map(\.rawValue)))
    }

    /// What a sentence calls them all.
    static func name(_ scope: Query.Scope) -> String { scope == .kind(.raid) ? "raid items" : scope.name }

    /// How to make the first of them.
    static func beginning(_ scope: Query.Scope, _ file: String) -> String {
        let file = Plain.quoted(file)
        return switch scope {
        case .items: "Add one with: stocktake add \(file) mission title=..."
        case .kind(let kind): "Add one with: stocktake add \(file) \(kind.rawValue) title=..."
        case .links(let type): "Make one with: stocktake link \(file) \(type.rawValue) FROM TO"
        case .points, .assessments: "Bring some in with: stocktake import \(file) FOLDER --as folder"
        }
    }

    /// The things a query holds of, in the order of their ids.
    static func things(
        _ scope: Query.Scope, _ portfolio: Portfolio, _ query: Query, _ surroundings: Query.Surroundings
    ) -> [Query.Thing] {
        func chosen(_ things: some Sequence<Query.Thing>) -> [Query.Thing] {
            things.filter { query.matches($0, in: portfolio, surroundings) }
        }
        switch scope {
        case .items: return chosen(Kind.allCases.lazy.flatMap { portfolio.nodes(of: $0) }.map { .item($0) })
        case .kind(let kind): return chosen(portfolio.nodes(of: kind).lazy.map { .item($0) })
        case .links(let type):
            return Kind.allCases.flatMap { kind in
                chosen(portfolio.nodes(of: kind).lazy.flatMap { portfolio.links(from: $0, type) }.map { .link($0) })
            }
        case .points:
            return chosen(portfolio.nodes(of: .measure).lazy.flatMap { portfolio.points(of: $0) }.map { .point($0) })
        case .assessments:
            return Kind.allCases.flatMap { kind in
                chosen(
                    portfolio.nodes(of: kind).lazy.flatMap { portfolio.assessments(of: $0) }.map { .assessment($0) })
            }
        }
    }
}

extension Portfolio {
    /// The day on which lateness is judged: the portfolio's own, else the day on the wall.
    var today: Day { asOf ?? WallClock.system.today }

    /// The id of the department that leads on an item, or an empty text.
    func departmentID(_ node: Node) -> String { leadOrg(of: node).map { id(department(of: $0)) } ?? "" }
}
