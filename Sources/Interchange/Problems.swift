// Collecting problems: all of them counted, a thousand of each file kept.

/// Where in a source something stands: the number of the file, and the line or the position in it.
struct Place {
    var file: Int32
    var row: Int32

    static let nowhere = Place(file: -1, row: 0)
    var isSomewhere: Bool { file >= 0 }
}

/// The problems of one import.
struct Problems {
    /// What is kept of one file and severity; beyond that they are only counted.
    static let limit = 1_000

    private struct File {
        let name: String
        /// Whether places in it are lines; in a JSON array they are positions, which become part of its name.
        let hasLines: Bool
        var refused = 0
        var reported = 0
    }

    private var files: [File] = []
    private var list: [(place: Place, problem: Problem)] = []
    private(set) var refusedCount = 0
    private(set) var reportedCount = 0

    /// Names a file, whose number is for use in places.
    mutating func open(_ name: String, hasLines: Bool = true) -> Int32 {
        files.append(File(name: name, hasLines: hasLines))
        return Int32(files.count - 1)
    }

    mutating func refuse(_ place: Place, _ column: String?, _ sentence: @autoclosure () -> String) {
        refusedCount += 1
        files[Int(place.file)].refused += 1
        if files[Int(place.file)].refused <= Problems.limit { keep(place, column, sentence(), .refused) }
    }

    mutating func report(_ place: Place, _ column: String?, _ sentence: @autoclosure () -> String) {
        reportedCount += 1
        files[Int(place.file)].reported += 1
        if files[Int(place.file)].reported <= Problems.limit { keep(place, column, sentence(), .reported) }
    }

    /// Whether so much of a file is wrong that there is no sense in reading on.
    func isHopeless(_ file: Int32) -> Bool { files[Int(file)].refused >= 1_000_000 }

    mutating func refuse(_ place: Place, _ sentence: @autoclosure () -> String) { refuse(place, nil, sentence()) }
    mutating func report(_ place: Place, _ sentence: @autoclosure () -> String) { report(place, nil, sentence()) }

    /// A place in words: `items/missions.csv row 3`, or `row 3` where it is in the same file.
    func words(_ place: Place, from other: Place) -> String {
        let file = files[Int(place.file)]
        if !file.hasLines { return name(place) }
        return place.file == other.file ? "row \(place.row)" : "\(file.name) row \(place.row)"
    }

    private mutating func keep(_ place: Place, _ column: String?, _ sentence: String, _ severity: Problem.Severity) {
        let row = files[Int(place.file)].hasLines && place.row > 0 ? Int(place.row) : nil
        list.append(
            (place, Problem(file: name(place), row: row, column: column, sentence: sentence, severity: severity)))
    }

    private func name(_ place: Place) -> String {
        let file = files[Int(place.file)]
        return file.hasLines || place.row == 0 ? file.name : "\(file.name)[\(place.row - 1)]"
    }

    /// All that was kept: first what is refused, file by file in the order of rows; then the rest. Each file with more
    /// than a thousand ends in a line that says how many more.
    var finished: [Problem] {
        var sorted = list.enumerated().sorted { left, right in
            let (a, b) = (left.element, right.element)
            if a.problem.severity != b.problem.severity { return a.problem.severity == .refused }
            return (a.place.file, a.place.row, left.offset) < (b.place.file, b.place.row, right.offset)
        }.map(\.element.problem)
        for file in files {
            for (count, severity) in [(file.refused, Problem.Severity.refused), (file.reported, .reported)]
            where count > Problems.limit {
                sorted.append(
                    Problem(
                        file: file.name,
                        sentence: "\(count - Problems.limit) more problems of this file are not listed.",
                        severity: severity))
            }
        }
        return sorted
    }
}
