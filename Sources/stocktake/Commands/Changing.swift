// What every command that changes a file does: open it, plan a step, make it durable, say what changed and how to undo it.

import Bench
import Missions
import Storage

enum Changing {
    /// How a change is told.
    enum Voice {
        /// A sentence on standard output.
        case people
        /// A sentence on standard error, and the id of what was added on standard output.
        case peopleAndID
        /// A JSON object on standard output.
        case programs
    }

    /// Commits what `plan` makes of the portfolio, and says so. A plan that comes to nothing changes nothing.
    static func commit(
        _ file: String, why: String = "", _ voice: Voice, _ plan: (Portfolio) throws -> Step?
    ) throws {
        let library = try Library.mine(file)
        defer { library.close() }
        // Planned while nobody else can write: an id that is free now is still free then.
        let done = try library.commit(planning: { portfolio in
            var step = try plan(portfolio)
            step?.why = why
            step?.source = source
            return step
        })
        if let done {
            tell(done, library, voice)
        } else {
            tellNothing("Nothing changed: everything is as it should be already.", library, voice)
        }
    }

    /// Undoes, redoes or jumps, and says so.
    static func move(_ file: String, _ voice: Voice, _ action: (Library) throws -> Entry) throws {
        let library = try Library.mine(file)
        defer { library.close() }
        do { tell(try action(library), library, voice) } catch let error as StorageError {
            switch error.kind {
            case .nothingToUndo, .nothingToRedo, .missing: throw Failure.nothing(error.description)
            case .empty: tellNothing(error.description, library, voice)
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

    private static func tell(_ entry: Entry, _ library: Library, _ voice: Voice) {
        let added = Changing.added(by: entry)
        switch voice {
        case .people: Output.say(line(entry, library))
        case .peopleAndID:
            Output.complain(line(entry, library))
            Output.write((added ?? "") + "\n")
        case .programs: tell(entry.sequence, entry.label, added, entry.changeCount)
        }
        warnOfCycle(entry, library)
    }

    /// Says on standard error which cycle of needs a change has closed: it is allowed, and seldom meant.
    static func warnOfCycle(_ entry: Entry, _ library: Library) {
        guard let cycle = ClosedCycle.words(closedBy: entry.changes, in: library.portfolio) else { return }
        Output.complain(Plain.line(ClosedCycle.sentence(cycle)) + "\n")
    }

    /// A command that came to nothing left the log as it was.
    private static func tellNothing(_ sentence: String, _ library: Library, _ voice: Voice) {
        if voice == .programs { tell(library.head, "", nil, 0) } else { Output.say(sentence + "\n") }
    }

    /// Tells programs the number of the log's last record, what it was, which item it added and how much it changed.
    static func tell(_ record: Int, _ label: String, _ added: ItemID?, _ changes: Int) {
        var members = [JSON.Member("record", .int(record)), JSON.Member("label", .string(label))]
        if let added { members.append(JSON.Member("id", .string(added))) }
        members.append(JSON.Member("changes", .int(changes)))
        Output.write(JSON.object(members).compact + "\n")
    }

    /// The item that an action added by itself.
    private static func added(by entry: Entry) -> ItemID? {
        guard entry.action == .do, case .create(.item(let id), _, _) = entry.changes.first else { return nil }
        return id
    }

    /// The day from which days are said: the portfolio's as-of day, else today.
    static func day(_ portfolio: Portfolio) -> Day { portfolio.asOf ?? WallClock.system.today }

    /// The command line, for the log.
    static var source: String {
        let line = "cli: " + CommandLine.arguments.dropFirst().joined(separator: " ")
        return line.count > 200 ? line.prefix(199) + "…" : line
    }
}
