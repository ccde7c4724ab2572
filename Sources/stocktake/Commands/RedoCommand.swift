// stocktake redo FILE: does again what was undone last.

import ArgumentParser

struct RedoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redo", abstract: "Do again what was undone last.")

    @OptionGroup var place: FileArgument

    func run() throws { try Changing.move(place.file) { try $0.redo(source: Changing.source) } }
}
