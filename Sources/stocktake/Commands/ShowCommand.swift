// stocktake show FILE ID: everything about one item, or about the portfolio.

import Analyses
import ArgumentParser
import Bench
import Interchange
import Missions
import Storage

struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show an item: its fields, links, points, judgements and last changes.",
        discussion: "The id portfolio shows the portfolio's settings and how much it holds.")

    @OptionGroup var place: FileArgument

    @Argument(help: "The item's id, or portfolio.")
    var id: String

    @Flag(help: "Print one object: item, links, points, assessments, changes.")
    var json = false

    func run() throws {
        let library = try place.open()
        defer { library.close() }
        let portfolio = library.portfolio
        if id == "portfolio", portfolio.node(id) == nil {
            showPortfolio(portfolio)
            return
        }
        let node = try portfolio.item(id, in: place.file)
        let changes = try LastChanges.of(id, in: library)
        Output.write(json ? ShowCommand.json(node, changes, portfolio).pretty + "\n" : plain(node, changes, portfolio))
    }

    private func showPortfolio(_ portfolio: Portfolio) {
        let counts = Kind.allCases.filter { portfolio.count(of: $0) > 0 }
        if json {
            let object = JSON.object([
                JSON.Member("portfolio", JSONForm.settings(portfolio)),
                JSON.Member("items", .object(counts.map { JSON.Member($0.rawValue, .int(portfolio.count(of: $0))) })),
                JSON.Member("links", .int(portfolio.linkCount)),
            ])
            Output.write(object.pretty + "\n")
            return
        }
        var page = Page(width: Output.width)
        page.heading(portfolio.name.isEmpty ? place.file : portfolio.name)
        page.fields(portfolio.settings, Schema.portfolioRows)
        if counts.isEmpty {
            page.note("Nothing is in it yet. \(Subject.beginning(.items, place.file))")
        } else {
            page.section("Items")
            for kind in counts { page.row(kind.plural, String(portfolio.count(of: kind))) }
            page.row("links", String(portfolio.linkCount))
        }
        Output.write(page.text)
    }

    private func plain(_ node: Node, _ changes: [Entry], _ portfolio: Portfolio) -> String {
        var page = Page(width: Output.width)
        page.heading("\(id)  \(portfolio.title(node))")
        let department = portfolio.departmentID(node)
        let facts = [
            Wording.words(Wording.kind(node, portfolio)), portfolio.text(node, .state).map(Wording.words), department,
        ]
        page.note(facts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", "))
        page.fields(portfolio.fields(node), Schema.rows(of: portfolio.kind(node)), without: [.title, .state])

        let links = portfolio.links(from: node).map { ($0, true) } + portfolio.links(to: node).map { ($0, false) }
        if !links.isEmpty { page.section("Links") }
        for (edge, isOut) in links { page.row(verb(edge, isOut, portfolio), far(edge, isOut, portfolio)) }

        let points = portfolio.points(of: node)
        if !points.isEmpty { page.section("Points") }
        for point in points {
            let revision = point.key.revision > 0 ? ", revision \(point.key.revision)" : ""
            let value = point.value.map(Decimal.text) ?? "no value"
            page.row("\(point.key.series.rawValue) \(point.key.date.iso)", value + revision)
        }
        let assessments = portfolio.assessments(of: node)
        if !assessments.isEmpty { page.section("Judgements") }
        for judgement in assessments {
            let ratings = judgement.fields[Field("ratings")]?.split(separator: ";").joined(separator: ", ")
            let said = [judgement.overall, ratings, judgement.fields[Field("reason")]]
            page.row(
                "\(judgement.key.rubric) \(judgement.key.date.iso)",
                said.compactMap { $0 }.joined(separator: "  ") + "  (\(judgement.key.by))")
        }
        if !changes.isEmpty { page.section("Last changes") }
        for entry in changes {
            page.row(
                "#\(entry.sequence) \(WallClock.system.label(entry.milliseconds))",
                (entry.isUndone ? "[undone] " : "") + entry.label + (entry.why.isEmpty ? "" : " (\(entry.why))")
                    + "  by \(entry.who)")
        }
        return page.text
    }

    private func verb(_ edge: Edge, _ isOut: Bool, _ portfolio: Portfolio) -> String {
        let type = portfolio.type(edge)
        if type == .responsible, let role = portfolio.text(edge, .role) {
            return Wording.words(role) + (isOut ? " of" : "")
        }
        return isOut ? type.verb : type.reverseVerb
    }

    private func far(_ edge: Edge, _ isOut: Bool, _ portfolio: Portfolio) -> String {
        let other = isOut ? portfolio.to(edge) : portfolio.from(edge)
        let title = portfolio.title(other) == portfolio.id(other) ? "" : " " + portfolio.title(other)
        var more: [String] = []
        switch portfolio.type(edge) {
        case .needs:
            if let day = portfolio.day(edge, .needBy) { more.append("needed by \(day.spoken)") }
            if let day = portfolio.day(edge, .promisedBy) { more.append("promised by \(day.spoken)") }
            more.append(Wording.sentence(Promise(edge, in: portfolio, asOf: portfolio.today)).text)
        case .funds, .benefits:
            if let money = portfolio.text(edge, .amount) {
                more.append(Wording.value(money, Schema.row(.amount, of: .funds)))
            }
        default: break
        }
        return portfolio.id(other) + title + (more.isEmpty ? "" : ": " + more.joined(separator: ", "))
    }

    static func json(_ node: Node, _ changes: [Entry], _ portfolio: Portfolio) -> JSON {
        let edges = portfolio.links(from: node) + portfolio.links(to: node)
        return .object([
            JSON.Member("item", JSONForm.item(node, in: portfolio)),
            JSON.Member("links", .array(edges.map { JSONForm.link($0, in: portfolio) })),
            JSON.Member("points", .array(portfolio.points(of: node).map { JSONForm.point($0) })),
            JSON.Member("assessments", .array(portfolio.assessments(of: node).map { JSONForm.assessment($0) })),
            JSON.Member("changes", .array(changes.map(LogCommand.json))),
        ])
    }
}
