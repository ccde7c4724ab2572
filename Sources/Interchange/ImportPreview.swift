// What an import would do, before it is done.

import Missions

/// What a source holds and would change. Nothing has been changed yet: the step is for the caller to make.
public struct ImportPreview: Sendable {
    /// How many items of each kind, and links of each type, the source holds.
    public var items: [Kind: Int] = [:]
    public var links: [LinkType: Int] = [:]
    public var points = 0
    public var assessments = 0
    /// Settings that would change.
    public var settings = 0
    /// Files the model has no place for, kept word for word.
    public var files = 0

    /// Things (items, links, points, assessments, kept files) that are new, are there with other fields, or are there
    /// just so.
    public var created = 0
    public var changed = 0
    public var unchanged = 0

    /// Everything found: first what is refused, then what is merely reported. At most a thousand of each file are
    /// listed; the counts tell them all.
    public var problems: [Problem] = []
    public var refusedCount = 0
    public var reportedCount = 0

    /// What to say about the source besides: how many rows were matched, which snapshot was read.
    public var notes: [String] = []

    /// The whole import as one step, or nil where anything was refused or nothing would change. It is for
    /// `Portfolio.apply`: what contradicts itself has been reported, not refused.
    public var step: Step?

    /// Whether anything stands in the way.
    public var isRefused: Bool { refusedCount > 0 }
}

/// The outside formats that can be read.
public enum SourceFormat: String, CaseIterable, Sendable {
    /// A directory of CSV tables with a `portfolio.toml`.
    case folder
    /// One JSON document.
    case json
    /// The table of the Government Major Projects Portfolio, 2014 to 2023.
    case gmpp
}

/// How far an import has come.
public struct Progress: Hashable, Sendable {
    /// Bytes read so far, of all there are.
    public let done: Int
    public let total: Int
}
