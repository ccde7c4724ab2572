// Which run of the machine this is: what was written and renamed during it is whole, whatever the disk has of it yet.

import Glibc

enum MachineRun {
    /// The number the system drew when it started; nil where it tells none.
    static let current: (UInt64, UInt64)? = {
        let descriptor = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var text = [UInt8](repeating: 0, count: 64)
        let count = read(descriptor, &text, text.count)
        let digits = text.prefix(max(0, count)).compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard digits.count == 32 else { return nil }
        let words = [digits.prefix(16), digits.suffix(16)].map { $0.reduce(UInt64(0)) { $0 << 4 | UInt64($1) } }
        return (words[0], words[1])
    }()
}
