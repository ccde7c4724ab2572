// Whom to ring about one link, in lines of which none is cut.

import Analyses
import Drawing
import Missions

/// The people at the ends of a link that lateness crosses, or at what is late itself.
struct Ringing {
    /// `M2 waits on M1`.
    let ids: String
    private let names: [String]
    private let isNamed: Bool
    private let target: ItemID

    /// The first of the ends is where Enter leads.
    init(_ ids: String, _ ends: [(node: Node, contact: String?)], _ portfolio: Portfolio) {
        self.ids = ids
        target = portfolio.id(ends[0].node)
        isNamed = ends.contains { $0.contact != nil }
        var names: [String] = []
        for (node, contact) in ends {
            let name = contact ?? Ringing.missing(node, portfolio)
            if !names.contains(name) { names.append(name) }
        }
        self.names = names
    }

    /// What there is to say where nobody is named: a department is nobody to ring, but knows whom.
    private static func missing(_ node: Node, _ portfolio: Portfolio) -> String {
        guard let lead = portfolio.leadDepartment(of: node) else { return "nobody leads, and no contact is named" }
        return "\(lead): no contact is named"
    }

    /// The least columns in which names can be read.
    private static let least = 24

    /// The ids in their columns and the names behind them; where that leaves too little room, the names below the ids.
    func rows(_ columns: Int, _ width: Int) -> [Answer.Row] {
        let isBelow = width - columns < Ringing.least
        let indent = isBelow ? 4 : columns
        let room = max(1, width - indent)
        let together = names.joined(separator: "; ")
        let lines =
            displayWidth(of: together) <= room
            ? [together] : names.flatMap { Ringing.wrapped($0, room) }
        let ink: Ink = isNamed ? .plain : .warning
        let label: DetailLine.Span = (cut("  " + ids, to: width), .label)
        var rows = isBelow ? [Answer.Row([label], to: target)] : []
        for (position, line) in lines.enumerated() {
            let start: DetailLine.Span =
                position == 0 && !isBelow
                ? (padded("  " + ids, to: columns), .label) : (String(repeating: " ", count: indent), .label)
            rows.append(Answer.Row([start, (line, ink)], to: target))
        }
        return rows
    }

    /// A name in as many lines as it needs, those after its first a little further in.
    private static func wrapped(_ name: String, _ room: Int) -> [String] {
        if displayWidth(of: name) <= room { return [name] }
        return Wording.wrap(name, max(1, room - 2)).enumerated().map { $0 == 0 ? $1 : "  " + $1 }
    }
}
