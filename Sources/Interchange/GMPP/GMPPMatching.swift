// Which rows of different snapshots are the same project. Nothing is guessed: what does not match stays apart.

import Missions

/// The projects of one snapshot, each with its rows of that and of earlier snapshots.
struct GMPPMatching {
    struct Project {
        let id: ItemID
        let row: GMPPRow
        /// Its rows, the earliest first; the last is `row`.
        var history: [GMPPRow]
    }

    private(set) var projects: [Project] = []
    /// For each earlier snapshot how many of its rows are among the projects, of how many.
    private(set) var matched: [(snapshot: Int, matched: Int, rows: Int)] = []

    /// Two rows are the same project where their ids are the same. Where one has no id, they are where their names are
    /// the same but for case and punctuation, and their departments are of one family; a project's names are those it
    /// had under its id. A name that two projects claim matches neither.
    init(_ rows: [GMPPRow], snapshot: Int) {
        let current = rows.filter { $0.snapshot == snapshot }
        var names: [ItemID: Int] = [:]
        for row in current where row.id.isEmpty { names[GMPPNames.projectID(row.project), default: 0] += 1 }
        for row in current {
            var id = row.id
            if !ItemID.isValid(id) {
                id = GMPPNames.projectID(row.project)
                if names[id, default: 0] > 1 { id += "-" + GMPPNames.orgID(row.department) }
            }
            projects.append(Project(id: id, row: row, history: [row]))
        }
        let earlier = rows.filter { $0.snapshot < snapshot }
        var byID: [String: Int] = [:]
        for (number, project) in projects.enumerated() where !project.row.id.isEmpty { byID[project.row.id] = number }
        var byName: [String: Set<Int>] = [:]
        for (number, project) in projects.enumerated() { byName[project.row.nameKey, default: []].insert(number) }
        for row in earlier where !row.id.isEmpty {
            if let number = byID[row.id] { byName[row.nameKey, default: []].insert(number) }
        }
        var counts: [Int: (matched: Int, rows: Int)] = [:]
        var taken: [Int: Set<Int>] = [:]
        for row in earlier {
            counts[row.snapshot, default: (0, 0)].rows += 1
            var number = byID[row.id]
            if row.id.isEmpty, let claims = byName[row.nameKey], claims.count == 1 { number = claims.first }
            guard let number, taken[row.snapshot, default: []].insert(number).inserted else { continue }
            counts[row.snapshot]!.matched += 1
            projects[number].history.append(row)
        }
        for number in projects.indices { projects[number].history.sort { $0.snapshot < $1.snapshot } }
        matched = counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value.matched, $0.value.rows) }
    }
}

extension GMPPMatching.Project {
    /// The first end date ever published for the project, where that is beyond doubt: its id says in which quarter it
    /// joined, and its first row is that of the first snapshot after that quarter. Nil otherwise.
    var firstPublishedEnd: String? {
        guard let joined = GMPPNames.joined(row.id), let first = history.first, first.snapshot < row.snapshot,
            joined <= GMPPNames.dataDay(first.snapshot), joined > GMPPNames.dataDay(first.snapshot - 1),
            Day(iso: first["end_date"]) != nil
        else { return nil }
        return first["end_date"]
    }
}
