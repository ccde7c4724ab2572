// What is wrong in a source, and exactly where.

/// Something the reader of a file should know: where it stands, and a sentence that says what is the matter.
public struct Problem: Hashable, Sendable, CustomStringConvertible {
    public enum Severity: Hashable, Sendable {
        /// It would break the model; nothing of the source is taken in until it is mended.
        case refused
        /// It is taken in as it stands, and somebody should look at it.
        case reported
    }

    /// The file, as a path inside the source: `items/milestones.csv`.
    public let file: String
    /// The line of the file on which the row begins; the header is line 1.
    public let row: Int?
    /// The column, as the file names it.
    public let column: String?
    /// A sentence, with what to do where that can be said.
    public let sentence: String
    public let severity: Severity

    public init(file: String, row: Int? = nil, column: String? = nil, sentence: String, severity: Severity) {
        self.file = file
        self.row = row
        self.column = column
        self.sentence = sentence
        self.severity = severity
    }

    /// `items/milestones.csv row 7, column need_by: "soon" is not a date such as 2026-01-31.`
    public var description: String {
        file + (row.map { " row \($0)" } ?? "") + (column.map { ", column \($0)" } ?? "") + ": " + sentence
    }
}

/// Why a source cannot be read, or a portfolio not written, at all. The text is a full sentence.
public struct InterchangeError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String
    public init(_ description: String) { self.description = description }
}
