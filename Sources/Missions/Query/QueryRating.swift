// Ratings in a query: codes of any scale, the five of red to green also by their names and in their order.

/// What an overall rating must be.
enum QueryRating: Sendable {
    case none
    case any
    case oneOf([String])
    /// Places on the scale from red, 0, to green, 4.
    case between(ClosedRange<Int>)

    /// From worst to best, with the words people say.
    static let scale: [(code: String, word: String)] = [
        ("R", "red"), ("AR", "amber_red"), ("A", "amber"), ("AG", "amber_green"), ("G", "green"),
    ]

    /// Every code there is, once.
    static let codes: [String] = {
        var codes = scale.map(\.code)
        for rubric in Rubric.all {
            for code in rubric.codes + Rubric.noRating where !codes.contains(code) && code != "-" { codes.append(code) }
        }
        return codes
    }()

    init(_ sign: QuerySign, _ values: [QueryValue], name: String) throws(NoSense) {
        switch sign {
        case .has, .equals, .isNot:
            if values.isEmpty {
                self = .none
            } else if values.count == 1, values[0].text == "*", !values[0].isQuoted {
                self = .any
            } else {
                var codes: [String] = []
                for value in values { codes.append(try QueryRating.code(value.text, name)) }
                self = .oneOf(codes)
            }
        case .below, .atMost, .above, .atLeast:
            guard values.count == 1 else {
                throw NoSense(sentence: "Exactly one rating must follow \(name)\(sign.rawValue), as in rating<A.")
            }
            let code = try QueryRating.code(values[0].text, name)
            guard let place = QueryRating.scale.firstIndex(where: { $0.code == code }) else {
                throw NoSense(
                    sentence: "\(code) has no place between red and green. Use : instead of \(sign.rawValue).")
            }
            let range =
                switch sign {
                case .below: 0..<place
                case .atMost: 0..<place + 1
                case .above: place + 1..<QueryRating.scale.count
                default: place..<QueryRating.scale.count
                }
            self = range.isEmpty ? .oneOf([]) : .between(ClosedRange(range))
        }
    }

    private static func code(_ text: String, _ name: String) throws(NoSense) -> String {
        let upper = text.uppercased()
        if let code = codes.first(where: { $0 == upper }) { return code }
        if let word = FieldType.match(text, in: scale.map(\.word)) { return scale.first { $0.word == word }!.code }
        throw NoSense(
            sentence: "\"\(text)\" is no rating: \(name) is one of \(codes.joined(separator: ", ")), or red to green.")
    }

    func holds(_ code: String?) -> Bool {
        switch self {
        case .none: code == nil
        case .any: code != nil
        case .oneOf(let codes): code.map { codes.contains($0) } ?? false
        case .between(let places):
            QueryRating.scale.firstIndex { $0.code == code }.map { places.contains($0) } ?? false
        }
    }
}
