// If this room agrees one thing: who is in the room, and what those alone could agree.

import Analyses
import Drawing
import Missions

extension Workbench {
    /// The departments that lead on anything, by id: who may be here where no agreement is open.
    private static func leading(_ portfolio: Portfolio) -> [ItemID] {
        var departments: Set<Node> = []
        for org in portfolio.nodes(of: .org) {
            var leads = false
            portfolio.forEachLink(from: org, .responsible) { edge in
                if !leads { leads = portfolio.has(edge, .role, "lead") }
            }
            if leads { departments.insert(portfolio.department(of: org)) }
        }
        return departments.map { portfolio.id($0) }.sorted()
    }

    /// A picker of those in the room: the departments at the ends of all agreements that set something free, the bodies
    /// that are such an end said beside their department. Tab marks several.
    mutating func openPresent(_ world: World) {
        guard let known = agreements.found else {
            fail("What each agreement would set free is being counted: ask again in a moment.")
            return
        }
        let here = departmentsPresent(world)
        let portfolio = world.portfolio
        var bodies: [ItemID: [ItemID]] = [:]
        for body in known.bodies {
            bodies[portfolio.id(portfolio.department(of: body)), default: []].append(portfolio.id(body))
        }
        let departments =
            (known.departments.isEmpty
            ? Self.leading(portfolio) : known.departments.map { portfolio.id($0) }).filter { !here.contains($0) }
        let choices = (here + departments).map { id in
            let title = portfolio.node(id).map { portfolio.title($0) } ?? id
            let own = (bodies[id] ?? []).map { "\($0) (\(id))" }
            let parts = (title == id ? [] : [title]) + (own.isEmpty ? [] : ["also for " + Wording.listed(own)])
            return Choice(outcome: .word(id), text: id, detail: parts.joined(separator: "; "))
        }
        let everybody = Choice(outcome: .word(""), text: "everybody", detail: "no limit")
        var picker = Picker(.present, "Who is in the room", given: [everybody] + choices)
        picker.ticked = here
        open(picker, world)
        guard case .picker(var opened) = overlay, !here.isEmpty else { return }
        opened.scroller.go(to: 1, count: opened.found.count, height: pickerHeight)
        overlay = .picker(opened)
    }

    /// Marks a department as present, or takes the mark away.
    mutating func tickPresent(_ picker: Picker, _ world: World) {
        var picker = picker
        let typed = picker.query.text
        let chosen = picker.current?.text
        if case .word(let id)? = picker.current?.outcome, !id.isEmpty {
            var ticked = picker.ticked ?? []
            if let place = ticked.firstIndex(of: id) { ticked.remove(at: place) } else { ticked.append(id) }
            picker.ticked = ticked
            picker.hasTicked = true
        }
        if typed.isEmpty || chosen == nil {
            _ = move(&picker, .down)
        } else {
            // The next can be typed at once; the cursor stays on what was marked.
            picker.query = EditLine()
            picker.refresh(world)
            let place = picker.found.firstIndex { $0.text == chosen } ?? 0
            picker.scroller.go(to: place, count: picker.found.count, height: pickerHeight)
        }
        overlay = .picker(picker)
    }

    /// Ranks for those that are marked; where none was marked here, for those known and the one chosen. Everybody is no
    /// limit, whoever is marked.
    mutating func takePresent(_ id: ItemID, _ picker: Picker, _ world: World) {
        var ticked = picker.ticked ?? []
        if id.isEmpty { ticked = [] } else if !picker.hasTicked, !ticked.contains(id) { ticked.append(id) }
        present = ticked
        ask(.agree, world)
    }
}
