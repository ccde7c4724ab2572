// Reading a folder: settings, tables, and the files the model has no place for.

import Missions

enum FolderReader {
    static func read(_ path: String, into merge: inout Merge, _ gauge: Gauge) throws(InterchangeError) {
        switch Paths.sort(path) {
        case .directory: break
        case .absent:
            throw InterchangeError("There is no folder \(path). Name a directory with items/ and links/ in it.")
        case .file, .other: throw InterchangeError("\(path) is not a directory. A folder has items/ and links/ in it.")
        }
        let tables = FolderTable.all.filter { Paths.sort("\(path)/\($0.path)") != .absent }
        let hasSettings = Paths.sort("\(path)/\(FolderLayout.settings)") != .absent
        let kept = keptFiles(in: path, &merge)
        guard hasSettings || !tables.isEmpty || !kept.isEmpty else {
            throw InterchangeError(
                "\(path) holds nothing to import: no \(FolderLayout.settings), no items/*.csv, no links/*.csv.")
        }
        let files = (hasSettings ? [FolderLayout.settings] : []) + tables.map(\.path) + kept
        gauge.total = files.reduce(0) { $0 + Paths.size("\(path)/\($1)") }
        if hasSettings, let (bytes, file) = open(FolderLayout.settings, path, &merge) {
            SettingsFile.read(bytes, file, into: &merge)
        }
        for table in tables {
            guard let (bytes, file) = open(table.path, path, &merge) else { continue }
            var reader = TableReader(table, file: file)
            bytes.withUnsafeBufferPointer { reader.read($0, into: &merge, gauge) }
            gauge.finish(bytes.count)
        }
        for name in kept { keep(name, path, &merge, gauge) }
    }

    private static func open(_ name: String, _ path: String, _ merge: inout Merge) -> (bytes: [UInt8], file: Int32)? {
        let file = merge.problems.open(name)
        do throws(Unreadable) {
            return (try SourceFile.bytes("\(path)/\(name)"), file)
        } catch {
            merge.problems.refuse(Place(file: file, row: 0), error.sentence)
            return nil
        }
    }

    /// Files in items/ and links/ that are none of the tables.
    private static func keptFiles(in path: String, _ merge: inout Merge) -> [String] {
        var kept: [String] = []
        for directory in FolderLayout.directories where Paths.sort("\(path)/\(directory)") != .absent {
            guard let names = Paths.names(in: "\(path)/\(directory)") else {
                let place = Place(file: merge.problems.open(directory), row: 0)
                merge.problems.refuse(place, "It is not a directory that can be read.")
                continue
            }
            for name in names where !FolderLayout.paths.contains("\(directory)/\(name)") {
                if name.hasPrefix(".") || Paths.sort("\(path)/\(directory)/\(name)") == .directory { continue }
                kept.append("\(directory)/\(name)")
            }
        }
        return kept
    }

    private static func keep(_ name: String, _ path: String, _ merge: inout Merge, _ gauge: Gauge) {
        guard let (bytes, file) = open(name, path, &merge) else { return }
        let place = Place(file: file, row: 0)
        guard FolderLayout.canKeep(name) else {
            merge.problems.refuse(place, "Its name cannot be kept. Rename it, or move it out of the folder.")
            return
        }
        if let fault = bytes.withUnsafeBufferPointer({ Encoding.firstFault($0) }) {
            let line = bytes[..<fault].reduce(1) { $1 == 10 ? $0 + 1 : $0 }
            merge.problems.refuse(
                Place(file: file, row: Int32(clamping: line)),
                "It is none of the tables of a folder, and not UTF-8 text that could be kept. Move it out of the folder."
            )
            return
        }
        merge.problems.report(place, unknown(name))
        merge.keep(name, String(decoding: bytes, as: UTF8.self), at: place)
        gauge.finish(bytes.count)
    }

    /// What to say of a file that is kept: which table it may have been meant for.
    private static func unknown(_ name: String) -> String {
        let parts = name.split(separator: "/")
        let stem = parts[1].split(separator: ".").first.map(String.init) ?? ""
        var meant: FolderTable?
        if parts[0] == "items" { meant = Kind(word: stem).map { .items($0) } }
        if parts[0] == "links" { meant = LinkType(word: stem).map { .links($0) } }
        let guess = meant.map { " Its rows were not read; if they should be, name it \($0.path)." } ?? ""
        return "The model has no table of this name; the file is kept word for word." + guess
    }
}
