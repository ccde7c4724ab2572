// Portfolios to draw, with titles that mean mischief, and what reads the pictures again.

import Analyses
import Chance
import Missions
import Testing

@testable import Pictures

func day(_ iso: String) -> Day { Day(iso: iso)! }

let source = Provenance(file: "plan \"a\" <b> & c.stocktake", asOf: day("2026-03-30"))

/// Titles that would end a text, begin a directive, or be taken for markup.
let mischief = [
    "a \"quoted\" title", "ends with a backslash \\", "\\N \\l \\\"", "<b>bold</b> & &amp; 'x'",
    "]]> <!-- x --> <?xml?>",
    "日本語のとても長い題名がここにあります、本当に長い", "عنوان طويل جدا باللغة العربية", "עברית", "emoji 👩‍🚀 rocket 🚀",
    "line\nbreak\ttab\r\n", "end", "subgraph end [x] {y} (z) |p|", "%%{init: {}}%% --> ;", "#quot; &lt; style: #1;",
    "`code`",
    "averylongwordwithoutanyblankatallwhichmustbebrokenanywhereelseitrunsonandon", "\u{202e}reversed\u{2066}",
    "control \u{1}\u{7f}\u{85}\u{fffe}", "e\u{301}\u{301}\u{301}", "$$x^2$$ fa:fa-car", "/* c */ // d", "a;b{c}->d",
]

/// Ids that languages of pictures keep for themselves.
let keptWords = [
    "end", "graph", "node", "subgraph", "style", "a\"b", "a\\", "a\\b", "<i>", "n1", "o-o", "x→y", "日本", "&lt;",
]

extension Dice {
    /// A portfolio of mixed shape, cycles and departments included.
    mutating func portfolio(_ count: Int) -> Portfolio {
        var changes: [Change] = (0..<4).map {
            .create(.item("D\($0)"), kind: .org, fields: [.type: "department", .title: pick(mischief)])
        }
        var items: [(id: ItemID, kind: Kind)] = []
        for number in 0..<count {
            let kind = pick([Kind.milestone, .milestone, .milestone, .programme, .outcome, .mission, .experiment])
            let id = number < keptWords.count && chance(50) ? keptWords[number] : "N\(number)"
            items.append((id, kind))
            changes.append(.create(.item(id), kind: kind, fields: [.title: pick(mischief) + text(0...8)]))
        }
        var taken: Set<LinkKey> = []
        func link(_ type: LinkType, _ from: ItemID, _ to: ItemID, _ fields: Fields) {
            let key = LinkKey(type, from: from, to: to, fields: fields)
            if taken.insert(key).inserted { changes.append(.create(.link(key), kind: nil, fields: fields)) }
        }
        for (id, _) in items where chance(70) { link(.responsible, "D\(roll(0..<4))", id, [.role: "lead"]) }
        for _ in 0..<(items.isEmpty ? 0 : count * pick([0, 1, 2, 4])) {
            let (from, to, type) = (pick(items), pick(items), pick([LinkType.needs, .needs, .contributes, .partOf]))
            guard type.joins(from.kind, to: to.kind), from.id != to.id || chance(30) else { continue }
            var fields: Fields = type == .needs ? [.state: pick(["proposed", "agreed", "delivered", "declined"])] : [:]
            if type == .needs, chance(60) { fields[.needBy] = "2026-0\(roll(1...9))-01" }
            if type == .needs, chance(60) { fields[.promisedBy] = "2026-0\(roll(1...9))-15" }
            link(type, from.id, to.id, fields)
        }
        var portfolio = Portfolio()
        try! portfolio.apply(changes)
        return portfolio
    }
}

/// Milestones that need each other as said: `(receiver, giver)`.
func milestones(_ count: Int, needs: [(Int, Int)]) -> Portfolio {
    var changes: [Change] = (0..<count).map { .create(.item("M\($0)"), kind: .milestone, fields: [:]) }
    for (receiver, giver) in needs {
        changes.append(
            .create(.link(LinkKey(.needs, from: "M\(receiver)", to: "M\(giver)")), kind: nil, fields: [:]))
    }
    var portfolio = Portfolio()
    try! portfolio.apply(changes)
    return portfolio
}

/// An element of a document, as a reader of XML sees it.
struct Element {
    var name: String
    var attributes: [String: String] = [:]
    var text = ""
    var depth = 0

    func number(_ attribute: String) -> Int { attributes[attribute].flatMap { Int($0) } ?? .min }
}

/// Why a text is not XML.
struct NotXML: Error { let what: String }

