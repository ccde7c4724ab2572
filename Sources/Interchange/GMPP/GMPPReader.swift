// The GMPP as a portfolio: the projects of one snapshot, their departments, and their ratings over the years.

import Missions

enum GMPPReader {
    static func read(
        _ path: String, _ options: Importer.Options, into merge: inout Merge, _ gauge: Gauge
    ) throws(InterchangeError) {
        let table = Paths.sort(path) == .directory ? "\(path)/gmpp_2014_2023.csv" : path
        if Paths.sort(table) == .absent {
            throw InterchangeError("There is no file \(table). Name the table of the major projects itself.")
        }
        gauge.total = Paths.size(table)
        let file = merge.problems.open(Paths.last(table))
        let bytes: [UInt8]
        do throws(Unreadable) { bytes = try SourceFile.bytes(table) } catch {
            merge.problems.refuse(Place(file: file, row: 0), error.sentence)
            return
        }
        let read = bytes.withUnsafeBufferPointer { GMPPTable.rows($0, file, into: &merge, gauge) }
        guard let (rows, columns) = read else { return }
        let snapshots = Set(rows.map(\.snapshot)).sorted()
        guard let snapshot = options.snapshot ?? snapshots.last else {
            // Where every row was refused, that has been said.
            if merge.problems.refusedCount == 0 {
                merge.problems.refuse(Place(file: file, row: 1), "It has no rows.")
            }
            return
        }
        guard snapshots.contains(snapshot) else {
            throw InterchangeError(
                "There is no snapshot \(snapshot) in \(table); there are \(snapshots.map(String.init).joined(separator: ", "))."
            )
        }
        let matching = GMPPMatching(rows, snapshot: snapshot)
        settings(snapshot, file, into: &merge)
        departments(matching, file, into: &merge)
        for project in matching.projects {
            let place = Place(file: file, row: project.row.line)
            let fields = GMPPProject(project, columns, place).fields(&merge)
            merge.item(
                project.id, .programme, fields, column: project.row.id.isEmpty ? "project" : "gmpp_id", at: place)
            if !project.row.department.isEmpty {
                merge.link(
                    .responsible, from: GMPPNames.orgID(project.row.department), to: project.id, [.role: "lead"],
                    ends: ("department", "project"), at: place)
            }
            for row in project.history { ratings(row, of: project.id, file, into: &merge) }
        }
        merge.preview.notes.append(
            "Snapshot \(snapshot), data of \(GMPPNames.dataDay(snapshot).spoken): \(matching.projects.count) projects.")
        for (year, matched, rows) in matching.matched {
            let rest =
                switch rows - matched {
                case 0: ""
                case 1: "; 1 is not, and is left out"
                case let count: "; \(count) are not, and are left out"
                }
            merge.preview.notes.append(
                "Snapshot \(year): \(matched) of its \(rows) projects \(matched == 1 ? "is" : "are") among them\(rest)."
            )
        }
        gauge.finish(bytes.count)
    }

    /// Settings the portfolio does not have yet.
    private static func settings(_ snapshot: Int, _ file: Int32, into merge: inout Merge) {
        let settings: Fields = [
            .name: "Government Major Projects Portfolio \(snapshot)", .asOf: GMPPNames.dataDay(snapshot).iso,
            Field("about"): "Published yearly by the Infrastructure and Projects Authority under the Open Government "
                + "Licence v3.0. Money is in £m as published.",
            Field("currency"): "GBP",
        ]
        for (field, text) in settings where merge.portfolio.settings[field] == nil {
            merge.setting(field, text, at: Place(file: file, row: 0))
        }
    }

    /// An org for each department of the snapshot that is not there yet. Codes that stand for something else than one
    /// department are kept as they are, without a type, and reported.
    private static func departments(_ matching: GMPPMatching, _ file: Int32, into merge: inout Merge) {
        var seen: Set<String> = []
        for project in matching.projects {
            let code = project.row.department
            let place = Place(file: file, row: project.row.line)
            if code.isEmpty {
                merge.problems.report(place, "department", "It is empty; no org is made responsible for \(project.id).")
                continue
            }
            let id = GMPPNames.orgID(code)
            guard seen.insert(id).inserted else { continue }
            if let node = merge.portfolio.node(id), merge.portfolio.kind(node) == .org { continue }
            var fields: Fields = [.title: code, .visibility: "open"]
            if let org = GMPPNames.org(code) {
                fields[.title] = org.title
                fields[.type] = org.type
                fields[Field("sphere")] = org.type == "department" ? "centre" : "public_body"
            } else {
                merge.problems.report(
                    place, "department",
                    "\(Quoted.brief(code)) is not the code of one department; it is kept as the org \(id).")
            }
            merge.item(id, .org, fields, column: "department", at: place)
        }
    }

    /// The ratings of one snapshot: IPA's own, and from 2022 on that of the senior responsible owner.
    private static func ratings(_ row: GMPPRow, of id: ItemID, _ file: Int32, into merge: inout Merge) {
        let place = Place(file: file, row: row.line)
        var reason = (try? FieldType.prose.canonical(row["dca_narrative"])) ?? ""
        for (column, by) in [("dca_ipa", "IPA"), ("dca_sro", "SRO")] {
            guard let overall = try? FieldType.line.canonical(row[column]), !overall.isEmpty else { continue }
            let key = AssessmentKey(
                item: id, rubric: GMPPNames.rubric(row.snapshot), date: GMPPNames.dataDay(row.snapshot), by: by)
            merge.assessment(
                key, [.overall: GMPPNames.rating(overall), Field("reason"): reason], column: column, at: place)
            // One narrative was published for both ratings; it stands with the first.
            reason = ""
        }
    }
}
