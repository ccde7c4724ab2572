// Files that are not ours, not whole or not writable: a sentence, never a crash, never a changed byte.

import Glibc
import Missions
import Testing

@testable import Storage

@Suite struct DamageTests {
    let sandbox = Sandbox()

    /// Opens a file that must not be written; gives back what the user is told.
    private func told(_ path: String) -> String {
        let before = bytes(of: path)
        let told: String
        do {
            let library = try Library.open(path, identity: .test())
            _ = try? library.entries(limit: 5)
            _ = try? library.undo()
            told = library.readOnlyReason ?? ""
            library.close()
        } catch { told = "\(error)" }
        #expect(bytes(of: path) == before)
        for companion in ["-wal", "-shm", "-head", "-lock", "-image"] {
            #expect(access(path + companion, F_OK) != 0, "\(companion) was left beside the file")
        }
        return told
    }

    /// A closed file with a few records, whose bytes may be looked at.
    private func sample(_ count: Int = 3) throws -> [UInt8] {
        let library = try Library.create(sandbox.path("sample"), identity: .test())
        for number in 1...count { try library.commit(.add("MIS-\(number)")) }
        library.close()
        let all = bytes(of: sandbox.path("sample"))
        unlink(sandbox.path("sample"))
        return all
    }

    @Test func whatIsNotAPortfolioIsSaidToBeNone() throws {
        var random = Seeded(7)
        let noise = (0..<5_000).map { _ in UInt8.random(in: 0...255, using: &random) }
        write(noise, to: sandbox.path("noise"))
        write(Array("Dear sir or madam,\n".utf8), to: sandbox.path("text"))
        write(Array("SQLite format 3\0 and then nothing of the kind".utf8), to: sandbox.path("almost"))
        write([], to: sandbox.path("empty"))
        system("sqlite3 \(sandbox.path("foreign")) 'CREATE TABLE t(x); PRAGMA user_version = 99999999'")
        system("sqlite3 \(sandbox.path("logged")) 'PRAGMA journal_mode = wal; CREATE TABLE t(x)' > /dev/null")
        for name in ["noise", "text", "almost"] {
            #expect(told(sandbox.path(name)).contains("is not a portfolio"), "\(name)")
        }
        // Advice that could not be followed would be worse than none: no other program's file can be imported.
        for name in ["noise", "text", "almost", "foreign"] { #expect(!told(sandbox.path(name)).contains("import")) }
        #expect(told(sandbox.path("empty")).contains("is empty"))
        #expect(told(sandbox.path("foreign")).contains("another program"))
        #expect(told(sandbox.path("logged")).contains("another program"))
        // With a log of its own beside it, as after a crash: that log gets no companion from us.
        system(
            "sqlite3 \(sandbox.path("live")) 'PRAGMA journal_mode = wal; CREATE TABLE t(x); "
                + ".system cp \(sandbox.path("live")) \(sandbox.path("crashed"))' > /dev/null")
        write([UInt8](repeating: 3, count: 4_000), to: sandbox.path("crashed-wal"))
        _ = sentence { _ = try Library.open(sandbox.path("crashed"), identity: .test()) }
        #expect(access(sandbox.path("crashed-shm"), F_OK) != 0)
        #expect(
            sentence { _ = try Library.open(sandbox.path("none"), identity: .test()) }.hasPrefix("There is no file"))
        #expect(sentence { _ = try Library.open(sandbox.folder, identity: .test()) }.contains("is a folder"))
        #expect(sentence { _ = try Library.open("/dev/null", identity: .test()) }.contains("not a plain file"))
    }

    @Test func aNewerMajorVersionIsRefusedAndANewerMinorIsNot() throws {
        write(try sample(), to: sandbox.path())
        system("sqlite3 \(sandbox.path()) 'PRAGMA user_version = \((Tables.major + 1) << 16)'")
        #expect(told(sandbox.path()).contains("newer version"))
        system("sqlite3 \(sandbox.path()) 'PRAGMA user_version = \(Tables.major << 16 | 9)'")
        let library = try Library.open(sandbox.path(), identity: .test())
        #expect(library.readOnlyReason == nil)
    }

    @Test func aTruncatedFileIsRefusedAndKept() throws {
        let whole = try sample()
        for length in stride(from: 1, to: whole.count, by: 997) {
            write(Array(whole[..<length]), to: sandbox.path())
            #expect(told(sandbox.path()) != "", "\(length) bytes of \(whole.count)")
        }
    }

