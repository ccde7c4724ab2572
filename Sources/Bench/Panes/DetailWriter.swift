// What the detail says of an item: every field, its links as places to go, points and judgements.

import Analyses
import Drawing
import Missions

/// Writes the detail of one item.
struct DetailWriter {
    let portfolio: Portfolio
    let asOf: Day
    let width: Int
    let ties: Ties
    /// How many lines will do.
    let wanted: Int
    /// What happened to other projects, for beside a forecast.
    let outside: @Sendable () -> OutsideView?
    private(set) var lines: [DetailLine] = []
    /// The most links listed of one type; beyond, their number is said.
    static let linkLimit = 200

    init(
        portfolio: Portfolio, asOf: Day, width: Int, ties: Ties, wanted: Int = .max,
        outside: @escaping @Sendable () -> OutsideView? = { nil }
    ) {
        self.outside = outside
        self.portfolio = portfolio
        self.asOf = asOf
        self.width = width
        self.ties = ties
        self.wanted = wanted
    }

    /// Writes lines until there are more than are wanted; says whether that is all there is to write.
    mutating func write(_ node: Node) -> Bool {
        lines = heading(node)
        lines += fields(node)
        guard writeLinks() else { return false }
        lines += points(node)
        if lines.count > wanted { return false }
        lines += assessments(node)
        return true
    }

    private func heading(_ node: Node) -> [DetailLine] {
        let judged = portfolio.latestJudgement(of: node)?.overall
        var facts: [DetailLine.Span] = [
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
            if field == .forecastFinish, let last = lines.indices.last {
                let taken = lines[last].spans.reduce(0) { $0 + displayWidth(of: $1.text) }
                if let view = outsideView(of: node, columns: width - taken) {
                    lines[last].spans.append(("  " + view, .dim))
                }
            }
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

    private mutating func writeLinks() -> Bool {
        for type in LinkType.allCases {
            for outward in [true, false] {
                let bundle = (outward ? ties.out : ties.into)[Int(type.code)]
                if bundle.count == 0 { continue }
                if lines.count > wanted { return false }
                let number = bundle.count > 1 ? "  \(bundle.count)" : ""
                lines.append(DetailLine([((outward ? type.verb : type.reverseVerb) + number, .label)]))
                if bundle.count > DetailWriter.linkLimit {
                    lines.append(DetailLine([("  too many to list here; the tree shows them", .dim)]))
                    continue
                }
                let far = { [portfolio] in outward ? portfolio.to($0) : portfolio.from($0) }
                for edge in portfolio.sorted(bundle.edges, by: far) {
                    if lines.count > wanted { return false }
                    lines += self.lines(edge, far(edge))
                }
            }
        }
        return true
    }

    /// The other end and what the link says, on one line where there is room, else with the facts on lines below.
    private func lines(_ edge: Edge, _ other: Node) -> [DetailLine] {
        let id = portfolio.id(other)
        let title = portfolio.title(other)
        var line: [DetailLine.Span] = [("  ", .plain), (id, .link)]
        if title != id { line.append((" " + title, .value)) }
        var lines: [[DetailLine.Span]] = []
        var room = width - line.reduce(0) { $0 + displayWidth(of: $1.text) }
        let facts = facts(edge).filter { !$0.text.isEmpty }
        let isOneLine = facts.reduce(0, { $0 + displayWidth(of: $1.text) + 2 }) <= room
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
    private func facts(_ edge: Edge) -> [DetailLine.Span] {
        let fields = portfolio.fields(edge)
        switch portfolio.type(edge) {
        case .needs:
            let promise = Wording.sentence(Promise(edge, in: portfolio, asOf: asOf))
            var facts: [DetailLine.Span] = [(promise.text, promise.ink)]
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
