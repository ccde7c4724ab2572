// What a change leaves to be found out anew: of a large portfolio that is done while nothing is pressed, so that no key
// waits for it. Until then what was found before stays on the screen.

import Analyses
import Missions

struct Postponed: Sendable {
    /// Whether the date axis shows the schedule of before the last change.
    var axis = false
    /// Whether the answer on top is that of before the last change.
    var answer = false
    /// How many changes had been made when the answer on top was found.
    var answered = 0

    var isAny: Bool { axis || answer }
}

extension Workbench {
    /// Whether there is too much to look through within a key.
    private func isLarge(_ world: World) -> Bool { world.portfolio.linkCount > KnownBottlenecks.quick }

    /// Changes were made: keeps what none of them touches, the schedule, the counts of those that wait and of betweenness,
    /// what the tree is narrowed to.
    mutating func keepKnown(_ changes: [Change], _ world: World) {
        keepPlan(changes, world)
        tree.focus?.keep(through: changes, world.portfolio)
        bottlenecks.keep(through: changes, world.portfolio)
        if let known = knownWaiting, known.changes + changes.count == world.portfolio.changeCount,
            !changes.contains(where: Waiting.isTouched)
        {
            knownWaiting?.changes = world.portfolio.changeCount
        }
    }

    private mutating func keepPlan(_ changes: [Change], _ world: World) {
        guard plan?.outlives(changes, world.portfolio) == false else { return }
        // Where only fields have changed every item is still where the schedule knows it.
        let hasSameItems = changes.allSatisfy { if case .set = $0 { true } else { false } }
        postponed.axis = axis.isShown && hasSameItems && isLarge(world)
        if !postponed.axis { plan = nil }
    }

    /// The answer on top is that of another portfolio, or of another width.
    mutating func renewAnswer(_ world: World) {
        if case .answer = overlay, postponed.answered != world.portfolio.changeCount, isLarge(world) {
            postponed.answer = true
        } else {
            askAgain(world)
        }
    }

    /// Finds out what was left for when nothing is pressed: first the schedule, then the answer.
    mutating func catchUp(_ world: World) {
        var needsPlan = postponed.axis && axis.isShown
        if postponed.answer, case .answer(let answer) = overlay { needsPlan = needsPlan || answer.question.isOfTime }
        postponed.axis = false
        hasProgressed = true
        if needsPlan, plan?.isTrue(of: world.portfolio, asOf: world.asOf) != true {
            learnPlan(world)
            return
        }
        guard postponed.answer else { return }
        postponed.answer = false
        askAgain(world)
    }
}
