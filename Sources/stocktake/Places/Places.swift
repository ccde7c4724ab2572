// Where the program finds seeds and themes, and the scratch files of demos.

import Glibc

enum Places {
    /// The folder that holds `seeds` and `Themes`: STOCKTAKE_SHARE; `share/stocktake` beside the `bin` of an installed
    /// program; the folder around it that holds both, as the source tree does; else the current folder.
    static let share: String = {
        if let named = variable("STOCKTAKE_SHARE") { return named }
        guard let program = resolved("/proc/self/exe") else { return "." }
        var folder = parent(program)
        let installed = parent(folder) + "/share/stocktake"
        if isFolder(installed) { return installed }
        while folder != "/" {
            if isFolder(folder + "/seeds"), isFolder(folder + "/Themes") { return folder }
            folder = parent(folder)
        }
        return "."
    }()

    /// The folder of the user's own settings; nil where nobody is at home.
    static var configuration: String? {
        (variable("XDG_CONFIG_HOME") ?? variable("HOME").map { $0 + "/.config" }).map { $0 + "/stocktake" }
    }

    /// The user's settings, there or not.
    static var config: String { (configuration ?? ".") + "/config.toml" }

    /// What the program remembers of its user from one time to the next; nil where nobody is at home.
    static var state: String? {
        (variable("XDG_STATE_HOME") ?? variable("HOME").map { $0 + "/.local/state" }).map { $0 + "/stocktake" }
    }

    /// What was chosen from the palette before, there or not.
    static var uses: String? { state.map { $0 + "/palette" } }

    /// Folders of themes, the user's own first.
    static var themes: [String] { (configuration.map { [$0 + "/themes"] } ?? []) + [share + "/Themes"] }

    /// Where the person's saved views are kept.
    static var views: String? { state.map { $0 + "/views.toml" } }

    /// The folder of a seed that can be opened by itself, or nil.
    static func seed(_ name: String) -> String? { seeds.contains(name) ? share + "/seeds/" + name : nil }

    /// The names of the seeds that can be opened by themselves: those with a `portfolio.toml`.
    static var seeds: [String] {
        names(in: share + "/seeds").filter { !$0.hasPrefix(".") && isFile(share + "/seeds/\($0)/portfolio.toml") }
            .sorted()
    }

    /// A new folder of its own in the temporary directory.
    static func scratch() throws -> String {
        let parent = variable("TMPDIR") ?? "/tmp"
        var template = Array((parent + "/stocktake-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else {
            throw Failure.badInput(
                "No scratch folder can be made in \(parent) (\(String(cString: strerror(errno)))). "
                    + "Set TMPDIR to a folder that can be written.")
        }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    static func isFolder(_ path: String) -> Bool { mode(path) == S_IFDIR }
    static func isFile(_ path: String) -> Bool { mode(path) == S_IFREG }

    private static func mode(_ path: String) -> mode_t? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    }

    private static func parent(_ path: String) -> String {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
        return String(path[..<slash])
    }

    /// Whether a file lies in a folder made for the copy of an example.
    static func isScratch(_ path: String) -> Bool {
        let parts = path.split(separator: "/")
        return parts.count > 1 && parts[parts.count - 2].hasPrefix("stocktake-")
            && path.hasPrefix(variable("TMPDIR") ?? "/tmp")
    }

    /// A path with the user's home folder written as `~`.
    static func homely(_ path: String) -> String {
        guard let home = variable("HOME"), home.count > 1, path.hasPrefix(home) else { return path }
        let rest = path.dropFirst(home.count)
        return rest.isEmpty || rest.hasPrefix("/") ? "~" + rest : path
    }

    /// The names of the plain files in a folder that end so, without that ending.
    static func files(in folder: String, ending: String) -> [String] {
        names(in: folder).filter { $0.hasSuffix(ending) && !$0.hasPrefix(".") && isFile("\(folder)/\($0)") }
            .map { String($0.dropLast(ending.count)) }
    }

    /// The names of all that lies in a folder, but for itself and the one it lies in; none where it cannot be read.
    static func names(in folder: String) -> [String] {
        guard let listing = opendir(folder) else { return [] }
        defer { closedir(listing) }
        var names: [String] = []
        while let entry = readdir(listing) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// Makes a folder, and those it lies in, for nobody else to look into.
    static func makeFolder(_ path: String) {
        guard !path.isEmpty, !isFolder(path) else { return }
        makeFolder(folder(of: path))
        mkdir(path, 0o700)
    }

    /// What a path says before its last slash; nothing where it has none.
    static func folder(of path: String) -> String { String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)]) }

    /// The path without links and detours; nil where there is nothing.
    static func resolved(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    /// A variable of the environment that says something.
    static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
}
