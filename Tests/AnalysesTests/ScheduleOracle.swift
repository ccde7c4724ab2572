// The schedule counted once more the slow way, from the links as they were asked for: rounds until nothing changes.

import Chance
import Missions
import Testing

/// What domain.md 5.1 and 5.2 say, read line by line, over dictionaries.
struct ScheduleOracle {
    struct Item {
        var duration = 0
        var forecast: Int?
        var actual: Int?
        var deadline: Int?
    }
    struct Need {
        var receiver: ItemID
        var giver: ItemID
        var lag: Int
        var key: LinkKey
        var isDelivered: Bool
        var delivered: Int?
        var promised: Int?
    }
    struct Result: Equatable {
        var start: [ItemID: Int] = [:]
        var finish: [ItemID: Int] = [:]
        var driver: [ItemID: String] = [:]
    }

    let today: Int
    private(set) var items: [ItemID: Item] = [:]
    private(set) var needs: [Need] = []
    private(set) var cyclic: Set<ItemID> = []

    init(_ network: Network, asOf today: Day) {
        self.today = Int(today.number)
        func number(_ fields: Fields, _ field: Field) -> Int? { fields.day(field).map { Int($0.number) } }
        for (id, kind) in network.kinds where [.milestone, .programme, .experiment].contains(kind) {
            let fields = network.portfolio.fields(network.node(id))
            let isTest = kind == .experiment
            items[id] = Item(
                duration: Int(fields[.durationDays] ?? "") ?? 0,
                forecast: number(fields, isTest ? .decisionDue : .forecastFinish),
                actual: number(fields, .actualFinish),
                deadline: number(fields, isTest ? .decisionDue : .deadline))
        }
        for (key, fields) in network.links where key.type == .needs {
            if ["declined", "withdrawn"].contains(fields[.state] ?? "") { continue }
            needs.append(
                Need(
                    receiver: key.from, giver: key.to, lag: Int(fields[.lagDays] ?? "") ?? 0, key: key,
                    isDelivered: fields[.state] == "delivered" || fields.day(.deliveredOn) != nil,
                    delivered: number(fields, .deliveredOn), promised: number(fields, .promisedBy)))
        }
        for id in items.keys where reachable(from: id).contains(id) { cyclic.insert(id) }
    }

    /// All that an item waits for, step by step; itself only where it waits for itself.
    func reachable(from id: ItemID) -> Set<ItemID> {
        var found: Set<ItemID> = []
        while true {
            let new = needs.filter { ($0.receiver == id || found.contains($0.receiver)) && !found.contains($0.giver) }
            if new.isEmpty { return found }
            found.formUnion(new.map(\.giver))
        }
    }

    /// Early start, early finish and driver. An item finishes no earlier than its floor; a late link arrives that many
    /// days later.
    func forward(floor: [ItemID: Int] = [:], late: [LinkKey: Int] = [:]) -> Result {
        var result = Result()
        for id in items.keys where !cyclic.contains(id) { result.finish[id] = today }
        while true {
            var next = Result()
            for (id, item) in items where !cyclic.contains(id) {
                var terms: [(day: Int, driver: String)] = []
                if let forecast = item.forecast { terms.append((forecast - item.duration, "")) }
                for need in needs where need.receiver == id {
                    let arrival = need.isDelivered ? need.delivered : result.finish[need.giver] ?? need.promised
                    if let arrival { terms.append((arrival + (late[need.key] ?? 0) + need.lag, need.giver)) }
                }
                let start = terms.map(\.day).max() ?? today
                next.start[id] = start
                next.driver[id] = terms.filter { $0.day == start }.map(\.driver).min { Array($0.utf8) < Array($1.utf8) }
                next.finish[id] = max(item.actual ?? max(today, start + item.duration), floor[id] ?? .min)
            }
            if next == result { return result }
            result = next
        }
    }

