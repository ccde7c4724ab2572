// Where each pane lies, by the size of the screen and what the user made of it.

import Drawing

/// The division of a screen. Line 1 says where you are, the last lines what you can do, the line above them - or several,
/// where that takes more words - what just happened. The panes, and the companion of the tree where it has a box of its own, fill the rest without a gap.
public struct Layout: Hashable, Sendable {
    /// Where the other direction of the selected item is shown: in a box of its own, or below a rule in the tree's pane.
    public struct Companion: Hashable, Sendable {
        /// Its box, borders included; nil where it shares the tree's pane.
        public let box: Rect?
        /// The rule above it, where it shares the tree's pane.
        public let rule: Rect?
        public internal(set) var inside: Rect
        /// Where the labels of a date axis stand, above what is inside; nil without an axis of its own.
        public internal(set) var axisHead: Rect?
    }

    /// Where the other direction stands where it has a box of its own: what is needed stands left of what waits.
    public enum Company: Hashable, Sendable {
        case left, right
        /// The tree's pane shows both itself.
        case none
    }

    public let size: Size
    public let shape: LayoutShape
    /// The panes on screen, each with its rectangle, borders included.
    public private(set) var rects: [Pane: Rect] = [:]
    public private(set) var companion: Companion?
    /// Where the labels of the tree's date axis stand, above its rows; nil without an axis, or without room for them.
    public private(set) var axisHead: Rect?
    /// Below the tree's rows, where there is no edge on which the axis can speak of the cursor's row.
    public private(set) var axisFoot: Rect?
    /// How many lines of hints there are at the bottom.
    public let hintLines: Int
    /// How many lines there are above them for what just happened.
    public private(set) var messageLines = 1
    /// Whether panes have borders.
    public let hasBorders: Bool
    let company: Company

    private let focus: Pane
    private let arrangement: Arrangement

    public init(
        size: Size, focus: Pane, isZoomed: Bool = false, arrangement: Arrangement = Arrangement(),
        company: Company = .right, hasAxis: Bool = false, messageLines: Int = 1
    ) {
        self.size = size
        self.focus = focus
        self.arrangement = arrangement
        self.company = company
        let natural = LayoutShape.suiting(width: size.width, height: size.height)
        var shape = natural
        if let wanted = arrangement.shape, natural != .single, wanted.fits(width: size.width, height: size.height) {
            shape = wanted
        }
        self.shape = shape
        hasBorders = shape != .single && arrangement.hasBorders
        hintLines = !arrangement.hasHints ? 0 : natural == .single || size.width >= Layout.oneLineOfHints ? 1 : 2
        let body = Rect(x: 0, y: 1, width: size.width, height: max(0, size.height - 2 - hintLines))
        if shape == .single || isZoomed {
            rects = [focus: body]
            if arrangement.showsBoth { shareTree() }
        } else {
            let plan = RoomPlan(shape: shape, focus: focus, arrangement: arrangement, company: company)
            place(plan.room(body), in: body)
            if companion == nil { shareTree() }
        }
        makeRoomForMessage(messageLines, below: body.bottom)
        if hasAxis { makeRoomForAxis() }
    }

    /// The width from which on all hints find room on one line.
    private static let oneLineOfHints = 152

    // MARK: Places

    private mutating func place(_ room: Room, in rect: Rect) {
        switch room {
        case .pane(let pane): rects[pane] = rect
        case .companion: companion = Companion(box: rect, rule: nil, inside: content(rect))
        case .beside(let parts):
            var rest = rect
            for (part, columns) in zip(
                parts, Division.lengths(rect.width, parts.map(\.1), isEqual: arrangement.isEqual))
            {
                let split = rest.splitLeft(columns)
                place(part.0, in: split.left)
                rest = split.rest
            }
        case .stacked(let parts):
            var rest = rect
            for (part, rows) in zip(
                parts, Division.lengths(rect.height, parts.map(\.1), isEqual: arrangement.isEqual))
            {
                let split = rest.splitTop(rows)
                place(part.0, in: split.top)
                rest = split.rest
            }
        }
    }

    /// Gives the lower third of a high tree pane to the companion.
    private mutating func shareTree() {
        guard company != .none, let rect = rects[.dependencies] else { return }
        let all = content(rect)
        guard all.height >= (arrangement.showsBoth ? 5 : size.width < 100 ? 24 : 16) else { return }
        let half = max(3, min(14, all.height / 2))
        let (_, below) = all.splitTop(all.height - (arrangement.showsBoth ? half : max(6, min(14, all.height / 3))))
        let (rule, inside) = below.splitTop(1)
        companion = Companion(box: nil, rule: rule, inside: inside)
    }

