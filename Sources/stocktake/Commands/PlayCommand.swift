// stocktake play FILE --keys KEYS: the workbench without a terminal; prints the last screen.

import ArgumentParser
import Drawing
import Storage

struct PlayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "play", abstract: "Play keys at the workbench without a terminal and print the last screen.",
        usage: """
            stocktake play <file> [--keys <keys>] [--size <columns x rows>] [--inks]
                           [--theme <name>] [--profile <name>]
                           [--plain [--width <columns>]]
            """,
        discussion: """
            Keys change the file as they would at the terminal. A demo's copy is made for playing. The word wait among \
            the keys stands for a pause. Your own settings are not read, so that the same keys always do the same. With \
            --plain it prints what the plain workbench would say to the keys or, without keys, to the lines of standard \
            input.
            """)

    @OptionGroup var place: FileArgument

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The keys, separated by blanks, such as \"j j enter e\".", valueName: "keys"))
    var keys = ""

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("The screen's columns and rows.", valueName: "columns x rows"))
    var size = "80x24"

    @Flag(help: "Print the ink of each cell and the cursor too.")
    var inks = false

    @Option(help: ArgumentHelp("The theme, such as light, projector or one of your own.", valueName: "name"))
    var theme = "dark"

    @OptionGroup var hands: ProfileOption

    @OptionGroup var plain: PlainOptions

    func validate() throws {
        guard PlayCommand.size(size) != nil else {
            throw ValidationError("\"\(size)\" is not a size. Write columns and rows such as 80x24, at most 1000 each.")
        }
    }

    func run() throws {
        let library = try Library.mine(place.file)
        defer { library.close() }
        if plain.isOn {
            let settings = DeskSettings(theme: theme, config: hands.configWithoutFile)
            Output.write(
                keys.isEmpty
                    ? try Play.talk(library, InputLines(), width: plain.columns, settings)
                    : try Play.said(library, keys: keys, width: plain.columns, settings))
            return
        }
        Output.write(
            try Play.run(
                library, keys: keys, size: PlayCommand.size(size)!, inks: inks, theme: theme,
                themeDirectories: Places.themes, config: hands.configWithoutFile))
    }

    private static func size(_ text: String) -> Size? {
        let sides = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
        guard sides.count == 2, let width = sides[0], let height = sides[1], 1...1000 ~= width, 1...1000 ~= height
        else {
            return nil
        }
        return Size(width: width, height: height)
    }
}
