// What every command that changes a file does: open it, plan a step, make it durable, say what changed and how to undo it.

import Bench
import Missions
import Storage

enum Changing {
    /// Commits what `plan` makes of the portfolio, and says so. A plan that comes to nothing changes nothing.
    @discardableResult
    static func commit(
        _ file: String, why: String = "", onStandardError: Bool = false, _ plan: (Portfolio) throws -> Step?
    ) throws -> Entry? {
        let library = try Library.open(file, identity: Person.identity)
        defer { library.close() }
        // Planned while nobody else can write: an id that is free now is still free then.
        let done = try library.commit(planning: { portfolio in
            var step = try plan(portfolio)
            step?.why = why
            step?.source = source
            return step
        })
        guard let entry = done else {
            Output.say("Nothing changed: everything is as it should be already.\n")
            return nil
        }
        tell(entry, library, onStandardError: onStandardError)
        return entry
    }

    /// Undoes, redoes or jumps, and says so.
    static func move(_ file: String, _ action: (Library) throws -> Entry) throws {
        let library = try Library.open(file, identity: Person.identity)
        defer { library.close() }
        do { tell(try action(library), library) } catch let error as StorageError {
            switch error.kind {
            case .nothingToUndo, .nothingToRedo, .missing: throw Failure.nothing(error.description)
            case .empty: Output.say(error.description + "\n")
            default: throw error
            }
        }
    }

    /// `#142 M2 promised by 30 Jun 2026 → 15 Aug 2026 (undo: stocktake undo FILE)`.
    static func line(_ entry: Entry, _ library: Library) -> String {
        let comesBack = entry.action == .undo || entry.action == .goto
        let what = Telling.sentence(
            entry.changes, label: entry.label, comesBack: comesBack, in: library.portfolio)
        let lead = entry.action == .undo || entry.action == .redo || entry.action == .goto ? entry.label + ": " : ""
        let sentence = what.hasPrefix(entry.label) ? what : lead + what
        let back = entry.action == .undo ? "redo" : entry.action == .goto ? "jump" : "undo"
        let target = back == "jump" ? " \(entry.group - 1)" : ""
        return "#\(entry.sequence) \(Plain.line(sentence)) "
            + "(\(back == "jump" ? "back" : back): stocktake \(back) \(Plain.quoted(library.path))\(target))\n"
    }

    private static func tell(_ entry: Entry, _ library: Library, onStandardError: Bool = false) {
        let line = line(entry, library)
        if onStandardError { Output.complain(line) } else { Output.say(line) }
        library.saveImage()
    }

    /// The command line, for the log.
    static var source: String {
        let line = "cli: " + CommandLine.arguments.dropFirst().joined(separator: " ")
        return line.count > 200 ? line.prefix(199) + "…" : line
    }
}
