// Writing a directory as a whole: beside the old one, then in its place.

import Glibc

enum DirectoryReplacement {
    /// Writes files into a directory that is absent, empty or an earlier export. Either all is there in the end, or the
    /// directory is as it was.
    static func write(_ files: [(path: String, bytes: [UInt8])], to path: String) throws(InterchangeError) {
        let target = try resolved(path)
        let exists = try check(target, files.map(\.path))
        let new = "\(target).new-\(getpid())"
        remove(new)
        do throws(InterchangeError) {
            try make(new)
            var made: Set<String> = []
            for file in files {
                if let slash = file.path.firstIndex(of: "/") {
                    let directory = "\(new)/\(file.path[..<slash])"
                    if made.insert(directory).inserted { try make(directory) }
                }
                try write(file.bytes, to: "\(new)/\(file.path)")
            }
            try replace(target, by: new, exists)
        } catch {
            remove(new)
            throw error
        }
    }

    /// The path without what a rename would stumble over: links, `.`, a slash at the end.
    private static func resolved(_ path: String) throws(InterchangeError) -> String {
        var path = path
        while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
        if path.isEmpty { throw InterchangeError("An export needs the name of a directory.") }
        if let real = realpath(path, nil) {
            defer { free(real) }
            path = String(cString: real)
        }
        if path == "/" || Paths.last(path) == ".." {
            throw InterchangeError("\(path) cannot be replaced by an export.")
        }
        return path
    }

    /// Whether the directory exists; throws where it holds anything that no export wrote.
    private static func check(_ path: String, _ files: [String]) throws(InterchangeError) -> Bool {
        switch Paths.sort(path) {
        case .absent: return false
        case .file, .other: throw InterchangeError("\(path) is a file; an export needs a directory of its own.")
        case .directory: break
        }
        guard let names = Paths.names(in: path) else {
            throw InterchangeError("\(path) cannot be read: \(SourceFile.reason()).")
        }
        if names.isEmpty { return true }
        func refusal(_ name: String) -> InterchangeError {
            InterchangeError(
                "\(path) holds \(name), which no export wrote. Name a directory that is absent, empty or an earlier export."
            )
        }
        guard names.contains(FolderLayout.settings),
            let settings = try? SourceFile.bytes("\(path)/\(FolderLayout.settings)"),
            settings.starts(with: SettingsFile.mark.utf8)
        else { throw refusal(names[0]) }
        let kept = SettingsFile.kept(in: String(decoding: settings, as: UTF8.self))
        let ours = FolderLayout.paths.union(files).union(kept).union([FolderLayout.settings])
        for name in names where !ours.contains(name) {
            guard FolderLayout.directories.contains(name), let inside = Paths.names(in: "\(path)/\(name)") else {
                throw refusal(name)
            }
            for file in inside where !ours.contains("\(name)/\(file)") { throw refusal("\(name)/\(file)") }
        }
        return true
    }

    private static func replace(_ target: String, by new: String, _ exists: Bool) throws(InterchangeError) {
        let old = "\(target).old-\(getpid())"
        if exists, rename(target, old) != 0 { throw failure(target) }
        guard rename(new, target) == 0 else {
            let error = failure(target)
            if exists { rename(old, target) }
            throw error
        }
        if exists { remove(old) }
    }

    private static func make(_ path: String) throws(InterchangeError) {
        guard mkdir(path, 0o777) == 0 else { throw failure(path) }
    }

    private static func write(_ bytes: [UInt8], to path: String) throws(InterchangeError) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard file >= 0 else { throw failure(path) }
        var written = 0
        var code: Int32 = 0
        bytes.withUnsafeBytes { buffer in
            while written < buffer.count {
                let count = Glibc.write(file, buffer.baseAddress! + written, buffer.count - written)
                if count >= 0 {
                    written += count
                } else if errno != EINTR {
                    code = errno
                    break
                }
            }
        }
        if close(file) != 0, code == 0 { code = errno }
        if code != 0 { throw failure(path, code) }
    }

    private static func failure(_ path: String, _ code: Int32 = errno) -> InterchangeError {
        InterchangeError("\(path) cannot be written: \(SourceFile.reason(code)).")
    }

    /// Removes what an export has made: a directory with files and one level of directories.
    private static func remove(_ path: String) {
        guard let names = Paths.names(in: path) else { return }
        for name in names {
            if unlink("\(path)/\(name)") != 0 {
                for inner in Paths.names(in: "\(path)/\(name)") ?? [] { unlink("\(path)/\(name)/\(inner)") }
                rmdir("\(path)/\(name)")
            }
        }
        rmdir(path)
    }
}
