// stocktake undo FILE: takes the last change back, whoever made it.

import ArgumentParser

struct UndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "Take the last change back.")

    @OptionGroup var place: FileArgument
    @OptionGroup var output: JSONOption

    func run() throws { try Changing.move(place.file, output.voice) { try $0.undo(source: Changing.source) } }
}
