// What a picture on the command line is of.

import Analyses
import ArgumentParser
import Interchange
import Missions
import Pictures

struct PictureOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The item at which the tree begins; without it everything is drawn.", valueName: "id"))
    var of: String?

    @Option(
        help: ArgumentHelp("upstream, what it needs, the usual; downstream, what waits on it; both.", valueName: "way"))
    var direction: Picture.Way?

    @Option(help: ArgumentHelp("The item around which everything near is drawn.", valueName: "id"))
    var around: String?

    @Option(help: ArgumentHelp("Go at most so many steps; 2 around an item.", valueName: "steps"))
    var depth: Int?

    @Option(help: ArgumentHelp("Draw at most so many items, the nearest; 500 of a tree.", valueName: "items"))
    var limit: Int?

    @Flag(help: "Who owes whom: departments against departments.")
    var matrix = false

    @Option(
        help: ArgumentHelp(
            "What the numbers of a matrix are: count, overdue, unagreed, slack (least, days), money (£m).",
            valueName: "measure"))
    var measure: DepartmentMatrix.Measure?

    @Flag(help: "Put the items of a department together; not in svg.")
    var grouped = false

    func validate() throws {
        if let depth, depth < 1 { throw ValidationError("--depth must be 1 or more.") }
        if let limit, limit < 1 { throw ValidationError("--limit must be 1 or more.") }
        if matrix, of != nil || around != nil || direction != nil || depth != nil || limit != nil || grouped {
            throw ValidationError("--matrix is of all departments: leave out --of, --around and what goes with them.")
        }
        if measure != nil, !matrix {
            throw ValidationError("--measure is of who owes whom: write --matrix with it.")
        }
        if of != nil, around != nil {
            throw ValidationError("--of draws a tree and --around what lies near: write one of them.")
        }
        if of == nil, direction != nil || (depth != nil && around == nil) {
            throw ValidationError(
                "--direction and --depth need --of <id>, the item at which the tree begins; --depth goes with --around, "
                    + "too.")
        }
    }

    /// The first of its options that was given, as it is written; nil where none was.
    var given: String? {
        if of != nil { return "--of" }
        if around != nil { return "--around" }
        if direction != nil { return "--direction" }
        if depth != nil { return "--depth" }
        if limit != nil { return "--limit" }
        if measure != nil { return "--measure" }
        return matrix ? "--matrix" : grouped ? "--grouped" : nil
    }

    /// The steps around an item that are drawn unless more are asked for.
    private static let nearby = 2

    func drawn(_ portfolio: Portfolio, from file: String, for readers: Audience) throws -> Picture {
        if matrix {
            return Picture(matrixOf: portfolio, showing: measure ?? .count, from: file, for: readers)
        }
        if let around {
            return try Picture(
                around: try portfolio.item(around, in: file), steps: depth ?? PictureOptions.nearby, in: portfolio,
                from: file, limit: limit ?? Network.usualLimit, isGrouped: grouped, for: readers)
        }
        guard let of else {
            return Picture(of: portfolio, from: file, limit: limit ?? .max, isGrouped: grouped, for: readers)
        }
        return try Picture(
            of: try portfolio.item(of, in: file), direction ?? .upstream, in: portfolio, from: file,
            depth: depth ?? .max, limit: limit ?? Network.usualLimit, isGrouped: grouped, for: readers)
    }
}

extension Picture.Way: ExpressibleByArgument {}
