// What people who know other languages of questions type: refused where it would be silently something else.

import Drawing
import Missions
import Testing

@testable import Bench

@Suite("The words of filters") struct FilterLanguageStories {
    private func sentence(_ typed: String) -> (said: String?, desk: Desk) {
        var desk = Desk(Seeds.planForChange, size: Size(width: 200, height: 50))
        desk.press("f")
        for letter in typed { desk.press(.char(letter)) }
        desk.press("Enter")
        guard let filter = desk.bench.overlay.filter else { return (nil, desk) }
        return (filter.error?.sentence, desk)
    }

    @Test(
        "Words that join or turn terms elsewhere are pointed at, with what to write here",
        arguments: [
            ("not late", "not", "A hyphen leaves out: -late."),
            ("NOT dept:HMT", "NOT", "A hyphen leaves out: -dept:HMT."),
            ("late or mine", "or", "There is no or: terms side by side all hold"),
            ("(late or mine)", "(late", "There are no brackets: terms side by side all hold"),
            ("(mine)", "(mine)", "There are no brackets"),
            ("state:live (flood or", "(flood", "There are no brackets"),
            ("late and mine", "and", "leave and out"),
            ("!late", "!late", "A hyphen leaves out: -late."),
            ("late,mine", "late,mine", "Terms stand side by side, and all must hold: late mine."),
            ("state:live late|mine", "late|mine", "all must hold: late mine."),
        ])
    func joined(_ typed: String, _ word: String, _ said: String) {
        let (sentence, desk) = sentence(typed)
        #expect(sentence?.contains(said) == true, "\(sentence ?? "taken as text")")
        let carets = String(repeating: "^", count: word.count)
        let place = desk.lines.firstIndex { $0.contains(" filter: ") } ?? 0
        let column = desk.lines[place].distance(
            from: desk.lines[place].startIndex, to: desk.lines[place].range(of: word)!.lowerBound)
        #expect(desk.lines[place + 1].dropFirst(column).hasPrefix(carets), "\(desk.screen)")
        #expect(desk.lines[place + 1].filter { $0 == "^" } == carets)
    }

    @Test(
        "Between quotation marks, and inside of other words, they are text",
        arguments: ["\"not\" late", "\"late or mine\"", "\"late,mine\"", "border", "notes", "\"or\"", "a,b", "sand"])
    func quoted(_ typed: String) {
        let (said, desk) = sentence(typed)
        #expect(said == nil && desk.bench.list.look.filter == typed)
    }

    @Test("A word that may still grow into another is not called wrong while it is typed")
    func growing() {
        var desk = Desk(Seeds.planForChange)
        for letter in "f".map({ $0 }) { desk.press(.char(letter)) }
        for letter in "or" { desk.press(.char(letter)) }
        #expect(desk.bench.overlay.filter?.saysError == false)
        desk.press("text:\\ l")
        #expect(desk.bench.overlay.filter?.saysError == true)
        desk.press("C-u text:order")
        #expect(desk.bench.overlay.filter?.error == nil)
    }

    @Test("A hyphen is offered where a term may begin, and leaves out")
    func hyphen() {
        var desk = Desk(Seeds.planForChange)
        desk.press("f")
        #expect(desk.lines[22].contains("-late"))
        desk.press("Tab Tab Tab Enter")
        #expect(desk.bench.list.look.filter == "-late")
        let without = desk.bench.list.nodes(desk.world).count
        desk.press("f C-u text:late Enter")
        #expect(without + desk.bench.list.nodes(desk.world).count == desk.portfolio.count(of: .mission))
        desk.press("f C-u text:-la")
        #expect(desk.bench.overlay.filter?.completion?.choices.map(\.text).contains("-late") == false)
        desk.press("Esc ?")
        #expect(desk.picker?.given?.contains { $0.text.contains("-late") } == true)
    }

    @Test("A department that is not there is refused, with the nearest there are; one that is there is not")
    func departments() {
        var (said, _) = sentence("dept:NOPE")
        #expect(said?.hasPrefix("There is no department NOPE. Nearest: ") == true, "\(said ?? "")")
        (said, _) = sentence("-dept=dhs")
        #expect(said?.contains("DHSC") == true, "\(said ?? "")")
        for typed in ["dept:dhsc", "dept:DHSC,HMT", "dept:Treasury", "dept:", "dept:*"] {
            #expect(sentence(typed).said == nil, "\(typed): \(sentence(typed).said ?? "")")
        }
    }

    @Test("An item that a field names and that is not there is refused; an id is known in any case")
    func items() {
        #expect(
            sentence("id:MIS-99").said?.contains("There is no mission MIS-99") == true
                || sentence("id:MIS-99").said?.contains("There is no item MIS-99. Nearest: MIS-") == true)
        #expect(sentence("id:MIS-5").said == nil && sentence("id:mis-5").said == nil)
        #expect(sentence("lead:nobody").said == nil, "a name is no item")
    }

    @Test("Where nothing is mine, it is said who that is and how to be somebody else")
    func mine() {
        var desk = Desk(Seeds.planForChange)
        desk.press("f text:mine Enter")
        #expect(desk.message == "Nothing here fits mine: mine is kt; STOCKTAKE_USER sets another name.")
        #expect(desk.screen.contains("Mine is kt; STOCKTAKE_USER"))
        desk.press("f C-u text:-mine Enter")
        #expect(!desk.message.contains("STOCKTAKE_USER"))
    }

    @Test("A sentence of two lines keeps the sign under the word", arguments: ["due<99", "rating<Z", "need_by<31feb"])
    func carets(_ typed: String) {
        var desk = Desk(Seeds.planForChange)
        desk.press("f")
        for letter in typed { desk.press(.char(letter)) }
        desk.press("Enter")
        guard let filter = desk.bench.overlay.filter, let error = filter.error else {
            return #expect(Bool(false), "\(typed) is refused\n\(desk.screen)")
        }
        #expect(desk.lines[22].contains(String(repeating: "^", count: error.word.count)), "\(desk.screen)")
        let said = desk.lines[22...].joined(separator: " ").filter { $0 != "^" }
        let words = said.split(separator: " ").joined(separator: " ")
        #expect(error.sentence.hasPrefix(words.hasSuffix("…") ? String(words.dropLast()) : error.sentence))
        #expect(words == error.sentence || words.count > 120, "as much of it as there is room for\n\(desk.screen)")
    }
}
