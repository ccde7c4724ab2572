// The canonical text of a record: JSON with a fixed order of keys, so that equal records have equal bytes.

/// Why a text is not a record.
public struct RecordError: Error, Hashable, Sendable, CustomStringConvertible {
    public let description: String
}

extension Record {
    /// The text under which the record is stored, hashed and exported. No blanks; keys in one order.
    public var text: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(256 + changes.count * 160)
        func key(_ name: StaticString, first: Bool = false) {
            bytes += first ? "{\"".utf8 : ",\"".utf8
            bytes.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
            bytes += "\":".utf8
        }
        func number(_ name: StaticString, _ value: Int, first: Bool = false) {
            key(name, first: first)
            bytes += String(value).utf8
        }
        func string(_ name: StaticString, _ value: String, first: Bool = false) {
            key(name, first: first)
            JSON.write(value, to: &bytes)
        }
        func optional(_ name: StaticString, _ value: String?) {
            key(name)
            if let value { JSON.write(value, to: &bytes) } else { bytes += "null".utf8 }
        }
        func whole(_ sign: String, _ ref: Ref, _ kind: Kind?, _ fields: Fields) {
            string("o", sign, first: true)
            string("e", ref.text)
            string("t", ref.typeName(kind))
            key("m")
            Record.write(fields, to: &bytes)
            bytes += "}".utf8
        }

        number("v", version, first: true)
        number("seq", sequence)
        string("id", id)
        string("hlc", clock)
        string("k", action.rawValue)
        number("grp", group)
        number("n", part)
        number("of", parts)
        number("ref", concerns)
        number("p", parent)
        string("who", who)
        string("ses", session)
        string("src", source)
        string("label", label)
        string("why", why)
        key("ops")
        bytes += "[".utf8
        for (position, change) in changes.enumerated() {
            if position > 0 { bytes += ",".utf8 }
            switch change {
            case .create(let ref, let kind, let fields): whole("+", ref, kind, fields)
            case .delete(let ref, let kind, let fields): whole("-", ref, kind, fields)
            case .set(let ref, let field, let was, let now):
                string("o", "=", first: true)
                string("e", ref.text)
                string("f", field.name)
                optional("a", was)
                optional("b", now)
                bytes += "}".utf8
            }
        }
        bytes += "]}".utf8
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Reads a record back. Throws where the text is not JSON, lacks a part, or is not byte for byte the text this
    /// record would be written as; operations unknown to this version are refused by name.
    public init(_ text: String) throws(RecordError) {
        let json: JSON
        do { json = try JSON(parsing: text) } catch { throw RecordError(description: "not JSON, \(error)") }
        func missing(_ name: String) -> RecordError {
            RecordError(description: "\"\(name)\" is missing or of the wrong type")
        }
        func number(_ name: String) throws(RecordError) -> Int {
            guard let value = json[name]?.int else { throw missing(name) }
            return value
        }
        func string(_ name: String) throws(RecordError) -> String {
            guard let value = json[name]?.string else { throw missing(name) }
            return value
        }
        guard let action = Action(rawValue: try string("k")) else {
            throw RecordError(description: "an action \"\(try string("k"))\" that this version does not know")
        }
        guard let operations = json["ops"]?.array else { throw missing("ops") }
        var changes: [Change] = []
        changes.reserveCapacity(operations.count)
        for operation in operations { changes.append(try Record.change(operation)) }
        self.init(
            sequence: try number("seq"), id: try string("id"), clock: try string("hlc"), action: action,
            group: try number("grp"), parent: try number("p"), who: try string("who"), session: try string("ses"),
            source: try string("src"), label: try string("label"), why: try string("why"), changes: changes)
        version = try number("v")
        part = try number("n")
        parts = try number("of")
        concerns = try number("ref")
        guard self.text.utf8.elementsEqual(text.utf8) else {
            throw RecordError(description: "not in the canonical form")
        }
    }

    private static func change(_ json: JSON) throws(RecordError) -> Change {
        guard let sign = json["o"]?.string, let name = json["e"]?.string, let ref = Ref(name) else {
            throw RecordError(description: "an operation without \"o\" or a readable \"e\"")
        }
        switch sign {
        case "+", "-":
            guard let type = json["t"]?.string, let members = json["m"]?.object else {
                throw RecordError(description: "an operation on \(name) without \"t\" or \"m\"")
            }
            var kind: Kind?
            if case .item = ref {
                kind = Kind(rawValue: type)
                guard kind != nil else { throw RecordError(description: "an item \(name) of unknown kind \"\(type)\"") }
            }
            var fields = Fields()
            for member in members {
                guard let text = member.value.string else {
                    throw RecordError(description: "a field \"\(member.key)\" of \(name) that is not text")
                }
                fields[Field(member.key)] = text
            }
            return sign == "+" ? .create(ref, kind: kind, fields: fields) : .delete(ref, kind: kind, fields: fields)
        case "=":
            guard let field = json["f"]?.string, let was = json["a"], let now = json["b"] else {
                throw RecordError(description: "a change of \(name) without \"f\", \"a\" or \"b\"")
            }
            return .set(ref, field: Field(field), was: was.string, now: now.string)
        default: throw RecordError(description: "an operation \"\(sign)\" that this version does not know")
        }
    }

    /// Fields as a JSON object of texts, in their own order.
    static func write(_ fields: Fields, to bytes: inout [UInt8]) {
        bytes += "{".utf8
        var first = true
        for (field, text) in fields {
            if !first { bytes += ",".utf8 }
            first = false
            JSON.write(field.name, to: &bytes)
            bytes += ":".utf8
            JSON.write(text, to: &bytes)
        }
        bytes += "}".utf8
    }
}

extension Ref {
    /// The word for what sort of thing it is: the kind of an item, the type of a link, or point, assessment, portfolio,
    /// file.
    public func typeName(_ kind: Kind?) -> String {
        switch self {
        case .item: kind?.rawValue ?? ""
        case .link(let key): key.type.rawValue
        case .point: "point"
        case .assessment: "assessment"
        case .portfolio: "portfolio"
        case .extra: "file"
        }
    }
}

extension Fields {
    /// The fields as one line of JSON, every value a text.
    public var json: String {
        var bytes: [UInt8] = []
        Record.write(self, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Reads `json` back.
    public init(json text: String) throws(RecordError) {
        let json: JSON
        do { json = try JSON(parsing: text) } catch {
            throw RecordError(description: "fields that are not JSON, \(error)")
        }
        guard let members = json.object else { throw RecordError(description: "fields that are not an object") }
        self.init()
        for member in members {
            guard let text = member.value.string else {
                throw RecordError(description: "a field \"\(member.key)\" that is not text")
            }
            self[Field(member.key)] = text
        }
    }
}
