// stocktake tree FILE ID: what an item needs, or what waits on it, as a drawn tree.

import Analyses
import ArgumentParser
import Bench
import Missions

struct TreeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tree", abstract: "Draw what an item needs, or what waits on it.",
        usage: "stocktake tree <file> <id> [--upstream | --downstream] [--depth <steps>] [--as-of <date>] [--json]",
        discussion: """
            At the right of each line stand the department and the promise: !47d late, ok in time, ? not promised, done. \
            What was drawn elsewhere is marked ^ and not drawn again; what leads back to itself, in a cycle, is marked ↺.

            With --json, nested objects: \(TreeJSON.shape)
            """)

    @OptionGroup var file: JudgedFile

    @Argument(help: "The item at the root.")
    var id: String

    @Flag(help: "What it needs; the usual.")
    var upstream = false

    @Flag(help: "What waits on it.")
    var downstream = false

    @Option(help: ArgumentHelp("Go at most so many steps.", valueName: "steps"))
    var depth: Int?

    func validate() throws {
        if upstream, downstream {
            throw ValidationError("--upstream and --downstream exclude each other; choose one.")
        }
        if let depth, depth < 1 { throw ValidationError("--depth must be 1 or more.") }
    }

    func run() throws {
        let (library, portfolio, today) = try file.open()
        defer { library.close() }
        let root = try portfolio.item(id, in: file.place.file)
        let tree = ReachTree(from: root, downstream ? .downstream : .upstream, in: portfolio, depth: depth ?? .max)
        if file.json {
            TreeJSON.write(tree, portfolio, asOf: today) { Output.write($0) }
        } else {
            TreeText.draw(tree, portfolio, asOf: today, width: Output.limit) { Output.write($0) }
        }
    }
}
