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

    @Option(help: ArgumentHelp("Go at most so many steps.", valueName: "steps"))
    var depth: Int?

    @Option(help: ArgumentHelp("Draw at most so many items, the nearest; 500 of a tree.", valueName: "items"))
    var limit: Int?

    @Flag(help: "Who owes whom: departments against departments.")
    var matrix = false

    @Flag(help: "Put the items of a department together; not in svg.")
    var grouped = false

    func validate() throws {
        if let depth, depth < 1 { throw ValidationError("--depth must be 1 or more.") }
        if let limit, limit < 1 { throw ValidationError("--limit must be 1 or more.") }
        if matrix, of != nil || direction != nil || depth != nil || limit != nil || grouped {
            throw ValidationError("--matrix is of all departments: leave out --of and what goes with it.")
        }
        if of == nil, direction != nil || depth != nil {
            throw ValidationError("--direction and --depth need --of <id>, the item at which the tree begins.")
        }
    }

    /// The first of its options that was given, as it is written; nil where none was.
    var given: String? {
        if of != nil { return "--of" }
        if direction != nil { return "--direction" }
        if depth != nil { return "--depth" }
        if limit != nil { return "--limit" }
        return matrix ? "--matrix" : grouped ? "--grouped" : nil
    }

    func drawn(_ portfolio: Portfolio, from file: String, for readers: Audience) throws -> Picture {
        if matrix { return try Picture(matrixOf: portfolio, from: file, for: readers) }
        guard let of else {
            return Picture(of: portfolio, from: file, limit: limit ?? .max, isGrouped: grouped, for: readers)
        }
        return try Picture(
            of: try portfolio.item(of, in: file), direction ?? .upstream, in: portfolio, from: file,
            depth: depth ?? .max, limit: limit ?? Network.usualLimit, isGrouped: grouped, for: readers)
    }
}

extension Picture.Way: ExpressibleByArgument {}
