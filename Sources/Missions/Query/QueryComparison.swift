// Holding the text of a field against the values a query asks for.

/// What a text must be; the signs and values of a term, understood by the field's type.
enum QueryComparison: Sendable {
    case empty
    case filled
    /// Any of these.
    case oneOf([Wanted])

    enum Wanted: Sendable {
        /// Numbers, money by its total.
        case numbers(ClosedRange<Double>)
        case days(ClosedRange<Int32>)
        /// The whole text, or one of its parts, whatever the case.
        case whole(Folded)
        /// Somewhere in the text.
        case part(Folded)
        /// No text at all.
        case nothing
    }

    init(_ type: FieldType, _ sign: QuerySign, _ values: [QueryValue], name: String, today: Day?) throws(NoSense) {
        switch sign {
        case .has, .equals, .isNot:
            if values.isEmpty {
                self = .empty
            } else if values.count == 1, values[0].text == "*", !values[0].isQuoted {
                self = .filled
            } else {
                var wanted: [Wanted] = []
                for value in values {
                    wanted += try Wanted.equal(value.text, type, name, isPart: sign == .has, today)
                }
                self = .oneOf(wanted)
            }
        case .below, .atMost, .above, .atLeast:
            guard values.count == 1 else {
                throw NoSense(
                    sentence: "Exactly one value must follow \(name)\(sign.rawValue), as in need_by<2026-06-30.")
            }
            self = .oneOf([try Wanted.compared(values[0].text, sign, type, name, today)])
        }
    }

    func holds(_ text: UnsafeBufferPointer<UInt8>?) -> Bool {
        switch self {
        case .empty: return text?.isEmpty ?? true
        case .filled: return !(text?.isEmpty ?? true)
        case .oneOf(let wanted):
            for wanted in wanted where wanted.fits(text) { return true }
            return false
        }
    }

    func holds(_ text: String?) -> Bool {
        guard var text else { return holds(nil as UnsafeBufferPointer<UInt8>?) }
        return text.withUTF8 { holds($0) }
    }

    func holds(_ number: Double?) -> Bool {
        switch self {
        case .empty: number == nil
        case .filled: number != nil
        case .oneOf(let wanted):
            wanted.contains {
                guard let number, case .numbers(let range) = $0 else { return false }
                return range.contains(number)
            }
        }
    }
}

extension QueryComparison.Wanted {
    fileprivate typealias Wanted = QueryComparison.Wanted

    fileprivate static func equal(
        _ text: String, _ type: FieldType, _ name: String, isPart: Bool, _ today: Day?
    ) throws(NoSense) -> [Wanted] {
        switch type {
        case .number, .whole:
            let number = try number(text, type, name)
            return [.numbers(number...number)]
        case .money:
            if let number = Decimal.number(text) { return [.numbers(number...number)] }
            return [isPart ? .part(Folded(text)) : .whole(Folded(text))]
        case .day: return [.days(try QueryDays.range(text, name, today))]
        case .choice(let words), .choices(let words):
            guard let word = FieldType.match(text, in: words) else {
                throw notAValue(text, name, "\(name) is one of \(words.joined(separator: ", "))")
            }
            return [.whole(Folded(word))]
        case .flag:
            guard let word = try? type.canonical(text), !word.isEmpty else {
                throw notAValue(text, name, "\(name) is \(type.hint)")
            }
            // A flag nobody has set is not set.
            return word == "false" ? [.whole(Folded(word)), .nothing] : [.whole(Folded(word))]
        case .reference, .references: return [.whole(Folded(text))]
        case .line, .prose, .list, .rows, .pairs: return [isPart ? .part(Folded(text)) : .whole(Folded(text))]
        }
    }

    fileprivate static func compared(
        _ text: String, _ sign: QuerySign, _ type: FieldType, _ name: String, _ today: Day?
    ) throws(NoSense) -> Wanted {
        switch type {
        case .number, .whole, .money:
            let number = try number(text, type, name)
            switch sign {
            case .below: return .numbers(-.infinity...number.nextDown)
            case .atMost: return .numbers(-.infinity...number)
            case .above: return .numbers(number.nextUp ... .infinity)
            default: return .numbers(number ... .infinity)
            }
        case .day:
            let days = try QueryDays.range(text, name, today)
            switch sign {
            case .below: return .days(Int32.min...days.lowerBound - 1)
            case .atMost: return .days(Int32.min...days.upperBound)
            case .above: return .days(days.upperBound + 1...Int32.max)
            default: return .days(days.lowerBound...Int32.max)
            }
        default:
            throw NoSense(
                sentence: "\(sign.rawValue) compares numbers and days, and \(name) is \(type.hint). Use : or = instead."
            )
        }
    }

    private static func number(_ text: String, _ type: FieldType, _ name: String) throws(NoSense) -> Double {
        guard let number = Decimal.number(text) else { throw notAValue(text, name, "\(name) is \(type.hint)") }
        return number
    }

    private static func notAValue(_ text: String, _ name: String, _ expected: String) -> NoSense {
        NoSense(sentence: "\"\(text)\" cannot be compared: \(expected).")
    }

    fileprivate func fits(_ text: UnsafeBufferPointer<UInt8>?) -> Bool {
        guard let text else { if case .nothing = self { return true } else { return false } }
        switch self {
        case .numbers(let range):
            if text.contains(UInt8(ascii: "=")) {
                return (try? Money(String(decoding: text, as: UTF8.self))).map { range.contains($0.total) } ?? false
            }
            return Double(String(decoding: text, as: UTF8.self)).map { range.contains($0) } ?? false
        case .days(let range): return Day(bytes: text).map { range.contains($0.number) } ?? false
        case .whole(let folded):
            if folded.isWhole(of: text) { return true }
            guard text.contains(UInt8(ascii: ";")), folded.isPart(of: text) else { return false }
            return FieldType.parts(String(decoding: text, as: UTF8.self)).contains { part in
                var part = part
                return part.withUTF8 { folded.isWhole(of: $0) }
            }
        case .part(let folded): return folded.isPart(of: text)
        case .nothing: return text.isEmpty
        }
    }
}

/// Days as a query may name them: a day, a month, a year, and days as people say them where today is known.
enum QueryDays {
    /// All the days a text means.
    static func range(_ text: String, _ name: String, _ today: Day?) throws(NoSense) -> ClosedRange<Int32> {
        if let day = Day(iso: text) { return day.number...day.number }
        if text.utf8.count == 7, let first = Day(iso: text + "-01") {
            let (year, month, _) = first.parts
            let last = (28...31).compactMap { Day(year: year, month: month, day: $0) }.last ?? first
            return first.number...last.number
        }
        if text.utf8.count == 4, let first = Day(iso: text + "-01-01"), let last = Day(iso: text + "-12-31") {
            return first.number...last.number
        }
        if let day = spoken(text, today) { return day.number...day.number }
        let more = today == nil ? "" : ", or fri, +2w, 12 jun"
        throw NoSense(
            sentence:
                "\"\(text)\" cannot be compared: \(name) is a date such as 2026-01-31, a month 2026-01 or a year 2026\(more)."
        )
    }

    static func isDay(_ text: String, _ today: Day?) -> Bool { (try? range(text, "", today)) != nil }

    private static func spoken(_ text: String, _ today: Day?) -> Day? {
        today.flatMap { Day(spoken: text, relativeTo: $0) }
    }
}