    @Test func everyFlippedBitOfARecordIsSeen() throws {
        let whole = try sample(2)
        let text = Array("{\"v\":1,\"seq\":2,".utf8)
        let start = try #require(whole.indices.first { whole[$0...].starts(with: text) })
        let end = try #require(whole[start...].firstRange(of: Array("]}".utf8))).upperBound
        #expect(end - start > 200)
        for bit in 0..<(end - start) * 8 {
            var flipped = whole
            flipped[start + bit / 8] ^= 1 << (bit % 8)
            write(flipped, to: sandbox.path())
            let library = try Library.open(sandbox.path(), identity: .test())
            #expect(
                library.readOnlyReason?.contains("record 2 of its log is not what was written") == true, "bit \(bit)")
            library.close()
            if bit % 97 == 0 { #expect(bytes(of: sandbox.path()) == flipped) }
        }
    }

    @Test func noFlippedByteAnywhereCrashes() throws {
        let whole = try sample()
        let seed = seed("flips")
        var random = Seeded(seed)
        for _ in 0..<400 {
            var flipped = whole
            for _ in 0...Int.random(in: 0...20, using: &random) {
                flipped[Int.random(in: flipped.indices, using: &random)] = .random(in: 0...255, using: &random)
            }
            write(flipped, to: sandbox.path())
            guard let library = try? Library.open(sandbox.path(), identity: .test()) else { continue }
            _ = try? library.entries(limit: 10)
            _ = try? library.undo()
            _ = try? library.commit(.add("MIS-9"))
            _ = try? library.jump(to: 1)
            _ = try? library.record(2)
            library.close()
            for rest in ["-wal", "-shm"] { unlink(sandbox.path() + rest) }
        }
    }

    @Test func aRecordLostAtTheEndIsSeen() throws {
        let library = try Library.create(sandbox.path(), identity: .test())
        for number in 1...3 { try library.commit(.add("MIS-\(number)")) }
        library.close()
        for rest in ["-head", "-lock"] { unlink(sandbox.path() + rest) }
        system("sqlite3 \(sandbox.path()) 'DROP TRIGGER cmd_no_delete; DELETE FROM cmd WHERE seq = 3'")
        #expect(told(sandbox.path()).contains("ends at record 2 where it should end at 3"))
    }

    @Test func aFileThatMayNotBeWrittenIsOpenForReading() throws {
        write(try sample(), to: sandbox.path())
        chmod(sandbox.path(), 0o444)
        let library = try Library.open(sandbox.path(), identity: .test())
        #expect(library.readOnlyReason?.contains("permissions do not allow writing") == true)
        #expect(library.portfolio.itemCount == 3)
        #expect(sentence { try library.commit(.add("MIS-9")) } == library.readOnlyReason)
        #expect(library.portfolio.itemCount == 3)
    }

    @Test func aFolderThatMayNotBeWrittenIsLeftAlone() throws {
        let folder = sandbox.path("closed")
        mkdir(folder, 0o755)
        write(try sample(), to: folder + "/plan.stocktake")
        chmod(folder, 0o555)
        let library = try Library.open(folder + "/plan.stocktake", identity: .test())
        #expect(library.readOnlyReason?.contains("folder") == true)
        #expect(library.portfolio.itemCount == 3)
        #expect(try library.catchUp().isEmpty)
        library.close()
        #expect(system("test $(ls \(folder) | wc -l) -eq 1") == 0)
    }

