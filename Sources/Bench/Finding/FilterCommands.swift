// Filtering panes, and filters that ask for what is like the selected item.

import Analyses
import Drawing
import Missions

extension Command {
    static let filtering: [Command] = [
        Command(
            "filter", .find, ["f", "F4"],
            "show only what fits: state:live, late, -late, dept:HMT, need_by<fri, or words",
            hint: "filter", unless: { bench, _ in bench.notFiltered },
            run: { bench, world in
                var filter = FilterLine(bench)
                filter.complete(bench, world)
                bench.overlay = .filter(filter)
                return []
            }),
        Command(
            "filter like this", .find, ["F"], "show only what is like this one: its department, its state, its lead",
            unless: { bench, world in
                if bench.focus == .history {
                    return bench.history.current(world) == nil ? "The history is empty." : nil
                }
                if let reason = bench.notFiltered { return reason }
                return bench.likeThis(world).isEmpty ? noSelection(bench, world) ?? "It has nothing to go by." : nil
            }, run: { $0.openLikeThis($1) }),
        Command(
            "drop term", .find, ["Backspace"], "drop the last term of the filter",
            unless: { bench, _ in
                bench.filter(of: bench.focus).isEmpty ? "No filter is on here: \(bench.key("filter")) sets one." : nil
            }, run: { $0.dropTerm($1) }),
    ]

    static let goingBy: [Command] = [
        Command(
            "go owner", .go, ["g o"], "show everything with this owner", unless: noOwner, run: { $0.goToOwner($1) }),
        Command(
            "go edit", .go, ["g e"], "go to what was changed last",
            unless: { bench, world in
                bench.lastChanged(world) == nil ? "Nothing that is still here has been changed yet." : nil
            },
            run: { bench, world in
                if let item = bench.lastChanged(world) { bench.visit(item, world) }
                return []
            }),
        Command(
            "go warning", .go, ["g w"], "next late or unpromised dependency, in the list what needs one",
            unless: { bench, _ in
                bench.focus == .missions || bench.focus == .dependencies
                    ? nil
                    : "Only the list and the tree hold dependencies: \(bench.key("pane missions")) and \(bench.key("pane dependencies")) go there."
            }, run: { $0.goToWarning($1) }),
    ]

    private static func noOwner(_ bench: Workbench, _ world: World) -> String? {
        guard let node = bench.selected(world) else { return noSelection(bench, world) }
        return world.portfolio.text(node, .lead) == nil
            ? "\(bench.selection ?? "") has no lead: \(bench.key("set lead")) names who answers for it." : nil
    }
}

extension Workbench {
    /// Why the focused pane is not filtered.
    fileprivate var notFiltered: String? {
        switch focus {
        case .missions, .dependencies, .risks, .history: nil
        case .library: "The library is short: \(key("search")) searches it, and the other panes are filtered."
        case .detail: "The detail is one item: \(key("search")) searches it, and the other panes are filtered."
        }
    }

    /// Terms that hold of the selected item, the department first.
    fileprivate func likeThis(_ world: World) -> [(term: String, about: String)] {
        guard let node = selected(world) else { return [] }
        let portfolio = world.portfolio
        var terms: [(String, String)] = []
        if let department = portfolio.leadOrg(of: node).map({ portfolio.department(of: $0) }) {
            terms.append((Query.term("dept", portfolio.id(department)), portfolio.title(department)))
        }
        let kind = portfolio.kind(node)
        let named: [Field] = [.state, .lead]
        let choices = Schema.rows(of: kind).filter { if case .choice = $0.type { true } else { false } }.map(\.field)
        for field in named + choices.filter({ !named.contains($0) && $0 != .visibility }) {
            guard let text = portfolio.text(node, field) else { continue }
            terms.append((Query.term(field.name, text), Schema.row(field, of: kind)?.about ?? ""))
        }
        if let code = portfolio.latestJudgement(of: node)?.overall { terms.append(("rating:\(code)", "judged alike")) }
        for tag in FieldType.parts(portfolio.text(node, .tags) ?? "").prefix(6) {
            terms.append((Query.term("tags", tag), "with this tag"))
        }
        let scope: Query.Scope = focus == .dependencies ? .items : .kind(focus == .risks ? .raid : kind)
        return terms.filter { (try? Query($0.0, about: scope)) != nil }
    }

    fileprivate mutating func openLikeThis(_ world: World) -> [Effect] {
        if focus == .history {
            guard let line = history.current(world) else { return [] }
            addTerm(line.who, world)
            return []
        }
        let choices = likeThis(world).map {
            Choice(outcome: .term($0.term), text: $0.term, detail: $0.about)
        }
        open(Picker(.likeThis, "Like \(selection ?? "this")", given: choices), world)
        return []
    }

    /// Adds a term to the filter of the focused pane.
    mutating func addTerm(_ term: String, _ world: World) {
        let before = filter(of: focus)
        if before == term || before.hasSuffix(" " + term) {
            sayFilter(world)
            return
        }
        // The selected item may be of another kind than the list shows.
        if focus == .missions, let node = selected(world), world.portfolio.kind(node) != list.kind {
            showKind(world.portfolio.kind(node), world)
        }
        if let error = setFilter(before.isEmpty ? term : before + " " + term, of: focus, world) {
            fail(error.sentence)
        } else {
            sayFilter(world)
        }
    }

