// Whatever people write in titles and ids, a picture is read as it was meant, in every language.

import Analyses
import Chance
import Missions
import Testing

@testable import Pictures

@Suite struct EscapingTests {
    @Test(arguments: UInt64(0)..<60) func aDrawingIsXMLAndShowsEachBoxAndArrowOnce(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let portfolio = dice.portfolio(dice.pick([0, 1, 2, 8, 30, 80]))
        let network = Network.whole(portfolio)
        let sketch = Sketch(network, in: portfolio, from: source)
        let text = try NetworkSVG.text(of: sketch)
        #expect(text == (try NetworkSVG.text(of: Sketch(.whole(portfolio), in: portfolio, from: source))))
        let found = try elements(of: text)
        let root = try #require(found.first)
        #expect(
            root.name == "svg" && root.attributes["viewBox"] == "0 0 \(root.number("width")) \(root.number("height"))")
        let boxes = found.filter {
            $0.name == "rect" && $0.attributes["class"]?.hasPrefix("box") == true
                && $0.number("height") == Layout.boxHeight
        }
        #expect(boxes.count == network.items.count && sketch.boxes.count == network.items.count)
        let arrows = found.filter {
            $0.name == "path" && $0.attributes["class"]?.hasPrefix("need") == true && $0.depth == 2
        }
        #expect(arrows.count == network.links.count)
        // Full titles stand behind the boxes, and what is cut ends with a mark.
        let names = found.filter { $0.name == "title" && $0.depth == 3 }.map(\.text)
        #expect(names == sketch.boxes.map { $0.title.isEmpty ? $0.id : $0.id + " " + $0.title })
        for line in found where line.name == "text" {
            #expect(!line.text.unicodeScalars.contains { $0.value < 32 || (0x202a...0x202e).contains($0.value) })
        }
    }

    @Test(arguments: UInt64(0)..<60) func dotHasEachBoxAndArrowOnce(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let portfolio = dice.portfolio(dice.pick([0, 1, 2, 8, 30, 80]))
        let sketch = Sketch(.whole(portfolio), in: portfolio, from: source)
        for inGroups in [false, true] {
            let words = try #require(dotWords(Dot.text(of: sketch, inGroups: inGroups)))
            var (named, joined): ([String], [[String]]) = ([], [])
            for place in words.indices.dropLast(2) {
                let begins = [DotWord.sign(";"), .sign("{"), .sign("}")]
                guard case .name(let one) = words[place], place > 0, begins.contains(words[place - 1])
                else { continue }
                if case .name(let other) = words[place + 2], words[place + 1] == .sign("->") {
                    joined.append([one, other])
                } else if words[place + 1] == .sign("["),
                    !["graph", "node", "edge"].contains(one) || words[place + 2] == .name("label"),
                    words[place + 2] == .name("label")
                {
                    named.append(one)
                }
            }
            func name(_ id: String) -> String {
                id.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\\\")
            }
            #expect(named.sorted() == sketch.boxes.map { name($0.id) }.sorted())
            #expect(
                joined
                    == sketch.arrows.map { [name(sketch.boxes[Int($0.from)].id), name(sketch.boxes[Int($0.to)].id)] })
            #expect(words.count { $0 == .sign("{") } == words.count { $0 == .sign("}") })
        }
    }

    @Test(arguments: UInt64(0)..<60) func mermaidHasEachBoxAndArrowOnceAndNothingElse(seed: UInt64) {
        var dice = Dice(seed: seed)
        let portfolio = dice.portfolio(dice.pick([0, 1, 2, 8, 30, 80]))
        let sketch = Sketch(.whole(portfolio), in: portfolio, from: source)
        let text = Mermaid.text(of: sketch, inGroups: seed % 2 == 0)
        let lines = text.split(separator: "\n").dropFirst(3)
        #expect(lines.first == "flowchart LR")
        var (boxes, arrows) = (0, 0)
        for line in lines.dropFirst() {
            let words = line.drop { $0 == " " }
            // Outside of quotes stands only what we wrote, and inside nothing that Mermaid would read.
            let parts = words.split(separator: "\"", omittingEmptySubsequences: false)
            #expect(parts.count == 1 || parts.count == 3, "\(line)")
            if parts.count == 3 {
                let inside = parts[1].split(separator: "<br/>", omittingEmptySubsequences: false).joined()
                #expect(!inside.contains { "\"<>&:%{}[]()|`$\\*_~^@=".contains($0) }, "\(line)")
            }
            if words.contains("-->") { arrows += 1 } else if words.first == "n", words.contains("[") { boxes += 1 }
        }
        #expect(boxes == sketch.boxes.count && arrows == sketch.arrows.count)
    }

    @Test(arguments: UInt64(0)..<30) func aMatrixIsDrawnInEveryLanguage(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let portfolio = dice.portfolio(dice.pick([0, 1, 8, 60]))
        let matrix = DepartmentMatrix(portfolio, asOf: source.asOf)
        for measure in DepartmentMatrix.Measure.allCases {
            let found = try elements(of: try MatrixSVG.text(of: matrix, showing: measure, in: portfolio, from: source))
            let cells = found.filter { $0.name == "rect" && $0.attributes["fill"] != nil && $0.depth == 2 }
            #expect(cells.count == matrix.cells.count)
            let sketch = Sketch(matrix, showing: measure, in: portfolio, from: source)
            #expect(sketch.boxes.count == matrix.departments.count && sketch.arrows.count == matrix.cells.count)
            #expect(dotWords(Dot.text(of: sketch)) != nil)
            #expect(Mermaid.text(of: sketch).split(separator: "\n").count { $0.contains("-->") } == matrix.cells.count)
            _ = try elements(of: try NetworkSVG.text(of: sketch))
        }
    }

    @Test func eachLanguageWritesItsOwnSignsAsOthers() {
        #expect(XML.escaped("<a href='x'>\"&\u{1}\u{fffe}") == "&lt;a href=&#39;x&#39;&gt;&quot;&amp;")
        #expect(Dot.quoted("a\\\"b\\") == "\"a\\\\\\\"b\\\\\"")
        #expect(Dot.label(["a & b", "\\N"]) == "\"a &amp; b\\n\\\\N\"")
        #expect(Mermaid.label(["a \"b\"", "50% #1"]) == "\"a #34;b#34;<br/>50#37; #35;1\"")
    }

    @Test func textsAreCutAndFoldedWithAMark() {
        #expect(cut("short", to: 1_000) == "short")
        #expect(
            cut("A rather long title", to: 800) == "A rather lo…" || cut("A rather long title", to: 800).hasSuffix("…"))
        for text in mischief {
            for room in [200, 500, 1_500] {
                let lines = folded(cleaned(text), to: room, lines: 3)
                #expect(lines.count <= 3)
                for line in lines { #expect(breadth(of: line) <= max(room, 240), "\(line)") }
                let whole = lines.joined().filter { $0 != " " }
                let wanted = cleaned(text).filter { $0 != " " }
                #expect(whole == wanted || whole.last == "…" && wanted.hasPrefix(whole.dropLast()))
            }
        }
        #expect(breadth(of: "日本") > breadth(of: "ab") && breadth(of: "e\u{301}") == breadth(of: "e"))
        #expect(beginsOnTheRight("123 עברית") && !beginsOnTheRight("a עברית") && !beginsOnTheRight(""))
        #expect(folded("", to: 100, lines: 2).isEmpty && folded("   ", to: 100, lines: 2).isEmpty)
    }
}
