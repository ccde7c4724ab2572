// The first word of the command line: a command, or a portfolio file; anything else is a slip.

import Missions

enum FirstWord {
    /// Throws where the word is neither a command nor looks like a file; the parser would take any word for a file.
    static func check(_ arguments: some Collection<String>) throws(Failure) {
        guard let word = arguments.first, !word.hasPrefix("-") else { return }
        if word == "help" { return try checkHelp(arguments.dropFirst().first) }
        let isFile = Places.isFile(word) || word.contains("/") || word.contains(".")
        if !isFile, !commands.contains(word) {
            throw .badInput("\(word) is neither a command nor a portfolio file here. \(advice(word))")
        }
    }

    /// Whether the word is a file that is there, and no command.
    static func isFile(_ word: String) -> Bool {
        !word.hasPrefix("-") && word != "help" && Places.isFile(word) && !commands.contains(word)
    }

    private static func checkHelp(_ word: String?) throws(Failure) {
        guard let word, !word.hasPrefix("-"), word != "help", !commands.contains(word) else { return }
        throw .badInput("There is no command \(word). \(advice(word))")
    }

    private static func advice(_ word: String) -> String {
        (Spelling.nearest(word, among: commands).map { "Did you mean stocktake \($0)? " } ?? "")
            + "stocktake --help lists the commands."
    }

    private static var commands: [String] {
        Stocktake.configuration.subcommands.compactMap { $0.configuration.commandName }
            + Stocktake.configuration.groupedSubcommands.flatMap { group in
                group.subcommands.compactMap { $0.configuration.commandName }
            }
    }
}
