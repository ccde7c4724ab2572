// --plain and --width: the workbench in short sentences.

import ArgumentParser

struct PlainOptions: ParsableArguments {
    @Flag(
        name: .customLong("plain"),
        help: "Speak in short sentences, line by line, for a screen reader, a braille line or a pipe.")
    var isOn = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("With --plain: how many columns a line has, at least 20.", valueName: "columns"))
    var width: Int?

    func validate() throws {
        if let width, !(20...1000).contains(width) {
            throw ValidationError("\(width) is no width for lines. Write a number of columns from 20 to 1000.")
        }
    }

    /// The columns asked for, else those of the terminal.
    var columns: Int { width ?? Output.width }
}
