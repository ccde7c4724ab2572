// Templates: a few items with their links in a JSON document, to be added to a portfolio under ids of its own.

import Missions

/// A JSON document with one part more, `template`, that names it and says how it is tied to what is selected:
///
///     "template":{"title":"Supplier failure","about":"…","ties":[{"item":"RSK-1","link":"affects"}]}
public struct Template: Sendable {
    /// What people read: `Supplier failure`.
    public let title: String
    /// A line about it.
    public let about: String
    private let portfolio: Portfolio
    private let ties: [Tie]

    /// A link from an item of the template to the one that is selected (or the other way), where both may be joined and
    /// the selected one has the fields asked for.
    private struct Tie: Sendable {
        let item: ItemID
        let type: LinkType
        let isReversed: Bool
        let cells: [(column: String, text: String)]
        let condition: [(field: Field, text: String)]
    }

    /// Reads a template. Throws a sentence with the file, the place in it and the reason where anything is wrong.
    public init(reading path: String) throws(InterchangeError) {
        let name = Paths.last(path)
        func wrong(_ reason: String) -> InterchangeError {
            InterchangeError("The template \(path) is wrong: \(reason)")
        }
        let preview = try Importer.read(path, as: .json, onto: Portfolio())
        if let problem = preview.problems.first(where: { $0.severity == .refused }) {
            throw wrong(problem.description)
        }
        guard let step = preview.step, !preview.items.isEmpty else {
            throw wrong("\(name): It holds no items. Give it a list of items, and links between them.")
        }
        var held = Portfolio()
        do { try held.apply(step.changes) } catch { throw wrong("\(name): \(error)") }
        portfolio = held
        let head = try Template.head(path)
        title = head.title
        about = head.about
        var ties: [Tie] = []
        for (position, value) in head.ties.enumerated() {
            let place = "\(name) template.ties[\(position)]"
            guard let item = value["item"]?.string, held.node(item) != nil else {
                throw wrong("\(place), item: There is no item \(value["item"]?.compact ?? "named") in it.")
            }
            guard let word = value["link"]?.string, let type = LinkType(word: word) else {
                let words = LinkType.allCases.map(\.rawValue).joined(separator: ", ")
                throw wrong("\(place), link: Say which type of link: \(words).")
            }
            func pairs(_ key: String) -> [(String, String)] {
                (value[key]?.object ?? []).compactMap { member in member.value.string.map { (member.key, $0) } }
            }
            ties.append(
                Tie(
                    item: item, type: type, isReversed: value["reversed"] == .bool(true),
                    cells: pairs("fields").map { (column: $0.0, text: $0.1) },
                    condition: pairs("where").map { (field: Field($0.0), text: $0.1) }))
        }
        self.ties = ties
    }

    /// What a template says of itself, read without looking at what it holds.
    public static func heading(of path: String) throws(InterchangeError) -> (title: String, about: String) {
        let head = try head(path)
        return (head.title, head.about)
    }

    private static func head(_ path: String) throws(InterchangeError) -> (title: String, about: String, ties: [JSON]) {
        let name = Paths.last(path)
        let bytes: [UInt8]
        do throws(Unreadable) { bytes = try SourceFile.bytes(path, limit: 1 << 20) } catch {
            throw InterchangeError("The template \(path) cannot be read: \(error.sentence)")
        }
        let document: JSON
        do throws(JSONError) { document = try JSON(parsing: bytes) } catch {
            throw InterchangeError(
                "The template \(path) is wrong: \(name) row \(error.line): It is not JSON: \(error.problem).")
        }
        let head = document["template"]
        let plain = name.hasSuffix(".json") ? String(name.dropLast(5)) : name
        return (head?["title"]?.string ?? plain, head?["about"]?.string ?? "", head?["ties"]?.array ?? [])
    }
}

extension Template {
    /// A step that adds all of it to a portfolio, under the next ids of each kind, tied to an item where that makes sense.
    /// Throws where a tie's fields are no values.
    public func step(onto target: Portfolio, tiedTo item: ItemID?) throws(Refusal) -> Step {
        let ids = newIDs(in: target)
        var changes: [Change] = []
        for node in portfolio.allNodes {
            let kind = portfolio.kind(node)
            let fields = renamed(portfolio.fields(node), Schema.rows(of: kind), ids)
            changes.append(.create(.item(ids[portfolio.id(node)]!), kind: kind, fields: fields))
        }
        let items = changes.count
        for edge in portfolio.allEdges {
            let key = portfolio.key(edge)
            let fields = renamed(portfolio.fields(edge), Schema.rows(of: key.type), ids)
            let new = LinkKey(key.type, from: ids[key.from]!, to: ids[key.to]!, fields: fields)
            changes.append(.create(.link(new), kind: nil, fields: fields))
        }
        for node in portfolio.allNodes {
            let id = ids[portfolio.id(node)]!
            for point in portfolio.points(of: node) {
                let key = PointKey(
                    measure: id, series: point.key.series, date: point.key.date, revision: point.key.revision)
                changes.append(
                    .create(.point(key), kind: nil, fields: renamed(point.fields, Schema.pointRows, ids)))
            }
        }
        var tied = ""
        if let item, let node = target.node(item) {
            for tie in ties where suits(tie, node, target) {
                let own = ids[tie.item]!
                let (from, to) = tie.isReversed ? (item, own) : (own, item)
                let made = try target.linking(tie.type, from: from, to: to, tie.cells)
                changes += made.step.changes
                tied = tie.isReversed ? " that \(item) \(tie.type.verb)" : " that \(tie.type.verb) \(item)"
            }
        }
        let links = changes.count - items
        let also = links == 0 ? "" : " and \(counted(links, "link"))"
        let what = "\(counted(items, "item"))" + also
        return Step("Add \(title)\(tied): \(what)", changes: changes)
    }

    private func suits(_ tie: Tie, _ node: Node, _ target: Portfolio) -> Bool {
        let own = portfolio.node(tie.item).map { portfolio.kind($0) }!
        let other = target.kind(node)
        guard tie.isReversed ? tie.type.joins(other, to: own) : tie.type.joins(own, to: other) else { return false }
        return tie.condition.allSatisfy { target.text(node, $0.field) == $0.text }
    }

    /// The id each item gets: the next numbers of its kind that nobody has.
    private func newIDs(in target: Portfolio) -> [ItemID: ItemID] {
        var ids: [ItemID: ItemID] = [:]
        var next: [Kind: Int] = [:]
        for node in portfolio.allNodes {
            let kind = portfolio.kind(node)
            let first = target.newID(kind).split(separator: "-").last.flatMap { Int($0) } ?? 1
            var number = next[kind] ?? first
            while target.node("\(kind.prefix)-\(number)") != nil { number += 1 }
            ids[portfolio.id(node)] = "\(kind.prefix)-\(number)"
            next[kind] = number + 1
        }
        return ids
    }

    /// Fields with the template's own ids changed for the new ones.
    private func renamed(_ fields: Fields, _ rules: [FieldRule], _ ids: [ItemID: ItemID]) -> Fields {
        var new = fields
        for (field, text) in fields {
            switch rules.first(where: { $0.field == field })?.type {
            case .reference, .references:
                new[field] = FieldType.parts(text).map { ids[$0] ?? $0 }.joined(separator: ";")
            default: break
            }
        }
        return new
    }
}
