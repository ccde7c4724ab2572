// A second process for the bench: times the analyses on a portfolio in folder form, as `.ci/portfolio` writes it.
// `AnalysisProbe FOLDER ROUNDS` prints a name and the median in milliseconds on each line.

import Analyses
import Glibc
import Missions

/// The rows of a table without quotes, by column; none where there is no such table.
func rows(_ path: String) -> [[Substring: Substring]] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard let head = lines.first?.split(separator: ",") else { return [] }
    return lines.dropFirst().map { line in
        Dictionary(uniqueKeysWithValues: zip(head, line.split(separator: ",", omittingEmptySubsequences: false)))
    }
}

func fields(_ row: [Substring: Substring], but ends: Set<Substring>) -> Fields {
    var fields = Fields()
    for (name, text) in row where !ends.contains(name) && !text.isEmpty { fields[Field(name)] = String(text) }
    return fields
}

func portfolio(_ folder: String) throws -> Portfolio {
    var changes: [Change] = []
    let tables: KeyValuePairs<String, Kind> = [
        "missions": .mission, "outcomes": .outcome, "programmes": .programme, "milestones": .milestone, "orgs": .org,
        "raid": .raid,
    ]
    for (table, kind) in tables {
        for row in rows("\(folder)/items/\(table).csv") {
            changes.append(
                .create(.item(String(row["id"] ?? "")), kind: kind, fields: fields(row, but: ["id"])))
        }
    }
    for type in [LinkType.partOf, .contributes, .responsible, .affects, .needs] {
        let (from, to): (Substring, Substring) = type == .needs ? ("receiver", "giver") : ("from", "to")
        for row in rows("\(folder)/links/\(type.rawValue).csv") {
            let said = fields(row, but: [from, to])
            let key = LinkKey(type, from: String(row[from] ?? ""), to: String(row[to] ?? ""), fields: said)
            changes.append(.create(.link(key), kind: nil, fields: said))
        }
    }
    var portfolio = Portfolio()
    portfolio.beginBulk()
    try portfolio.apply(changes)
    portfolio.endBulk()
    return portfolio
}

let clock = ContinuousClock()

/// Prints the median of some rounds, in milliseconds for one of `parts`. What is counted keeps the work from being left out.
func time(_ name: String, _ rounds: Int, parts: Int = 1, _ body: () -> Int) {
    var times: [Double] = []
    var found = 0
    for _ in 0..<rounds {
        let spent = clock.measure { found = body() }
        times.append(Double(spent.components.seconds) * 1e3 + Double(spent.components.attoseconds) / 1e15)
    }
    times.sort()
    print("\(name)\t\(times[rounds / 2] / Double(parts))\t\(found)")
}

let arguments = CommandLine.arguments
guard arguments.count == 3, let rounds = Int(arguments[2]), rounds > 0 else {
    print("AnalysisProbe FOLDER ROUNDS")
    exit(2)
}
let plan = try portfolio(arguments[1])
guard let hub = plan.node("MIL-1"), let today = Day(iso: "2026-01-31") else { exit(1) }
let milestones = plan.nodes(of: .milestone)
let downstream = Downstream(from: hub, in: plan)
// Six links away, as far as people ask.
let far = milestones.first { downstream.distance($0) == 6 } ?? hub

time("closure", rounds) { Downstream(from: hub, in: plan).nodes.count - 1 }
time("order", rounds) { StronglyConnected(FlatGraph.needs(plan)).count }
time("cycles", rounds) { Cycles(plan).deadlocks.count }
time("schedule", rounds) { Schedule(plan, asOf: today).isScheduled(far) ? 1 : 0 }
let schedule = Schedule(plan, asOf: today)
time("slip", rounds) { (try? Slip(.item(hub), by: 42, in: schedule, plan).rows.count) ?? 0 }
var finder = PathFinder()
time("path", rounds, parts: 100) {
    (0..<100).reduce(0) { _, _ in finder.shortest(from: hub, to: far, along: .consequence, in: plan)?.hops ?? 0 }
}
time("betweenness", 1, parts: 64) {
    var count = BetweennessCount(plan, sample: 64)
    while !count.isDone { count.advance(1_000_000) }
    return count.sampleCount
}
time("matrix", rounds) { DepartmentMatrix(plan, asOf: today).cells.count }
time("blast", rounds) { BlastRadius(of: hub, in: plan).total }
time("ownership", rounds) { Ownership(plan).missions.count }
time("exposure", rounds) { Int(Exposure(of: plan).own(hub) * 100) }
time("waiting", rounds) { Waiting(plan).count(on: hub) }
