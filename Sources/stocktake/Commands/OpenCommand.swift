// stocktake [FILE]: opens the workbench; without a file, says how to begin.

import ArgumentParser
import Storage

struct OpenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Open the workbench over a portfolio file (the word open may be left out).",
        usage: "stocktake [open] [<file>] [--theme <name>] [--profile <name>] [--log <file>]")

    @Argument(help: "The portfolio file.", completion: .file(extensions: ["stocktake"]))
    var file: String?

    @OptionGroup var look: LookOptions

    func run() throws {
        guard let file else {
            Output.write(OpenCommand.welcome)
            return
        }
        let settings = try look.settings()
        try Desk.run(try Library.open(file, identity: Person.identity), settings)
    }

    private static let welcome = """
        stocktake is a workbench for missions: what they depend on, and who promised what by when.

          stocktake demo                    look around in an example; nothing of yours is touched
          stocktake new plan.stocktake      begin a portfolio of your own
          stocktake plan.stocktake          open it
          stocktake --help                  all commands

        """
}

/// What the commands that open the workbench share.
struct LookOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The theme, such as projector or one of your own; left out, dark or light as the terminal is.",
            valueName: "name"))
    var theme: String?

    @Option(
        help: ArgumentHelp(
            "Write what happens and how long it takes to a file; never what is typed.", valueName: "file"),
        completion: .file())
    var log: String?

    @OptionGroup var keys: ProfileOption

    func settings() throws -> DeskSettings {
        DeskSettings(theme: theme, config: keys.config, log: try log.map { try Diary($0) })
    }
}
