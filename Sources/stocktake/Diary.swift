// The diagnostic log (--log): what happened at the terminal and how long it took, a line each, never what was typed into a
// field.

import Bench
import Drawing
import Glibc
import Logging
import Storage

/// Writes what happens to a file through swift-log. Every line is on its way to the file at once, so that a crash leaves
/// all that went before.
struct Diary {
    private let logger: Logger

    /// Begins or continues a log. Throws a sentence where the file cannot be written.
    init(_ path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw Failure.badInput(
                "The log \(path) cannot be written (\(String(cString: strerror(errno)))). Name a file in a folder of "
                    + "your own.")
        }
        logger = Logger(label: "stocktake") { _ in DiaryLines(descriptor: descriptor) }
    }

    /// Nanoseconds of a clock that only goes on.
    var now: Int { SteadyClock.nanoseconds }

    /// `0.42 ms`.
    private func taken(since began: Int?) -> String {
        let hundredths = (now - (began ?? now)) / 10_000
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100) ms"
    }

    func started(_ library: Library) {
        logger.info(
            "start",
            metadata: [
                "version": "\(Version.number)", "process": "\(getpid())", "file": "\(library.path)",
                "items": "\(library.portfolio.itemCount)", "head": "\(library.head)",
                "read-only": "\(library.readOnlyReason != nil)",
            ])
    }

    func terminal(type: String, depth: ColourDepth, size: Size, lines: LineStyle, theme: String) {
        logger.info(
            "terminal",
            metadata: [
                "type": "\(type)", "depth": "\(depth)", "size": "\(size.width)x\(size.height)", "lines": "\(lines)",
                "theme": "\(theme)",
            ])
    }

    /// The first screen stands.
    func painted(since began: Int) { logger.info("first paint", metadata: ["after": "\(taken(since: began))"]) }

    /// Keys have been acted on and the screen stands. While a text is typed, and of bursts, only their kinds are told.
    func pressed(_ keys: [Key], isTyping: Bool, since began: Int) {
        let tells = !isTyping && keys.count <= 3
        let names = tells ? keys.map(\.kindOrName) : Diary.counted(keys.map(\.kind))
        logger.info("keys", metadata: ["keys": "\(names.joined(separator: " "))", "painted": "\(taken(since: began))"])
    }

    private static func counted(_ kinds: [String]) -> [String] {
        var counts: [(kind: String, count: Int)] = []
        for kind in kinds {
            if counts.last?.kind == kind { counts[counts.count - 1].count += 1 } else { counts.append((kind, 1)) }
        }
        return counts.map { $0.count == 1 ? $0.kind : "\($0.kind)x\($0.count)" }
    }

    func happened(_ what: String, _ detail: String = "", since began: Int? = nil) {
        var metadata: Logger.Metadata = [:]
        if !detail.isEmpty { metadata["what"] = "\(detail)" }
        if let began { metadata["painted"] = "\(taken(since: began))" }
        logger.info("\(what)", metadata: metadata)
    }

    func committed(_ entry: Entry, since began: Int?) {
        logger.info(
            "commit",
            metadata: [
                "record": "\(entry.sequence)", "action": "\(entry.action)", "changes": "\(entry.changeCount)",
                "took": "\(taken(since: began))",
            ])
    }

    func arrived(_ entries: [Entry]) {
        logger.info("arrived", metadata: ["count": "\(entries.count)", "record": "\(entries.last?.sequence ?? 0)"])
    }

    /// Sentences of refusal may quote what was typed, so only that there was one is told, and of which kind.
    func refused(_ error: any Error) {
        let kind = Mirror(reflecting: error)
        let name = kind.displayStyle == .enum ? kind.children.first?.label.map { ".\($0)" } ?? "" : ""
        logger.warning("refused", metadata: ["kind": "\(type(of: error))\(name)"])
    }

    func ended(_ how: String) { logger.info("end", metadata: ["how": "\(how)"]) }
}

extension Key {
    /// What kind of key it is, for where the key itself is nobody's business.
    fileprivate var kind: String {
        switch self {
        case .char: "character"
        case .alt: "alt"
        case .paste: "paste"
        case .mouse(let pointer): pointer.act.rawValue
        default: name
        }
    }

    fileprivate var kindOrName: String {
        switch self {
        case .paste: "paste"
        default: name
        }
    }
}

/// One line a message: the time of day, the level, the message, and its facts in order of name.
private struct DiaryLines: LogHandler {
    let descriptor: Int32
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let facts = metadata.merging(event.metadata ?? [:]) { $1 }.sorted { $0.key < $1.key }
            .map { "  \($0.key)=\($0.value)" }
        let line = "\(Self.time()) \(event.level) \(event.message)\(facts.joined())\n"
        _ = Output.put(Array(line.utf8), to: descriptor)
    }

    /// The time in UTC to the millisecond, as ISO 8601 has it.
    private static func time() -> String {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        var parts = tm()
        gmtime_r(&now.tv_sec, &parts)
        var text = [CChar](repeating: 0, count: 32)
        let length = strftime(&text, text.count, "%Y-%m-%dT%H:%M:%S", &parts)
        let milliseconds = now.tv_nsec / 1_000_000
        return String(decoding: text[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
            + "." + String(repeating: "0", count: milliseconds < 10 ? 2 : milliseconds < 100 ? 1 : 0)
            + "\(milliseconds)Z"
    }
}
