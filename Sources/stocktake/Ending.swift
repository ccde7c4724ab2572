// How a run ends: exit status 0 done, 1 nothing found, 2 bad input or refused; what went wrong as a sentence on stderr.

import ArgumentParser
import Glibc

/// Why a command did not do what it was asked, as a full sentence.
struct Failure: Error {
    let status: Int32
    let sentence: String

    /// What was asked for is not there.
    static func nothing(_ sentence: String) -> Failure { Failure(status: 1, sentence: sentence) }
    /// What was asked for makes no sense.
    static func badInput(_ sentence: String) -> Failure { Failure(status: 2, sentence: sentence) }
}

enum Ending {
    static func end(_ status: Int32 = 0) -> Never { exit(status) }

    /// Ends after the words of the command line could not be read, or asked for help.
    static func end(afterReading error: any Error) -> Never {
        let message = Stocktake.fullMessage(for: error)
        if Stocktake.exitCode(for: error).isSuccess {
            Output.write(message.hasSuffix("\n") ? message : message + "\n")
            end()
        }
        if let failure = error as? Failure { end(after: failure) }
        Output.complain(sentence(message))
        end(2)
    }

    /// The parser's message without the word it begins with, its first line with a full stop like every other sentence.
    private static func sentence(_ message: String) -> String {
        var lines = message.split(separator: "\n", omittingEmptySubsequences: false)
        let lead = "Error: "
        guard lines[0].hasPrefix(lead) else { return message }
        lines[0].removeFirst(lead.count)
        return lines[0] + (".?!".contains(lines[0].last ?? ".") ? "" : ".") + "\n"
            + lines.dropFirst().joined(separator: "\n")
    }

    /// Ends after a command threw. Whatever it threw describes itself as a sentence.
    static func end(after error: any Error) -> Never {
        switch error {
        case let code as ExitCode: end(code.rawValue)
        case let failure as Failure:
            Output.complain(failure.sentence)
            end(failure.status)
        default:
            if Stocktake.exitCode(for: error).isSuccess { end(afterReading: error) }
            Output.complain("\(error)")
            end(2)
        }
    }
}