/// Reads XML as strictly as such pictures need: elements in order, with their attributes and own text.
func elements(of document: String) throws -> [Element] {
    var found: [Element] = []
    var open: [Int] = []
    var rest = Substring(document)
    func fail(_ what: String) -> NotXML { NotXML(what: "\(what) before \(rest.prefix(60))") }
    func decoded(_ raw: Substring) throws -> String {
        var (text, rest) = ("", raw)
        while let next = rest.unicodeScalars.first {
            if next == "<" { throw fail("a bare <") }
            guard next == "&" else {
                guard next.value >= 32 || next == "\n" || next == "\t", next.value != 0xfffe, next.value != 0xffff
                else {
                    throw fail("a character that XML cannot hold")
                }
                text.unicodeScalars.append(next)
                rest = Substring(rest.unicodeScalars.dropFirst())
                continue
            }
            guard let end = rest.unicodeScalars.firstIndex(of: ";") else { throw fail("a bare &") }
            let names = ["&amp": "&", "&lt": "<", "&gt": ">", "&quot": "\"", "&#39": "'"]
            guard let character = names[String(rest.unicodeScalars[..<end])] else { throw fail("an unknown entity") }
            text += character
            rest = Substring(rest.unicodeScalars[rest.unicodeScalars.index(after: end)...])
        }
        return text
    }
    if rest.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") { rest = rest.dropFirst(39) }
    while let tag = rest.unicodeScalars.firstIndex(of: "<") {
        if let element = open.last {
            found[element].text += try decoded(Substring(rest.unicodeScalars[..<tag]))
        } else if !rest.unicodeScalars[..<tag].allSatisfy({ $0 == "\n" }) {
            throw fail("text outside")
        }
        rest = Substring(rest.unicodeScalars[rest.unicodeScalars.index(after: tag)...])
        guard let end = rest.unicodeScalars.firstIndex(of: ">") else { throw fail("an open tag") }
        var body = Substring(rest.unicodeScalars[..<end])
        rest = Substring(rest.unicodeScalars[rest.unicodeScalars.index(after: end)...])
        if body.hasPrefix("/") {
            guard let element = open.popLast(), found[element].name == body.dropFirst() else {
                throw fail("a wrong end")
            }
            continue
        }
        let isEmpty = body.hasSuffix("/")
        if isEmpty { body = body.dropLast() }
        var element = Element(name: String(body.prefix { $0 != " " }), depth: open.count)
        body = body.dropFirst(element.name.count)
        while !body.isEmpty {
            guard body.hasPrefix(" "), let equals = body.unicodeScalars.firstIndex(of: "=") else {
                throw fail("no attribute")
            }
            let name = String(body.unicodeScalars[..<equals].dropFirst())
            body = Substring(body.unicodeScalars[body.unicodeScalars.index(after: equals)...])
            guard body.unicodeScalars.first == "\"" else { throw fail("no quote") }
            body = Substring(body.unicodeScalars.dropFirst())
            guard let quote = body.unicodeScalars.firstIndex(of: "\"") else { throw fail("an open quote") }
            guard
                element.attributes.updateValue(try decoded(Substring(body.unicodeScalars[..<quote])), forKey: name)
                    == nil
            else { throw fail("an attribute twice") }
            body = Substring(body.unicodeScalars[body.unicodeScalars.index(after: quote)...])
        }
        found.append(element)
        if !isEmpty { open.append(found.count - 1) }
    }
    guard open.isEmpty, rest.allSatisfy({ $0 == "\n" }) else { throw fail("an end missing") }
    return found
}

/// A word of DOT as its grammar has them: a name, quoted or not, or a sign.
enum DotWord: Equatable { case name(String), sign(String) }

/// Reads DOT by its grammar of words; nil where a quote does not end or a character stands outside.
func dotWords(_ text: String) -> [DotWord]? {
    var words: [DotWord] = []
    let scalars = Array(text.unicodeScalars)
    var place = 0
    while place < scalars.count {
        let scalar = scalars[place]
        place += 1
        if scalar == " " || scalar == "\n" { continue }
        if scalar == "\"" {
            var name = ""
            while place < scalars.count, scalars[place] != "\"" {
                // A quote behind a backslash does not end; two backslashes stay two, and end nothing.
                if scalars[place] == "\\", place + 1 < scalars.count {
                    if scalars[place + 1] != "\"" { name.unicodeScalars.append(scalars[place]) }
                    place += 1
                }
                if scalars[place].value < 32 { return nil }
                name.unicodeScalars.append(scalars[place])
                place += 1
            }
            guard place < scalars.count else { return nil }
            place += 1
            words.append(.name(name))
        } else if scalar == "-", place < scalars.count, scalars[place] == ">" {
            place += 1
            words.append(.sign("->"))
        } else if "{}[]=,;".unicodeScalars.contains(scalar) {
            words.append(.sign(String(scalar)))
        } else {
            var name = String(scalar)
            func isName(_ scalar: Unicode.Scalar) -> Bool {
                scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
                    || scalar == "_" || scalar == "."
            }
            guard isName(scalar) else { return nil }
            while place < scalars.count, isName(scalars[place]) {
                name.unicodeScalars.append(scalars[place])
                place += 1
            }
            words.append(.name(name))
        }
    }
    return words
}
