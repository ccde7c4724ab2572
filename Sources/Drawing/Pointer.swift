// What a mouse does on the grid: a press of its button, or a turn of its wheel, and where.

/// One press or turn, at a place on the screen.
public struct Pointer: Hashable, Sendable {
    public enum Act: String, CaseIterable, Sendable {
        /// The main button went down.
        case click
        case wheelUp = "wheelup"
        case wheelDown = "wheeldown"
    }

    public let act: Act
    public let place: Point

    public init(_ act: Act, at place: Point) {
        self.act = act
        self.place = place
    }

    /// As key scripts write it: `click:10,5`, column and row counted from nought.
    public var name: String { "\(act.rawValue):\(place.x),\(place.y)" }

    /// Reads `click:10,5`; nil where it is nothing of the kind.
    public init?(name: String) {
        let parts = name.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let act = Act(rawValue: String(parts[0])) else { return nil }
        let sides = parts[1].split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
        guard sides.count == 2, let x = sides[0], let y = sides[1], x >= 0, y >= 0 else { return nil }
        self.init(act, at: Point(x: x, y: y))
    }
}
