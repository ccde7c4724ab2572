// The keys while a list is chosen from, and what is done with what was chosen.

import Drawing
import Missions

extension Workbench {
    /// Rows of a picker in sight.
    var pickerHeight: Int { max(1, min(size.height - 7, 24)) }

    /// Lays a picker on top.
    mutating func open(_ picker: Picker, _ world: World) {
        var picker = picker
        if names?.changes == world.portfolio.changeCount { picker.search.names = names }
        picker.refresh(world)
        overlay = .picker(picker)
    }

    /// A picker of the items to which a link of a type may lead from an item, or from which to it.
    func ends(of type: LinkType, _ item: ItemID, outward: Bool, _ world: World) -> Picker {
        let verb = outward ? type.verb : type.reverseVerb
        var picker = Picker(.end(type, of: item, outward: outward), "\(item) \(verb)")
        picker.except = item
        if let node = world.portfolio.node(item) {
            let kind = world.portfolio.kind(node)
            picker.kinds = Set(Kind.allCases.filter { outward ? type.joins(kind, to: $0) : type.joins($0, to: kind) })
        }
        return picker
    }

    mutating func pressPicker(_ key: Key, _ picker: Picker, _ world: World) -> [Effect] {
        var picker = picker
        switch key {
        case .escape, .ctrl("c"):
            overlay = nil
            if case .present = picker.purpose { ask(.agree, world) }
            if case .theme(let before) = picker.purpose {
                themeName = before
                return [.theme(before)]
            }
            return []
        case .tab where picker.ticked != nil:
            tickPresent(picker, world)
            return []
        case .delete where picker.purpose.isView: return letGo(of: picker, world)
        case .enter:
            guard let choice = picker.current else {
                if case .present = picker.purpose {
                    fail("Nobody of that name is at an end of an agreement here; Backspace widens.")
                }
                return []
            }
            if let reason = choice.unavailable {
                fail(reason)
                return []
            }
            overlay = nil
            return choose(choice, picker, world)
        default:
            if move(&picker, key) {
                overlay = .picker(picker)
            } else if picker.query.handle(key) {
                picker.refresh(world)
                names = picker.search.names ?? names
                overlay = .picker(picker)
            }
            // A whole screen that changes its colours at every key is much to look at.
            if case .theme = picker.purpose, !settings.reduceMotion, let choice = picker.current,
                choice.unavailable == nil, choice.text != themeName
            {
                let name = choice.text
                themeName = name
                return [.theme(name)]
            }
            return []
        }
    }

    func move(_ picker: inout Picker, _ key: Key) -> Bool {
        let page = max(1, pickerHeight - 1)
        let step: Int
        switch key {
        case .down, .ctrl("n"), .tab: step = 1
        case .up, .ctrl("p"), .backTab: step = -1
        case .pageDown: step = page
        case .pageUp: step = -page
        default: return false
        }
        picker.scroller.move(by: step, count: picker.found.count, height: pickerHeight)
        picker.isWalked = !picker.found.isEmpty
        return true
    }

    private mutating func choose(_ choice: Choice, _ picker: Picker, _ world: World) -> [Effect] {
        switch (choice.outcome, picker.purpose) {
        case (.view(let place), _):
            showView(place, world)
            return []
        case (.viewBack, _): return bringViewBack(world)
        case (.term(let term), .likeThis):
            addTerm(term, world)
            return []
        case (.term(let field), _):
            group(by: field, world)
            return []
        case (.item(let item), .end(let type, _, let outward)) where hasMarks:
            return relateMarked(type, to: item, outward: outward, world)
        case (.item(let item), .end(let type, let one, let outward)):
            let (from, to) = outward ? (one, item) : (item, one)
            if Schema.rows(of: type).isEmpty {
                do {
                    return [.commit(try world.portfolio.linking(type, from: from, to: to, []).step)]
                } catch {
                    fail("\(error)")
                    return []
                }
            }
            overlay = .form(
                Form(
                    .link(type, from: from, to: to), linking: type, "\(from) \(type.verb) \(to)", world.portfolio))
        case (.item(let item), .late): open(slipPicker(item, promise: nil), world)
        case (.item(let item), _): visit(item, world)
        case (.command(let name), _):
            if let command = Command.named(name) {
                if case .command = picker.purpose {
                    hands.uses.note(name)
                    return [.used(name)] + run(command, world)
                }
                return run(command, world)
            }
        case (.kind(let kind), .addKind): return add(kind, nil)
        case (.kind(let kind), _): showKind(kind, world)
        case (.relation(let type, let outward), _):
            if hasMarks {
                openEndsOfMarked(type, outward: outward, world)
            } else if let item = selection {
                open(ends(of: type, item, outward: outward, world), world)
            }
        case (.days(let days, ofPromise: true), .slip(_, let promise?)): ask(.slipOfNeed(promise, days: days), world)
        case (.days(let days, _), .slip(let item?, _)): ask(.slip(item, days: days), world)
        case (.day(let day), .mustHold(let item)): ask(.mustHold(item, day), world)
        case (.days, _), (.day, _): break
        case (.told(let sentence), _): say(sentence)
        case (.line(let line), _): return run(line: line, world)
        case (.word(let department), .present): takePresent(department, picker, world)
        case (.word(let name), .profile): if let profile = Profile(rawValue: name) { use(profile) }
        case (.word(let name), .text(let ref)): return write(Field(name), of: ref, world)
        case (.word, .legend): break
        case (.word(let name), _):
            themeName = name
            say("The theme is \(name) now; theme = \"\(name)\" in config.toml keeps it.")
            return [.theme(name)]
        }
        return []
    }

    /// Runs a command with words behind it: what the words go into is opened, filled and entered.
    private mutating func run(line: String, _ world: World) -> [Effect] {
        let heard = Hearing(bench: self, world: world, numbered: [:]).hear(line)
        var effects: [Effect] = []
        for event in heard.events { effects += update(event, world) }
        if message == nil, overlay == nil, let remark = heard.remarks.first { say(remark) }
        return effects
    }

    mutating func openHelp(_ world: World) -> [Effect] {
        let place = focus.title
        let commands = Command.all.filter { $0.works(in: focus) }.map { command in
            Choice(
                outcome: .command(command.name), text: command.about, right: keymap.help(of: command.name),
                detail: command.family.rawValue, unavailable: command.unavailable(self, world))
        }
        let scopes = ScopeKeys.all.map { keys in
            Choice(
                outcome: .told(keys.sentence), text: keys.about, right: keys.keys.joined(separator: " "),
                detail: keys.scope.rawValue)
        }
        open(Picker(.help, "Keys in \(place)", given: commands + scopes), world)
        return []
    }

    mutating func openPalette(_ world: World) -> [Effect] {
        let choices = Command.all.map { command in
            Choice(
                outcome: .command(command.name), text: command.name, right: keymap.labels(of: command.name).first ?? "",
                detail: command.about,
                unavailable: command.unavailable(self, world))
        }
        let ranked = choices.enumerated().sorted { one, other in
            if hands.uses.isBefore(one.element.text, other.element.text) { return true }
            return !hands.uses.isBefore(other.element.text, one.element.text) && one.offset < other.offset
        }
        open(Picker(.command, "Commands", given: ranked.map(\.element)), world)
        return []
    }
}
