// Several processes on one file: they see each other, wait for each other, and may die at any moment.

import Glibc
import Missions
import Testing

@testable import Storage

@Suite(.serialized) struct ProcessTests {
    let sandbox = Sandbox()

    @Test func twoLibrariesInOneProcessSeeEachOther() throws {
        let one = try Library.create(sandbox.path(), identity: .test("ana"))
        let two = try Library.open(sandbox.path(), identity: .test("ben", seed: 2))
        try one.commit(.add("MIS-1"))
        #expect(try two.catchUp().map(\.label) == ["Add MIS-1"])
        try two.commit(.add("MIS-2"))
        // A writer that is behind folds in what it missed before it writes, and reports it afterwards.
        try one.commit(.add("MIS-3"))
        let seen = try one.catchUp()
        #expect(seen.map(\.who) == ["ben"])
        #expect(seen.map(\.isMine) == [false])
        #expect(try two.catchUp().map(\.label) == ["Add MIS-3"])
        #expect(lines(one.portfolio) == lines(two.portfolio))
        #expect(one.head == 3 && two.head == 3 && one.current == 3 && two.current == 3)
        #expect(try one.catchUp().isEmpty)
    }

    @Test func nothingIsUndoneBySurprise() throws {
        let one = try Library.create(sandbox.path(), identity: .test("ana"))
        let two = try Library.open(sandbox.path(), identity: .test("ben", seed: 2))
        try one.commit(.add("MIS-1"))
        _ = try two.catchUp()
        try two.commit(.add("MIS-2"))
        #expect(sentence { _ = try one.undo() }.hasPrefix("ben has just changed the portfolio (Add MIS-2)"))
        #expect(one.portfolio.itemCount == 2)
        try one.undo()
        #expect(one.portfolio.node("MIS-2") == nil)
    }

    @Test func aStepIsPlannedOnWhatIsThereThen() throws {
        let one = try Library.create(sandbox.path(), identity: .test("ana"))
        let two = try Library.open(sandbox.path(), identity: .test("ben", seed: 2))
        func add(_ portfolio: Portfolio) throws -> Step? {
            try portfolio.adding(.mission, [("title", "Warm homes")]).step
        }
        // Neither has looked since the other wrote.
        for _ in 1...3 {
            for library in [one, two] { #expect(try library.commit(planning: add) != nil) }
        }
        _ = try one.catchUp()
        #expect(one.portfolio.count(of: .mission) == 6)
        #expect(try one.commit(planning: { _ in nil }) == nil)
        let refusal = sentence { _ = try one.commit(planning: { try $0.setting(.item("MIS-9"), []) }) }
        #expect(refusal.contains("MIS-9"), "\(refusal)")
        #expect(one.head == 6)
    }

    @Test func closingOneLeavesTheOthersLocksAlone() throws {
        let one = try Library.create(sandbox.path(), identity: .test("ana"))
        let two = try Library.open(sandbox.path(), identity: .test("ben", seed: 2))
        two.close()
        let child = Child(["add", sandbox.path(), "A", "20"])
        for number in 1...20 { try one.commit(.add("B-\(number)")) }
        #expect(child.lines().count == 20)
        #expect(child.end() == 0)
        _ = try one.catchUp()
        #expect(one.head == 40)
        #expect(lines(try replay(one)) == lines(one.portfolio))
    }

    @Test func anotherProcessIsSeenWithinFiftyMilliseconds() throws {
        let library = try Library.create(sandbox.path(), identity: .test())
        let watch = try #require(library.watch)
        let child = Child(["add", sandbox.path(), "A", "30"])
        var delays: [Int] = []
        while delays.count < 30 {
            var poll = pollfd(fd: watch, events: Int16(POLLIN), revents: 0)
            guard Glibc.poll(&poll, 1, 5_000) == 1 else { break }
            library.drainWatch()
            // From before the commit, disk included, to the portfolio here.
            for entry in try library.catchUp() { delays.append(milliseconds() - entry.milliseconds) }
        }
        #expect(delays.count == 30)
        #expect(delays.sorted()[delays.count / 2] < 50, "\(delays)")
        #expect(child.end() == 0)
    }

    @Test func fourProcessesWriteWithoutLoss() throws {
        let library = try Library.create(sandbox.path(), identity: .test())
        let children = ["A", "B", "C", "D"].map { Child(["add", sandbox.path(), $0, "100"]) }
        for number in 1...100 { try library.commit(.add("E-\(number)")) }
        for child in children {
            #expect(child.lines().count == 100)
            #expect(child.end() == 0)
        }
        _ = try library.catchUp()
        #expect(library.head == 500)
        #expect(library.portfolio.itemCount == 500)
        #expect(lines(try replay(library)) == lines(library.portfolio))
    }

    @Test func aHundredKillsLoseNothingThatWasAcknowledged() throws {
        try Library.create(sandbox.path(), identity: .test()).close()
        let seed = seed("kills")
        var random = Seeded(seed)
        var total = 0
        for round in 1...100 {
            let child = Child(["work", sandbox.path(), "\(round)"])
            var acknowledged: [String] = []
            for _ in 0...Int.random(in: 0...25, using: &random) {
                if let line = child.line() { acknowledged.append(line) }
            }
            usleep(.random(in: 0...3_000, using: &random))
            child.kill()
            acknowledged += child.lines()
            #expect(child.end() == -SIGKILL)
            let library = try Library.open(sandbox.path(), identity: .test())
            #expect(library.readOnlyReason == nil)
            for line in acknowledged {
                let words = line.split(separator: " ", maxSplits: 1)
                #expect(try library.record(Int(words[0])!)?.label == String(words[1]), "seed \(seed), round \(round)")
            }
            total += acknowledged.count
            if round % 10 == 0 {
                #expect(lines(try replay(library)) == lines(library.portfolio), "seed \(seed), round \(round)")
            }
            library.close()
        }
        print("\(total) changes acknowledged")
    }

    private func milliseconds() -> Int {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
    }
}
