// Sorting items by keys made beforehand: numbers, so that 100,000 rows take tens of milliseconds.

import Missions

extension Sorting {
    /// What an item is sorted by; items without it come last, whichever way the order runs.
    private static let none = UInt64.max

    /// Items in this order; equal ones stay as they were.
    func sorted(_ nodes: [Node], isReversed: Bool, _ world: World) -> [Node] {
        let portfolio = world.portfolio
        var keyed: [(key: UInt64, place: Int32)] = []
        keyed.reserveCapacity(nodes.count)
        for (place, node) in nodes.enumerated() { keyed.append((key(of: node, world), Int32(place))) }
        let isText = self == .name || self == .owner
        keyed.sort { left, right in
            if left.key != right.key {
                if left.key == Sorting.none || right.key == Sorting.none { return right.key == Sorting.none }
                return (left.key < right.key) != isReversed
            }
            if isText, left.key != Sorting.none {
                // Eight equal letters: the rest of the texts decides.
                let order = Sorting.compare(
                    text(of: nodes[Int(left.place)], portfolio), text(of: nodes[Int(right.place)], portfolio))
                if order != 0 { return (order < 0) != isReversed }
            }
            return left.place < right.place
        }
        return keyed.map { nodes[Int($0.place)] }
    }

    private func text(of node: Node, _ portfolio: Portfolio) -> UnsafeBufferPointer<UInt8>? {
        self == .owner ? portfolio.bytes(node, .lead) : portfolio.titleBytes(node)
    }

    private func key(of node: Node, _ world: World) -> UInt64 {
        let portfolio = world.portfolio
        switch self {
        case .name, .owner:
            guard let text = text(of: node, portfolio) else { return Sorting.none }
            return Sorting.letters(text)
        case .status:
            let kind = portfolio.kind(node)
            let state = Schema.states(of: kind).firstIndex { portfolio.isState($0, of: node) } ?? 99
            guard [.mission, .outcome, .programme].contains(kind) else { return UInt64(state) }
            let code = portfolio.latestJudgement(of: node)?.overall
            return UInt64((ListGroups.ratings.firstIndex { $0 == code } ?? 99) * 100 + state)
        case .date: return Sorting.day(of: node, portfolio).map { UInt64(Int64($0.number) + 1_000_000) } ?? Sorting.none
        case .impact: return worst(node, portfolio) { $0.impact }.map { UInt64(100 - $0) } ?? Sorting.none
        case .score:
            return worst(node, portfolio) { $0.likelihood * $0.impact }.map { UInt64(100 - $0) } ?? Sorting.none
        }
    }

    /// A figure of a risk's own cell; of other items that of the worst open risk that affects them.
    private func worst(
        _ node: Node, _ portfolio: Portfolio, _ figure: ((likelihood: Int, impact: Int)) -> Int
    ) -> Int? {
        if portfolio.kind(node) == .raid { return portfolio.cell(node).map(figure) }
        var worst: Int?
        portfolio.forEachLink(to: node, .affects) { edge in
            if let cell = portfolio.cell(portfolio.from(edge)) { worst = max(worst ?? 0, figure(cell)) }
        }
        return worst
    }

    /// The day an item is about: when it finished or will, when it is due, when it meets; else when it was last reviewed.
    static func day(of node: Node, _ portfolio: Portfolio) -> Day? {
        for field in days[portfolio.kind(node)] ?? [] {
            if let day = portfolio.day(node, field) { return day }
        }
        return portfolio.day(node, .reviewedOn)
    }

    private static let days: [Kind: [Field]] = [
        .programme: [.actualFinish, .forecastFinish, .deadline, Field("baseline_finish")],
        .milestone: [.actualFinish, .forecastFinish, .deadline, Field("baseline_finish")],
        .experiment: [.actualFinish, .decisionDue], .measure: [.targetDate], .raid: [Field("proximity")],
        .org: [Field("ended_on")], .record: [.due, .date], .session: [.date], .evidence: [.date],
    ]

    /// What a sorted row shows at its right, where that is not to be seen otherwise.
    func fact(of node: Node, _ portfolio: Portfolio) -> String {
        switch self {
        case .name, .status: return ""
        case .date:
            guard let day = Sorting.day(of: node, portfolio) else { return "no date" }
            // The century goes without saying.
            let (year, month, number) = day.parts
            return "\(number) \(Day(year: year, month: month, day: 1)?.short.suffix(3) ?? "") \(String(year).suffix(2))"
        case .owner: return portfolio.text(node, .lead) ?? "nobody"
        case .impact: return worst(node, portfolio) { $0.impact }.map { "I\($0)" } ?? "--"
        case .score:
            guard portfolio.kind(node) != .raid else { return "" }
            return worst(node, portfolio) { $0.likelihood * $0.impact }.map { "\($0)" } ?? "--"
        }
    }

    /// The first eight letters as a number; capitals count as small letters.
    private static func letters(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var key: UInt64 = 0
        for place in 0..<8 { key = key << 8 | (place < text.count ? UInt64(Fuzzy.fold(text[place])) : 0) }
        // The highest number is kept for what has no text.
        return min(key, none - 1)
    }

    private static func compare(_ left: UnsafeBufferPointer<UInt8>?, _ right: UnsafeBufferPointer<UInt8>?) -> Int {
        guard let left, let right else { return 0 }
        for place in 0..<min(left.count, right.count) {
            let (a, b) = (Fuzzy.fold(left[place]), Fuzzy.fold(right[place]))
            if a != b { return Int(a) - Int(b) }
        }
        return left.count - right.count
    }
}

extension Portfolio {
    fileprivate func isState(_ word: String, of node: Node) -> Bool {
        guard let bytes = bytes(node, .state) else { return false }
        return word.utf8.elementsEqual(bytes)
    }
}
