// stocktake jump FILE N: goes to the state after any change of the log.

import ArgumentParser

struct JumpCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jump", abstract: "Go to the state after a change of the log; 0 is the empty start.",
        discussion: "A jump is one more change at the end of the log, so nothing is lost by it.")

    @OptionGroup var place: FileArgument

    @Argument(help: "The number of the change, as stocktake log lists it.")
    var number: Int

    @OptionGroup var output: JSONOption

    func run() throws {
        try Changing.move(place.file, output.voice) { try $0.jump(to: number, source: Changing.source) }
    }
}
