// What the storage tests share: a folder of their own, a clock that ticks by itself, and portfolios as lines of text.

import Glibc
import Missions
import Testing

@testable import Storage

/// A folder that goes away with the test.
final class Sandbox {
    let folder: String

    init() {
        var template = Array("/tmp/stocktake-XXXXXX".utf8CString)
        folder = String(cString: mkdtemp(&template))
    }

    deinit { system("chmod -R u+w \(folder); rm -rf \(folder)") }

    func path(_ name: String = "plan.stocktake") -> String { folder + "/" + name }
}

/// Runs a shell command; its exit status.
@discardableResult
func system(_ command: String) -> Int32 {
    let pipe = popen(command, "r")!
    return pclose(pipe) >> 8
}

/// The bytes of a file. Never of one that is open here.
func bytes(of path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { return [] }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    var bytes = [UInt8](repeating: 0, count: ftell(file))
    rewind(file)
    fread(&bytes, 1, bytes.count, file)
    return bytes
}

func write(_ bytes: [UInt8], to path: String) {
    let file = fopen(path, "wb")!
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
}

/// Random numbers that a printed seed repeats (SplitMix64).
struct Seeded: RandomNumberGenerator {
    var state: UInt64
    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}

/// A seed, printed so that a failure can be repeated with `SEED=… swift test`.
func seed(_ what: String) -> UInt64 {
    let seed = getenv("SEED").flatMap { UInt64(String(cString: $0)) } ?? .random(in: 0...99_999)
    print("\(what): seed \(seed)")
    return seed
}

extension Identity {
    /// Somebody whose clock ticks once a call and whose random numbers repeat.
    static func test(_ who: String = "ana", seed: UInt64 = 1) -> Identity {
        var now = 1_767_225_600_000
        var random = Seeded(seed)
        return Identity(
            who: who, host: "desk", terminal: "pts/0", process: 42, version: "test",
            clock: {
                now += 1
                return now
            }, random: { random.next() })
    }
}

/// Everything a portfolio holds, a line each, in one order.
func lines(_ portfolio: Portfolio) -> [String] {
    var lines: [String] = []
    for node in portfolio.allNodes {
        let id = portfolio.id(node)
        lines.append("\(id) \(portfolio.kind(node)) \(portfolio.fields(node).json)")
        lines += portfolio.points(of: node).map { "\(Ref.point($0.key).text) \($0.fields.json)" }
        lines += portfolio.assessments(of: node).map { "\(Ref.assessment($0.key).text) \($0.fields.json)" }
    }
    lines += portfolio.allEdges.map { "\(Ref.link(portfolio.key($0)).text) \(portfolio.fields($0).json)" }
    lines += portfolio.extras.map { "file \($0.key) \($0.value.json)" }
    if !portfolio.settings.isEmpty { lines.append("the portfolio \(portfolio.settings.json)") }
    return lines.sorted()
}

/// The portfolio that the log's records alone add up to. Checks the chain on the way.
func replay(_ library: Library) throws -> Portfolio {
    var portfolio = Portfolio()
    var hash = Chain.start
    var waiting: [Change] = []
    try library.forEachRecordText { text, expected in
        hash = Array(text.utf8).withUnsafeBytes { Chain.next(hash, $0) }
        #expect(Chain.hexadecimal(hash) == expected)
        let record = try Record(text)
        waiting += record.changes
        if record.part == record.parts {
            try portfolio.apply(waiting)
            waiting = []
        }
    }
    return portfolio
}

extension Step {
    /// Adds a mission with a title.
    static func add(_ id: String, _ title: String = "Warm homes") -> Step {
        Step("Add \(id)", changes: [.create(.item(id), kind: .mission, fields: [.title: title])])
    }

    static func retitle(_ id: String, _ was: String, _ now: String) -> Step {
        Step("Rename \(id)", changes: [.set(.item(id), field: .title, was: was, now: now)])
    }
}

/// The sentence of the error that `body` throws; empty where it throws none.
func sentence(_ body: () throws -> Void) -> String {
    do {
        try body()
        return ""
    } catch { return "\(error)" }
}
