// Where the grid of who owes whom lies on the screen: how many departments fit, and what else there is room for.

import Drawing

struct OwingPlan {
    /// The frame around everything.
    let rect: Rect
    /// Columns of the headings of rows, with the sign that more lie above or below.
    let heading: Int
    /// Columns of a cell, with the gap before it.
    let pitch: Int
    /// How many departments are in sight, across and down.
    let columns: Int
    let rows: Int
    /// Columns of what each row asks; none where there is no room.
    let asks: Int
    let hasOwes: Bool
    let sentenceRows: Int
    /// Whether what the signs mean is said.
    let hasLegend: Bool

    init(_ size: Size, lowest: Int, _ grid: OwingGrid) {
        let (down, across) = (max(1, grid.receivers.count), max(1, grid.givers.count))
        // A low screen has no room for lines above and below.
        let top = size.height >= 10 ? 1 : 0
        let height = max(1, (size.height >= 10 ? lowest : size.height) - top - 2)
        let inner = max(1, size.width - 2)
        let value = grid.measure.columns
        heading = min(max(5, grid.idColumns), max(5, min(16, inner / 5))) + 2
        asks = inner >= 40 ? value + 2 : 0
        let room = max(1, inner - heading - asks - 1)
        // Ids stand uncut where there is room for all of them so, else as many as can be read.
        let wide = max(value + 1, min(grid.idColumns, 16)) + 1
        let short = max(value + 1, min(grid.idColumns, inner < 70 ? 5 : 6)) + 1
        pitch = across * wide <= room ? wide : short
        columns = max(1, min(across, room / pitch))
        let needed = heading + columns * pitch + 1 + asks + 2
        let width = min(size.width, max(needed, 100))
        sentenceRows = max(1, min(width < 70 ? 3 : 2, height - 2))
        let left = height - 1 - sentenceRows
        hasOwes = left >= 4
        hasLegend = left >= 8 && width >= 74
        rows = max(1, min(down, left - (hasOwes ? 1 : 0) - (hasLegend ? 2 : 0)))
        let taken = 1 + rows + (hasOwes ? 1 : 0) + sentenceRows + (hasLegend ? 2 : 0)
        rect = Rect(x: (size.width - width) / 2, y: top, width: width, height: min(height, taken) + 2)
    }

    var area: Rect { rect.inset(1) }
    /// Where the first cell in sight begins, its gap included.
    var cells: Point { Point(x: area.x + heading, y: area.y + 1) }

    /// The row and column in sight that lie at a place of the screen, from 0.
    func cell(at place: Point) -> (row: Int, column: Int)? {
        let (x, y) = (place.x - cells.x, place.y - cells.y)
        guard x > 0, y >= 0, y < rows, x / pitch < columns else { return nil }
        return (y, x / pitch)
    }
}
