// One project of the GMPP as the fields of a programme.

import Missions

struct GMPPProject {
    private let project: GMPPMatching.Project
    private let columns: Set<String>
    private let place: Place

    init(_ project: GMPPMatching.Project, _ columns: Set<String>, _ place: Place) {
        self.project = project
        self.columns = columns
        self.place = place
    }

    /// The programme's fields. A cell that is no value is kept under `gmpp_` and its column's name, and reported; an
    /// empty cell is reported.
    func fields(_ merge: inout Merge) -> Fields {
        let row = project.row
        var fields: Fields = [.state: "live", .visibility: "open"]
        fields[.title] = value("project", .line, &merge)
        fields[.tags] = try? FieldType.list.canonical(row["category"])
        fields[Field("start")] = value("start_date", .day, &merge)
        fields[.forecastFinish] = value("end_date", .day, &merge)
        fields[Field("baseline_finish")] = project.firstPublishedEnd
        let amount = FieldType.number(0...1e12)
        fields[Field("wlc_likely")] = value("whole_life_cost_gbpm", amount, &merge)
        for column in ["fy_baseline_gbpm", "fy_forecast_gbpm", "benefits_gbpm"] where !row[column].isEmpty {
            fields[Field(column)] = Verbatim.text(row[column])
        }
        for (column, type) in [("start_date", FieldType.day), ("end_date", .day), ("whole_life_cost_gbpm", amount)]
        where !row[column].isEmpty && (try? type.canonical(row[column])) == nil {
            fields[Field("gmpp_\(column)")] = Verbatim.text(row[column])
        }
        fields[Field("gmpp_snapshot")] = String(row.snapshot)
        fields[.note] = note
        if row["dca_ipa"].isEmpty, row["dca_sro"].isEmpty {
            merge.problems.report(place, "dca_ipa", "\(project.id) has no rating in this snapshot.")
        }
        return fields
    }

    private func value(_ column: String, _ type: FieldType, _ merge: inout Merge) -> String? {
        guard columns.contains(column) else { return nil }
        let text = project.row[column]
        if text.isEmpty {
            merge.problems.report(place, column, "It is empty: exempt from publication, or not published.")
            return nil
        }
        do throws(NotAValue) { return try type.canonical(text) } catch {
            merge.problems.report(
                place, column,
                "\(Quoted.brief(text)) is not \(error.expected); it is kept as gmpp_\(column).")
            return nil
        }
    }

    /// The description, then each narrative under its heading.
    private var note: String? {
        var parts: [String] = []
        for (column, heading) in [
            ("description", ""), ("schedule_narrative", "Schedule: "), ("wlc_narrative", "Whole-life cost: "),
            ("benefits_narrative", "Benefits: "),
        ] {
            let text = (try? FieldType.prose.canonical(project.row[column])) ?? ""
            if !text.isEmpty { parts.append(heading + text) }
        }
        return parts.isEmpty ? nil : parts.joined(separator: "\n\n")
    }
}
