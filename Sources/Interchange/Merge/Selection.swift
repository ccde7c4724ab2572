// Which part of a portfolio leaves, and in which order.

import Missions

/// What of a portfolio an audience may see, in natural order of ids.
struct Selection {
    let portfolio: Portfolio
    private let audience: Audience
    /// The items that leave.
    let nodes: [Node]
    /// The place of each item among those that leave, or -1, by its place in storage.
    private var ranks: [Int32]
    private(set) var report = ExportReport()

    init(_ portfolio: Portfolio, _ audience: Audience) {
        self.portfolio = portfolio
        self.audience = audience
        ranks = Array(repeating: -1, count: portfolio.slotCount)
        var nodes: [Node] = []
        for kind in Kind.allCases {
            for node in portfolio.nodes(of: kind) {
                if audience.maySee(node, in: portfolio) {
                    nodes.append(node)
                } else {
                    report.withheldItems += 1
                }
            }
        }
        nodes.sort { NaturalOrder.isBefore(portfolio.idBytes($0), portfolio.idBytes($1)) }
        for (rank, node) in nodes.enumerated() { ranks[Int(node.slot)] = Int32(rank) }
        self.nodes = nodes
        report.items = nodes.count
    }

    func shows(_ node: Node) -> Bool { ranks[Int(node.slot)] >= 0 }

    /// The links of every type whose two ends leave, by their first end, then their second, then their mark.
    func links(_ report: inout ExportReport) -> [LinkType: [Edge]] {
        var rows: [LinkType: [(from: Int32, to: Int32, edge: Edge)]] = [:]
        for edge in portfolio.allEdges {
            let (from, to) = (ranks[Int(portfolio.from(edge).slot)], ranks[Int(portfolio.to(edge).slot)])
            if from < 0 || to < 0 {
                report.withheldLinks += 1
            } else {
                rows[portfolio.type(edge), default: []].append((from, to, edge))
                report.links += 1
            }
        }
        return rows.mapValues { rows in
            rows.sorted {
                if ($0.from, $0.to) != ($1.from, $1.to) { return ($0.from, $0.to) < ($1.from, $1.to) }
                return portfolio.key($0.edge).mark.utf8.lexicographicallyPrecedes(portfolio.key($1.edge).mark.utf8)
            }.map(\.edge)
        }
    }

    func points(_ report: inout ExportReport) -> [Point] {
        var all: [Point] = []
        for node in portfolio.nodes(of: .measure) where portfolio.hasAttachments(node) {
            let points = portfolio.points(of: node)
            if shows(node) { report.points += points.count } else { report.withheldAttachments += points.count }
        }
        for node in nodes where portfolio.kind(node) == .measure && portfolio.hasAttachments(node) {
            all += portfolio.points(of: node)
        }
        return all
    }

    func assessments(_ report: inout ExportReport) -> [Assessment] {
        var all: [Assessment] = []
        for node in portfolio.allNodes where portfolio.hasAttachments(node) && !shows(node) {
            report.withheldAttachments += portfolio.assessments(of: node).count
        }
        for node in nodes where portfolio.hasAttachments(node) { all += portfolio.assessments(of: node) }
        report.assessments = all.count
        return all
    }

    /// Kept files that leave, by path; those whose path is no place for one stay behind.
    func files(_ report: inout ExportReport) -> [(path: String, text: String)] {
        let all = portfolio.extras.filter { FolderLayout.canKeep($0.key) }
        if audience == .everyone {
            report.withheldFiles = portfolio.extras.count
            return []
        }
        report.files = all.count
        report.withheldFiles = portfolio.extras.count - all.count
        return all.map { ($0.key, $0.value[.text] ?? "") }.sorted {
            $0.path.utf8.lexicographicallyPrecedes($1.path.utf8)
        }
    }

    /// Fields without the ids of items that stay behind.
    func shown(_ fields: Fields, _ row: (Field) -> FieldRule?) -> Fields {
        if report.withheldItems == 0 { return fields }
        var shown = fields
        for (field, text) in fields {
            switch row(field)?.type {
            case .reference?, .references?:
                let ids = FieldType.parts(text).filter { id in portfolio.node(id).map { shows($0) } ?? true }
                shown[field] = ids.joined(separator: ";")
            default: break
            }
        }
        return shown
    }
}
