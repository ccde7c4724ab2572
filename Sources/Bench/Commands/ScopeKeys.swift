// The keys of what lies on top: forms, lists, the menu, typing. They are the same in every profile.

import Drawing

/// Keys with one meaning in one place.
public struct ScopeKeys: Sendable {
    public enum Scope: String, CaseIterable, Sendable {
        case form = "Form", list = "List", menu = "Menu", search = "Search", filter = "Filter", name = "Name"
        case preview = "Preview", answer = "Answer", owing = "Matrix"
        case typing = "Typing"

        /// Where that is, for a sentence.
        var place: String {
            switch self {
            case .form: "In a form"
            case .list: "In a list to choose from"
            case .menu: "In the menu bar"
            case .search: "While searching"
            case .filter: "While a filter is typed"
            case .name: "While a view is given its name"
            case .preview: "Where a change to many is shown first"
            case .answer: "Where an answer is read"
            case .owing: "In who owes whom"
            case .typing: "Wherever text is typed"
            }
        }
    }

    public let scope: Scope
    public let keys: [String]
    /// What they do, as a sentence without a full stop.
    public let about: String

    init(_ scope: Scope, _ keys: [String], _ about: String) {
        self.scope = scope
        self.keys = keys
        self.about = about
    }

    public static let all: [ScopeKeys] = [
        ScopeKeys(.form, ["Tab", "Down"], "next field"),
        ScopeKeys(.form, ["S-Tab", "Up"], "previous field"),
        ScopeKeys(.form, ["PgDn"], "fields further down"),
        ScopeKeys(.form, ["PgUp"], "fields further up"),
        ScopeKeys(.form, ["Right", "Space"], "next word, where a field is a choice of words"),
        ScopeKeys(.form, ["Left"], "previous word, where a field is a choice of words"),
        ScopeKeys(.form, ["C-p"], "pick from what may stand in the field"),
        ScopeKeys(.form, ["C-y"], "take up what was typed in this form before, and dropped"),
        ScopeKeys(.form, ["C-z"], "take back what was typed last"),
        ScopeKeys(.form, ["C-x", "F4"], "write the field in your editor, where it has several lines"),
        ScopeKeys(.form, ["M-Enter"], "begin a new line, where a field has several"),
        ScopeKeys(.form, ["Enter"], "save"),
        ScopeKeys(.form, ["Esc", "C-c"], "drop the form, nothing is changed"),
        ScopeKeys(.list, ["Down", "Tab", "C-n"], "next row; what is typed narrows the list"),
        ScopeKeys(.list, ["Tab"], "mark the row, where several may be chosen"),
        ScopeKeys(.list, ["Up", "S-Tab", "C-p"], "previous row"),
        ScopeKeys(.list, ["PgDn"], "a page down"),
        ScopeKeys(.list, ["PgUp"], "a page up"),
        ScopeKeys(.list, ["Enter"], "choose the row"),
        ScopeKeys(.list, ["Del"], "let go of the saved view, or bring it back"),
        ScopeKeys(.list, ["Esc", "C-c"], "go back, nothing is chosen"),
        ScopeKeys(.menu, ["Right", "Tab"], "next menu"),
        ScopeKeys(.menu, ["Left", "S-Tab"], "previous menu"),
        ScopeKeys(.menu, ["Down"], "next entry"),
        ScopeKeys(.menu, ["Up"], "previous entry"),
        ScopeKeys(.menu, ["PgDn", "End"], "entries further down, the last"),
        ScopeKeys(.menu, ["PgUp", "Home"], "entries further up, the first"),
        ScopeKeys(.menu, ["Enter"], "run the entry; a letter goes to the next entry that begins with it"),
        ScopeKeys(.menu, ["Esc", "C-c", "q"], "close the menu"),
        ScopeKeys(.search, ["Enter"], "stay at what was found"),
        ScopeKeys(.search, ["Down"], "next match"),
        ScopeKeys(.search, ["Up"], "previous match"),
        ScopeKeys(.search, ["Esc", "C-c"], "go back to where the search began"),
        ScopeKeys(.filter, ["Tab"], "put in the next of what may stand there"),
        ScopeKeys(.filter, ["S-Tab"], "put in the previous of what may stand there"),
        ScopeKeys(.filter, ["-"], "before a term: leave out what fits it, -late"),
        ScopeKeys(.filter, ["Enter"], "keep the filter"),
        ScopeKeys(.filter, ["Esc", "C-c"], "go back to the filter there was"),
        ScopeKeys(.name, ["Enter"], "save the view under the name"),
        ScopeKeys(.name, ["Esc", "C-c"], "save nothing"),
        ScopeKeys(.preview, ["Enter"], "make the change"),
        ScopeKeys(.preview, ["Esc", "C-c", "q"], "leave everything as it is, or go back to the form"),
        ScopeKeys(.preview, ["Down", "j"], "next change"),
        ScopeKeys(.preview, ["Up", "k"], "previous change"),
        ScopeKeys(.preview, ["PgDn", "Space", "C-f"], "a page down"),
        ScopeKeys(.preview, ["PgUp"], "a page up"),
        ScopeKeys(.preview, ["Home", "g"], "the first change"),
        ScopeKeys(.preview, ["End", "G"], "the last change"),
        ScopeKeys(.answer, ["Enter"], "go to what the row is about"),
        ScopeKeys(.answer, ["Esc", "C-c", "q"], "close the answer"),
        ScopeKeys(.answer, ["Down", "j"], "next row"),
        ScopeKeys(.answer, ["Up", "k"], "previous row"),
        ScopeKeys(.answer, ["PgDn", "Space", "C-f"], "a page down"),
        ScopeKeys(.answer, ["PgUp"], "a page up"),
        ScopeKeys(.answer, ["Home", "g"], "the first row"),
        ScopeKeys(.answer, ["End", "G"], "the last row"),
        ScopeKeys(.answer, ["y"], "copy all of it"),
        ScopeKeys(.answer, ["p"], "say who is in the room, where agreements are ranked"),
        ScopeKeys(.owing, ["Down", "j"], "the next department that needs"),
        ScopeKeys(.owing, ["Up", "k"], "the previous department that needs"),
        ScopeKeys(.owing, ["Right", "l"], "the next department that gives"),
        ScopeKeys(.owing, ["Left", "h"], "the previous department that gives"),
        ScopeKeys(.owing, ["PgDn", "Space", "C-f"], "a page down"),
        ScopeKeys(.owing, ["PgUp"], "a page up"),
        ScopeKeys(.owing, ["Home"], "the first department that gives"),
        ScopeKeys(.owing, ["End"], "the last department that gives"),
        ScopeKeys(.owing, ["g"], "the first department that needs"),
        ScopeKeys(.owing, ["G"], "the last department that needs"),
        ScopeKeys(.owing, ["m", "Tab"], "the next measure: all, overdue, not agreed, least slack, £m"),
        ScopeKeys(.owing, ["M", "S-Tab"], "the measure before"),
        ScopeKeys(.owing, ["Enter"], "list the links of the cell; Esc comes back to it"),
        ScopeKeys(.owing, ["y"], "copy the grid"),
        ScopeKeys(.owing, ["Esc", "C-c", "q"], "close the grid"),
        ScopeKeys(.typing, ["Left", "Right"], "a character back, forward"),
        ScopeKeys(.typing, ["M-b", "M-Left"], "a word back"),
        ScopeKeys(.typing, ["M-f", "M-Right"], "a word forward"),
        ScopeKeys(.typing, ["Home"], "to the beginning"),
        ScopeKeys(.typing, ["End", "C-e"], "to the end"),
        ScopeKeys(.typing, ["Backspace", "Del"], "remove the character before, at the cursor"),
        ScopeKeys(.typing, ["C-w"], "cut back to the blank before"),
        ScopeKeys(.typing, ["M-Backspace"], "cut the word before"),
        ScopeKeys(.typing, ["M-d"], "cut the word after"),
        ScopeKeys(.typing, ["C-u"], "cut all before the cursor"),
        ScopeKeys(.typing, ["C-k"], "cut all after the cursor"),
        ScopeKeys(.typing, ["C-y"], "put in what was cut last"),
        ScopeKeys(.typing, ["C-_"], "take back what was typed last"),
    ]

    /// What is said of them on one line.
    var sentence: String { "\(scope.place), \(keys.joined(separator: " or ")): \(about)." }
}
