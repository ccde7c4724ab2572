// Reading one object of a JSON document: an item, a link, a point or an assessment.

import Missions

struct ThingReader {
    let name: String
    /// Objects of kinds and types the model does not know, by the path under which they are kept.
    private var unknown: [String: [JSON]] = [:]

    init(name: String) { self.name = name }

    mutating func take(_ thing: JSON, of part: String, at place: Place, into merge: inout Merge) {
        guard let members = thing.object else {
            merge.problems.refuse(place, "It must be an object.")
            return
        }
        if let key = JSONReading.repeated(members) {
            merge.problems.refuse(place, key, "The key stands twice.")
            return
        }
        let table: FolderTable
        switch part {
        case "items":
            guard let word = word("kind", thing, place, &merge) else { return }
            guard let kind = Kind(word: word) else { return keep(thing, word, "items", place, &merge) }
            table = .items(kind)
        case "links":
            guard let word = word("link", thing, place, &merge) else { return }
            guard let type = LinkType(word: word) else { return keep(thing, word, "links", place, &merge) }
            table = .links(type)
        case "points": table = .points
        default: table = .assessments
        }
        read(members, table, place, &merge)
    }

    private func read(_ members: [JSON.Member], _ table: FolderTable, _ place: Place, _ merge: inout Merge) {
        let keys = table.keys
        var texts = [String?](repeating: nil, count: keys.count)
        var names = keys.map(\.name)
        var isSound = true
        var fields = Fields()
        var taken: Set<Field> = []
        let rules = table.rules
        for member in members where member.key != table.repeatedColumn {
            if let number = keys.firstIndex(where: { $0.name == member.key || $0.alsoNamed.contains(member.key) }) {
                texts[number] = key(member.value)
                names[number] = member.key
                continue
            }
            let field = Schema.field(named: member.key, in: rules)
            guard taken.insert(field).inserted else {
                merge.problems.refuse(place, member.key, "It means the same as another key; keep one of them.")
                isSound = false
                continue
            }
            guard let rule = rules.first(where: { $0.name == field.name }) else {
                isSound = keepField(member, field, &fields, place, &merge) && isSound
                continue
            }
            switch JSONForm.text(of: member.value, rule) {
            case .text(let text):
                fields[field] = text
                switch rule.type {
                case .reference, .references: merge.names(text, member.key, at: place)
                default: break
                }
            case .unknownDay(let word):
                merge.problems.report(place, member.key, "\"\(word)\" is not a day; it is left empty.")
            case .wrong(let sentence):
                merge.problems.refuse(place, member.key, sentence)
                isSound = false
            }
        }
        RowKeys(table, texts, names, place).take(fields, isSound, into: &merge)
    }

    /// A field the schema does not know.
    private func keepField(
        _ member: JSON.Member, _ field: Field, _ fields: inout Fields, _ place: Place, _ merge: inout Merge
    ) -> Bool {
        guard let text = Loose.text(member.value), !text.isEmpty else { return true }
        guard let kept = Verbatim.text(text), !field.name.isEmpty else {
            merge.problems.refuse(place, member.key, "It holds control characters, or has no name.")
            return false
        }
        merge.problems.report(place, member.key, "The model has no such field; its value is kept as it is.")
        fields[field] = kept
        return true
    }

    private func key(_ value: JSON) -> String? {
        switch value {
        case .string(let text):
            let text = FieldType.trimmedText(text)
            return text.isEmpty ? nil : text
        case .number(let digits): return digits
        case .null: return nil
        default: return value.compact
        }
    }

    private func word(_ key: String, _ thing: JSON, _ place: Place, _ merge: inout Merge) -> String? {
        if let word = thing[key]?.string { return word }
        merge.problems.refuse(place, key, "It is missing; it says what the object is.")
        return nil
    }

    // MARK: What the model does not know

    private mutating func keep(_ thing: JSON, _ word: String, _ directory: String, _ place: Place, _ merge: inout Merge)
    {
        let isPlain =
            !word.isEmpty && word.utf8.count <= 60
            && word.utf8.allSatisfy { ($0 >= 97 && $0 <= 122) || ($0 >= 48 && $0 <= 57) || $0 == 95 || $0 == 45 }
        let path = "\(directory)/\(isPlain ? word : "unknown").json"
        unknown[path, default: []].append(thing)
        let isItem = directory == "items"
        let words = isItem ? Kind.allCases.map(\.rawValue) : LinkType.allCases.map(\.rawValue)
        let advice = Spelling.nearest(word, among: words).map { " Did you mean \($0)?" } ?? ""
        merge.problems.report(
            place, isItem ? "kind" : "link",
            "\(Quoted.brief(word)) is unknown to the model; it is kept in \(path).\(advice)")
    }

    /// Keeps the objects of unknown kinds and types as files, one object a line.
    func keepUnknown(_ file: Int32, into merge: inout Merge) {
        for (path, things) in unknown.sorted(by: { $0.key < $1.key }) {
            let lines = things.map(\.compact).joined(separator: ",\n")
            merge.keep(path, "[\n\(lines)\n]\n", at: Place(file: file, row: 0))
        }
    }
}
