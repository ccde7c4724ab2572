// Where each pane lies, by the size of the screen.

import Drawing

/// The division of a screen. Line 1 says where you are, the last lines what you can do, the line above them what just
/// happened.
public struct Layout: Hashable, Sendable {
    public let size: Size
    /// The panes on screen, each with its rectangle, borders included.
    public let rects: [Pane: Rect]
    /// How many lines of hints there are at the bottom.
    public let hintLines: Int
    /// Whether panes have borders.
    public let hasBorders: Bool

    public init(size: Size, focus: Pane, isZoomed: Bool = false, showsHistory: Bool = false) {
        self.size = size
        let isSmall = size.width < 60 || size.height < 16
        hasBorders = !isSmall
        hintLines = isSmall || size.width >= Layout.oneLineOfHints ? 1 : 2
        let body = Rect(x: 0, y: 1, width: size.width, height: max(0, size.height - 2 - hintLines))
        if isSmall || isZoomed {
            rects = [focus: body]
        } else if size.width < 100 {
            rects = Layout.everyday(
                body, size, third: focus == .history || (showsHistory && focus != .risks) ? .history : .risks)
        } else {
            rects = Layout.wide(body)
        }
    }

    /// The width from which on all hints find room on one line.
    private static let oneLineOfHints = 152

    /// A: list and tree above, risks (or history) and detail below.
    private static func everyday(_ body: Rect, _ size: Size, third: Pane) -> [Pane: Rect] {
        let below = max(7, min(10, body.height * 2 / 5))
        let (above, rest) = body.splitTop(body.height - below)
        let left = max(24, size.width * 3 / 8)
        let (list, tree) = above.splitLeft(left)
        let (corner, detail) = rest.splitLeft(left)
        return [.missions: list, .dependencies: tree, third: corner, .detail: detail]
    }

    /// B: three columns; history under the list, the detail under the second and third.
    private static func wide(_ body: Rect) -> [Pane: Rect] {
        let side = max(31, min(52, body.width * 26 / 100))
        let (left, rest) = body.splitLeft(side)
        let strip = max(8, min(18, body.height * 3 / 8))
        let (above, detail) = rest.splitTop(body.height - strip)
        let (tree, risks) = above.splitLeft(rest.width - side)
        let (list, history) = left.splitTop(body.height - strip)
        return [.missions: list, .dependencies: tree, .risks: risks, .history: history, .detail: detail]
    }

    /// Where a pane's content lies, its border left out; nil where the pane is not on screen.
    public func inside(_ pane: Pane) -> Rect? {
        rects[pane].map {
            hasBorders ? $0.inset(1) : Rect(x: $0.x, y: $0.y + 1, width: $0.width, height: max(0, $0.height - 1))
        }
    }

    /// How many rows of content a pane has; what it would have, where it is not on screen.
    public func height(_ pane: Pane) -> Int { max(1, inside(pane)?.height ?? size.height - 5) }
    public func width(_ pane: Pane) -> Int { max(1, inside(pane)?.width ?? size.width - 2) }

    /// The line that says what just happened.
    public var messageRow: Int { size.height - 1 - hintLines }
}
