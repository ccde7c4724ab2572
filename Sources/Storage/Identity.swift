// Who is at work, and where its time and its random numbers come from.

/// Who makes changes and from which terminal; written beside each change. Clock and random numbers are handed in, so that
/// tests can repeat themselves.
public struct Identity {
    public var who: String
    public var host: String
    public var terminal: String
    public var process: Int
    /// The program's version.
    public var version: String
    /// Milliseconds since 1970-01-01 UTC.
    public var clock: () -> Int
    public var random: () -> UInt64

    public init(
        who: String, host: String = "", terminal: String = "", process: Int = 0, version: String = "",
        clock: @escaping () -> Int, random: @escaping () -> UInt64 = { UInt64.random(in: .min ... .max) }
    ) {
        self.who = who
        self.host = host
        self.terminal = terminal
        self.process = process
        self.version = version
        self.clock = clock
        self.random = random
    }

    /// A new 128-bit identifier in the shape of a UUID version 7: 48 bits of time, the rest random.
    func newID(at milliseconds: Int) -> String {
        let time = UInt64(truncatingIfNeeded: milliseconds) & 0xffff_ffff_ffff
        let high = time << 16 | 0x7000 | random() & 0xfff
        let low = 1 << 63 | random() >> 2
        return Identity.hexadecimal(high) + Identity.hexadecimal(low)
    }

    /// A new name for a session: sixteen hexadecimal digits.
    func newSession() -> String {
        Identity.hexadecimal(UInt64(truncatingIfNeeded: clock()) << 16 | random() & 0xffff)
    }

    static func hexadecimal(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
