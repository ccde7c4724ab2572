// Rectangles are cut up without losing or inventing cells.

import Drawing
import Testing

@Suite struct GeometryTests {
    let room = Rect(x: 2, y: 1, width: 10, height: 4)

    @Test func `Splitting gives two parts that make up the whole`() {
        let (left, rest) = room.splitLeft(3)
        #expect(left == Rect(x: 2, y: 1, width: 3, height: 4))
        #expect(rest == Rect(x: 5, y: 1, width: 7, height: 4))
        let (top, below) = room.splitTop(99)
        #expect(top == room)
        #expect(below.isEmpty && below.y == 5)
        #expect(room.splitLeft(-1).left.isEmpty)
    }

    @Test func `Insets and intersections stay within`() {
        #expect(room.inset() == Rect(x: 3, y: 2, width: 8, height: 2))
        #expect(room.inset(3).isEmpty)
        #expect(room.intersection(Rect(x: 0, y: 0, width: 4, height: 2)) == Rect(x: 2, y: 1, width: 2, height: 1))
        #expect(room.intersection(Rect(x: 50, y: 0, width: 4, height: 2)).isEmpty)
        #expect(room.contains(Point(x: 11, y: 4)) && !room.contains(x: 12, y: 4))
    }
}
