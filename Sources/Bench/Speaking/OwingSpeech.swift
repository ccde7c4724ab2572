// Who owes whom, for those who listen: what depends on each other, and the cells that weigh most, to choose by number.

import Analyses
import Drawing
import Missions

enum OwingSpeech {
    /// How many cells are said.
    private static let few = 9

    static func question(_ bench: Workbench, _ world: World) -> [String] {
        let grid = bench.owing
        guard let matrix = grid.matrix, !grid.ids.isEmpty else {
            return [bench.nothingOwed(world), "Cancel closes this."]
        }
        var said = [
            "\(grid.title). \(counted(grid.ids.count, "department")), \(grid.share(isLong: true)).",
            grid.place.map { Spoken.sentence("Here: " + grid.sentence($0.row, $0.column, world.portfolio)) } ?? "",
        ]
        for block in matrix.blocks where block.count > 1 {
            said.append("Depend on each other: \(block.map { grid.ids[$0] }.joined(separator: ", ")).")
        }
        if said.count == 2 { said.append("No departments depend on each other.") }
        if !grid.leftOut(isLong: true).isEmpty { said.append("\(Spoken.sentence(grid.leftOut(isLong: true)))") }
        for (place, cell) in grid.leaders(few).enumerated() {
            said.append("\(place + 1) \(grid.sentence(cell.row, cell.column, world.portfolio))")
        }
        return said + [
            "A number lists its needs, two departments go there; next is another measure; cancel closes this."
        ]
    }

    static func hear(_ line: String, _ bench: Workbench) -> Heard {
        let word = line.lowercased()
        let grid = bench.owing
        switch word {
        case "", "enter": return grid.ids.isEmpty ? .keys([.escape]) : .keys([.enter])
        case "cancel", "back", "esc": return .keys([.escape])
        case "next", "measure", "m": return .keys([.char("m")])
        case "copy", "y": return .keys([.char("y")])
        default: break
        }
        if let number = Int(word) {
            let cells = grid.leaders(few)
            guard cells.indices.contains(number - 1) else {
                return .say(
                    cells.isEmpty
                        ? "There is nothing to list; cancel." : "A number from 1 to \(cells.count), or cancel.")
            }
            return .keys(steps(to: cells[number - 1].row, cells[number - 1].column, grid) + [.enter])
        }
        let places = word.split(separator: " ").map { name in grid.ids.firstIndex { $0.lowercased() == name } }
        if places.count == 2, let receiver = places[0], let giver = places[1] {
            guard grid.receivers.contains(receiver) else { return .say("\(grid.ids[receiver]) asks nothing.") }
            guard grid.givers.contains(giver) else { return .say("\(grid.ids[giver]) owes nothing.") }
            return .keys(steps(to: receiver, giver, grid))
        }
        return .say("A number, two departments, next, copy or cancel.")
    }

    /// The keys from anywhere to the cell at a place of the matrix.
    private static func steps(to row: Int, _ column: Int, _ grid: OwingGrid) -> [Key] {
        let (down, right) = (grid.receivers.firstIndex(of: row) ?? 0, grid.givers.firstIndex(of: column) ?? 0)
        return [.char("g"), .home] + Array(repeating: .down, count: down) + Array(repeating: .right, count: right)
    }
}
