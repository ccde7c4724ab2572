// stocktake [FILE]: opens the workbench; without a file, says how to begin.

import ArgumentParser
import Storage
import Terminal

struct OpenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Open the workbench over a portfolio file (the word open may be left out).",
        usage: "stocktake [open] [<file>] [--theme <name>] [--profile <name>] [--plain [--width <columns>]]")

    @Argument(help: "The portfolio file.", completion: .file(extensions: ["stocktake"]))
    var file: String?

    @Option(help: ArgumentHelp("The theme: dark, light, mono or one of your own.", valueName: "name"))
    var theme: String?

    @OptionGroup var keys: ProfileOption

    @OptionGroup var plain: PlainOptions

    func run() throws {
        guard let file else {
            Output.write(OpenCommand.welcome)
            return
        }
        try OpenCommand.open(
            try Library.open(file, identity: Person.identity), theme: theme, config: keys.config, plain: plain)
    }

    /// Runs the workbench over an open file until the user leaves: on the screen, or in sentences where that is asked
    /// for or the terminal can do no more.
    static func open(_ library: Library, theme: String?, config: Config, plain: PlainOptions) throws {
        let theme = theme ?? config.settings.theme ?? "dark"
        if !plain.isOn, !config.settings.plain {
            do {
                return try Desk.run(library, theme: theme, themeDirectories: Places.themes, config: config)
            } catch let error as TerminalError {
                guard case .tooSimple = error else { throw error }
                Output.say("This terminal cannot place its cursor, so the workbench speaks in sentences.\n")
            }
        }
        try PlainDesk.run(
            library, theme: theme, themeDirectories: Places.themes, width: plain.columns, config: config)
    }

    private static let welcome = """
        stocktake is a workbench for missions: what they depend on, and who promised what by when.

          stocktake demo                    look around in an example; nothing of yours is touched
          stocktake new plan.stocktake      begin a portfolio of your own
          stocktake plan.stocktake          open it
          stocktake plan.stocktake --plain  open it in short sentences, for a screen reader or a pipe
          stocktake --help                  all commands

        """
}
