// The outside view (analysis A12): what happened to other projects, beside what is forecast for this one.

/// A reference class of projects seen twice, a year apart: by how much their end moved. A prompt, never a correction of a
/// plan. Kahneman and Lovallo, "Timid Choices and Bold Forecasts" (1993); Flyvbjerg, "From Nobel Prize to Project
/// Management" (2006).
public struct OutsideView: Hashable, Sendable {
    /// A project in a year.
    public struct Case: Hashable, Sendable {
        /// Its rating at the start of the year: R, AR, A, AG, G, or any other word of the file.
        public let rating: String
        /// How many calendar days its end moved later; negative where it moved earlier.
        public let slipDays: Int

        public init(rating: String, slipDays: Int) {
            self.rating = rating
            self.slipDays = slipDays
        }
    }

    /// All cases, in the order of the file.
    public let cases: [Case]

    /// What the figures are called where they are shown: `UK GMPP 2020-2023, OGL v3`; empty where nothing says it.
    public let source: String

    public init(_ cases: [Case], source: String = "") { (self.cases, self.source) = (cases, source) }

    /// Reads a CSV text (RFC 4180) with a row of names and the columns `slip_days` and `dca_from`, in any place among
    /// others. Lines before the names that begin with `#` say where the figures come from and are passed over, as are rows
    /// without a whole number of days; one that reads `# cited as ...` says what they are called. Nil where a column is
    /// missing.
    public init?(csv text: String) {
        var rows = CommaSeparated(text)
        var header = rows.next()
        var source = ""
        while let first = header?.first, first.hasPrefix("#") || header == [""] {
            if first.hasPrefix(OutsideView.citation) {
                // What it is called may have commas.
                source = String((header ?? []).joined(separator: ",").dropFirst(OutsideView.citation.count))
            }
            header = rows.next()
        }
        guard let header, let days = header.firstIndex(of: "slip_days"), let rating = header.firstIndex(of: "dca_from")
        else { return nil }
        var cases: [Case] = []
        while let row = rows.next() {
            guard row.count > max(days, rating), let slip = Int(row[days]) else { continue }
            cases.append(Case(rating: row[rating], slipDays: slip))
        }
        self.init(cases, source: source)
    }

    private static let citation = "# cited as "

    /// The cases with a rating, as a class of their own; all of them for nil.
    public func rated(_ rating: String?) -> OutsideView {
        guard let rating else { return self }
        return OutsideView(cases.filter { $0.rating == rating }, source: source)
    }

    /// The share of cases whose end moved later, 0 to 1; nil without cases. Overall, the base rate that an exposure may use.
    public var shareLater: Double? { share { $0 > 0 } }

    /// The empirical quantile of slip days at a probability from 0 to 1: the case at place `p (n + 1)` in order, between
    /// two cases in proportion (definition 6 of Hyndman and Fan, "Sample Quantiles in Statistical Packages", 1996); nil
    /// without cases.
    public func slip(at probability: Double) -> Double? { OutsideView.quantile(cases.map(\.slipDays), probability) }

    /// By how many days the end moved in the middle case of those that moved later; nil where none did.
    public var medianWhenLater: Double? {
        OutsideView.quantile(cases.map(\.slipDays).filter { $0 > 0 }, 0.5)
    }

    /// The sentence for beside a forecast: `projects rated AR: 44 % moved later within a year`. Where no case has the
    /// rating, or none is given: `all projects: 30 % moved later within a year`. Empty without cases.
    public func sentence(rating: String?) -> String {
        let own = rated(rating)
        guard let share = own.shareLater else { return rating == nil ? "" : sentence(rating: nil) }
        let subject = rating.map { "projects rated \($0)" } ?? "all projects"
        return "\(subject): \(Int(share * 100 + 0.5)) % moved later within a year"
    }

    /// The sentence with the figures it stands on and where they are from:
    /// `projects rated AR: 44 % moved later within a year (26 of 59, UK GMPP 2020-2023, OGL v3)`. Empty without cases.
    public func prompt(rating: String?) -> String {
        let sentence = sentence(rating: rating)
        guard !sentence.isEmpty else { return "" }
        let own = rated(rating)
        let counted = own.cases.isEmpty ? cases : own.cases
        let figures = "\(counted.count { $0.slipDays > 0 }) of \(counted.count)"
        return "\(sentence) (\(source.isEmpty ? figures : "\(figures), \(source)"))"
    }

    private func share(_ isCounted: (Int) -> Bool) -> Double? {
        cases.isEmpty ? nil : Double(cases.count { isCounted($0.slipDays) }) / Double(cases.count)
    }

    private static func quantile(_ days: [Int], _ probability: Double) -> Double? {
        guard !days.isEmpty, probability.isFinite else { return nil }
        let sorted = days.sorted()
        let place = min(Double(days.count), max(1, probability * Double(days.count + 1))) - 1
        let below = Int(place)
        let above = min(below + 1, days.count - 1)
        // Their difference may be more days than an Int holds.
        return Double(sorted[below]) + (place - Double(below)) * (Double(sorted[above]) - Double(sorted[below]))
    }
}

/// The rows of a CSV text, one after the other.
private struct CommaSeparated {
    private let bytes: [UInt8]
    private var place = 0

    init(_ text: String) { bytes = Array((text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text).utf8) }

    /// The cells of the next row, or nil behind the last. Quoted cells may hold commas, line ends and doubled quotes.
    mutating func next() -> [String]? {
        guard place < bytes.count else { return nil }
        var (cells, cell, isQuoted): ([String], [UInt8], Bool) = ([], [], false)
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            switch byte {
            case UInt8(ascii: "\"") where isQuoted:
                if place < bytes.count, bytes[place] == byte {
                    cell.append(byte)
                    place += 1
                } else {
                    isQuoted = false
                }
            case UInt8(ascii: "\"") where cell.isEmpty: isQuoted = true
            case UInt8(ascii: ",") where !isQuoted:
                cells.append(String(decoding: cell, as: UTF8.self))
                cell = []
            case UInt8(ascii: "\r") where !isQuoted: continue
            case UInt8(ascii: "\n") where !isQuoted: return cells + [String(decoding: cell, as: UTF8.self)]
            default: cell.append(byte)
            }
        }
        return cells + [String(decoding: cell, as: UTF8.self)]
    }
}
