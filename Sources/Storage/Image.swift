// The cache image beside the portfolio: the same state, mapped into memory instead of read. It may be deleted at any time.

import Glibc
import Missions

extension Library {
    /// Fewer changes than this are sooner replayed, and smaller portfolios sooner read, than an image is written.
    private static let worthwhile = 500
    /// More changes than this are not replayed: the rows are read instead.
    private static let replayable = 20_000

    /// Takes the state from the image where it belongs to this log, and folds in what came after it; false where the rows
    /// must be read.
    func loadImage(_ sql: SQL) throws -> Bool {
        guard let mapping = Mapping(place.image),
            var image = PortfolioImage(mapping.bytes, room: Mapping.room, run: MachineRun.current, owner: mapping),
            image.sequence <= head,
            try isHash(image.hash, after: image.sequence, sql)
        else { return false }
        let statement = try sql.prepare("SELECT total(changes) FROM grp WHERE gid > ?1")
        defer { statement.reset() }
        statement.bind(1, image.sequence)
        guard try statement.step(), statement.int(0) <= Library.replayable else { return false }
        let known = (head, hash, current, clock)
        (head, hash) = (image.sequence, image.hash)
        // The only copy: what comes after is folded in where it lies.
        portfolio = image.take()
        if (try? fold(sql)) != nil, head == known.0, hash == known.1 {
            (current, clock) = (known.2, known.3)
            return true
        }
        (head, hash, current, clock) = known
        portfolio = Portfolio()
        return false
    }

    private func isHash(_ hash: [UInt8], after sequence: Int, _ sql: SQL) throws -> Bool {
        if sequence == 0 { return hash == Chain.start }
        let statement = try sql.prepare("SELECT hash FROM cmd WHERE seq = ?1")
        defer { statement.reset() }
        statement.bind(1, sequence)
        return try statement.step() && statement.bytes(0).elementsEqual(hash)
    }

    /// Writes the image where enough has changed since the last one to be worth it. Fails silently: it is only a cache.
    func saveImage() {
        guard connection != nil, readOnlyReason == nil, changesSinceImage >= Library.worthwhile else { return }
        let state = portfolio.wasteShare > 0.5 ? portfolio.compacted() : portfolio
        let bytes = PortfolioImage.bytes(of: state, sequence: head, hash: hash, run: MachineRun.current)
        let draft = place.image + "-new-\(getpid())"
        let descriptor = Glibc.open(draft, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress! + written, bytes.count - written) }
            if count < 0, errno == EINTR { continue }
            if count <= 0 { break }
            written += count
        }
        Glibc.close(descriptor)
        // Not waited for: after a crash of the machine, half an image is seen by its checksum.
        if written == bytes.count, rename(draft, place.image) == 0 { changesSinceImage = 0 } else { unlink(draft) }
    }
}

/// A file's bytes as memory of our own, with room behind them: what is changed there never reaches the file.
private final class Mapping {
    /// Bytes behind the file's that may be written; they cost nothing until they are.
    static let room = 64 << 20
    let bytes: UnsafeMutableRawBufferPointer

    init?(_ path: String) {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { Glibc.close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_size > 0 else { return nil }
        let size = Int(status.st_size)
        let access = PROT_READ | PROT_WRITE
        let start = mmap(nil, size + Mapping.room, access, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
        guard let start, start != MAP_FAILED else { return nil }
        guard mmap(start, size, access, MAP_PRIVATE | MAP_FIXED, descriptor, 0) == start else {
            munmap(start, size + Mapping.room)
            return nil
        }
        bytes = UnsafeMutableRawBufferPointer(start: start, count: size)
    }

    deinit { munmap(bytes.baseAddress, bytes.count + Mapping.room) }
}