    /// A term of the tree's filter like any other: it is shown in the heading, and dropped like them.
    mutating func toggleDone(_ world: World) -> [Effect] {
        let term = "-state:done"
        let terms = tree.filter.split(separator: " ").map(String.init)
        focus(.dependencies, world)
        let text = (terms.contains(term) ? terms.filter { $0 != term } : terms + [term]).joined(separator: " ")
        if let error = setFilter(text, of: .dependencies, world) { fail("\(error)") } else { sayFilter(world) }
        return []
    }

    fileprivate mutating func dropTerm(_ world: World) -> [Effect] {
        let text = filter(of: focus)
        let shorter: String
        if let scope = scope(of: focus) {
            let last = (try? Query(text, about: scope, today: world.today))?.ranges.last?.lowerBound ?? 0
            shorter = String(String(text.prefix(last)).trimmingBlanks)
        } else {
            shorter = String(text.split(separator: " ").dropLast().joined(separator: " "))
        }
        _ = setFilter(shorter, of: focus, world)
        sayFilter(world)
        return []
    }

    fileprivate mutating func goToOwner(_ world: World) -> [Effect] {
        guard let node = selected(world), let lead = world.portfolio.text(node, .lead) else { return [] }
        let portfolio = world.portfolio
        let kind = portfolio.kind(node)
        let term = Query.term("lead", lead)
        jumps.leave(here)
        list.turn(to: kind, world)
        focus(.missions, world)
        if let error = setFilter(term, of: .missions, world) {
            fail(error.sentence)
            return []
        }
        if let row = list.row(of: node, world) { go(toListRow: row, world) }
        // What else they answer for is of other kinds: said, since the list shows one.
        var others: [String] = []
        if let query = try? Query(term, about: .items) {
            let surroundings = Query.Surroundings(of: portfolio, asOf: world.asOf)
            for other in Kind.allCases where other != kind {
                let count = query.items(among: portfolio.nodes(of: other), in: portfolio, surroundings).count
                if count > 0 { others.append("\(count) \(count == 1 ? other.rawValue : other.plural)") }
            }
        }
        let more = others.isEmpty ? "" : "; also \(others.joined(separator: ", "))"
        let count = list.rows?.nodes.count ?? 0
        say("\(lead): \(count) \(count == 1 ? kind.rawValue : kind.plural)\(more)")
        message!.offers = "Esc all"
        return []
    }

    /// The item that was changed last and is still there: in this sitting, or as the history names it.
    fileprivate func lastChanged(_ world: World) -> ItemID? {
        if let item = lastEdited, world.portfolio.node(item) != nil { return item }
        for line in world.history.prefix(50) {
            for word in line.label.split(separator: " ") where world.portfolio.node(word) != nil { return String(word) }
        }
        return nil
    }

    /// Remembers what was changed.
    mutating func noteEdit(_ changes: [Change], _ world: World) {
        if let item = Telling.item(of: changes, in: world.portfolio, selected: nil) { lastEdited = item }
    }

    fileprivate mutating func goToWarning(_ world: World) -> [Effect] {
        let count = rowCount(of: focus, world)
        for offset in 1...max(1, count) {
            let row = (cursorRow + offset) % max(1, count)
            guard row < count, let warning = warning(row, world) else { continue }
            let isWrapped = cursorRow + offset >= count
            go(toRow: row, world)
            say("\(selection ?? ""): \(warning)" + (isWrapped ? ", round from the first row" : ""))
            return []
        }
        fail(
            focus == .dependencies
                ? "No dependency in the open rows is late or unpromised: \(key("open all folds")) opens every row."
                : "Nothing in this list needs what is late or unpromised.")
        return []
    }

    /// What is wrong with a row: of the tree its own dependency, of the list the worst of those it needs.
    private func warning(_ row: Int, _ world: World) -> String? {
        let portfolio = world.portfolio
        func said(_ edge: Edge) -> (weight: Int, text: String)? {
            let promise = Promise(edge, in: portfolio, asOf: world.asOf)
            switch promise {
            case .late(let days): return (1_000 + days, Wording.sentence(promise).text)
            case .declined: return (500, Wording.sentence(promise).text)
            case .unpromised: return (1, Wording.sentence(promise).text)
            default: return nil
            }
        }
        if focus == .dependencies {
            guard let edge = tree.rows[row].edge, portfolio.type(edge) == .needs else { return nil }
            return said(edge)?.text
        }
        guard let node = list.node(at: row, world) else { return nil }
        var worst: (weight: Int, text: String)?
        portfolio.forEachLink(from: node, .needs) { edge in
            guard let found = said(edge), found.weight > worst?.weight ?? 0 else { return }
            worst = (found.weight, "needs \(portfolio.id(portfolio.to(edge))), \(found.text)")
        }
        return worst?.text
    }
}