    /// Takes the lines that a message needs besides its own from what lies lowest, as far as rows are left there. What lies
    /// above stays as it is.
    private mutating func makeRoomForMessage(_ wanted: Int, below end: Int) {
        let lowest = rects.filter { $0.value.bottom == end }
        let least = hasBorders ? 4 : 3
        var taken = lowest.values.reduce(wanted - 1) { min($0, $1.height - least) }
        let isBox = companion?.box.map { $0.bottom == end } ?? false
        let isShared = companion?.rule != nil && lowest[.dependencies] != nil
        if let companion, isBox || isShared { taken = min(taken, companion.inside.height - 1) }
        guard taken > 0 else { return }
        for pane in lowest.keys { rects[pane]!.height -= taken }
        if let companion, isBox || isShared {
            var (box, inside) = (companion.box, companion.inside)
            box?.height -= taken
            inside.height -= taken
            self.companion = Companion(box: box, rule: companion.rule, inside: inside)
        }
        messageLines = 1 + taken
    }

    /// Gives the first row of the tree, or two of a high one, to the labels of a date axis; and the last to its sentence
    /// where there is no edge.
    private mutating func makeRoomForAxis() {
        func head(_ area: Rect) -> Int { area.height >= 14 ? 2 : area.height >= 3 ? 1 : 0 }
        if let all = inside(.dependencies) {
            if head(all) > 0 { axisHead = all.splitTop(head(all)).top }
            if !hasBorders, all.height >= 8 { axisFoot = all.splitTop(all.height - 1).rest }
        }
        if let place = companion, place.box != nil, head(place.inside) > 0 {
            (companion!.axisHead, companion!.inside) = place.inside.splitTop(head(place.inside))
        }
    }

    // MARK: What panes ask

    /// A rectangle without its borders; without borders, below the line of its title.
    private func content(_ rect: Rect) -> Rect {
        if hasBorders { return rect.inset(1) }
        let line = titleLine(rect)
        return Rect(x: rect.x, y: rect.y + 1, width: line.width, height: max(0, rect.height - 1))
    }

    /// The line of a pane's title, where it has no borders: a blank column parts it from its neighbour.
    func titleLine(_ rect: Rect) -> Rect {
        let width = max(0, rect.width - (rect.right < size.width ? 1 : 0))
        return Rect(x: rect.x, y: rect.y, width: width, height: min(1, rect.height))
    }

    /// Where a pane's content lies, its border left out; nil where the pane is not on screen.
    public func inside(_ pane: Pane) -> Rect? {
        guard let rect = rects[pane] else { return nil }
        var inside = content(rect)
        if pane == .dependencies {
            if let rule = companion?.rule { inside.height = max(0, rule.y - inside.y) }
            if let axisHead { inside = inside.splitTop(axisHead.height).rest }
            if let axisFoot { inside.height -= axisFoot.height }
        }
        return inside
    }

    /// How many rows of content a pane has in sight; what it would have, where it is not on screen.
    public func height(_ pane: Pane) -> Int {
        max(1, (inside(pane)?.height ?? size.height - 5) * (pane == .detail ? detailColumns : 1))
    }

    /// How wide a row of a pane's content is.
    public func width(_ pane: Pane) -> Int {
        let width = inside(pane)?.width ?? size.width - 2
        return max(1, pane == .detail && detailColumns > 1 ? (width - Layout.gutter) / detailColumns : width)
    }

    /// A wide detail has its lines in two columns, like a page of a newspaper.
    public var detailColumns: Int { (inside(.detail)?.width ?? 0) >= 130 ? 2 : 1 }
    /// How many rows below the first in sight a place in a pane lies.
    func row(at place: Point, in pane: Pane) -> Int {
        guard let inside = inside(pane) else { return 0 }
        let column = pane == .detail ? min(detailColumns - 1, (place.x - inside.x) / (width(pane) + Layout.gutter)) : 0
        return place.y - inside.y + column * inside.height
    }

    /// Blanks between two columns of the detail.
    public static let gutter = 3

    /// The first line that says what just happened.
    public var messageRow: Int { hintRow - messageLines }

    /// The first line of hints; behind the last line where there are none.
    public var hintRow: Int { size.height - hintLines }
}
