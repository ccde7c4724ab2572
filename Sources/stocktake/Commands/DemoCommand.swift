// stocktake demo [NAME]: opens the workbench over a fresh copy of a seed portfolio.

import ArgumentParser
import Glibc
import Storage
import Terminal

struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Open a fresh copy of an example portfolio.",
        discussion: "The copy is a new file in the temporary directory each time; its path is said on leaving.")

    @Argument(help: "The example's name.", completion: .custom { _, _, _ in Places.seeds })
    var name = "plan-for-change"

    @Flag(help: "Make the copy, print its path and open nothing.")
    var printPath = false

    @OptionGroup var look: LookOptions

    @OptionGroup var plain: PlainOptions

    func run() throws {
        guard let seed = Places.seed(name) else {
            let seeds = Places.seeds
            throw Failure.badInput(
                seeds.isEmpty
                    ? "There are no examples in \(Places.share)/seeds. Set STOCKTAKE_SHARE to the folder that holds seeds."
                    : Words.unknown(name, "example", seeds, near: seeds))
        }
        // Before anything is copied that could not be shown.
        let settings = try look.settings()
        let isPlain = plain.isOn || settings.config.settings.plain
        if !printPath, !isPlain, isatty(STDIN_FILENO) != 1 || isatty(STDOUT_FILENO) != 1 {
            throw TerminalError.noTerminal
        }
        let path = try Places.scratch() + "/\(name).stocktake"
        try Making.make(path, from: Source(path: seed, format: .folder), label: name).library.close()
        if printPath {
            Output.write(path + "\n")
            return
        }
        try OpenCommand.open(try Library.mine(path), settings, plain)
        Output.say("Your copy of the example stays at \(path)\nuntil the temporary directory is cleared.\n")
    }
}
