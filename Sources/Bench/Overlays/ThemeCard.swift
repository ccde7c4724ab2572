// What the theme picker says of each theme.

import Drawing

/// A theme as its file describes it, or what is wrong with the file.
public struct ThemeCard: Hashable, Sendable {
    public var name: String
    /// The ground it stands on; nil where the file cannot be read.
    public var base: Theme.Base?
    public var about: String
    /// For whom its colours can be told apart.
    public var safe: [Theme.Sight]
    /// What to beware of, as a sentence.
    public var note: String?
    /// Why it cannot be used, as a sentence.
    public var problem: String?

    public init(
        name: String, base: Theme.Base? = nil, about: String = "", safe: [Theme.Sight] = [], note: String? = nil,
        problem: String? = nil
    ) {
        (self.name, self.base, self.about, self.safe) = (name, base, about, safe)
        (self.note, self.problem) = (note, problem)
    }

    /// The card of a theme.
    public init(_ theme: Theme) {
        self.init(name: theme.name, base: theme.base, about: theme.about, safe: theme.safe)
        let faint = theme.faint
        guard !faint.isEmpty else { return }
        let worst = faint.prefix(3).map { ink, contrast in
            let tenths = Int(contrast * 10)
            return "\(ink.name) \(tenths / 10).\(tenths % 10) to 1"
        }
        let more = faint.count > 3 ? " and \(faint.count - 3) more" : ""
        note = "Hard to read: \(worst.joined(separator: ", "))\(more)."
    }

    /// The ground in one word.
    var ground: String {
        switch base {
        case .dark: "dark"
        case .light: "light"
        case .mono: "any"
        case nil: "wrong"
        }
    }

    /// For whom, as a sentence; nil where it is for those who see all colours.
    var promise: String? {
        if safe.isEmpty { return nil }
        return safe.count == Theme.Sight.allCases.count
            ? "Safe however colours are seen." : "Safe with \(safe.map(\.rawValue).joined(separator: " and "))."
    }
}

extension Picker {
    var isOfThemes: Bool { if case .theme = purpose { true } else { false } }
}

extension Workbench {
    /// Puts what there is to say of the themes into the list of themes, where it is open.
    mutating func learn(_ cards: [ThemeCard], _ world: World) {
        guard case .picker(var picker) = overlay, picker.isOfThemes else { return }
        let name = picker.current?.text
        picker.given = cards.map { card in
            Choice(
                outcome: .word(card.name), text: card.name, right: card.ground, card: card, unavailable: card.problem)
        }
        picker.refresh(world)
        picker.scroller.go(
            to: picker.found.firstIndex { $0.text == name } ?? 0, count: picker.found.count, height: pickerHeight)
        overlay = .picker(picker)
    }
}
