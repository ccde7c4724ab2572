// A form made from the schema: one line a field, checked as it is typed.

import Drawing
import Missions

/// A form over an item, a link or something new.
struct Form: Sendable {
    /// A link to be drawn together with a new item.
    struct Tie: Hashable, Sendable {
        let type: LinkType
        let other: ItemID
        /// Whether the new item stands at the link's start.
        let outward: Bool
    }

    enum Purpose: Hashable, Sendable {
        case edit(Ref)
        case add(Kind, Tie?)
        case link(LinkType, from: ItemID, to: ItemID)
        /// The same texts for many items.
        case editMany([ItemID])
        /// Tags to add to many items, or with a hyphen to take away.
        case tagMany([ItemID])
        /// Links of one type between many ends.
        case linkMany(LinkType, [LinkEnds])

        /// Whether it is about many items.
        var isBulk: Bool {
            switch self {
            case .editMany, .tagMany, .linkMany: true
            case .edit, .add, .link: false
            }
        }
    }

    let purpose: Purpose
    let title: String
    var rows: [FormRow]
    var scroller = Scroller()
    /// The writer's refusal of the whole.
    var refusal: String?
    /// What saving would bring about besides what was asked for.
    var caution: String?
    /// What another window did to what the form is about.
    var news: String?
    /// Who has written into a field of the same thing while the form was filled in.
    var writers: [Field: String] = [:]

    /// The reason for a change, kept in the log.
    static let reason = FieldRule("why", .line, "the reason, kept in the log; name a decision where one is needed")

    init(_ purpose: Purpose, _ title: String, _ rules: [FieldRule], _ fields: Fields) {
        self.purpose = purpose
        self.title = title
        rows = rules.map { rule in FormRow(rule, Form.text(fields[rule.field] ?? "", rule)) }
        if asksWhy(rules) { rows.append(FormRow(Form.reason, "")) }
    }

    /// A reason is asked for where something is changed that people will be held to: a day, a state, a figure.
    private func asksWhy(_ rules: [FieldRule]) -> Bool {
        switch purpose {
        case .edit(.portfolio), .add, .link, .tagMany, .linkMany: return false
        case .edit, .editMany: break
        }
        return rules.contains { rule in
            switch rule.type {
            case .day, .number, .whole, .money: true
            default: rule.field == .state
            }
        }
    }

    /// Flags read yes and no; everything else is shown as it is stored.
    static func text(_ stored: String, _ rule: FieldRule) -> String {
        rule.type == .flag ? (stored == "true" ? "yes" : stored == "false" ? "no" : "") : stored
    }

    var current: FormRow { rows[scroller.cursor] }

    /// What was typed, field by field, without what was left alone.
    var cells: [(column: String, text: String)] {
        rows.filter { $0.rule != Form.reason && $0.isChanged }.map { ($0.rule.name, $0.text) }
    }

    var why: String { rows.last { $0.rule == Form.reason }?.line.text ?? "" }

    /// Whether anything was typed that Esc would lose.
    var isTouched: Bool { rows.contains { $0.saysMore } }

    /// The day from which days are said: that on which everything is judged; for that day itself the one on the wall.
    func day(_ world: World) -> Day { purpose == .edit(.portfolio) ? world.today : world.asOf }

    /// The step that saving makes, or nil where nothing changed.
    func step(in world: World) throws(Refusal) -> Step? {
        let portfolio = world.portfolio
        let day = day(world)
        var step: Step?
        switch purpose {
        case .edit(let ref): step = try portfolio.setting(ref, cells, saidOn: day)
        case .add(let kind, let tie):
            let added = try portfolio.adding(kind, cells, saidOn: day)
            step = added.step
            if let tie {
                let ends = tie.outward ? (added.id, tie.other) : (tie.other, added.id)
                step!.changes += try portfolio.linking(tie.type, from: ends.0, to: ends.1, []).step.changes
            }
        case .link(let type, let from, let to):
            step = try portfolio.linking(type, from: from, to: to, cells, saidOn: day).step
        case .editMany(let items): step = try Bulk.setting(items, cells, in: portfolio, saidOn: day)
        case .tagMany(let items): step = try Bulk.tagging(items, rows[0].text, in: portfolio)
        case .linkMany(let type, let ends): step = try Bulk.linking(type, ends, cells, in: portfolio, saidOn: day)
        }
        step?.why = why
        return step
    }
}

