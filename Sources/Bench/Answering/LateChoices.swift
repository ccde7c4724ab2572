// What may be late of what has no dates itself: of a mission or an outcome what it waits on, of a risk what it threatens.

import Analyses
import Drawing
import Missions

extension Workbench {
    /// Asks how late the selected item is. A mission, an outcome or a risk cannot be late itself: asked first is which of
    /// the work behind it, unless that is one item alone.
    mutating func openSlip(_ world: World) {
        guard let node = selected(world), let item = selection else { return }
        let portfolio = world.portfolio
        if portfolio.kind(node).isWork || needAtCursor(world) != nil { return open(slipPicker(item, world), world) }
        let found = portfolio.mayBeLate(behind: node, most: Picker.limit)
        if let only = found.first, found.count == 1 {
            say("\(item) has no dates; \(portfolio.id(only)) is the only work behind it that may be late.")
            return open(slipPicker(portfolio.id(only), promise: nil), world)
        }
        guard !found.isEmpty else {
            fail(
                portfolio.kind(node) == .raid
                    ? "\(item) threatens no work that is still to be done, so that nothing it hits can be late."
                    : "\(item) waits on no work that is still to be done, so that nothing can make it late.")
            return
        }
        let verb = portfolio.kind(node) == .raid ? "threatens" : "waits on"
        let choices = found.map { node in
            Choice(
                outcome: .item(portfolio.id(node)), text: portfolio.title(node),
                right: portfolio.leadDepartment(of: node) ?? "nobody",
                detail: portfolio.day(node, .forecastFinish).map(\.spoken) ?? "no date")
        }
        open(Picker(.late, "What is late of what \(item) \(verb)", given: choices), world)
    }

    /// The need along which one comes to the row of the cursor.
    func needAtCursor(_ world: World) -> LinkKey? {
        linkAtCursor(world).flatMap { $0.type == .needs ? $0 : nil }
    }

    /// Why nothing of the selected item, nor behind it, can be late; nil where something may.
    static func nothingLate(_ bench: Workbench, _ world: World) -> String? {
        guard let node = bench.selected(world) else { return Command.noSelection(bench, world) }
        let kind = world.portfolio.kind(node)
        if kind.isWork || bench.needAtCursor(world) != nil { return nil }
        let item = bench.selection ?? ""
        switch kind {
        case .mission, .outcome, .raid: return nil
        case .org:
            let (owner, owing) = (bench.key("go owner"), bench.key("who owes whom"))
            return "\(item) has no dates, only its work has: \(owner) lists what it leads on, \(owing) what it owes."
        default:
            return "\(item) is \(kind.withArticle): only milestones, programmes and experiments have dates."
        }
    }
}

extension Portfolio {
    /// The work that is still to be done behind an item without dates, at most so much: what a risk threatens, in plain
    /// order; what anything else waits on in the consequence graph, the nearest first.
    func mayBeLate(behind node: Node, most: Int) -> [Node] {
        func isOpen(_ node: Node) -> Bool { kind(node).isWork && finished(node) == nil && !isOver(node) }
        if kind(node) == .raid { return Array(threatened(by: node).lazy.map(\.node).filter(isOpen).prefix(most)) }
        var found: [Node] = []
        var seen: Set<Node> = [node]
        var next = [node]
        var looked = 0
        // Behind a mission of a large portfolio lies nearly all of it: the nearest are enough, and typing narrows those.
        while looked < next.count, found.count < most, looked < 20_000 {
            for step in neighbours(of: next[looked], .upstream) where seen.insert(step.node).inserted {
                next.append(step.node)
                if isOpen(step.node), found.count < most { found.append(step.node) }
            }
            looked += 1
        }
        return found
    }
}
