// stocktake list FILE KIND: a table of items, links, points or assessments.

import Analyses
import ArgumentParser
import Missions
import Storage

struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List items, links, points or assessments.",
        discussion: """
            KIND is one of: \(Kind.allCases.map(\.plural).joined(separator: ", ")); items for all of them; points; assessments; \
            or a type of link: \(LinkType.allCases.map { Subject.word(for: $0) }.joined(separator: ", ")).

            A query is made of terms, all of which must hold:
              wing  "new wing"      in the id, the title or the plain text
              state:live,done       a field holds one of these
              title:wing            a text has it in it; title=wing is the whole text
              lead:  lead:*         a field is empty; is filled
              state!=done           a field holds something else
              need_by<2026-06-30    days and numbers compared with < <= > >=
              need_by:2026-06       a day in that month
              need_by<fri  <+2w     days as people say them, counted from today
              rating:AR  rag:red    the latest overall judgement; rating<A is worse
              score>=12             of risks, likelihood times impact
              dept:HMT  late        the leading department; something needed is late
              mine                  STOCKTAKE_USER leads it or is a contact for it
              -late                 the term does not hold
            Put a query with < or > or blanks between quotation marks, because of the shell.
            """)

    @OptionGroup var place: FileArgument

    @Argument(help: "What to list: risks, needs, points, items ...", completion: .list(Subject.words))
    var kind: String

    // Unconditional, because a query may begin with a hyphen.
    @Option(
        name: .customLong("where"), parsing: .unconditional,
        help: ArgumentHelp("Only those a query holds of.", valueName: "query"))
    var query = ""

    @Flag(help: "Print all fields as comma-separated values.")
    var csv = false

    @Flag(help: "Print an array of objects with the schema's field names.")
    var json = false

    func validate() throws {
        if csv, json { throw ValidationError("--csv and --json exclude each other; choose one.") }
    }

    func run() throws {
        let scope = try Subject.scope(kind)
        let query = try Query(query, about: scope, today: WallClock.system.today)
        let library = try place.open()
        defer { library.close() }
        let portfolio = library.portfolio
        let surroundings = Query.Surroundings(ofAll: portfolio, asOf: portfolio.today, person: Person.identity.who)
        let things = Subject.things(scope, portfolio, query, surroundings)
        try query.check(in: portfolio, surroundings) { !things.isEmpty }
        if json {
            Output.write(JSONLines.array(things.lazy.map { Rows.json($0, portfolio) }))
        } else if csv {
            Output.write(Rows.csv(things, scope, portfolio))
        } else if !things.isEmpty {
            Output.write(Rows.table(things, scope, portfolio).text(width: Output.limit))
        }
        if things.isEmpty {
            throw Failure.nothing(
                self.query.isEmpty
                    ? "There \(scope == .kind(.evidence) ? "is" : "are") no \(Subject.name(scope)) in \(place.file). \(Subject.beginning(scope, place.file))"
                    : "There \(scope == .kind(.evidence) ? "is" : "are") no \(Subject.name(scope)) in \(place.file) of which this holds: \(self.query)"
            )
        }
    }
}
