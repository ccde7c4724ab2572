// Arranging the panes: which layout, what is hidden, what is larger. Looking is not doing: undo knows nothing of it.

import Drawing
import Missions

extension Command {
    static let arranging: [Command] = [
        Command(
            "toggle detail", .panes, ["i"], "show or hide the detail", unless: onlyOnePane,
            run: { $0.toggle(.detail, $1) }),
        Command(
            "toggle history", .panes, ["F8"], "show or hide the history", unless: onlyOnePane,
            run: { $0.toggle(.history, $1) }),
        Command(
            "hide pane", .panes, [", x"], "hide this pane; going to it brings it back", unless: onlyOnePane,
            run: { $0.hide($0.focus, $1) }),
        Command(
            "grow pane", .panes, [", +"], "make this pane larger", counts: .repeats, unless: onlyOnePane,
            run: { $0.grow(1, $1) }),
        Command(
            "shrink pane", .panes, [", -"], "make this pane smaller", counts: .repeats, unless: onlyOnePane,
            run: { $0.grow(-1, $1) }),
        Command(
            "equal panes", .panes, [", ="], "make panes equally large, or as the layout has them",
            unless: onlyOnePane, run: { $0.equalise($1) }),
        Command(
            "layout", .panes, [", l"], "the next layout that fits; after the last the size of the screen chooses again",
            unless: { bench, _ in
                bench.shapes.count > 1 ? nil : "The screen is too small for any other layout."
            }, run: { $0.nextLayout($1) }),
        Command(
            "borders", .look, [", b"], "borders of panes, on or off", unless: onlyOnePane,
            run: { bench, world in
                bench.arrangement.hasBorders.toggle()
                bench.refit(world)
                bench.say(bench.arrangement.hasBorders ? "Panes have borders." : "Panes have no borders now.")
                return []
            }),
        Command("legend", .look, [", g"], "what the signs mean", run: { $0.openLegend($1) }),
    ]

    private static func onlyOnePane(_ bench: Workbench, _ world: World) -> String? {
        if bench.layout.shape == .single {
            let isByHand = bench.shapes.count > 1
            return isByHand
                ? "There is one pane on screen: \(bench.key("layout")) shows others."
                : "The screen has room for one pane: \(bench.key("pane missions")) to \(bench.key("pane library")) turn to it."
        }
        return bench.isZoomed ? "One pane has the whole screen: \(bench.key("zoom")) brings the others back." : nil
    }
}

extension Workbench {
    /// The shapes that fit, the one that suits the size first.
    fileprivate var shapes: [LayoutShape] {
        let natural = LayoutShape.suiting(width: size.width, height: size.height)
        if natural == .single { return [.single] }
        return [natural]
            + LayoutShape.allCases.filter { $0 != natural && $0.fits(width: size.width, height: size.height) }
    }

    /// Fits what panes show into their new rectangles.
    mutating func refit(_ world: World) {
        refreshScroll(world)
        tree.scroller.keepInSight(count: tree.rows.count, height: height(.dependencies))
        isCompanionOld = true
    }

    /// Shows a pane without going there, or hides it.
    fileprivate mutating func toggle(_ pane: Pane, _ world: World) -> [Effect] {
        if layout.rects[pane] != nil { return hide(pane, world) }
        arrangement.show(pane)
        refit(world)
        say("\(pane.rawValue) \(pane.title) is shown.")
        return []
    }

    fileprivate mutating func hide(_ pane: Pane, _ world: World) -> [Effect] {
        let others = arrangement.recent.filter { $0 != pane && layout.rects[$0] != nil }
        guard let next = others.first else {
            fail("This is the only pane on screen: \(key("next pane")) brings another.")
            return []
        }
        if focus == pane { focus(next, world) }
        arrangement.hidden.insert(pane)
        refit(world)
        say("\(pane.rawValue) \(pane.title) is hidden; \(key("pane \(pane.title.lowercased())")) brings it back.")
        return []
    }

    fileprivate mutating func grow(_ step: Int, _ world: World) -> [Effect] {
        let before = layout.rects[focus]
        let kept = arrangement
        arrangement.growth[focus, default: 0] += step
        if arrangement.growth[focus] == 0 { arrangement.growth[focus] = nil }
        guard layout.rects[focus] != before else {
            arrangement = kept
            fail(step > 0 ? "The others can spare no more room." : "It cannot be smaller.")
            return []
        }
        refit(world)
        return []
    }

    fileprivate mutating func equalise(_ world: World) -> [Effect] {
        arrangement.isEqual.toggle()
        arrangement.growth = [:]
        refit(world)
        say(
            arrangement.isEqual
                ? "Panes are equally large; \(key("equal panes")) again gives them the layout's sizes."
                : "Panes are as large as the layout has them.")
        return []
    }

    fileprivate mutating func nextLayout(_ world: World) -> [Effect] {
        let shapes = shapes
        let now = shapes.firstIndex(of: layout.shape) ?? 0
        let next = (now + 1) % shapes.count
        arrangement.shape = next == 0 ? nil : shapes[next]
        refit(world)
        say(
            "Layout: \(shapes[next].rawValue)"
                + (next == 0 ? ", chosen by the size of the screen." : "; \(key("layout")) for the next.")
        )
        return []
    }

    /// What the signs on screen mean, to read or to search.
    fileprivate mutating func openLegend(_ world: World) -> [Effect] {
        let choices = Legend.all(lines).map { sign in
            Choice(outcome: .word(sign.sign), text: sign.meaning, right: sign.sign, detail: sign.group, ink: sign.ink)
        }
        open(Picker(.legend, "What the signs mean", given: choices), world)
        return []
    }
}
