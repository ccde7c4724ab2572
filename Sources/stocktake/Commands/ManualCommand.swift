// stocktake manual: the manual page, made from what the commands say of themselves.

import ArgumentParser
import Missions

struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual", abstract: "Print the manual page; read it with: stocktake manual | man -l -")

    func run() throws { Output.write(try ManualPage.roff()) }
}
