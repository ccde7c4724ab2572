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

    /// The arguments as the parser takes them: for a question about days, a word such as `-3` or `-2w` is no option but what
    /// somebody says of days, and is told what is wrong with it there.
    static func days(_ arguments: [String]) -> [String] {
        guard let command = arguments.first, command == "slip" || command == "must-hold", !arguments.contains("--")
        else { return arguments }
        var words: [String] = []
        var days: [String] = []
        for word in arguments {
            if word.hasPrefix("-"), word.dropFirst().first?.isNumber == true {
                if words.last == "--as-of" {
                    words[words.count - 1] += "=" + word
                } else {
                    days.append(word)
                }
            } else {
                words.append(word)
            }
        }
        return days.isEmpty ? words : words + ["--"] + days
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