extension Form {
    /// Goes to the next or previous word of a choice.
    mutating func turn(_ step: Int, on day: Day) {
        guard let words = current.words else { return }
        let all = [""] + words
        let now = all.firstIndex(of: current.line.text) ?? 0
        rows[scroller.cursor].replace(with: all[(now + step + all.count) % all.count], on: day)
        refusal = nil
    }

    /// Puts a word into the current field: beside the others where it is a list, or out of it where it is there.
    mutating func put(_ word: String, on day: Day) {
        let text: String
        switch current.rule.type {
        case .choices, .references:
            let parts = FieldType.parts(current.line.text)
            text = (parts.contains(word) ? parts.filter { $0 != word } : parts + [word]).joined(separator: ";")
        default: text = word
        }
        rows[scroller.cursor].replace(with: text, on: day)
        refusal = nil
    }

    /// Whether another form is about the same fields of the same thing.
    func isSame(as other: Form) -> Bool {
        purpose == other.purpose && rows.map(\.rule.name) == other.rows.map(\.rule.name)
    }

    /// Brings back what was typed in a form that was dropped.
    mutating func takeUp(_ draft: Form, on day: Day) {
        for (place, row) in draft.rows.enumerated() where row.isChanged {
            rows[place].replace(with: row.line.text, on: day)
            rows[place].goOn()
        }
        scroller = draft.scroller
        refusal = nil
    }

    /// Takes in what another window made of what the form is about.
    mutating func follow(_ world: World, by who: String) {
        weigh(world.portfolio)
        guard case .edit(let ref) = purpose else { return }
        guard let fields = world.portfolio.fields(ref) else {
            news = "\(ref.spoken) was removed by \(who) in another window. Esc leaves the form."
            return
        }
        var over: [String] = []
        var news: [String] = []
        for place in rows.indices where rows[place].rule != Form.reason {
            let rule = rows[place].rule
            let before = rows[place].isNews
            if rows[place].follow(Form.text(fields[rule.field] ?? "", rule)) {
                let now = Wording.value(fields[rule.field] ?? "", rule)
                over.append("\(rule.label) to \(now.isEmpty ? "empty" : now)")
            } else if rows[place].isNews, !before {
                news.append(rule.label)
            }
        }
        if !over.isEmpty {
            self.news = "Meanwhile \(who) set \(over.joined(separator: ", ")). What you typed is kept."
        } else if !news.isEmpty {
            self.news = "Meanwhile \(who) changed \(news.joined(separator: ", ")): shown here as it is now."
        }
    }

    /// The row of the title that a new item still lacks; nil where it has one. The model would call it by its id.
    var lackedTitle: Int? {
        guard case .add = purpose else { return nil }
        return rows.firstIndex { $0.rule.field == .title && $0.text.trimmingBlanks.isEmpty }
    }

    /// Why a field may not be left empty, given what stands in the others; nil where it may. Of a title it is said once
    /// it was left.
    func need(_ row: FormRow, _ world: World) -> String? {
        if let lackedTitle, rows[lackedTitle].rule == row.rule {
            return scroller.cursor == lackedTitle ? nil : "needed: what it is called"
        }
        guard row.text.isEmpty, let state = rows.first(where: { $0.rule.field == .state }),
            let word = try? state.rule.canonical(said: state.text, on: day(world))
        else { return nil }
        let needed: Field? =
            switch purpose {
            case .edit(.item(let id)):
                world.portfolio.node(id).flatMap { Schema.needed(of: world.portfolio.kind($0), in: word) }
            case .edit(.link(let key)): Schema.needed(of: key.type, in: word)
            case .add(let kind, _): Schema.needed(of: kind, in: word)
            case .link(let type, _, _): Schema.needed(of: type, in: word)
            default: nil
            }
        return needed == row.rule.field ? "needed: the state is \(Wording.words(word))" : nil
    }
}
