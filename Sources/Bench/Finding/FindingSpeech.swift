// Finding for those who listen: what a filter asks, what is left of a pane, what a change to many would do.

import Drawing
import Missions

enum FindingSpeech {
    /// What is asked while a filter is typed.
    static func question(_ filter: FilterLine) -> [String] {
        var said = [
            "Filter by what? Such as late, -late for the others, state:live or a word. all shows everything, cancel leaves it."
        ]
        if filter.saysError, let error = filter.error { said.insert("\(error.word): \(error.sentence)", at: 0) }
        if !filter.before.isEmpty { said.append("It is now \(filter.before).") }
        return said
    }

    static func question(_ prompt: Prompt) -> [String] {
        [
            Spoken.sentence(
                "\(Spoken.capitalised(prompt.label))? Enter alone keeps \(prompt.line.text); cancel goes back")
        ]
    }

    /// The first few changes, before and after.
    static func question(_ preview: Preview, _ world: World) -> [String] {
        let few = 5
        var said = [
            Spoken.sentence(preview.step.label), preview.reason.replacing("Enter applies", with: "yes applies"),
        ]
        for change in preview.changes.prefix(few) {
            said.append(
                Spoken.sentence(Telling.sentence([change], label: "", comesBack: false, in: world.portfolio)))
        }
        if preview.changes.count > few { said.append("And \(preview.changes.count - few) more.") }
        return said + ["yes or cancel?"]
    }

    static func hearFilter(_ line: String) -> Heard {
        let word = line.lowercased()
        if word.isEmpty || ["cancel", "back", "esc"].contains(word) { return .keys([.escape]) }
        if ["all", "none"].contains(word) { return .keys([.end, .ctrl("u"), .enter]) }
        return .keys([.end, .ctrl("u"), .paste(line), .enter])
    }

    static func hearName(_ line: String) -> Heard {
        if ["cancel", "back", "esc"].contains(line.lowercased()) { return .keys([.escape]) }
        return .keys(line.isEmpty ? [.enter] : [.end, .ctrl("u"), .paste(line), .enter])
    }

    static func hearPreview(_ line: String) -> Heard {
        switch line.lowercased() {
        case "yes", "y", "apply": .keys([.enter])
        case "cancel", "no", "n", "back", "esc": .keys([.escape])
        default: .say("yes applies it, cancel leaves everything as it is.")
        }
    }
}

extension Workbench {
    /// How a pane is filtered and sorted, behind what it holds.
    func spokenLook(_ pane: Pane, _ world: World) -> String {
        let filter = filter(of: pane)
        let order = pane == .missions ? list.look.order : pane == .risks ? risks.look.order : ""
        let (fit, all) = filtered(pane, world)
        return (filter.isEmpty ? "" : ", \(fit) of \(all) fit \(filter)") + (order.isEmpty ? "" : ", \(order)")
    }

    /// `Marked.` before what is said of a marked item.
    func spokenMark(_ node: Node, _ world: World) -> String {
        !marks.isEmpty && marks.contains(world.portfolio.id(node)) ? "Marked. " : ""
    }
}