    /// LF of all, from what is due (the deadlines, unless other days are given).
    func latest(_ due: [ItemID: Int]? = nil) -> [ItemID: Int] {
        let due = due ?? items.compactMapValues(\.deadline)
        var latest = due.filter { !cyclic.contains($0.key) }
        while true {
            var next = due.filter { !cyclic.contains($0.key) }
            for need in needs where !need.isDelivered && !cyclic.contains(need.receiver) && !cyclic.contains(need.giver)
            {
                guard let receiver = items[need.receiver], receiver.actual == nil, items[need.giver] != nil,
                    let finish = latest[need.receiver]
                else { continue }
                next[need.giver] = min(next[need.giver] ?? .max, finish - receiver.duration - need.lag)
            }
            if next == latest { return latest.filter { items[$0.key]?.actual == nil } }
            latest = next
        }
    }

    /// FF of all that somebody waits for.
    func slacks(_ result: Result) -> [ItemID: Int] {
        var slacks: [ItemID: Int] = [:]
        for need in needs where !need.isDelivered {
            guard let receiver = items[need.receiver], receiver.actual == nil, let start = result.start[need.receiver],
                let giver = items[need.giver], giver.actual == nil, let finish = result.finish[need.giver]
            else { continue }
            slacks[need.giver] = min(slacks[need.giver] ?? .max, start - need.lag - finish)
        }
        return slacks
    }
}

private func < (left: [UInt8], right: [UInt8]) -> Bool { left.lexicographicallyPrecedes(right) }

extension Network {
    /// Work with all that a schedule looks at: lengths, forecasts, deadlines, things done and delivered, promises of orgs,
    /// texts that are no days, and cycles where they are allowed.
    static func scheduled(_ dice: inout Dice, items count: Int, isClean: Bool = false) -> Network {
        var network = Network()
        func someDay(_ dice: inout Dice) -> String { Day(number: Int32(dice.roll(90...160))).iso }
        for number in 0..<count {
            let kind = isClean || dice.chance(70) ? .milestone : dice.pick([Kind.programme, .experiment, .org])
            var fields: Fields = [:]
            if kind != .org {
                if dice.chance(70) { fields[.durationDays] = String(dice.roll(0...20)) }
                let isTest = kind == .experiment
                if dice.chance(60) { fields[isTest ? .decisionDue : .forecastFinish] = someDay(&dice) }
                if !isTest, dice.chance(30) { fields[.deadline] = someDay(&dice) }
                if !isClean, dice.chance(8) { fields[.actualFinish] = Day(number: Int32(dice.roll(60...100))).iso }
                if !isClean, dice.chance(4) { fields[.forecastFinish] = "soon" }
            }
            network.add(kind, "\(dice.pick(["N", "n", "x-"]))\(number)", fields: fields)
        }
        let all = network.kinds.keys.sorted()
        let hasCycles = !isClean && dice.chance(30)
        for _ in 0..<count * dice.pick([1, 2, 4]) {
            var (receiver, giver) = (dice.roll(0..<count), dice.roll(0..<count))
            if !hasCycles, receiver < giver { (receiver, giver) = (giver, receiver) }
            let (from, to) = (all[receiver], all[giver])
            guard from != to, LinkType.needs.joins(network.kinds[from]!, to: network.kinds[to]!) else { continue }
            var fields: Fields = [
                .state: isClean ? "agreed" : dice.pick(["proposed", "agreed", "agreed", "delivered", "declined"])
            ]
            if dice.chance(50) { fields[.lagDays] = String(dice.roll(0...15)) }
            if dice.chance(50) { fields[.promisedBy] = someDay(&dice) }
            if fields[.state] == "delivered", dice.chance(80) { fields[.deliveredOn] = "1970-04-01" }
            network.link(.needs, from, to, fields)
        }
        if dice.chance(30) {
            let chain = all.filter { network.kinds[$0] == .milestone }
            for (giver, receiver) in zip(chain, chain.dropFirst()) { network.link(.needs, receiver, giver) }
        }
        return network
    }
}
