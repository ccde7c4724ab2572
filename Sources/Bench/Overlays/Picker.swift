// A list to choose from, narrowed by typing: items, commands, kinds, link types, themes.

import Analyses
import Drawing
import Missions

/// Something that can be chosen.
struct Choice: Sendable {
    enum Outcome: Sendable {
        case item(ItemID)
        case command(String)
        case kind(Kind)
        case relation(LinkType, outward: Bool)
        case word(String)
        /// A saved view, by its place.
        case view(Int)
        /// The view that was let go of last.
        case viewBack
        /// A term for a filter.
        case term(String)
        /// So many days; of all that an item gives, or of the one promise under the cursor.
        case days(Int, ofPromise: Bool = false)
        case day(Day)
        /// Nothing to run: a sentence to say.
        case told(String)
        /// A command with words behind it, as on the command line.
        case line(String)

        /// The name of the command that it is.
        var command: String { if case .command(let name) = self { name } else { "" } }
        /// The id of the item that it is.
        var item: ItemID { if case .item(let id) = self { id } else { "" } }
    }

    var outcome: Outcome
    /// The text that is matched and shown first; of an item, after its id.
    var text: String
    /// What stands at the right: a key, a kind.
    var right = ""
    /// A second line of thought, dimmer.
    var detail = ""
    /// What there is to say of a theme.
    var card: ThemeCard?
    /// The ink of what stands at the right, where it is not that of a key.
    var ink: Ink?
    /// Why it cannot be chosen now.
    var unavailable: String?
}

/// A list narrowed by typing. Items of the portfolio are found among all there are; other lists are given.
struct Picker: Sendable {
    /// What happens with what is chosen.
    enum Purpose: Sendable {
        case jump
        case command
        /// Help: like the palette, with everything shown by family.
        case help
        case showKind
        case addKind
        case relation
        /// The far end of a link from or to an item.
        case end(LinkType, of: ItemID, outward: Bool)
        case theme(before: String)
        case view
        /// A term of "like this one".
        case likeThis
        /// A field to group by.
        case group
        /// A set of keys.
        case profile
        /// What signs mean: to read, not to choose.
        case legend
        /// A word for a field of the form under it.
        case word
        /// How late an item is, or the one promise that leads to it, for a question.
        case slip(ItemID?, promise: LinkKey?)
        /// Which item is late of the work behind what has no dates, for a question.
        case late
        /// By which day an item has to finish, for a question.
        case mustHold(ItemID)
        /// Which departments are in the room, for a question.
        case present
        /// Which text of an item or link the editor gets.
        case text(Ref)
    }

    var purpose: Purpose
    var title: String
    var query = EditLine()
    /// The given choices; nil where the portfolio's items are searched.
    var given: [Choice]?
    /// Which kinds of item are searched; empty for all.
    var kinds: Set<Kind> = []
    /// An item that is not offered: a link joins two different ones.
    var except: ItemID?
    /// What is chosen already, where several may be; nil where one is.
    var ticked: [String]?
    /// Whether something was ticked or unticked here.
    var hasTicked = false
    var found: [Choice] = []
    var search = ItemSearch()
    /// How many match, shown or not.
    var total = 0
    var scroller = Scroller()
    /// Whether the last key moved in the list: then the terminal's cursor sits on the row, else where the next letter goes.
    var isWalked = false

    /// The most items listed.
    static let limit = 200

    init(_ purpose: Purpose, _ title: String, given: [Choice]? = nil) {
        self.purpose = purpose
        self.title = title
        self.given = given
    }

    /// Whether there is time-consuming work that typing would have to wait for.
    var wantsIdle: Bool { given == nil && search.names == nil }

    /// Gets ready for typing.
    mutating func prepare(_ world: World) { search.prepare(world.portfolio) }

    /// Finds what matches what was typed.
    mutating func refresh(_ world: World) {
        if let given {
            if case .command = purpose {
                found = PaletteRanking.ranked(given, query.text)
                // Words behind a name, unless they are the beginning of a longer name.
                if let command = Command.leading(query.text), !given.contains(where: { $0.text.hasPrefix(query.text) })
                {
                    found.insert(Choice(outcome: .line(query.text), text: query.text, detail: command.about), at: 0)
                }
            } else {
                let words = query.text.lowercased().split(separator: " ")
                let matching = given.filter { choice in
                    let texts = [choice.outcome.item, choice.text, choice.detail, choice.right, choice.outcome.command]
                    let text = texts.joined(separator: " ").lowercased()
                    return words.allSatisfy { text.contains($0) }
                }
                // Who types a key wants to know what it does.
                let typed = query.text
                let isKey = { (choice: Choice) in choice.right.split(separator: " ").contains { $0 == typed } }
                found = isTable ? matching.filter(isKey) + matching.filter { !isKey($0) } : matching
            }
            if case .slip(let item, let promise) = purpose, let typed = Workbench.slipChoice(query.text) {
                let all = Workbench.slipChoices([typed], item, promise)
                found = all + found.filter { choice in !all.contains { $0.text == choice.text } }
            }
            if case .mustHold = purpose, let day = Day(spoken: query.text, relativeTo: world.asOf) {
                found = [Choice(outcome: .day(day), text: day.spoken)] + found.filter { $0.text != day.spoken }
            }
            total = found.count
        } else {
            let portfolio = world.portfolio
            let matches = search.items(
                matching: query.text, in: portfolio, limit: Picker.limit, kinds: kinds,
                except: except.flatMap { portfolio.node($0) })
            total = matches.total
            found = matches.nodes.map { node in
                Choice(
                    outcome: .item(portfolio.id(node)), text: portfolio.title(node),
                    right: Wording.words(Wording.kind(node, portfolio)))
            }
        }
        scroller = Scroller()
        isWalked = false
    }

    /// Offers words instead of items.
    mutating func give(_ words: [String]) { given = words.map { Choice(outcome: .word($0), text: $0) } }

    /// Whether its rows are keys or signs with what they mean, by family.
    var isTable: Bool {
        switch purpose {
        case .help, .legend: true
        default: false
        }
    }

    /// The columns that the longest family takes, and a blank on both sides.
    var familyColumns: Int { (given ?? []).reduce(7) { max($0, displayWidth(of: $1.detail)) } + 2 }

    var current: Choice? { found.indices.contains(scroller.cursor) ? found[scroller.cursor] : nil }
}

extension Picker {
    /// What is said where nothing fits what is typed.
    var nothing: String {
        switch purpose {
        case .slip: "That is no number of days from 1 to \(Slip.longest): 42, 6w, 3 months."
        case .mustHold: "That is no day: 12 jun, 2027-03-31 or +6w."
        default: "Nothing matches; Backspace widens."
        }
    }
}
