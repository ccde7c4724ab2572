// Grouping a list by a field: headings in the order of the schema, items below them in the order they had.

import Analyses
import Missions

enum ListGroups {
    /// Codes of the ratings that missions get, worst first.
    static let ratings = ["R", "AR", "A", "AG", "G"]

    /// What the list of a kind can be grouped by, with what it means.
    static func choices(for kind: Kind) -> [(name: String, about: String)] {
        var choices = [("dept", "the department that leads"), ("lead", "who answers for it")]
        if [.mission, .outcome, .programme].contains(kind) {
            choices.append(("rating", "the latest overall judgement"))
        }
        for row in Schema.rows(of: kind) {
            if case .choice = row.type { choices.append((row.name, row.about)) }
        }
        choices.append(("month", "the month of its date"))
        return choices
    }

    /// A group's field as people read it.
    static func words(_ name: String) -> String { name == "dept" ? "department" : Wording.words(name) }

    /// Items group by group, and where each group begins.
    static func grouped(
        _ nodes: [Node], by name: String, _ kind: Kind, _ surroundings: Query.Surroundings, _ world: World
    ) -> ([Node], [ListRows.Group]) {
        let portfolio = world.portfolio
        let field = Field(name)
        var places: [String: Int] = [:]
        var names: [String] = []
        var members: [[Node]] = []
        var departments: [Node: Int] = [:]
        for node in nodes {
            func place(_ key: String) -> Int {
                if let place = places[key] { return place }
                places[key] = names.count
                names.append(key)
                members.append([])
                return names.count - 1
            }
            let group: Int
            if name == "dept" {
                if let department = surroundings.department(node) {
                    if let known = departments[department] {
                        group = known
                    } else {
                        group = place(portfolio.id(department))
                        departments[department] = group
                    }
                } else {
                    group = place("")
                }
            } else {
                group = place(key(of: node, name, field, portfolio))
            }
            members[group].append(node)
        }
        let order = order(names, name, kind)
        var all: [Node] = []
        all.reserveCapacity(nodes.count)
        var groups: [ListRows.Group] = []
        for place in order {
            groups.append(
                ListRows.Group(
                    name: heading(names[place], name, portfolio), first: all.count, count: members[place].count))
            all += members[place]
        }
        return (all, groups)
    }

    private static func key(of node: Node, _ name: String, _ field: Field, _ portfolio: Portfolio) -> String {
        switch name {
        case "rating": portfolio.latestJudgement(of: node)?.overall ?? ""
        case "month": Sorting.day(of: node, portfolio).map { String($0.iso.prefix(7)) } ?? ""
        default: portfolio.text(node, field) ?? ""
        }
    }

    /// Groups in the order of the schema or the scale, else as people expect names; what has no value comes last.
    private static func order(_ names: [String], _ name: String, _ kind: Kind) -> [Int] {
        var words: [String] = []
        if name == "rating" {
            words = ratings
        } else if case .choice(let all)? = Schema.row(Field(name), of: kind)?.type {
            words = all
        }
        let ranks = names.map { $0.isEmpty ? Int.max : words.firstIndex(of: $0) ?? words.count }
        let folded = names.map { $0.lowercased() }
        return names.indices.sorted { left, right in
            if ranks[left] != ranks[right] { return ranks[left] < ranks[right] }
            return folded[left] == folded[right] ? names[left] < names[right] : folded[left] < folded[right]
        }
    }

    private static func heading(_ key: String, _ name: String, _ portfolio: Portfolio) -> String {
        if key.isEmpty { return name == "rating" ? "not judged" : "no \(words(name))" }
        switch name {
        case "dept": return portfolio.node(key).map { Wording.name($0, portfolio) } ?? key
        case "month": return Day(iso: key + "-01").map { String($0.spoken.dropFirst(2)) } ?? key
        case "rating", "lead": return key
        default: return Wording.words(key)
        }
    }
}
