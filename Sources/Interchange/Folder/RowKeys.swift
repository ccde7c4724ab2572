// What names a row of a table: the same rules for a folder's rows and for JSON's objects.

import Missions

/// Reads what names a row and hands the row to an import.
struct RowKeys {
    let table: FolderTable
    /// The text under each key column; nil where it is empty.
    let texts: [String?]
    /// The name of each key column.
    let names: [String]
    let place: Place

    init(_ table: FolderTable, _ texts: [String?], _ names: [String], _ place: Place) {
        self.table = table
        self.texts = texts
        self.names = names
        self.place = place
    }

    func take(_ fields: Fields, _ isSound: Bool, into merge: inout Merge) {
        switch table {
        case .items(let kind):
            guard let id = id(0, &merge) else { return }
            merge.item(id, kind, fields, isSound: isSound, column: names[0], at: place)
        case .links(let type):
            guard let from = id(0, &merge), let to = id(1, &merge) else { return }
            merge.link(type, from: from, to: to, fields, isSound: isSound, ends: (names[0], names[1]), at: place)
        case .points:
            guard let measure = id(0, &merge), let series = series(&merge), let date = day(2, &merge),
                let revision = revision(&merge)
            else { return }
            let key = PointKey(measure: measure, series: series, date: date, revision: revision)
            merge.point(key, fields, isSound: isSound, column: names[0], at: place)
        case .assessments:
            guard let item = id(0, &merge), let rubric = id(1, &merge), let date = day(2, &merge),
                let by = by(&merge)
            else { return }
            if Rubric.named(rubric) == nil {
                merge.problems.report(
                    place, names[1], "\(rubric) is not a rubric of this version; its ratings are not checked.")
            }
            let key = AssessmentKey(item: item, rubric: rubric, date: date, by: by)
            merge.assessment(key, fields, isSound: isSound, column: names[0], at: place)
        }
    }

    private func id(_ number: Int, _ merge: inout Merge) -> ItemID? {
        guard let text = texts[number] else {
            merge.problems.refuse(place, names[number], "It is empty, and the row needs it.")
            return nil
        }
        guard ItemID.isValid(text) else {
            merge.problems.refuse(
                place, names[number], "\(Quoted.brief(text)) has blanks in it or is too long for an id.")
            return nil
        }
        return text
    }

    private func day(_ number: Int, _ merge: inout Merge) -> Day? {
        guard let text = texts[number], let day = Day(iso: text) else {
            merge.problems.refuse(
                place, names[number],
                "\(Quoted.brief(texts[number] ?? "")) is not \(FieldType.day.hint), and the row needs one.")
            return nil
        }
        return day
    }

    private func series(_ merge: inout Merge) -> PointKey.Series? {
        guard let text = texts[1] else { return .observation }
        if let series = PointKey.Series(rawValue: text.lowercased()) { return series }
        let words = PointKey.Series.allCases.map(\.rawValue).joined(separator: ", ")
        merge.problems.refuse(place, names[1], "\(Quoted.brief(text)) is not one of \(words).")
        return nil
    }

    private func revision(_ merge: inout Merge) -> Int? {
        guard let text = texts[3] else { return 0 }
        if let number = Int(text), (0...1_000_000).contains(number) { return number }
        merge.problems.refuse(place, names[3], "\(Quoted.brief(text)) is not a whole number, 0 or more.")
        return nil
    }

    private func by(_ merge: inout Merge) -> String? {
        guard let text = texts[3] else { return "room" }
        if text.utf8.allSatisfy({ $0 >= 32 && $0 != 127 }) { return text }
        merge.problems.refuse(place, names[3], "\(Quoted.brief(text)) is not one line of text.")
        return nil
    }
}
