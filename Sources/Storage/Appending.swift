// The write path: lock, catch up, check, append, change the rows, wait for the disk, tell the others.

import Missions

/// What is about to be appended.
struct Draft {
    var action: Record.Action
    var concerns = 0
    /// The group that will be current; nil is the new group itself.
    var current: Int?
    var step: Step
    /// Pairs of group and child by which redo will find its way.
    var trail: [(group: Int, child: Int)] = []
}

extension Library {
    /// Checks a step, applies it and makes it durable. Where it returns, the change is on the disk; where it throws,
    /// neither the portfolio nor the file has changed.
    ///
    /// Throws a `Refusal` where the rules do not admit the step, a `StorageError` where the file does not take it.
    @discardableResult
    public func commit(_ step: Step) throws -> Entry {
        guard !step.changes.isEmpty else {
            throw StorageError(.empty, "Nothing was changed: everything is as it should be already.")
        }
        return try append { _ in Draft(action: step.isImport ? .import : .do, step: step) }
    }

    /// Makes a step of the portfolio as it is once nobody else can change it, and commits it as `commit(_:)` does. Nil
    /// where `plan` finds nothing to do. Throws what `plan` throws besides.
    public func commit(planning plan: (Portfolio) throws -> Step?) throws -> Entry? {
        do {
            return try append { _ in
                let step: Step?
                do { step = try plan(portfolio) } catch { throw Unplanned.because(error) }
                guard let step, !step.changes.isEmpty else { throw Unplanned.nothing }
                return Draft(action: step.isImport ? .import : .do, step: step)
            }
        } catch Unplanned.nothing {
            return nil
        } catch Unplanned.because(let error) {
            throw error
        }
    }

    /// Throws a `Refusal` where it is known already that `commit(_:)` would refuse a step now; that none is thrown promises
    /// nothing. Nothing is changed or written.
    public func rehearse(_ step: Step) throws(Refusal) { try portfolio.rehearse(step) }

    /// Why a plan came to no step.
    private enum Unplanned: Error {
        case nothing
        case because(any Error)
    }

    /// Appends what `plan` makes once the lock is held and the log is read to its end.
    func append(_ plan: (SQL) throws -> Draft) throws -> Entry {
        if let readOnlyReason { throw StorageError(.readOnly, readOnlyReason) }
        guard let connection, let lock else { throw StorageError(.failed, "\(path) is closed. Open it again.") }
        do {
            return try lock.hold {
                try checkFiles()
                let entry = try connection.use { sql in try transact(plan, sql) }
                try checkFiles()
                wake?.announce(head)
                if connection.logPages > 8_000 { try? connection.checkpoint() }
                return entry
            }
        } catch let refusal as Refusal {
            throw refusal
        } catch let unplanned as Unplanned {
            throw unplanned
        } catch {
            let sentence = StorageError(error, place, isWriting: true)
            if StorageError.isFatal(error) {
                readOnlyReason =
                    "\(path) is open for reading only since the disk failed to write it. Save an export "
                    + "elsewhere, then check the disk."
            }
            throw sentence
        }
    }

    private func transact(_ plan: (SQL) throws -> Draft, _ sql: SQL) throws -> Entry {
        try sql.run("BEGIN IMMEDIATE")
        defer { if sql.isInTransaction { try? sql.run("ROLLBACK") } }
        unseen += try fold(sql)
        let draft = try plan(sql)
        let numbers = portfolio.highest
        do {
            switch draft.action {
            case .do, .import: try portfolio.admit(draft.step)
            case .undo, .redo, .goto: try portfolio.apply(draft.step.changes)
            }
        } catch {
            portfolio.highest = numbers
            throw error
        }
        do {
            let written = try write(draft, sql)
            try sql.run("COMMIT")
            (head, hash, clock, current) = (written.entry.sequence, written.hash, written.clock, written.current)
            changesSinceImage += draft.step.changes.count
            sessionIsNoted = true
            labels = nil
            return written.entry
        } catch {
            if sql.isInTransaction { try? sql.run("ROLLBACK") }
            try! portfolio.apply(draft.step.changes.inverse)
            portfolio.highest = numbers
            throw error
        }
    }

    private struct Written {
        let entry: Entry
        let hash: [UInt8]
        let clock: UInt64
        let current: Int
    }

    private func write(_ draft: Draft, _ sql: SQL) throws -> Written {
        let group = head + 1
        let now = identity.clock()
        var clock = max(self.clock + 1, UInt64(max(0, now)) << 16)
        let first = Record(
            sequence: group, id: identity.newID(at: now), clock: Identity.hexadecimal(clock), action: draft.action,
            group: group, parent: current, who: identity.who, session: session, source: draft.step.source,
            label: draft.step.label, why: draft.step.why, changes: draft.step.changes)
        var record = first
        record.concerns = draft.concerns
        let after = draft.current ?? group
        let parts = Parts.split(record) { part in
            clock += 1
            part.id = identity.newID(at: now)
            part.clock = Identity.hexadecimal(clock)
        }
        let hash = try sql.append(parts, current: after, after: self.hash)
        let last = head + parts.count
        try sql.enter(record, records: parts.count, current: after)
        for (group, child) in draft.trail { try sql.setLastChild(of: group, to: child) }
        try sql.store(draft.step.changes, of: portfolio)
        try sql.setMeta(head: last, hash: hash, current: after, clock: clock, numbers: portfolio.highest)
        if !sessionIsNoted { try noteSession(now, sql) }
        return Written(
            entry: Entry(record, through: last, changes: draft.step.changes, session: session), hash: hash,
            clock: clock,
            current: after)
    }

    private func noteSession(_ now: Int, _ sql: SQL) throws {
        let statement = try sql.prepare("INSERT OR IGNORE INTO session VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)")
        statement.bind(1, session)
        statement.bind(2, identity.who)
        statement.bind(3, identity.host)
        statement.bind(4, identity.terminal)
        statement.bind(5, identity.process)
        statement.bind(6, identity.version)
        statement.bind(7, now)
        try statement.run()
    }

    /// Whether the names still lead to the files that were opened.
    var filesAreOurs: Bool { Place.inode(place.file) == inodes.file && Place.inode(place.log) == inodes.log }

    /// Sees to it that SQLite writes into the files that bear the names: another program may have removed or replaced
    /// them, and what went into nameless files would be lost.
    private func checkFiles() throws {
        guard filesAreOurs else {
            readOnlyReason =
                "\(path) is open for reading only, because another program removed or replaced it or the file "
                + "\(place.log). Save an export elsewhere, then open it again; the last change may be missing."
            throw StorageError(.failed, readOnlyReason!)
        }
    }
}