    /// Fills each page of a file in turn with rubbish.
    @Test func ofAFileWithOneRuinedPageEverythingIsRead() throws {
        let library = try Library.create(sandbox.path("sample"), identity: .test())
        for number in 1...150 {
            try library.commit(.add("MIS-\(number)", String(repeating: "long ", count: 14) + "road"))
        }
        library.close()
        let whole = bytes(of: sandbox.path("sample"))
        let path = sandbox.path()
        var (refused, readable, rootless) = (0, 0, 0)
        for page in 0..<whole.count / 4096 {
            var ruined = whole
            for place in page * 4096..<(page + 1) * 4096 { ruined[place] = 0xff }
            for rest in ["-wal", "-shm", "-head", "-lock"] { unlink(path + rest) }
            write(ruined, to: path)
            guard let library = try? Library.open(path, identity: .test()) else {
                refused += 1
                #expect(bytes(of: path) == ruined)
                continue
            }
            // State or log alone is enough: what one of them lost, the other tells.
            #expect(library.portfolio.itemCount == 150, "page \(page)")
            let lost = try library.forEachRecordText { _, _ in }
            guard library.isPartial else { continue }
            readable += 1
            if lost.count > 40 { rootless += 1 }
            #expect(try library.entries(limit: 200).count <= 150)
            #expect(sentence { try library.commit(.add("MIS-999")) }.contains("is damaged and open for reading only"))
            library.close()
            #expect(bytes(of: path) == ruined)
            for rest in ["-wal", "-shm", "-head", "-lock"] { #expect(access(path + rest, F_OK) != 0, "\(rest)") }
        }
        // Without its first page nobody knows what the file is, without a root page not where to begin.
        #expect(refused < 4, "\(refused) of \(whole.count / 4096) pages")
        #expect(rootless < 2)
        #expect(readable > 20)
    }

    @Test func ofAFileRuinedInStateAndLogTheRestIsRead() throws {
        let library = try Library.create(sandbox.path(), identity: .test())
        for number in 1...150 {
            try library.commit(.add("MIS-\(number)", String(repeating: "long ", count: 14) + "road"))
        }
        library.close()
        for (table, count) in [("thing", 3), ("cmd", 20)] {
            let pages = sandbox.path("pages")
            system(
                "sqlite3 \(sandbox.path()) \"SELECT pageno FROM dbstat WHERE name = '\(table)' AND "
                    + "pagetype = 'leaf' ORDER BY path LIMIT 1 OFFSET \(count)\" > \(pages)")
            guard let page = Int(String(decoding: bytes(of: pages).dropLast(), as: UTF8.self)) else { return }
            var ruined = bytes(of: sandbox.path())
            for place in (page - 1) * 4096..<page * 4096 { ruined[place] = 0xff }
            write(ruined, to: sandbox.path())
        }
        for rest in ["-wal", "-shm", "-head", "-lock"] { unlink(sandbox.path() + rest) }
        let reason = told(sandbox.path())
        #expect(reason.contains("could be read; others may be lost"))
        let damaged = try Library.open(sandbox.path(), identity: .test())
        #expect((100..<150).contains(damaged.portfolio.itemCount))
        let lost = try damaged.forEachRecordText { _, _ in }
        #expect((1..<30).contains(lost.count))
    }

    /// After a crash the latest changes lie in a log that SQLite cannot read where it may not write.
    @Test func changesOutOfReachAreSaidToBeMissing() throws {
        let library = try Library.create(sandbox.path(), identity: .test())
        try library.commit(.add("MIS-1"))
        library.close()
        let again = try Library.open(sandbox.path(), identity: .test("ben", seed: 2))
        try again.commit(.add("MIS-2"))
        let folder = sandbox.path("closed")
        mkdir(folder, 0o755)
        for rest in ["", "-wal"] { system("cp \(sandbox.path())\(rest) \(folder)/plan\(rest)") }
        chmod(folder, 0o555)
        system("mount --bind \(folder) \(folder) 2> /dev/null && mount -o remount,bind,ro \(folder) 2> /dev/null")
        defer { system("umount -l \(folder) 2> /dev/null") }
        let behind = try Library.open(folder + "/plan", identity: .test())
        guard getuid() == 0 else { return }
        #expect(behind.isPartial)
        #expect(behind.readOnlyReason?.contains("as it was before its latest changes") == true)
        #expect(behind.portfolio.itemCount == 1)
        #expect(try behind.entries(limit: 9).count == 1)
    }

    /// A reader that keeps no files beside a portfolio still hears of what others write.
    @Test func whoMayOnlyReadSeesWhatOthersWrite() throws {
        try Library.create(sandbox.path(), identity: .test()).close()
        chmod(sandbox.path(), 0o444)
        let reader = try Library.open(sandbox.path(), identity: .test("ana"))
        #expect(reader.readOnlyReason != nil)
        chmod(sandbox.path(), 0o644)
        let writer = try Library.open(sandbox.path(), identity: .test("ben", seed: 2))
        try writer.commit(.add("MIS-1"))
        #expect(try reader.catchUp().map(\.label) == ["Add MIS-1"])
        try writer.commit(.add("MIS-2"))
        writer.close()
        #expect(try reader.catchUp().map(\.label) == ["Add MIS-2"])
        #expect(reader.portfolio.itemCount == 2)
    }

    @Test func aFileReplacedUnderUsKeepsItsLog() throws {
        let library = try Library.create(sandbox.path(), identity: .test())
        try library.commit(.add("MIS-1"))
        // Another portfolio takes the names, and its log is in use.
        let other = try Library.create(sandbox.path("other"), identity: .test())
        try other.commit(.add("MIS-7"))
        rename(sandbox.path("other-wal"), sandbox.path() + "-wal")
        rename(sandbox.path("other"), sandbox.path())
        library.close()
        #expect(access(sandbox.path() + "-wal", F_OK) == 0)
    }

    @Test func aFileReplacedUnderUsIsNotWritten() throws {
        let copy = try sample()
        let library = try Library.create(sandbox.path(), identity: .test())
        try library.commit(.add("MIS-1"))
        write(copy, to: sandbox.path("copy"))
        rename(sandbox.path("copy"), sandbox.path())
        #expect(sentence { try library.commit(.add("MIS-2")) }.contains("another program removed or replaced it"))
        #expect(library.portfolio.itemCount == 1)
        #expect(library.readOnlyReason != nil)
    }
}
