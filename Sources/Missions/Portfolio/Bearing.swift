// How a link bears on what waits: kept beside its packed fields, because walks over every link cannot stop to read texts.

/// What a link says of lateness and of the way it travels, as numbers.
public struct Bearing: BitwiseCopyable, Hashable {
    /// The days named, counted from 1970-01-01.
    @usableFromInline var needBy = Bearing.noDay
    @usableFromInline var promisedBy = Bearing.noDay
    @usableFromInline var marks: UInt8 = 0

    @usableFromInline static let noDay = Int32.min

    // What the marks mean.
    /// A live `needs`: lateness runs from the giver to the receiver, against the link.
    @usableFromInline static let runsBack: UInt8 = 1
    /// `contributes`, or `part_of` between works: lateness and value run along the link.
    @usableFromInline static let runsOn: UInt8 = 2
    @usableFromInline static let delivered: UInt8 = 4
    @usableFromInline static let declined: UInt8 = 8
    @usableFromInline static let withdrawn: UInt8 = 16

    /// Whether lateness runs from where the link arrives to where it leaves.
    @inlinable public var runsBack: Bool { marks & Bearing.runsBack != 0 }
    /// Whether lateness and value run from where the link leaves to where it arrives.
    @inlinable public var runsOn: Bool { marks & Bearing.runsOn != 0 }
    /// Whether it is delivered: by its state, or because a day of delivery is named.
    @inlinable public var isDelivered: Bool { marks & Bearing.delivered != 0 }
    /// Whether the giver said no.
    @inlinable public var isDeclined: Bool { marks & Bearing.declined != 0 }
    /// Whether the receiver took it back.
    @inlinable public var isWithdrawn: Bool { marks & Bearing.withdrawn != 0 }
    /// The day by which it is needed.
    @inlinable public var needByDay: Day? { needBy == Bearing.noDay ? nil : Day(number: needBy) }
    /// The day that is promised.
    @inlinable public var promisedByDay: Day? { promisedBy == Bearing.noDay ? nil : Day(number: promisedBy) }

    /// The bearing of a link of a type between two kinds, with these fields.
    init(_ type: LinkType, _ from: Kind, _ to: Kind, _ fields: Fields) {
        needBy = fields.day(.needBy)?.number ?? Bearing.noDay
        promisedBy = fields.day(.promisedBy)?.number ?? Bearing.noDay
        let state = fields[.state]
        if state == "delivered" || fields.day(.deliveredOn) != nil { marks |= Bearing.delivered }
        if state == "declined" { marks |= Bearing.declined }
        if state == "withdrawn" { marks |= Bearing.withdrawn }
        switch type {
        case .needs: if !isDeclined, !isWithdrawn { marks |= Bearing.runsBack }
        case .contributes: marks |= Bearing.runsOn
        case .partOf: if Bearing.works(from), Bearing.works(to) { marks |= Bearing.runsOn }
        default: break
        }
    }

    /// Whether items of a kind carry lateness and value; what is part of an org or a fund does not.
    private static func works(_ kind: Kind) -> Bool {
        switch kind {
        case .milestone, .experiment, .programme, .outcome, .mission: true
        default: false
        }
    }
}

extension Portfolio {
    /// How a link bears on what waits.
    public func bearing(_ edge: Edge) -> Bearing { links[Int(edge.slot)].bearing }

    /// How many steps lead upstream and downstream from an item; see `Graph`.
    public func stepCounts(_ node: Node) -> (upstream: Int, downstream: Int) {
        let row = items[Int(node.slot)]
        return (Int(row.upstreamCount), Int(row.downstreamCount))
    }

    /// Takes a link's steps into the counts of its ends, or out of them where `by` is -1.
    mutating func countSteps(_ row: LinkRow, by number: Int32) {
        let (from, to) = (Int(row.from), Int(row.to))
        if row.bearing.runsBack {
            items[from].upstreamCount += number
            items[to].downstreamCount += number
        } else if row.bearing.runsOn {
            items[to].upstreamCount += number
            items[from].downstreamCount += number
        }
    }
}
