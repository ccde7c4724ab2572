// What terminals send for the mouse: SGR (Esc [ < button ; column ; row M), and the three bytes of older ones.

import Drawing

enum Mouse {
    /// A press or a turn of the wheel, from the numbers of an SGR sequence; nil for what means nothing here: a button let
    /// go, the other buttons, a movement.
    static func press(_ letter: UInt8, _ numbers: [Int]) -> Piece.Meaning? {
        guard letter == UInt8(ascii: "M"), numbers.count == 3 else { return nil }
        return meaning(numbers[0], column: numbers[1], row: numbers[2])
    }

    /// What follows Esc [ in the older way: M, then button, column and row, each with 32 added.
    static func oldPress(_ bytes: ArraySlice<UInt8>) -> Piece {
        let parts = bytes.dropFirst().prefix(3).map { Int($0) - 32 }
        guard parts.count == 3 else { return .incomplete }
        return Piece(meaning(parts[0], column: parts[1], row: parts[2]) ?? .nothing, 4)
    }

    private static func meaning(_ button: Int, column: Int, row: Int) -> Piece.Meaning? {
        guard column > 0, row > 0, button >= 0, button & 32 == 0 else { return nil }
        let act: Pointer.Act
        // Shift, Alt and Control held make no difference.
        switch button & ~28 {
        case 0: act = .click
        case 64: act = .wheelUp
        case 65: act = .wheelDown
        default: return nil
        }
        return .key(.mouse(Pointer(act, at: Point(x: column - 1, y: row - 1))))
    }
}
