// What stands in the library: files opened before, examples that ship, templates of the user's and of ours.

import Bench
import Glibc
import Interchange
import Missions

enum Shelves {
    /// The lines of the library over an open file. Without the files opened before, what is shown hangs on nothing but
    /// what ships.
    static func lines(over open: String, withRecent: Bool, _ clock: WallClock) -> [LibraryLine] {
        (withRecent ? files(besides: open, clock) : []) + examples + templates
    }

    private static func files(besides open: String, _ clock: WallClock) -> [LibraryLine] {
        let open = Places.resolved(open)
        let lines = RecentFiles.read().filter { $0.path != open }.map { file in
            let parts = file.path.split(separator: "/").map(String.init)
            let name = parts.last ?? file.path
            let folder = "/" + parts.dropLast().joined(separator: "/")
            return LibraryLine(
                .files, name: file.path,
                title: name.hasSuffix(".stocktake") ? String(name.dropLast(10)) : name,
                about: Places.isScratch(file.path) ? "copy of an example" : Places.homely(folder),
                when: file.milliseconds > 0 ? clock.label(file.milliseconds) : "", records: file.records,
                isGone: !Places.isFile(file.path))
        }
        // Of those that are there no more the latest may still be looked for.
        return lines.filter { !$0.isGone } + lines.filter(\.isGone).prefix(goneLimit)
    }

    /// How many files that are there no more are listed.
    private static let goneLimit = 3

    private static var examples: [LibraryLine] {
        Places.seeds.map { LibraryLine(.examples, name: $0, title: $0, about: "opens as a fresh copy") }
    }

    private static var templates: [LibraryLine] {
        TemplateFiles.all.map { name, path in
            let heading = try? Template.heading(of: path)
            return LibraryLine(
                .templates, name: name, title: heading?.title ?? name, about: heading?.about ?? "cannot be read")
        }
    }
}

/// Templates on disk: `mission.json` in a folder of templates is the template `mission`.
enum TemplateFiles {
    /// The user's own folder first, then ours.
    static var folders: [String] {
        (Places.configuration.map { [$0 + "/templates"] } ?? []) + [Places.share + "/seeds/templates"]
    }

    /// Names and paths, in order of names; of two with one name the user's own counts.
    static var all: [(name: String, path: String)] {
        var found: [String: String] = [:]
        for folder in folders {
            for name in Places.files(in: folder, ending: ".json") where found[name] == nil {
                found[name] = "\(folder)/\(name).json"
            }
        }
        return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// Reads a template by its name. Throws a sentence where there is none, or it is wrong.
    static func load(named name: String) throws -> Template {
        guard let path = all.first(where: { $0.name == name })?.path else {
            let names = all.map(\.name)
            throw Failure.badInput(
                names.isEmpty
                    ? "There are no templates in \(folders.joined(separator: " or "))."
                    : Words.unknown(name, "template", names, near: names))
        }
        return try Template(reading: path)
    }
}
