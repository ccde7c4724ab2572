// The detail: every field of the selected item, and its links as places to go.

import Analyses
import Drawing
import Missions

/// A line of the detail: some text in inks, and where it leads.
struct DetailLine: Sendable {
    struct Span: Sendable {
        var text: String
        var ink: Ink
    }

    var spans: [Span]
    /// The item that Enter goes to.
    var target: ItemID?
    /// The link that the line stands for; e changes it, d removes it.
    var link: LinkKey?
    /// The field that the line shows; e changes it.
    var field: Field?

    init(_ spans: [(String, Ink)], target: ItemID? = nil, link: LinkKey? = nil, field: Field? = nil) {
        self.spans = spans.map { Span(text: $0.0, ink: $0.1) }
        self.target = target
        self.link = link
        self.field = field
    }
}

struct DetailPane: Sendable {
    var item: ItemID?
    var lines: [DetailLine] = []
    var scroller = Scroller()

    /// Writes the lines anew for an item. Another item starts at the top.
    mutating func refresh(_ item: ItemID?, _ world: World, _ known: KnownTies, width: Int, height: Int) {
        if item != self.item { scroller = Scroller() }
        self.item = item
        lines = []
        if let item, let node = world.portfolio.node(item) {
            let ties = known.of(item, node, world)
            lines = DetailWriter(portfolio: world.portfolio, asOf: world.asOf, width: width, ties: ties).lines(of: node)
        }
        scroller.keepInSight(count: lines.count, height: height)
    }

    mutating func go(to row: Int, height: Int) { scroller.go(to: row, count: lines.count, height: height) }

    /// Moves what is in sight; the cursor comes along where it must.
    mutating func scroll(by rows: Int, height: Int) { scroller.scroll(by: rows, count: lines.count, height: height) }

    var current: DetailLine? { lines.indices.contains(scroller.cursor) ? lines[scroller.cursor] : nil }
}

/// Writes the detail of one item.
struct DetailWriter {
    let portfolio: Portfolio
    let asOf: Day
    let width: Int
    let ties: Ties
    /// The most links listed of one type; beyond, their number is said.
    static let linkLimit = 200

    func lines(of node: Node) -> [DetailLine] {
        var lines = heading(node)
        lines += fields(node)
        lines += links()
        lines += points(node)
        lines += assessments(node)
        return lines
    }

    private func heading(_ node: Node) -> [DetailLine] {
        let judged = portfolio.latestJudgement(of: node)?.overall
        var facts: [(String, Ink)] = [
            (portfolio.id(node) + "  ", .accent), (Wording.kind(node, portfolio), .label),
            ("  " + Wording.words(portfolio.text(node, .state) ?? ""), .value),
        ]
        if let judged { facts += [("  judged ", .label), ("[\(judged)]", Wording.ink(rating: judged))] }
        if let cell = portfolio.cell(node) {
            let score = cell.likelihood * cell.impact
            facts += [
                ("  ", .plain), ("L\(cell.likelihood) I\(cell.impact) = \(score)", Wording.ink(score: score)),
            ]
        }
        if let org = portfolio.leadOrg(of: node), org != node { facts.append(("  " + portfolio.id(org), .department)) }
        var lines = Wording.wrap(portfolio.title(node), width).map { DetailLine([($0, .heading)], field: .title) }
        lines.append(DetailLine(facts))
        if let plain = portfolio.text(node, .plain) {
            lines += Wording.wrap(plain, width).map { DetailLine([($0, .plain)], field: .plain) }
        }
        return lines
    }

    private func fields(_ node: Node) -> [DetailLine] {
        let kind = portfolio.kind(node)
        var lines: [DetailLine] = []
        let label = max(6, min(20, width / 3))
        for (field, text) in portfolio.fields(node) where ![.title, .plain, .state].contains(field) {
            let rule = Schema.row(field, of: kind)
            var value = Wording.value(text, rule)
            if case .rows = rule?.type {
                value = Wording.rows(text).joined(separator: "\n")
            }
            lines += labelled(rule?.label ?? field.name, value, label, field)
        }
        return lines
    }

    private func labelled(_ label: String, _ text: String, _ columns: Int, _ field: Field?) -> [DetailLine] {
        let shown = displayWidth(of: label) > columns - 1 ? String(label.prefix(columns - 2)) + "…" : label
        let padding = String(repeating: " ", count: max(0, columns - displayWidth(of: shown)))
        return Wording.wrap(text, width - columns).enumerated().map { position, line in
            DetailLine(
                [(position == 0 ? shown + padding : String(repeating: " ", count: columns), .label), (line, .value)],
                field: field)
        }
    }

