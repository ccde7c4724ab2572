// What every analysis on the command line takes: the file, the day on which it is judged, and how the answer is printed.

import ArgumentParser
import Bench
import Missions
import Storage

struct JudgedFile: ParsableArguments {
    @OptionGroup var place: FileArgument

    @Option(
        name: .customLong("as-of"),
        help: ArgumentHelp("Judge as of this day, not the portfolio's own.", valueName: "date"))
    var asOf: String?

    @Flag(help: "Print JSON.")
    var json = false

    /// Opens the file, and says on which day it is judged. Throws a sentence where the day is none.
    func open() throws -> (library: Library, portfolio: Portfolio, today: Day) {
        let library = try place.open()
        let portfolio = library.portfolio
        guard let asOf else { return (library, portfolio, portfolio.today) }
        do { return (library, portfolio, try JudgedFile.day(asOf, relativeTo: portfolio.today)) } catch {
            library.close()
            throw error
        }
    }

    /// A day as people write it.
    static func day(_ text: String, relativeTo today: Day) throws -> Day {
        guard let day = Day(spoken: text, relativeTo: today) else {
            throw Failure.badInput("\"\(text)\" is no day. Write 2026-03-31, \"31 mar 2026\" or +6w.")
        }
        return day
    }

    /// The columns in which an answer about items is laid out. Where nobody says how wide, a name has as much room as the
    /// longest there is, and what stands beside it all it may need: then no row is cut.
    static func width(_ portfolio: Portfolio) -> Int {
        if let limit = Output.limit { return limit }
        let longest = portfolio.allNodes.reduce(0) { longest, node in
            // Bytes are at least as many as columns. Beside a name the id of what it waits for may stand.
            max(longest, 2 * portfolio.idBytes(node).count + 1 + portfolio.titleBytes(node).count)
        }
        return min(longest, mostName) + besideName
    }

    /// The columns of the longest name for which there is room without a limit, and of all that stands beside one.
    private static let (mostName, besideName) = (1_000, 128)

    /// Prints an answer: its sentence, then its rows, as wide as the terminal.
    static func say(_ answer: Answer) {
        let rows = answer.rows.map { Plain.line($0.text).trimmedAtEnd }
        Output.say(Plain.line(answer.sentence) + "\n")
        if !rows.isEmpty { Output.write("\n" + rows.joined(separator: "\n") + "\n") }
    }
}

/// Values of answers as JSON.
enum AnswerJSON {
    static func day(_ day: Day?) -> JSON { day.map { .string($0.iso) } ?? .null }
    static func number(_ number: Int?) -> JSON { number.map { .number("\($0)") } ?? .null }
    /// A share, a probability or £m, to twelve places: what lies beyond is how computers add.
    static func number(_ number: Double) -> JSON { .number("\((number * 1e12).rounded() / 1e12)") }
    static func ids(_ nodes: some Sequence<Node>, _ portfolio: Portfolio) -> JSON {
        .array(nodes.map { .string(portfolio.id($0)) })
    }

    static func object(_ members: KeyValuePairs<String, JSON>) -> JSON {
        .object(members.map { JSON.Member($0.key, $0.value) })
    }

    static func print(_ value: JSON) {
        var bytes: [UInt8] = []
        value.write(to: &bytes)
        bytes.append(10)
        Output.write(bytes)
    }
}
