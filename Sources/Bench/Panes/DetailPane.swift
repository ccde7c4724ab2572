// The detail: lines on the selected item, as many as are read, and places to go among them.

import Analyses
import Drawing
import Missions

/// A line of the detail: some text in inks, and where it leads.
struct DetailLine: Sendable {
    typealias Span = (text: String, ink: Ink)

    var spans: [Span]
    /// The item that Enter goes to.
    var target: ItemID?
    /// The link that the line stands for; e changes it, d removes it.
    var link: LinkKey?
    /// The field that the line shows; e changes it.
    var field: Field?

    init(_ spans: [Span], target: ItemID? = nil, link: LinkKey? = nil, field: Field? = nil) {
        self.spans = spans
        self.target = target
        self.link = link
        self.field = field
    }
}

struct DetailPane: Sendable {
    var item: ItemID?
    /// The lines from the top: all, or as many as are in sight and perhaps more.
    private(set) var lines: [DetailLine] = []
    /// Whether all lines are written. At every key one more item is looked at, and of most only the top is read.
    private(set) var isWhole = true
    var scroller = Scroller()

    /// Writes the lines anew for an item, all of them where they are being read. Another item starts at the top.
    mutating func refresh(
        _ item: ItemID?, _ world: World, _ known: KnownTies, width: Int, height: Int, isRead: Bool
    ) {
        if item != self.item { scroller = Scroller() }
        self.item = item
        (lines, isWhole) = ([], true)
        if let item, let node = world.portfolio.node(item) {
            let ties = known.of(item, node, world)
            var writer = DetailWriter(
                portfolio: world.portfolio, asOf: world.asOf, width: width, ties: ties,
                wanted: isRead || scroller != Scroller() ? .max : height, outside: world.outsideView)
            isWhole = writer.write(node)
            lines = writer.lines
        }
        scroller.keepInSight(count: lines.count, height: height)
    }

    mutating func go(to row: Int, height: Int) { scroller.go(to: row, count: lines.count, height: height) }

    /// Moves what is in sight; the cursor comes along where it must.
    mutating func scroll(by rows: Int, height: Int) { scroller.scroll(by: rows, count: lines.count, height: height) }

    var current: DetailLine? { lines.indices.contains(scroller.cursor) ? lines[scroller.cursor] : nil }
}
