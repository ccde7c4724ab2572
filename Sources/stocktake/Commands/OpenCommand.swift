// stocktake [FILE]: opens the workbench; without a file, says how to begin.

import ArgumentParser
import Storage
import Terminal

struct OpenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: "Open the workbench over a portfolio file (the word open may be left out).",
        usage: """
            stocktake [open] [<file>] [--theme <name>] [--profile <name>]
                      [--log <file>] [--plain [--width <columns>]]
            """)

    @Argument(help: "The portfolio file.", completion: .file(extensions: ["stocktake"]))
    var file: String?

    @OptionGroup var look: LookOptions

    @OptionGroup var plain: PlainOptions

    func run() throws {
        guard let file else {
            Output.write(OpenCommand.welcome)
            return
        }
        let settings = try look.settings()
        try OpenCommand.open(try Library.mine(file), settings, plain)
    }

    /// Opens a file as it is opened where nothing else is said.
    static func open(_ file: String) throws {
        let settings = DeskSettings(config: Config.atStart(Places.config, profile: nil))
        try open(try Library.mine(file), settings, isPlain: false, columns: Output.width)
    }

    static func open(_ library: Library, _ settings: DeskSettings, _ plain: PlainOptions) throws {
        try open(library, settings, isPlain: plain.isOn, columns: plain.columns)
    }

    /// Runs the workbench over an open file until the user leaves: on the screen, or in sentences where that is asked
    /// for or the terminal can do no more.
    private static func open(_ library: Library, _ settings: DeskSettings, isPlain: Bool, columns: Int) throws {
        if !isPlain, !settings.config.settings.plain {
            do { return try Desk.run(library, settings) } catch let error as TerminalError {
                guard case .tooSimple = error else { throw error }
                Output.say("This terminal cannot place its cursor, so the workbench speaks in sentences.\n")
            }
        }
        try PlainDesk.run(library, settings, width: columns)
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
