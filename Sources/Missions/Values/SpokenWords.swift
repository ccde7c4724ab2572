// The words and numbers that spoken days are made of.

extension SpokenReader {
    mutating func letters() -> String? {
        guard case .letters(let word) = words.first else { return nil }
        words.removeFirst()
        return word
    }

    mutating func letters(_ word: String) -> Bool {
        guard words.first == .letters(word) else { return false }
        words.removeFirst()
        return true
    }

    mutating func take<Value>(_ meanings: [String: Value]) -> Value? {
        guard case .letters(let word) = words.first, let meaning = meanings[word] else { return nil }
        words.removeFirst()
        return meaning
    }

    mutating func sign(_ signs: String) -> Character? {
        guard case .sign(let sign) = words.first, signs.contains(sign) else { return nil }
        words.removeFirst()
        return sign
    }

    mutating func number() -> Int? {
        guard case .digits(let number, _) = words.first, number >= 0 else { return nil }
        words.removeFirst()
        return number
    }

    /// `12`, `12th`.
    mutating func dayNumber() -> Int? {
        guard case .digits(let number, let count) = words.first, count <= 2 else { return nil }
        words.removeFirst()
        _ = take(["st": 1, "nd": 1, "rd": 1, "th": 1])
        return number
    }

    /// A year of two or four digits.
    mutating func year() -> Int? {
        guard case .digits(let number, let count) = words.first, count == 2 || count == 4 else { return nil }
        words.removeFirst()
        return count == 2 ? 2000 + number : number
    }

    /// A year of four digits: behind a month two would be a day.
    mutating func wholeYear() -> Int? {
        guard case .digits(_, count: 4) = words.first else { return nil }
        return year()
    }

    /// The first year of `2026-27`, `2026/27` or `26-27`.
    mutating func financialYear() -> Int? {
        var reader = self
        guard let start = reader.year(), reader.sign("-/–") != nil, case .digits(let end, _) = reader.words.first,
            end == (start + 1) % 100 || end == start + 1
        else { return nil }
        reader.words.removeFirst()
        self = reader
        return start
    }

    mutating func weekday() -> Int? {
        named(SpokenReader.weekdayNames, ["tues": 1, "weds": 2, "thur": 3, "thurs": 3])
    }

    /// 1 to 12.
    mutating func month() -> Int? { named(SpokenReader.monthNames, ["sept": 8]).map { $0 + 1 } }

    /// A whole name or its first three letters.
    mutating func named(_ names: [String], _ others: [String: Int]) -> Int? {
        guard case .letters(let word) = words.first,
            let place = names.firstIndex(where: { $0 == word || $0.prefix(3) == word }) ?? others[word]
        else { return nil }
        words.removeFirst()
        return place
    }

    mutating func unit() -> Unit? {
        take([
            "d": .day, "day": .day, "days": .day, "w": .week, "wk": .week, "week": .week, "weeks": .week, "m": .month,
            "mo": .month, "month": .month, "months": .month, "q": .quarter, "quarter": .quarter,
            "quarters": .quarter, "y": .year, "yr": .year, "year": .year, "years": .year,
        ])
    }

    static let weekdayNames = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    static let monthNames = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
}
