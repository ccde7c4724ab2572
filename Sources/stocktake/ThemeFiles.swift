// Themes on disk: finding them, reading them, and saying plainly what is wrong with one.

import Bench
import Drawing
import Glibc

/// Theme files, one theme each: `dark.toml` in a directory of themes is the theme `dark`.
struct ThemeFiles {
    /// Reads the theme of this name from the first of the directories that has it. The theme `mono` is built in
    /// and needs no file.
    static func load(named name: String, directories: [String]) throws(ThemeFileError) -> Theme {
        guard !name.isEmpty, !name.contains("/"), !name.hasPrefix(".") else { throw .notAName(name) }
        for directory in directories {
            let path = directory + "/" + name + ".toml"
            if access(path, F_OK) == 0 { return try ThemeFile(path: path).theme(called: name) }
        }
        if name == Theme.mono.name { return .mono }
        throw .notFound(name: name, directories: directories, available: available(in: directories))
    }

    /// The same, or where nobody has asked for it by name and it is not there, the one that needs no file, and why.
    static func load(
        named name: String, isChosen: Bool, directories: [String]
    ) throws(ThemeFileError) -> (theme: Theme, trouble: ThemeFileError?) {
        do throws(ThemeFileError) { return (try load(named: name, directories: directories), nil) } catch {
            guard !isChosen, case .notFound = error else { throw error }
            return (.mono, error)
        }
    }

    /// What there is to say of each theme, or why it cannot be used.
    static func cards(in directories: [String]) -> [ThemeCard] {
        available(in: directories).map { name in
            do throws(ThemeFileError) {
                var card = ThemeCard(try load(named: name, directories: directories))
                // A theme is called by its file here, whatever the file calls it.
                card.name = name
                return card
            } catch { return ThemeCard(name: name, problem: error.description) }
        }
    }

    /// The names of the themes that can be loaded, in order.
    static func available(in directories: [String]) -> [String] {
        var names: Set<String> = [Theme.mono.name]
        for directory in directories { names.formUnion(Places.files(in: directory, ending: ".toml")) }
        return names.sorted()
    }
}

/// Why a theme could not be had.
enum ThemeFileError: Error {
    case notAName(String)
    case notFound(name: String, directories: [String], available: [String])
    case unreadable(path: String, reason: String)
    /// What is wrong with the file, and in which line when that is known.
    case wrong(path: String, line: Int?, reason: String)
}

extension ThemeFileError: CustomStringConvertible {
    var description: String {
        switch self {
        case .notAName(let name):
            "“\(name)” cannot be the name of a theme. Give the name of a file in the themes directory, without .toml."
        case .notFound(let name, let directories, let available):
            "There is no theme “\(name)” in \(directories.joined(separator: " or ")). "
                + "There are: \(available.joined(separator: ", "))."
                // Without those that come with the program, it has been taken away from them.
                + (available.count > 1 ? "" : " Set STOCKTAKE_SHARE to the folder that holds Themes and seeds.")
        case .unreadable(let path, let reason):
            "The theme \(path) cannot be read: \(reason)."
        case .wrong(let path, let line, let reason):
            "The theme \(path) is wrong\(line.map { " in line \($0)" } ?? ""): \(reason)"
        }
    }
}
