// A picture to write: of a tree, of what lies around an item, of everything, or of who owes whom; in one of three languages.

import Analyses
import Bench
import Interchange
import Missions
import Pictures

struct Picture {
    /// Which way a tree is walked.
    enum Way: String, CaseIterable { case upstream, downstream, both }

    private let sketch: Sketch
    private let isGrouped: Bool
    /// The grid of a matrix; nil for a network.
    private let grid: (() throws(TooLarge) -> String)?
    /// What a matrix does not count, one sentence each.
    private let uncounted: [String]

    /// The tree at an item. Throws a sentence where these readers may not see the item.
    init(
        of root: Node, _ way: Way, in portfolio: Portfolio, from file: String, depth: Int = .max,
        limit: Int = Network.usualLimit, isGrouped: Bool = false, for readers: Audience = .shared
    ) throws {
        try Picture.check(readers, maySee: root, in: portfolio)
        let isShown = { readers.maySee($0, in: portfolio) }
        let network: Network =
            switch way {
            case .upstream:
                .reached(from: root, .upstream, in: portfolio, depth: depth, limit: limit, isShown: isShown)
            case .downstream:
                .reached(from: root, .downstream, in: portfolio, depth: depth, limit: limit, isShown: isShown)
            case .both: .bothWays(from: root, in: portfolio, depth: depth, limit: limit, isShown: isShown)
            }
        self.init(network, in: portfolio, from: file, isGrouped, isShown)
    }

    /// What lies around an item, so many steps in any direction. Throws a sentence where these readers may not see it.
    init(
        around centre: Node, steps: Int, in portfolio: Portfolio, from file: String, limit: Int, isGrouped: Bool,
        for readers: Audience
    ) throws {
        try Picture.check(readers, maySee: centre, in: portfolio)
        let isShown = { readers.maySee($0, in: portfolio) }
        let network = Network.neighbourhood(of: centre, steps: steps, in: portfolio, limit: limit, isShown: isShown)
        self.init(network, in: portfolio, from: file, isGrouped, isShown)
    }

    /// Everything that hangs together.
    init(of portfolio: Portfolio, from file: String, limit: Int, isGrouped: Bool, for readers: Audience) {
        let isShown = { readers.maySee($0, in: portfolio) }
        let network = Network.whole(portfolio, limit: limit, isShown: isShown)
        self.init(network, in: portfolio, from: file, isGrouped, isShown)
    }

    private init(
        _ network: Network, in portfolio: Portfolio, from file: String, _ isGrouped: Bool, _ isShown: (Node) -> Bool
    ) {
        sketch = Sketch(network, in: portfolio, from: Picture.source(file, portfolio), isShown: isShown)
        self.isGrouped = isGrouped
        grid = nil
        uncounted = []
    }

    private static func check(_ readers: Audience, maySee node: Node, in portfolio: Portfolio) throws {
        guard readers.maySee(node, in: portfolio) else {
            throw Failure.badInput(
                "\(portfolio.id(node)) is withheld from these readers because of its visibility. For yourself, write "
                    + "stocktake export --audience own.")
        }
    }

    /// Who owes whom with one measure, counted as if what these readers may not see were not there.
    init(
        matrixOf portfolio: Portfolio, showing measure: DepartmentMatrix.Measure, from file: String,
        for readers: Audience
    ) {
        let isShown = { readers.maySee($0, in: portfolio) }
        let withheld = portfolio.allNodes.count { !isShown($0) }
        uncounted =
            withheld == 0
            ? []
            : ["\(counted(withheld, "item")) not counted because of visibility."]
                + (measure == .leastSlack ? ["Slack is that of the whole plan."] : [])
        let today = portfolio.today
        // Only slack takes a schedule.
        let matrix =
            measure == .leastSlack
            ? DepartmentMatrix(
                portfolio, asOf: today, slack: Schedule(portfolio, asOf: today).slackOfLinks(in: portfolio),
                isShown: isShown)
            : DepartmentMatrix(portfolio, asOf: today, isShown: isShown)
        let source = Picture.source(file, portfolio)
        sketch = Sketch(matrix, showing: measure, in: portfolio, from: source)
        isGrouped = false
        grid = { () throws(TooLarge) in
            try MatrixSVG.text(of: matrix, showing: measure, in: portfolio, from: source)
        }
    }

    /// The picture in a language. Throws a sentence where it would be too large to be legible.
    func bytes(_ language: Export.Picture) throws -> [UInt8] {
        do {
            switch language {
            case .dot: return Array(Dot.text(of: sketch, inGroups: isGrouped).utf8)
            case .mermaid: return Array(Mermaid.text(of: sketch, inGroups: isGrouped).utf8)
            case .svg: return Array(try (grid?() ?? NetworkSVG.text(of: sketch)).utf8)
            }
        } catch {
            throw Failure.badInput("\(error)")
        }
    }

    /// What it leaves out, and whether what draws the language has to be told of its size, one sentence each.
    func notes(_ language: Export.Picture) -> [String] {
        let left = grid == nil ? sketch.notes : uncounted
        guard language == .mermaid, sketch.arrows.count > Mermaid.mostArrows else { return left }
        return left + [
            "Mermaid draws \(Mermaid.mostArrows) links at most, unless its maxEdges and maxTextSize are raised where it is set up."
        ]
    }

    /// What was written where, and what is to be known of it.
    func told(_ path: String, _ language: Export.Picture) -> String {
        let (boxes, arrows) = grid == nil ? ("item", "link") : ("department", "cell")
        let wrote =
            "Wrote \(counted(sketch.boxes.count, boxes)) and \(counted(sketch.arrows.count, arrows)) to \(path)."
        return ([wrote] + notes(language)).joined(separator: " ")
    }

    /// An id as part of a file's name.
    static func fileName(_ id: ItemID) -> String {
        String(id.unicodeScalars.map { $0 == "/" || $0.value < 32 ? "_" : Character($0) }.prefix(60))
    }

    private static func source(_ file: String, _ portfolio: Portfolio) -> Provenance {
        Provenance(file: file.split(separator: "/").last.map(String.init) ?? file, asOf: portfolio.today)
    }
}

extension Export.Picture {
    /// What names of files in the language end with.
    var ending: String { self == .mermaid ? ".mmd" : "." + rawValue }
}
