// How a list is looked at: filtered, sorted, grouped. Looking is not doing: none of it is in the history.

import Analyses
import Missions

/// What a list can be sorted by.
enum Sorting: String, CaseIterable, Sendable {
    case name, status, date, owner, impact, score

    /// What the message and the heading say: `by risk score`.
    var words: String { self == .score ? "risk score" : rawValue }
}

/// A list's filter, order and groups; natural where nothing is asked for.
struct ListLook: Hashable, Sendable {
    /// A query; empty shows everything.
    var filter = ""
    var sort: Sorting?
    var isReversed = false
    /// The field whose values are headings: `dept`, `rating`, `month`, or one of the schema.
    var group: String?

    var isNatural: Bool { self == ListLook() }

    /// What was asked for, in a few words, the filter left out: `by date, reversed, grouped by state`.
    var order: String {
        var parts: [String] = []
        if let sort { parts.append("by \(sort.words)") }
        if isReversed { parts.append("reversed") }
        if let group { parts.append("grouped by \(ListGroups.words(group))") }
        return parts.joined(separator: ", ")
    }
}

/// A way of looking at a portfolio, kept by a name. It belongs to the person who looks, not to the portfolio.
public struct SavedView: Hashable, Sendable {
    public var name: String
    /// What the list shows.
    public var kind: Kind
    public var filter: String
    /// `name`, `status`, `date`, `owner`, `impact` or `score`; nil for the natural order.
    public var sort: String?
    public var isReversed: Bool
    /// The field whose values are headings; nil for none.
    public var group: String?
    /// Whether the tree shows what waits on the selected item rather than what it needs.
    public var isDownstream: Bool

    public init(
        name: String, kind: Kind, filter: String = "", sort: String? = nil, isReversed: Bool = false,
        group: String? = nil, isDownstream: Bool = false
    ) {
        self.name = name
        self.kind = kind
        self.filter = filter
        self.sort = sort
        self.isReversed = isReversed
        self.group = group
        self.isDownstream = isDownstream
    }

    var look: ListLook {
        ListLook(filter: filter, sort: sort.flatMap { Sorting(rawValue: $0) }, isReversed: isReversed, group: group)
    }

    /// What it shows, in a few words.
    public var about: String {
        let parts = [kind.plural, filter, look.order, isDownstream ? "what waits" : ""]
        return parts.filter { !$0.isEmpty }.joined(separator: "; ")
    }
}
