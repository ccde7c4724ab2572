// On what kind of file system a file lies: between machines, SQLite's locks cannot be trusted.

import Glibc

enum FileSystem {
    /// Those that several machines may write at once.
    static let remote: Set<String> = ["nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "coda", "ceph", "fuse.sshfs"]

    /// The name of a file's file system as the kernel has it, or nil where it does not say.
    static func name(of path: String) -> String? {
        var status = stat()
        guard stat(path, &status) == 0, let mounts = fopen("/proc/self/mountinfo", "re") else { return nil }
        defer { fclose(mounts) }
        let number = UInt64(status.st_dev)
        let device = "\(number >> 8 & 0xfff | number >> 32 & ~0xfff):\(number & 0xff | number >> 12 & ~0xff)"
        var line: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer { free(line) }
        while getline(&line, &capacity, mounts) > 0, let line {
            let words = String(cString: line).split(separator: " ")
            guard words.count > 2, words[2] == device, let dash = words.firstIndex(of: "-"), dash + 1 < words.count
            else { continue }
            return String(words[dash + 1])
        }
        return nil
    }
}
