// A small table in the published shape, and the same rows by a reader that has nothing in common with ours.

import Foundation

/// 88 rows of the Government Major Projects Portfolio, 2014 to 2023, as the Infrastructure and Projects Authority
/// published them under the Open Government Licence v3.0: sixteen projects with what happened to them over the years,
/// chosen for new names, new departments, missing dates and withheld ratings. Most narratives are left out, the others
/// are shortened.
enum MajorProjects {
    static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Tables/major-projects.csv").path

    /// The rows by column: quotes toggle, commas and line ends part.
    static let rows: [[String: String]] = {
        var rows: [[String]] = [[""]]
        var inQuotes = false
        for character in String(decoding: FileManager.default.contents(atPath: path)!, as: UTF8.self) {
            if character == "\"" { inQuotes.toggle() }
            if character == ",", !inQuotes {
                rows[rows.count - 1].append("")
            } else if character == "\n", !inQuotes {
                rows.append([""])
            } else {
                rows[rows.count - 1][rows[rows.count - 1].count - 1].append(character)
            }
        }
        return rows.dropFirst().filter { $0.count > 1 }.map { Dictionary(uniqueKeysWithValues: zip(rows[0], $0)) }
    }()

    static func rows(of snapshot: Int) -> [[String: String]] { rows.filter { $0["snapshot"] == String(snapshot) } }
}