    private func links() -> [DetailLine] {
        var lines: [DetailLine] = []
        for type in LinkType.allCases {
            for outward in [true, false] {
                let bundle = (outward ? ties.out : ties.into)[Int(type.code)]
                if bundle.count == 0 { continue }
                let number = bundle.count > 1 ? "  \(bundle.count)" : ""
                lines.append(DetailLine([((outward ? type.verb : type.reverseVerb) + number, .label)]))
                if bundle.count > DetailWriter.linkLimit {
                    lines.append(DetailLine([("  too many to list here; the tree shows them", .dim)]))
                    continue
                }
                let far = { outward ? portfolio.to($0) : portfolio.from($0) }
                for edge in portfolio.sorted(bundle.edges, by: far) { lines += self.lines(edge, far(edge)) }
            }
        }
        return lines
    }

    /// The other end and what the link says, on one line where there is room, else with the facts on lines below.
    private func lines(_ edge: Edge, _ other: Node) -> [DetailLine] {
        let id = portfolio.id(other)
        let title = portfolio.title(other)
        var line: [(String, Ink)] = [("  ", .plain), (id, .link)]
        if title != id { line.append((" " + title, .value)) }
        var lines: [[(String, Ink)]] = []
        var room = width - line.reduce(0) { $0 + displayWidth(of: $1.0) }
        let facts = facts(edge).filter { !$0.0.isEmpty }
        let isOneLine = facts.reduce(0, { $0 + displayWidth(of: $1.0) + 2 }) <= room
        let pieces = isOneLine ? facts : facts.flatMap { text, ink in Wording.wrap(text, width - 4).map { ($0, ink) } }
        for (text, ink) in pieces {
            let needed = displayWidth(of: text) + 2
            if needed > room || (!isOneLine && lines.isEmpty) {
                lines.append(line)
                line = [("  ", .plain)]
                room = width - 2
            }
            line += [("  ", .plain), (text, ink)]
            room -= needed
        }
        return (lines + [line]).map { DetailLine($0, target: id, link: portfolio.key(edge)) }
    }

    /// What a link says besides its ends, most telling first.
    private func facts(_ edge: Edge) -> [(String, Ink)] {
        let fields = portfolio.fields(edge)
        switch portfolio.type(edge) {
        case .needs:
            let promise = Wording.sentence(Promise(edge, in: portfolio, asOf: asOf))
            var facts: [(String, Ink)] = [(promise.text, promise.ink)]
            if let day = fields.day(.needBy) { facts.append(("need-by \(day.spoken)", .label)) }
            if let day = fields.day(.promisedBy) { facts.append(("promised \(day.spoken)", .label)) }
            // What is delivered, declined or withdrawn says so already, and most others are agreed.
            if fields[.state] == "proposed" { facts.append(("proposed", .label)) }
            if fields[.hard] == "false" { facts.append(("soft", .label)) }
            return facts
        case .responsible:
            let rest = [fields[Field("engagement")], fields[Field("contact")]].compactMap { $0 }
            return [(Wording.words(fields[.role] ?? ""), .department)] + rest.map { (Wording.words($0), .label) }
        case let type:
            let rows = Schema.rows(of: type).map(\.field)
            let sorted = fields.sorted { rows.firstIndex(of: $0.field) ?? .max < rows.firstIndex(of: $1.field) ?? .max }
            return sorted.map { field, text in
                if type == .contributes, field.name == "sign" { return (text == "-" ? "hinders" : "helps", .label) }
                let rule = Schema.row(field, of: type)
                let value = Wording.value(text, rule).split(separator: "\n").joined(separator: " ")
                // Words speak for themselves; a number or a day does not.
                switch rule?.type {
                case .line, .prose, .choice: return (value, .label)
                default: return ("\(rule?.label ?? field.name) \(value)", .label)
                }
            }
        }
    }

    private func points(_ node: Node) -> [DetailLine] {
        let points = portfolio.points(of: node)
        guard !points.isEmpty else { return [] }
        let unit = portfolio.text(node, Field("unit")).map { $0 == "%" ? $0 : " " + $0 } ?? ""
        var lines = [DetailLine([("points  \(points.count)", .label)])]
        for point in points.suffix(DetailWriter.linkLimit) {
            lines.append(
                DetailLine([
                    ("  \(point.key.series.rawValue)  ", .label), (point.key.date.spoken + "  ", .value),
                    ((point.fields[.value] ?? "?") + unit, .accent),
                    (point.key.revision > 0 ? "  revision \(point.key.revision)" : "", .label),
                ]))
        }
        return lines
    }

    private func assessments(_ node: Node) -> [DetailLine] {
        let assessments = portfolio.assessments(of: node)
        guard !assessments.isEmpty else { return [] }
        var lines = [DetailLine([("judgements  \(assessments.count)", .label)])]
        for assessment in assessments.reversed() {
            let code = assessment.overall
            lines.append(
                DetailLine([
                    ("  ", .plain), (code.map { "[\($0)]" } ?? "--", Wording.ink(rating: code)), (" ", .plain),
                    (assessment.key.date.spoken + "  " + assessment.key.rubric + "  ", .value),
                    (assessment.key.by, .label),
                ]))
            if let reason = assessment.fields[Field("reason")] {
                lines += Wording.wrap(reason, width - 4).map { DetailLine([("    " + $0, .plain)]) }
            }
        }
        return lines
    }
}
