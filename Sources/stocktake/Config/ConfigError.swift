// What is wrong with the settings: every fault with its line, so that one reading of the file is enough to mend it.

import Bench

/// One thing that is wrong.
struct ConfigFault {
    let line: Int?
    /// What is wrong and what to do, as full sentences.
    let sentence: String

    init(_ sentence: String, line: Int?) {
        self.line = line
        self.sentence = sentence.last.map { ".?!".contains($0) } == true ? sentence : sentence + "."
    }

    init(_ problem: KeymapProblem) { self.init(problem.sentence, line: problem.line) }
}

/// Why settings cannot be used.
struct ConfigError: Error, CustomStringConvertible {
    let path: String
    /// In the order of their lines; at least one.
    let faults: [ConfigFault]

    init(path: String, faults: [ConfigFault]) {
        self.path = path
        self.faults = faults.enumerated().sorted {
            ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset)
        }.map(\.element)
    }

    init(path: String, line: Int?, sentence: String) {
        self.init(path: path, faults: [ConfigFault(sentence, line: line)])
    }

    /// A line of text for each fault.
    var description: String {
        faults.map { "\(path)\($0.line.map { ", line \($0)" } ?? ""): \($0.sentence)" }.joined(separator: "\n")
    }

    /// So many are told on the screen, which has few lines.
    private static let most = 3

    /// The first faults in one line of text, with what comes of them. Of several it comes first how many there are: what
    /// comes last may be cut.
    func brief(_ consequence: String? = nil) -> String {
        let comes = consequence.map { " " + $0 } ?? ""
        if faults.count == 1 { return description + comes }
        let told = faults.prefix(ConfigError.most).map { fault in
            (fault.line.map { "Line \($0): " } ?? "") + fault.sentence
        }
        let all = "\(path) has \(faults.count) faults; stocktake config tells all."
        return ([all + comes] + told).joined(separator: " ")
    }
}
