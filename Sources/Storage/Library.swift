// One open portfolio file: the live portfolio, and the log it is the sum of.

import Missions

/// One open `.stocktake` file. It owns the live portfolio: every change goes through `commit`, `undo`, `redo` or `jump`
/// and is on the disk before they return. To be used from one thread.
public final class Library {
    /// The file, as it was named.
    public let path: String
    public internal(set) var portfolio = Portfolio()
    /// Place of the last record in the log; 0 while it is empty.
    public internal(set) var head = 0
    /// The group that is current in the undo tree; 0 is the root, where nothing has been done.
    public internal(set) var current = 0
    /// Why nothing can be written, as a full sentence; nil where it can.
    public internal(set) var readOnlyReason: String?
    /// Whether the portfolio may lack things, because part of the file is damaged or its latest changes are out of reach;
    /// `readOnlyReason` then says more.
    public internal(set) var isPartial = false
    /// The name of this session, as the log has it.
    public let session: String

    let place: Place
    let identity: Identity
    /// Who changes the file here, by the name the log knows.
    public var who: String { identity.who }
    var connection: Connection?
    var lock: FileLock? { didSet { lock?.whileWaiting = whileWaiting } }
    /// What is run where a change has to wait for another process that is writing, once for each such wait.
    public var whileWaiting: (() -> Void)? { didSet { lock?.whileWaiting = whileWaiting } }
    var wake: Wake?
    /// The hash of the last record.
    var hash = Chain.start
    /// The clock of the last record.
    var clock: UInt64 = 0
    /// What other processes committed, seen while writing, that `catchUp` has yet to report.
    var unseen: [Entry] = []
    /// The files as they were when opened: the portfolio's and its write-ahead log's inodes.
    var inodes: (file: UInt64?, log: UInt64?) = (nil, nil)
    var sessionIsNoted = false
    /// How many changes the image on the disk lacks.
    var changesSinceImage = 0
    /// The labels of the current place in the undo tree, once asked for.
    var labels: (undo: String?, redo: [String])?

    init(_ place: Place, _ identity: Identity) {
        self.place = place
        path = place.path
        self.identity = identity
        session = identity.newSession()
    }

    deinit { close() }

    /// A descriptor that becomes readable when a process has committed something; nil where the system offers none.
    public var watch: Int32? { wake.flatMap { $0.watch >= 0 ? $0.watch : nil } }

    /// Forgets what `watch` heard. Follow it with `catchUp`.
    public func drainWatch() { wake?.drain() }

    /// Runs `body` on the connection, with errors as sentences.
    func reading<Result>(_ body: (SQL) throws -> Result) throws(StorageError) -> Result {
        do {
            if connection?.isStale(place) == true {
                connection?.close()
                connection = try Connection(place, place.logHolds ? .reading : .immutable)
            }
            guard let connection else { throw StorageError(.failed, "\(path) is closed. Open it again.") }
            return try connection.use(body)
        } catch { throw StorageError(error, place) }
    }
}
