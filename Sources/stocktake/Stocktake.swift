// The program: its commands in the order of the help, and how every run ends.

import ArgumentParser

@main
struct Stocktake: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stocktake",
        abstract: "Missions, what they depend on, and who promised what by when.",
        usage: """
            stocktake [<file>] [--theme <name>] [--profile <name>]
                      [--log <file>] [--plain [--width <columns>]]
            stocktake <command> ...
            """,
        discussion: """
            Without a command it opens the workbench over a portfolio file. Every command works on one file; every change \
            is on the disk before the command ends, and can be undone.

            Exit status: 0 done; 1 nothing found, nothing to undo; 2 bad input, or refused, and nothing was changed. A \
            question to which the answer is that there is nothing - no cycle, no exposure - is answered: 0.
            """,
        version: Version.number,
        groupedSubcommands: [
            CommandGroup(name: "Beginning", subcommands: [DemoCommand.self, NewCommand.self, OpenCommand.self]),
            CommandGroup(
                name: "Looking", subcommands: [ListCommand.self, ShowCommand.self, TreeCommand.self, LogCommand.self]),
            CommandGroup(
                name: "Asking",
                subcommands: [
                    WhyCommand.self, SlipCommand.self, ScheduleCommand.self, MustHoldCommand.self, CyclesCommand.self,
                    MatrixCommand.self, ExposureCommand.self, BottlenecksCommand.self, AgreeCommand.self,
                ]),
            CommandGroup(
                name: "Changing",
                subcommands: [
                    AddCommand.self, SetCommand.self, LinkCommand.self, UnlinkCommand.self, DeleteCommand.self,
                ]),
            CommandGroup(
                name: "Undoing", subcommands: [UndoCommand.self, RedoCommand.self, JumpCommand.self]),
            CommandGroup(name: "In and out", subcommands: [ImportCommand.self, ExportCommand.self]),
            CommandGroup(name: "Scripting", subcommands: [PlayCommand.self, ConfigCommand.self, ManualCommand.self]),
        ],
        defaultSubcommand: OpenCommand.self)

    static func main() {
        Output.surviveFailedWrites()
        // A file and nothing else is opened at once: parsing would take as long as reading it.
        if CommandLine.arguments.count == 2, FirstWord.isFile(CommandLine.arguments[1]) {
            do { try OpenCommand.open(CommandLine.arguments[1]) } catch { Ending.end(after: error) }
            Ending.end()
        }
        var command: ParsableCommand
        do {
            try FirstWord.check(CommandLine.arguments.dropFirst())
            command = try parseAsRoot(FirstWord.days(Array(CommandLine.arguments.dropFirst())))
        } catch { Ending.end(afterReading: error) }
        do { try command.run() } catch { Ending.end(after: error) }
        Ending.end()
    }
}
