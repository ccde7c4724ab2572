// A field's name, and its row in the schema table.

/// The name of a field. Known fields are those of the schema; any other name is kept as it came.
public struct Field: Hashable, Comparable, Sendable {
    /// The place in the table of known names, or 255 for a name that is not in it.
    let code: UInt8
    private let other: String?

    /// The field of that name; names are lower case with underscores.
    public init(_ name: some StringProtocol) {
        let name = String(name)
        if let code = Field.codes[name] {
            self.code = code
            other = nil
        } else {
            code = Field.unknownCode
            other = name
        }
    }

    init(code: UInt8) {
        self.code = code
        other = nil
    }

    public var name: String { other ?? Field.names[Int(code)] }

    /// Whether the name occurs in the schema at all.
    public var isKnown: Bool { code != Field.unknownCode }

    /// Unknown names are told apart by their bytes: two columns of a file whose names merely look alike stay two.
    public static func == (left: Field, right: Field) -> Bool {
        left.code == right.code && (left.isKnown || left.name.utf8.elementsEqual(right.name.utf8))
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(code)
        hasher.combine(other)
    }

    /// Known fields in the order of the schema, then the others by the bytes of their names.
    public static func < (left: Field, right: Field) -> Bool {
        if left.code != right.code || left.isKnown { return left.code < right.code }
        return left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
    }

    static let unknownCode: UInt8 = 255
    static let titleCode = title.code

    /// Every known name once, in the order in which the schema table first uses it.
    static let names: [String] = {
        var names: [String] = []
        var seen: Set<String> = []
        for row in Schema.allRows where seen.insert(row.name).inserted { names.append(row.name) }
        precondition(names.count < 255, "a field code is one byte")
        return names
    }()

    private static let codes = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, UInt8($0)) })
}

/// Names the code itself speaks of.
extension Field {
    public static let title = Field("title")
    public static let plain = Field("plain")
    public static let lead = Field("lead")
    public static let state = Field("state")
    public static let tags = Field("tags")
    public static let places = Field("places")
    public static let visibility = Field("visibility")
    public static let reviewedOn = Field("reviewed_on")
    public static let note = Field("note")
    public static let tier = Field("tier")
    public static let level = Field("level")
    public static let type = Field("type")
    public static let `class` = Field("class")
    public static let role = Field("role")
    public static let benefitKey = Field("benefit_key")
    public static let amount = Field("amount")
    public static let realised = Field("realised")
    public static let durationDays = Field("duration_days")
    public static let forecastFinish = Field("forecast_finish")
    public static let actualFinish = Field("actual_finish")
    public static let deadline = Field("deadline")
    public static let decisionDue = Field("decision_due")
    public static let baselineValue = Field("baseline_value")
    public static let baselineDate = Field("baseline_date")
    public static let targetValue = Field("target_value")
    public static let targetLow = Field("target_lo")
    public static let targetHigh = Field("target_hi")
    public static let targetDate = Field("target_date")
    public static let direction = Field("direction")
    public static let unit = Field("unit")
    public static let definition = Field("definition")
    public static let approved = Field("approved")
    public static let tranches = Field("tranches")
    public static let session = Field("session")
    public static let fromDate = Field("from_date")
    public static let needBy = Field("need_by")
    public static let promisedBy = Field("promised_by")
    public static let deliveredOn = Field("delivered_on")
    public static let hard = Field("hard")
    public static let coupling = Field("coupling")
    public static let lagDays = Field("lag_days")
    public static let inherentLikelihood = Field("inherent_likelihood")
    public static let inherentImpact = Field("inherent_impact")
    public static let residualLikelihood = Field("residual_likelihood")
    public static let residualImpact = Field("residual_impact")
    public static let targetLikelihood = Field("target_likelihood")
    public static let targetImpact = Field("target_impact")
    public static let asOf = Field("as_of")
    public static let name = Field("name")
    public static let overall = Field("overall")
    public static let ratings = Field("ratings")
    public static let value = Field("value")
    public static let what = Field("what")
    public static let date = Field("date")
    public static let due = Field("due")
    public static let toDate = Field("to_date")
}

/// One row of the schema table: a field of a kind of item, of a type of link, or of a record that hangs on an item.
public struct FieldRule: Hashable, Sendable {
    /// The column's name.
    public let name: String
    public let type: FieldType
    /// What a new item gets where the field is left empty; nil leaves it empty.
    public let initial: String?
    /// The unit of a number: `£m`, `days`; nil for a pure number and for what is no number.
    public let unit: String?
    /// The most characters a text may have; nil where any number will do.
    public let longest: Int?
    /// What the field means, in a few words; units where it has any.
    public let about: String
    /// Other names under which a file may bring it.
    public let alsoNamed: [String]

    package init(
        _ name: String, _ type: FieldType, initial: String? = nil, unit: String? = nil, longest: Int? = nil,
        _ about: String, also: [String] = []
    ) {
        self.name = name
        self.longest = longest
        self.unit = unit
        self.type = type
        self.initial = initial
        self.about = about
        alsoNamed = also
    }

    public var field: Field { Field(name) }

    /// The name as people read it: `need by`.
    public var label: String { spaced(name) }
}

extension FieldRule {
    /// The row of a field the schema does not know: text, kept as it came.
    public init(kept name: String) { self.init(name, .prose, "kept as it came; not part of the model") }
}
