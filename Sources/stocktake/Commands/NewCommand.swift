// stocktake new FILE: makes a portfolio file, empty or from what there is.

import ArgumentParser
import Interchange
import Missions
import Storage

struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Make a portfolio file, empty or from an example, a folder or a JSON document.",
        discussion: "Nothing is ever overwritten. A source that is refused leaves no file behind.")

    @OptionGroup var place: FileArgument

    @Option(
        help: ArgumentHelp("An example's name, a folder of tables or a JSON document.", valueName: "source"),
        completion: .file())
    var from: String?

    @OptionGroup var template: TemplateOption
    @OptionGroup var output: JSONOption

    func validate() throws {
        if from != nil, template.name != nil {
            throw ValidationError("A file is made from a source or from a template: leave out one of them.")
        }
    }

    func run() throws {
        let file = place.file
        if let name = template.name { return try make(file, from: TemplateFiles.load(named: name)) }
        guard let from else {
            try Library.create(file, identity: Person.identity).close()
            if output.voice == .programs {
                Changing.tell(0, "", nil, 0)
            } else {
                Output.say("Made \(file), empty.\nOpen it: stocktake \(Plain.quoted(file))\n")
            }
            return
        }
        let (library, preview, entry) = try Making.make(file, from: try NewCommand.source(from), label: from)
        let portfolio = library.portfolio
        library.close()
        if output.voice == .programs {
            Changing.tell(entry?.sequence ?? 0, entry?.label ?? "", nil, entry?.changeCount ?? 0)
            return
        }
        Output.say(
            "Made \(file) with \(counted(portfolio.itemCount, "item")) and "
                + "\(counted(portfolio.linkCount, "link")) from \(from).\nOpen it: stocktake \(Plain.quoted(file))\n"
        )
        Output.say(Importing.problems(preview, limit: Importing.shown))
    }

    private func make(_ file: String, from template: Template) throws {
        var step = try template.step(onto: Portfolio(), tiedTo: nil)
        step.source = Changing.source
        let library = try Library.create(file, identity: Person.identity, holding: step)
        defer { library.close() }
        guard let entry = try library.entries(limit: 1).first else { return }
        if output.voice == .programs {
            Changing.tell(entry.sequence, entry.label, nil, entry.changeCount)
        } else {
            Output.say("Made \(file). \(entry.label).\nOpen it: stocktake \(Plain.quoted(file))\n")
        }
    }

    private static func source(_ name: String) throws -> Source {
        if Places.isFolder(name) { return Source(path: name, format: .folder) }
        if Places.isFile(name) { return Source(path: name, format: .json) }
        if let seed = Places.seed(name) { return Source(path: seed, format: .folder) }
        throw Failure.badInput(
            "\(name) is neither a folder, nor a JSON document, nor an example. "
                + "The examples are: \(Places.seeds.joined(separator: ", ")).")
    }
}
