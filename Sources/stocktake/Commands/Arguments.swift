// What several commands take: the file, fields with their values, a reason; and the words for kinds and types.

import ArgumentParser
import Missions
import Storage

struct FileArgument: ParsableArguments {
    @Argument(help: "The portfolio file.", completion: .file(extensions: ["stocktake"]))
    var file: String

    /// Opens the file for looking; says so where what is seen is not all there was.
    func open() throws -> Library {
        let library = try Library.mine(file)
        if library.isPartial, let reason = library.readOnlyReason { Output.complain(reason) }
        return library
    }
}

struct WhyOption: ParsableArguments {
    @Option(parsing: .unconditional, help: ArgumentHelp("Why; kept in the log.", valueName: "text"))
    var why = ""
}

struct JSONOption: ParsableArguments {
    @Flag(name: .customLong("json"), help: "Print one object: record, label, id where an item was added, changes.")
    private var isOn = false

    /// How the change is told.
    var voice: Changing.Voice { isOn ? .programs : .people }
}

/// `promised_by=2026-08-15`: a field and what it is to hold; nothing after the sign clears it.
struct Cell: ExpressibleByArgument {
    let column: String
    let text: String

    init?(argument: String) {
        guard let sign = argument.firstIndex(of: "="), sign != argument.startIndex else { return nil }
        column = String(argument[..<sign])
        text = String(argument[argument.index(after: sign)...])
    }

    static var completions: CompletionKind {
        let rows = Kind.allCases.flatMap { Schema.rows(of: $0) } + LinkType.allCases.flatMap { Schema.rows(of: $0) }
        return .list(Set(rows.map { $0.name + "=" }).sorted())
    }
}

extension [Cell] {
    var pairs: [(column: String, text: String)] { map { ($0.column, $0.text) } }
}

/// Reading words of the command line, with a sentence where one makes no sense.
enum Words {
    static func kind(_ word: String) throws -> Kind {
        if let kind = Kind(word: word) { return kind }
        let kinds = Kind.allCases.map(\.rawValue)
        throw Failure.badInput(
            unknown(word, "kind of item", kinds, near: kinds + Kind.allCases.map(\.plural) + ["risk", "risks"]))
    }

    static func linkType(_ word: String) throws -> LinkType {
        if let type = LinkType(word: word) { return type }
        let types = LinkType.allCases.map(\.rawValue)
        throw Failure.badInput(unknown(word, "type of link", types, near: types))
    }

    static func cells(_ words: some Sequence<String>) throws -> [Cell] {
        try words.map { word in
            guard let cell = Cell(argument: word) else {
                throw Failure.badInput(
                    "\"\(word)\" does not say which field is to hold what. Write it as field=value, such as "
                        + "\"note=\(word)\".")
            }
            return cell
        }
    }

    static func unknown(_ word: String, _ what: String, _ all: [String], near: [String]) -> String {
        let advice = Spelling.nearest(word, among: near).map { "Did you mean \($0)? " } ?? ""
        return "There is no \(what) \"\(word)\". \(advice)There are: \(all.joined(separator: ", "))."
    }
}

extension Portfolio {
    /// The item with an id; a sentence with a near id where there is none.
    func item(_ id: String, in file: String) throws -> Node {
        if let node = node(id) { return node }
        let near = itemCount <= 20_000 ? Spelling.nearest(id, among: allNodes.lazy.map { self.id($0) }, reach: 1) : nil
        throw Failure.nothing(
            "There is no item \(id) in \(file). "
                + (near.map { "Did you mean \($0)?" } ?? "Look for it with: stocktake list \(Plain.quoted(file)) items")
        )
    }
}
