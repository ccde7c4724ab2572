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

    /// What answers a question about items in as many columns as there are; where nobody says how wide, a name stands whole
    /// beside what is said of it, and no row is cut.
    static func answering(_ portfolio: Portfolio, _ today: Day) -> Answering {
        guard let limit = Output.limit else {
            return Answering(portfolio, asOf: today, width: Table.mostPadded + besideName, cutsNames: false)
        }
        return Answering(portfolio, asOf: today, width: limit)
    }

    /// The columns of all that may stand beside a name.
    private static let besideName = 128

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
    /// A probability; where it is an estimate, to two places, beyond which chance alone decides.
    static func probability(_ number: Double, isEstimated: Bool) -> JSON {
        isEstimated ? .number("\((number * 100).rounded() / 100)") : self.number(number)
    }
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
