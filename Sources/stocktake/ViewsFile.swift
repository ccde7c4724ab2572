// The saved views of the person who sits here, in a file of their own: they are ways of looking, not part of a portfolio.

import Bench
import Glibc
import Missions
import Interchange
import TOMLKit

/// `views.toml` in the state folder. It is one for all portfolios: departments, states and ratings are the same in
/// each, and `b1` should mean the same to the same hands wherever they are.
struct ViewsFile {
    let path: String?
    /// The views as they were last read or written here.
    private(set) var views: [SavedView] = []
    /// Why the file is not to be written over, as a sentence.
    private(set) var trouble: String?

    /// Reads the views, or none where there is no path: then they are kept for this sitting. A file that cannot be understood is left alone, and the reason kept.
    init(path: String?) {
        self.path = path
        guard let path else { return }
        do { views = try ViewsFile.read(path) } catch { trouble = error.sentence }
    }

    /// Why the views cannot be read or written.
    struct Trouble: Error {
        let sentence: String
    }

    /// Keeps views in place of those there were. What another window has saved meanwhile stays.
    mutating func save(_ new: [SavedView]) throws(Trouble) {
        if let trouble { throw Trouble(sentence: trouble) }
        guard let path else {
            views = new
            return
        }
        let theirs = try ViewsFile.read(path)
        var all = new
        for view in theirs
        where !views.contains(where: { $0.name == view.name }) && !new.contains(where: { $0.name == view.name }) {
            all.append(view)
        }
        try ViewsFile.write(all, path)
        views = all
    }

    private static func read(_ path: String) throws(Trouble) -> [SavedView] {
        guard access(path, F_OK) == 0 else { return [] }
        let table: TOMLTable
        do {
            table = try TOMLText.parse(String(decoding: try StateFile.read(path), as: UTF8.self))
        } catch let error as TOMLFault {
            let place = error.line.map { ", line \($0)" } ?? ""
            throw Trouble(
                sentence: "The saved views in \(path) cannot be read\(place): \(error.reason). "
                    + "Mend the file or move it away.")
        } catch {
            throw Trouble(sentence: "The saved views in \(path) cannot be read. Mend the file or move it away.")
        }
        guard let array = table["view"]?.array else { return [] }
        var views: [SavedView] = []
        for entry in array {
            guard let entry = entry.table, let name = entry["name"]?.string, !name.isEmpty,
                let kind = (entry["kind"]?.string).flatMap({ Kind(word: $0) })
            else {
                throw Trouble(
                    sentence:
                        "View \(views.count + 1) in \(path) has no name, or its kind is none. Mend the file or move it away."
                )
            }
            views.append(
                SavedView(
                    name: name, kind: kind, filter: entry["filter"]?.string ?? "", sort: entry["sort"]?.string,
                    isReversed: entry["reversed"]?.bool ?? false, group: entry["group"]?.string,
                    isDownstream: entry["tree"]?.string == "downstream"))
        }
        return views
    }

    private static func write(_ views: [SavedView], _ path: String) throws(Trouble) {
        var text =
            "# Saved views of stocktake, in the order of b1 to b9; in the workbench bs saves one and bb lists them.\n"
        for view in views {
            text += "\n[[view]]\nname = \(quoted(view.name))\nkind = \(quoted(view.kind.rawValue))\n"
            if !view.filter.isEmpty { text += "filter = \(quoted(view.filter))\n" }
            if let sort = view.sort { text += "sort = \(quoted(sort))\n" }
            if view.isReversed { text += "reversed = true\n" }
            if let group = view.group { text += "group = \(quoted(group))\n" }
            if view.isDownstream { text += "tree = \"downstream\"\n" }
        }
        do { try StateFile.replace(path, text.utf8) } catch {
            throw Trouble(sentence: "The views cannot be saved in \(path): \(error.reason).")
        }
    }

    /// A text as TOML writes it.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case _ where scalar.value < 32 || scalar.value == 127: quoted += " "
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
