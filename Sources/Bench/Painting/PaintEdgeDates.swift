// Saying in full of the link under the cursor, on the lower edge of the tree: whose it is, and when.

import Analyses
import Drawing
import Missions

extension Workbench {
    /// Says on the pane's lower edge by when what the cursor is on is needed, and by when it is promised.
    func paintDates(_ canvas: inout Canvas, on x: Int, y: Int, until end: Int, _ world: World) {
        if paintStanding(&canvas, on: x, y: y, until: end, world) { return }
        guard let edge = tree.current?.edge, let dates = daysInWords(edge, world) else { return }
        let promise = Wording.sentence(Promise(edge, in: world.portfolio, asOf: world.asOf))
        let short = dates.hasPrefix("by ") ? String(dates.dropFirst(3)) : dates
        let long = dates.hasPrefix("by ") ? "need-" + dates : dates
        let (giver, receiver) = (world.portfolio.to(edge), world.portfolio.from(edge))
        let ends = "\(department(giver, world)) to \(department(receiver, world))"
        let ways = ["\(ends), \(long): \(promise.text)", "\(long): \(promise.text)", long, dates, short]
        guard let text = ways.first(where: { displayWidth(of: $0) <= end - x - 3 }) else { return }
        canvas.put(" \(text) ", x: x, y: y, ink: promise.ink)
    }

    /// `by 14 Jan 2026, promised 31 Mar 2026`; nil where no day is named, or the link is none that is promised.
    func daysInWords(_ edge: Edge, _ world: World) -> String? {
        guard world.portfolio.type(edge) == .needs else { return nil }
        let needBy = world.portfolio.day(edge, .needBy).map { "by \($0.spoken)" }
        let promised = world.portfolio.day(edge, .promisedBy).map { "promised \($0.spoken)" }
        guard needBy != nil || promised != nil else { return nil }
        return [needBy, promised ?? "not promised"].compactMap { $0 }.joined(separator: ", ")
    }
}
