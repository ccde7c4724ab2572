// stocktake redo FILE: does again what was undone last.

import ArgumentParser

struct RedoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redo", abstract: "Do again what was undone last.")

    @OptionGroup var place: FileArgument
    @OptionGroup var output: JSONOption

    func run() throws { try Changing.move(place.file, output.voice) { try $0.redo(source: Changing.source) } }
}
