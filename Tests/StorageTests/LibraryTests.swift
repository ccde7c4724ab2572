// A file's everyday life: made, written, undone, redone, closed, opened.

import Glibc
import Missions
import Testing

@testable import Storage

@Suite struct LibraryTests {
    let sandbox = Sandbox()

    @Test func aNewFileIsEmptyAndItsOwnersAlone() throws {
        let library = try Library.create(sandbox.path(), identity: .test())
        #expect(library.head == 0)
        #expect(library.current == 0)
        #expect(library.readOnlyReason == nil)
        #expect(library.undoLabel == nil)
        #expect(library.redoLabels == [])
        #expect(try library.entries(limit: 10).isEmpty)
        var status = stat()
        for suffix in ["", "-wal", "-lock", "-head"] {
            #expect(stat(sandbox.path() + suffix, &status) == 0)
            #expect(status.st_mode & 0o777 == 0o600, "\(suffix)")
        }
    }

    @Test func aFileThatIsThereIsNotOverwritten() throws {
        write([], to: sandbox.path())
        #expect(sentence { _ = try Library.create(sandbox.path(), identity: .test()) }.contains("is there already"))
        #expect(bytes(of: sandbox.path()) == [])
    }

    @Test func whatIsCommittedIsThereWhenOpenedAgain() throws {
        let library = try Library.create(sandbox.path(), identity: .test())
        let entry = try library.commit(.add("MIS-1"))
        #expect(entry.sequence == 1)
        #expect(entry.isMine)
        #expect(entry.who == "ana")
        try library.commit(.retitle("MIS-1", "Warm homes", "Warm, dry homes"))
        let before = lines(library.portfolio)
        library.close()
        library.close()
        let again = try Library.open(sandbox.path(), identity: .test(seed: 2))
        #expect(lines(again.portfolio) == before)
        #expect(again.head == 2)
        #expect(again.current == 2)
        #expect(again.undoLabel == "Rename MIS-1")
        let entries = try again.entries(limit: 10)
        #expect(entries.map(\.label) == ["Rename MIS-1", "Add MIS-1"])
        #expect(entries.map(\.isMine) == [false, false])
    }

    @Test func aNumberOnceUsedIsNotGivenAwayAgain() throws {
        let library = try Library.create(sandbox.path(), identity: .test())
        try library.commit(.add("MIS-7"))
        try library.undo()
        #expect(library.portfolio.newID(.mission) == "MIS-8")
        library.close()
        let again = try Library.open(sandbox.path(), identity: .test())
        #expect(again.portfolio.newID(.mission) == "MIS-8")
    }

    @Test func whoWaitsForAnotherProgramIsToldOnce() throws {
        try Library.create(sandbox.path(), identity: .test()).close()
        let holder = Glibc.open(sandbox.path() + "-lock", O_RDWR)
        defer { Glibc.close(holder) }
        flock(holder, LOCK_EX)
        var told = 0
        let library = try Library.open(sandbox.path(), identity: .test()) {
            told += 1
            flock(holder, LOCK_UN)
        }
        #expect(told == 1)
        flock(holder, LOCK_EX)
        library.whileWaiting = {
            told += 10
            flock(holder, LOCK_UN)
        }
        try library.commit(.add("MIS-1"))
        #expect(told == 11)
    }

    @Test func undoAndRedoAreRecordsToo() throws {
        let library = try Library.create(sandbox.path(), identity: .test())
        try library.commit(.add("MIS-1"))
        let undo = try library.undo()
        #expect(undo.action == .undo)
        #expect(undo.concerns == 1)
        #expect(library.portfolio.itemCount == 0)
        #expect(library.current == 0)
        #expect(library.redoLabels == ["Add MIS-1"])
        #expect(sentence { _ = try library.undo() } == "Nothing to undo: this is where the portfolio began.")
        try library.redo()
        #expect(library.portfolio.itemCount == 1)
        #expect(library.head == 3)
        #expect(library.current == 1)
        #expect(sentence { _ = try library.redo() } == "Nothing to redo: this is the latest change.")
        #expect(lines(try replay(library)) == lines(library.portfolio))
    }

