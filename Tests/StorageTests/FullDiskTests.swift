// A full disk refuses a change, keeps what was there, and goes on once there is room.

import Glibc
import Missions
import Testing

@testable import Storage

@Suite struct FullDiskTests {
    let sandbox = Sandbox()

    /// On a small file system of its own, where this process may mount one.
    @Test func aFullDiskRefusesKeepsAndResumes() throws {
        guard system("mount -t tmpfs -o size=1m tmpfs \(sandbox.folder) 2> /dev/null") == 0 else { return }
        defer { system("umount -l \(sandbox.folder)") }
        write([UInt8](repeating: 1, count: 200_000), to: sandbox.path("ballast"))
        let library = try Library.create(sandbox.path(), identity: .test())
        var number = 0
        func next() -> Step {
            number += 1
            return .add("MIS-\(number)", String(repeating: "x", count: 150))
        }
        var refusal = ""
        while refusal.isEmpty, number < 5_000 { refusal = sentence { try library.commit(next()) } }
        #expect(refusal.hasPrefix("No space left on device"))
        #expect(refusal.contains("nothing was changed"))
        let held = number - 1
        #expect(library.head == held)
        #expect(library.portfolio.itemCount == held)
        #expect(library.readOnlyReason == nil)
        let before = lines(library.portfolio)
        #expect(try lines(Library.open(sandbox.path(), identity: .test()).portfolio) == before)
        unlink(sandbox.path("ballast"))
        try library.commit(next())
        #expect(library.head == held + 1)
        #expect(lines(try replay(library)) == lines(library.portfolio))
        library.close()
        let again = try Library.open(sandbox.path(), identity: .test())
        #expect(again.readOnlyReason == nil)
        #expect(again.portfolio.itemCount == held + 1)
    }

    @Test func onAFullDiskAFileIsOpenForReading() throws {
        let library = try Library.create(sandbox.path("plan"), identity: .test())
        try library.commit(.add("MIS-1"))
        library.close()
        let folder = sandbox.path("small")
        mkdir(folder, 0o755)
        guard system("mount -t tmpfs -o size=300k tmpfs \(folder) 2> /dev/null") == 0 else { return }
        defer { system("umount -l \(folder)") }
        system("cp \(sandbox.path("plan")) \(folder)/plan; head -c 300k /dev/zero > \(folder)/ballast 2> /dev/null")
        // The second time there may be an empty log from the first.
        for _ in 1...2 {
            let full = try Library.open(folder + "/plan", identity: .test())
            #expect(full.readOnlyReason?.contains("no space left") == true)
            #expect(full.portfolio.itemCount == 1)
            #expect(try full.entries(limit: 9).count == 1)
        }
        #expect(sentence { _ = try Library.create(folder + "/new", identity: .test()) }.hasPrefix("No space left"))
        #expect(access(folder + "/new", F_OK) != 0)
        unlink(folder + "/ballast")
        let roomy = try Library.open(folder + "/plan", identity: .test("ben", seed: 2))
        try roomy.commit(.add("MIS-2"))
    }

    @Test func aFileIsMadeWithWhatItIsToHoldOrNotAtAll() throws {
        let many = (1...3_000).map {
            Change.create(.item("MIS-\($0)"), kind: .mission, fields: [.title: "Warm homes \($0)"])
        }
        let step = Step("Import", isImport: true, changes: many)
        let library = try Library.create(sandbox.path("whole"), identity: .test(), holding: step)
        #expect(library.portfolio.itemCount == 3_000 && library.current == 1)
        try library.undo()
        #expect(library.portfolio.itemCount == 0)
        library.close()
        let folder = sandbox.path("small")
        mkdir(folder, 0o755)
        guard system("mount -t tmpfs -o size=500k tmpfs \(folder) 2> /dev/null") == 0 else { return }
        defer { system("umount -l \(folder)") }
        #expect(
            sentence { _ = try Library.create(folder + "/plan", identity: .test(), holding: step) }
                .hasPrefix("No space left on device for \(folder)/plan;"))
        #expect(system("test -z \"$(ls -A \(folder))\"") == 0)
        let bad = Step("Bad", changes: [.delete(.item("MIS-1"), kind: .mission, fields: [:])])
        #expect(sentence { _ = try Library.create(folder + "/plan", identity: .test(), holding: bad) } != "")
        #expect(system("test -z \"$(ls -A \(folder))\"") == 0)
    }

    /// The same by a limit on the size of files, which any user may set.
    @Test func aFileAtItsLimitRefusesAndKeeps() throws {
        try Library.create(sandbox.path(), identity: .test()).close()
        let child = Child(["fill", sandbox.path()], shell: "ulimit -f 8000")
        let words = try #require(child.lines().first).split(separator: " ", maxSplits: 2)
        #expect(child.end() == 0)
        #expect(words[0] == words[1])
        #expect(words[2].hasPrefix("No space left for"))
        let library = try Library.open(sandbox.path(), identity: .test())
        #expect(library.head == Int(words[0]))
        #expect(library.head > 50)
        #expect(lines(try replay(library)) == lines(library.portfolio))
        try library.commit(.add("MIS-99999"))
    }
}
