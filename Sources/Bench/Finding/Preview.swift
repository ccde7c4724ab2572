// What a change to many items would do, shown before it is done: each value as it is and as it would be.

import Analyses
import Drawing
import Missions

struct Preview: Sendable {
    let step: Step
    /// Why it is shown, as a sentence.
    let reason: String
    /// The form it came from; Esc goes back there.
    let form: Form?
    /// The changes to look at: values before the links that come or go with them.
    let changes: [Change]
    var scroller = Scroller()

    /// A change to more items than this is shown before it is made.
    static let most = 25

    /// Nil where the change is small enough to be made at once: `u` takes it back.
    /// Also where some of the items are not to be seen.
    init?(_ step: Step, _ form: Form?, _ world: World, hidden: Int = 0) {
        let portfolio = world.portfolio
        var items: [ItemID] = []
        var seen: Set<ItemID> = []
        func note(_ id: ItemID) { if seen.insert(id).inserted { items.append(id) } }
        // Of links that are drawn, the end that differs is what is changed.
        let drawn = step.changes.compactMap { change -> LinkKey? in
            if case .create(.link(let key), _, _) = change { key } else { nil }
        }
        let isInward = Set(drawn.map(\.to)).count > Set(drawn.map(\.from)).count
        for change in step.changes { if case .item(let id) = change.ref { note(id) } }
        for key in drawn { note(isInward ? key.to : key.from) }
        var departments: [ItemID] = []
        for id in items {
            guard let department = portfolio.node(id).flatMap({ portfolio.leadDepartment(of: $0) }) else { continue }
            if !departments.contains(department) { departments.append(department) }
            if departments.count > 3 { break }
        }
        let count = max(items.count, form.map { Preview.count($0) } ?? 0)
        if hidden > 0 {
            let what = hidden == count ? "None of them is" : hidden == 1 ? "One is not" : "\(hidden) are not"
            reason = "This changes \(counted(count, "item")). \(what) shown in this pane. Enter applies it as one step."
        } else if count > Preview.most {
            reason = "This changes \(counted(count, "item")). Enter applies it as one step."
        } else if departments.count > 1, count > 1 {
            let names = departments.prefix(3).joined(separator: ", ") + (departments.count > 3 ? " and others" : "")
            reason = "This changes items of several departments: \(names). Enter applies it as one step."
        } else {
            return nil
        }
        self.step = step
        self.form = form
        changes =
            step.changes.filter { if case .item = $0.ref { true } else { false } }
            + step.changes.filter { if case .item = $0.ref { false } else { true } }
    }

    private static func count(_ form: Form) -> Int {
        if case .linkMany(_, let ends) = form.purpose { return ends.count }
        return 0
    }
}

extension Workbench {
    /// Makes a change to marked items, or shows it first where it touches many, or those of other departments. What the
    /// rules are known to refuse is refused before anybody has looked through it.
    mutating func propose(_ step: Step, _ form: Form?, _ world: World) -> [Effect] {
        guard let preview = Preview(step, form, world, hidden: hiddenMarks(world)) else { return [.commit(step)] }
        overlay = .preview(preview)
        return [.rehearse(step)]
    }

    /// How many of the marked items the pane in focus does not show.
    private func hiddenMarks(_ world: World) -> Int {
        if marks.isEmpty || ![.missions, .dependencies, .risks].contains(focus) { return 0 }
        return marks.subtracting(shown(world).map { world.portfolio.id($0) }).count
    }

    private var previewHeight: Int { max(1, min(size.height - 8, 30)) }

    mutating func pressPreview(_ key: Key, _ preview: Preview, _ world: World) -> [Effect] {
        var preview = preview
        switch key {
        case .enter: return [.commit(preview.step)]
        case .escape, .ctrl("c"), .char("q"):
            overlay = preview.form.map { .form($0) }
            if overlay == nil { say("Nothing was changed.") }
            return []
        default:
            let isMoved = preview.scroller.press(key, count: preview.changes.count, height: previewHeight)
            if isMoved { overlay = .preview(preview) }
            return []
        }
    }

    /// The writer refuses what is previewed, before it is looked at or because others have changed it meanwhile.
    mutating func refuse(_ preview: Preview, _ sentence: String) {
        if var form = preview.form {
            form.refusal = sentence
            overlay = .form(form)
        } else {
            overlay = nil
            fail(sentence)
        }
    }

