// The portfolios that stories are told about.

import Analyses
import Foundation
import Interchange
import Missions
import Testing

enum Seeds {
    static let workedExample = read("worked-example")
    static let london = read("london-2012")
    static let planForChange = read("plan-for-change")

    /// A cycle, a shared node, an item alone.
    static let knot = portfolio(
        """
        M1 mission Zusammenhänge und Umlaute 東京都
        P1 programme One
        A milestone First
        B milestone Second
        C milestone Third
        R1 raid Worry|residual_likelihood=5|residual_impact=4
        P1 contributes M1
        A part_of P1
        B part_of P1
        A needs B
        B needs C need_by=2026-03-01
        C needs A need_by=2026-01-01 promised_by=2026-02-01
        R1 affects A
        """)

    /// The root of the package, by where this file lies.
    static let root = String(
        #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/"))

    /// What happened to other projects, as it ships.
    static let outsideView = (try? String(contentsOfFile: root + "/seeds/reference/gmpp-slips.csv", encoding: .utf8))
        .flatMap { OutsideView(csv: $0) }

    private static func read(_ name: String) -> Portfolio {
        do {
            var portfolio = Portfolio()
            let preview = try Importer.read("\(root)/seeds/\(name)", as: .folder, onto: portfolio)
            if let step = preview.step { try portfolio.apply(step.changes) }
            return portfolio
        } catch { fatalError("\(name): \(error)") }
    }

    /// A small portfolio made of lines: `M1 mission Clean power`, `M1 needs M2 need_by=2026-06-30`.
    static func portfolio(_ text: String) -> Portfolio {
        var portfolio = Portfolio()
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 2).map(String.init)
            do {
                if let kind = Kind(rawValue: words[1]) {
                    var cells: [(column: String, text: String)] = []
                    for part in words.dropFirst(2).joined().split(separator: "|") {
                        let sides = part.split(separator: "=", maxSplits: 1).map(String.init)
                        cells.append(sides.count == 2 ? (sides[0], sides[1]) : ("title", sides[0]))
                    }
                    try portfolio.admit(portfolio.adding(kind, id: words[0], cells).step)
                } else if let type = LinkType(rawValue: words[1]) {
                    let rest = words[2].split(separator: " ").map(String.init)
                    let cells = rest.dropFirst().map { cell in
                        let sides = cell.split(separator: "=", maxSplits: 1).map(String.init)
                        return (column: sides[0], text: sides[1])
                    }
                    try portfolio.admit(portfolio.linking(type, from: words[0], to: rest[0], cells).step)
                }
            } catch { fatalError("\(line): \(error)") }
        }
        return portfolio
    }
}
