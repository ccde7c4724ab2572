// The way out: a portfolio as a folder of tables, or as one JSON document.

import Missions

/// For whom an export is, which decides what leaves (I22).
public enum Audience: String, CaseIterable, Sendable {
    /// Anybody: only items with visibility open, and no kept files, because nobody knows what they hold.
    case everyone
    /// Partners: everything but items with visibility restricted.
    case shared
    /// Ourselves, for a backup: everything.
    case own

    /// Whether an item may leave for these readers.
    public func maySee(_ node: Node, in portfolio: Portfolio) -> Bool {
        switch self {
        case .own: true
        case .shared: !portfolio.has(node, .visibility, "restricted")
        case .everyone: portfolio.has(node, .visibility, "open")
        }
    }
}

/// What an export held, and what it held back.
public struct ExportReport: Hashable, Sendable {
    public internal(set) var items = 0
    public internal(set) var links = 0
    public internal(set) var points = 0
    public internal(set) var assessments = 0
    public internal(set) var files = 0
    /// Items that stayed behind because of their visibility, and with them links, points and assessments.
    public internal(set) var withheldItems = 0
    public internal(set) var withheldLinks = 0
    public internal(set) var withheldAttachments = 0
    public internal(set) var withheldFiles = 0

    public init() {}

    /// What was held back as a sentence, or nil where nothing was.
    public var withheld: String? {
        let counts = [
            (withheldItems, "item"), (withheldLinks, "link"), (withheldAttachments, "point or assessment"),
            (withheldFiles, "kept file"),
        ].filter { $0.0 > 0 }
        if counts.isEmpty { return nil }
        let parts = counts.map { count, word in
            "\(count) \(count == 1 ? word : word == "point or assessment" ? "points or assessments" : word + "s")"
        }
        return "Withheld because of their visibility: \(parts.joined(separator: ", "))."
    }
}

/// Writes outside formats. The same portfolio always gives the same bytes.
///
/// With an item that is held back go its links, points and assessments, and its id where other items' fields name it.
public enum Exporter {
    /// Writes a folder that `Importer` reads back as the same portfolio (with audience `own`).
    ///
    /// The directory must be absent, empty, or an earlier export and nothing else; it is replaced as a whole once
    /// everything is written. Throws otherwise, or where the disk refuses, and then leaves it as it was.
    @discardableResult
    public static func folder(_ portfolio: Portfolio, to path: String, audience: Audience = .shared)
        throws(InterchangeError) -> ExportReport
    {
        let selection = Selection(portfolio, audience)
        var report = selection.report
        let files = FolderWriter.files(selection, &report)
        try DirectoryReplacement.write(files, to: path)
        return report
    }

    /// One JSON document that `Importer` reads back as the same portfolio (with audience `own`).
    public static func json(_ portfolio: Portfolio, audience: Audience = .shared) -> [UInt8] {
        var report = ExportReport()
        return json(portfolio, audience: audience, report: &report)
    }

    /// The same, with what was held back.
    public static func json(_ portfolio: Portfolio, audience: Audience = .shared, report: inout ExportReport) -> [UInt8]
    {
        let selection = Selection(portfolio, audience)
        report = selection.report
        return JSONWriting.document(selection, &report)
    }
}