    func paintPreview(_ canvas: inout Canvas, _ preview: Preview, _ world: World) {
        let width = min(canvas.width, max(40, min(110, canvas.width - 4)))
        let inner = max(1, width - 2)
        var reason = Wording.wrap(preview.reason, inner - 2)
        let rows = min(preview.changes.count, max(1, canvas.height - 7 - reason.count))
        let rect = Rect(
            x: (canvas.width - width) / 2, y: 1, width: width,
            height: min(layout.messageRow - 1, rows + reason.count + 3))
        paintFrame(&canvas, rect, title: preview.step.label, right: counted(preview.changes.count, "change"))
        let area = framed(rect)
        // A change is in sight however low the screen is: what is applied has to be seen.
        if reason.count > max(1, area.height - 1) {
            reason = Array(reason.prefix(max(1, area.height - 1)))
            reason[reason.count - 1] += canvas.glyph(.ellipsis)
        }
        for (row, line) in reason.enumerated() where row < area.height {
            canvas.put(" " + line, x: area.x, y: area.y + row, width: area.width, ink: .warning)
        }
        let list = area.splitTop(min(reason.count + 1, area.height - 1)).rest
        // Where there is no room for the changes, readers of the screen begin at the reason.
        canvas.cursor = Point(x: area.x, y: min(area.y, canvas.height - 1))
        var scroller = preview.scroller
        scroller.keepInSight(count: preview.changes.count, height: list.height)
        for (line, row) in scroller.rows(count: preview.changes.count, height: list.height).enumerated() {
            let isCursor = row == scroller.cursor
            paintChange(
                &canvas, preview.changes[row], x: list.x, y: list.y + line, width: list.width, isCursor: isCursor, world
            )
            if isCursor { canvas.cursor = Point(x: list.x, y: list.y + line) }
        }
        if hasFrames { canvas.more(preview.changes.count - scroller.top - list.height, below: rect) }
    }

    /// One line: what it is about, then before and after.
    private func paintChange(
        _ canvas: inout Canvas, _ change: Change, x: Int, y: Int, width: Int, isCursor: Bool, _ world: World
    ) {
        func ink(_ ink: Ink) -> Ink { isCursor ? ink.selected : ink }
        canvas.fill(Rect(x: x, y: y, width: width, height: 1), ink: ink(.overlay))
        let portfolio = world.portfolio
        var name = change.ref.spoken
        if case .item(let id) = change.ref, let node = portfolio.node(id) { name = Wording.name(node, portfolio) }
        let room = max(8, width * 2 / 5)
        canvas.put(name, x: x + 1, y: y, width: min(room, width - 1), ink: ink(.accent))
        let start = x + room + 2
        guard start < x + width else { return }
        let text: String
        switch change {
        case .create: text = "comes"
        case .delete: text = "goes"
        case .set(let ref, let field, let was, let now):
            let rule = portfolio.rule(field, of: ref)
            func spoken(_ value: String?) -> String {
                value.map { Wording.value($0, rule).split(separator: "\n").joined(separator: " ") } ?? "empty"
            }
            let label = rule?.label ?? field.name
            let arrow = " \(canvas.glyph(.arrowRight)) "
            let (before, after) = (spoken(was), spoken(now))
            let room = x + width - start - displayWidth(of: label) - 2 - displayWidth(of: arrow)
            guard room > 8 else {
                text = "\(label)\(arrow)\(after)"
                break
            }
            // What is to be must be seen; what was is cut first.
            let columns = min(displayWidth(of: before), max(room / 2, room - displayWidth(of: after)))
            canvas.put(label, x: start, y: y, width: displayWidth(of: label), ink: ink(.label))
            var column = start + displayWidth(of: label) + 2
            canvas.put(before, x: column, y: y, width: columns, ink: ink(.overlay))
            column += columns
            column += canvas.put(arrow, x: column, y: y, ink: ink(.overlay))
            canvas.put(after, x: column, y: y, width: x + width - column, ink: ink(.overlay))
            return
        }
        canvas.put(text, x: start, y: y, width: x + width - start, ink: ink(.overlay))
    }
}
