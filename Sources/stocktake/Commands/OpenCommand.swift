// stocktake [FILE]: opens the workbench; without a file, says how to begin.

import ArgumentParser
import Storage

struct OpenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Open the workbench over a portfolio file (the word open may be left out).",
        usage: "stocktake [open] [<file>] [--theme <name>] [--profile <name>]")

    @Argument(help: "The portfolio file.", completion: .file(extensions: ["stocktake"]))
    var file: String?

    @Option(help: ArgumentHelp("The theme: dark, light, mono or one of your own.", valueName: "name"))
    var theme: String?

    @OptionGroup var keys: ProfileOption

    func run() throws {
        guard let file else {
            Output.write(OpenCommand.welcome)
            return
        }
        try OpenCommand.open(try Library.open(file, identity: Person.identity), theme: theme, config: keys.config)
    }

    /// Runs the workbench over an open file until the user leaves.
    static func open(_ library: Library, theme: String?, config: Config) throws {
        try Desk.run(
            library, theme: theme ?? config.settings.theme ?? "dark", themeDirectories: Places.themes, config: config)
    }

    private static let welcome = """
        stocktake is a workbench for missions: what they depend on, and who promised what by when.

          stocktake demo                    look around in an example; nothing of yours is touched
          stocktake new plan.stocktake      begin a portfolio of your own
          stocktake plan.stocktake          open it
          stocktake --help                  all commands

        """
}