    @Test func branchesAreToldOfAndReachable() throws {
        let library = try Library.create(sandbox.path(), identity: .test())
        try library.commit(.add("MIS-1"))
        try library.commit(.add("MIS-2"))
        try library.undo()
        try library.commit(.add("MIS-3"))
        #expect(sentence { _ = try library.redo() }.contains("1 other branch leaves the change before"))
        let listed = try library.entries(limit: 10)
        #expect(listed.map(\.isUndone) == [false, false, true, false])
        let jump = try library.jump(to: 2)
        #expect(jump.action == .goto)
        #expect(library.portfolio.node("MIS-2") != nil)
        #expect(library.portfolio.node("MIS-3") == nil)
        #expect(library.current == 2)
        try library.undo()
        #expect(library.redoLabels == ["Add MIS-2", "Add MIS-3"])
        #expect(lines(try replay(library)) == lines(library.portfolio))
    }

    @Test func theDiskIsWaitedFor() throws {
        let library = try Library.create(sandbox.path(), identity: .test())
        #expect(try library.reading { try $0.int("PRAGMA synchronous") } == 2)
        #expect(try library.reading { try $0.text("PRAGMA journal_mode") } == "wal")
        #expect(try library.reading { try $0.int("PRAGMA wal_autocheckpoint") } == 0)
        #expect(try library.reading { try $0.int("PRAGMA busy_timeout") } == 5000)
    }

    @Test func whatTheRulesRefuseLeavesNoTrace() throws {
        let library = try Library.create(sandbox.path(), identity: .test())
        try library.commit(.add("MIS-1"))
        let before = lines(library.portfolio)
        let refused = Step(
            "Add and join",
            changes: [
                .create(.item("MIS-9"), kind: .mission, fields: [.title: "Lost"]),
                .create(.link(LinkKey(.needs, from: "MIS-9", to: "NONE")), kind: nil, fields: [:]),
            ])
        #expect(throws: Refusal.self) { try library.commit(refused) }
        #expect(lines(library.portfolio) == before)
        #expect(library.portfolio.newID(.mission) == "MIS-2")
        #expect(library.head == 1)
        #expect(try library.reading { try $0.int("SELECT count(*) FROM cmd") } == 1)
        #expect(try library.reading { try $0.int("SELECT count(*) FROM thing") } == 1)
        try library.commit(.add("MIS-2"))
        #expect(library.head == 2)
    }

    @Test func theLogIsAppendOnly() throws {
        let library = try Library.create(sandbox.path(), identity: .test())
        try library.commit(.add("MIS-1"))
        let writer = try Connection(sandbox.path(), .writing)
        for attack in [
            "UPDATE cmd SET who = 'eve'", "DELETE FROM cmd",
            "REPLACE INTO cmd SELECT seq, id, grp, kind, ref, cur, hlc, 'eve', rec, hash FROM cmd",
        ] {
            #expect(throws: SQLiteFailure.self, "\(attack)") { try writer.use { try $0.run(attack) } }
        }
        writer.close()
    }

    @Test func theStateCanBeAskedInSQL() throws {
        let library = try Library.create(sandbox.path(), identity: .test())
        try library.commit(.add("MIS-1"))
        try library.commit(
            Step(
                "Add a board",
                changes: [
                    .create(.item("ORG-1"), kind: .org, fields: [.title: "Board"]),
                    .create(
                        .link(LinkKey(.responsible, from: "ORG-1", to: "MIS-1", mark: "sponsor")), kind: nil,
                        fields: [.role: "sponsor"]),
                ]))
        let link = try library.reading {
            try $0.text("SELECT type || '|' || \"from\" || '|' || \"to\" || '|' || mark FROM link")
        }
        #expect(link == "responsible|ORG-1|MIS-1|sponsor")
        #expect(try library.reading { try $0.text("SELECT title FROM item WHERE kind = 'org'") } == "Board")
    }
}
