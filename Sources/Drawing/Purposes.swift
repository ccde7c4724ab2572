// The table of inks: one row a purpose, with its name in theme files and its letter on golden screens.

/// What a cell can be for. A new purpose is a case here, a row in the table below, and a name in `Ink`.
enum Purpose: UInt8, CaseIterable {
    case plain, dim, title, titleFocused, border, borderFocused, header, headerDim, heading, accent
    case label, value, key, hint, message, error, warning, input, inputField, late, ok, unknown
    case unagreed, done, seen, cycle, mark, match, link, department, ragRed, ragAmberRed, ragAmber
    case ragAmberGreen, ragGreen, ragNone, risk1, risk2, risk3, risk4, overlay, overlayBorder
    case shadowless

    struct TableRow {
        let name: String
        let code: Character
    }

    var row: TableRow { Self.table[Int(rawValue)] }

    private static let table: [TableRow] = [
        TableRow(name: "plain", code: "."),
        TableRow(name: "dim", code: "d"),
        TableRow(name: "title", code: "t"),
        TableRow(name: "title-focused", code: "T"),
        TableRow(name: "border", code: "b"),
        TableRow(name: "border-focused", code: "B"),
        TableRow(name: "header", code: "h"),
        TableRow(name: "header-dim", code: "H"),
        TableRow(name: "heading", code: "g"),
        TableRow(name: "accent", code: "a"),
        TableRow(name: "label", code: "l"),
        TableRow(name: "value", code: "v"),
        TableRow(name: "key", code: "k"),
        TableRow(name: "hint", code: "i"),
        TableRow(name: "message", code: "m"),
        TableRow(name: "error", code: "e"),
        TableRow(name: "warning", code: "w"),
        TableRow(name: "input", code: "p"),
        TableRow(name: "input-field", code: "P"),
        TableRow(name: "late", code: "L"),
        TableRow(name: "ok", code: "o"),
        TableRow(name: "unknown", code: "u"),
        TableRow(name: "unagreed", code: "U"),
        TableRow(name: "done", code: "D"),
        TableRow(name: "seen", code: "s"),
        TableRow(name: "cycle", code: "c"),
        TableRow(name: "mark", code: "M"),
        TableRow(name: "match", code: "f"),
        TableRow(name: "link", code: "n"),
        TableRow(name: "department", code: "q"),
        TableRow(name: "rag-red", code: "R"),
        TableRow(name: "rag-amber-red", code: "Q"),
        TableRow(name: "rag-amber", code: "A"),
        TableRow(name: "rag-amber-green", code: "y"),
        TableRow(name: "rag-green", code: "G"),
        TableRow(name: "rag-none", code: "N"),
        TableRow(name: "risk-1", code: "1"),
        TableRow(name: "risk-2", code: "2"),
        TableRow(name: "risk-3", code: "3"),
        TableRow(name: "risk-4", code: "4"),
        TableRow(name: "overlay", code: "O"),
        TableRow(name: "overlay-border", code: "X"),
        TableRow(name: "shadowless", code: "Z"),
    ]
}

extension Ink {
    /// Text with nothing to say about itself.
    public static let plain = Ink(.plain)
    /// Text that may be overlooked.
    public static let dim = Ink(.dim)
    /// The title of a pane.
    public static let title = Ink(.title)
    /// The title of the pane that has the focus.
    public static let titleFocused = Ink(.titleFocused)
    /// The edge of a pane.
    public static let border = Ink(.border)
    /// The edge of the pane that has the focus.
    public static let borderFocused = Ink(.borderFocused)
    /// Line 1: where you are.
    public static let header = Ink(.header)
    /// The quieter words of line 1.
    public static let headerDim = Ink(.headerDim)
    /// A heading inside a pane.
    public static let heading = Ink(.heading)
    /// A word that should be seen first.
    public static let accent = Ink(.accent)
    /// The name of a field.
    public static let label = Ink(.label)
    /// The value of a field.
    public static let value = Ink(.value)
    /// The name of a key in a hint.
    public static let key = Ink(.key)
    /// What the key does.
    public static let hint = Ink(.hint)
    /// The line that says what just happened.
    public static let message = Ink(.message)
    /// Something went wrong.
    public static let error = Ink(.error)
    /// Something wants attention.
    public static let warning = Ink(.warning)
    /// Typed text.
    public static let input = Ink(.input)
    /// The rest of the field in which text is typed.
    public static let inputField = Ink(.inputField)
    /// Promised after it is needed.
    public static let late = Ink(.late)
    /// Promised in time.
    public static let ok = Ink(.ok)
    /// Nobody has said when.
    public static let unknown = Ink(.unknown)
    /// The two ends have not agreed.
    public static let unagreed = Ink(.unagreed)
    /// Finished.
    public static let done = Ink(.done)
    /// A shared thing that is shown elsewhere.
    public static let seen = Ink(.seen)
    /// A link that closes a cycle.
    public static let cycle = Ink(.cycle)
    /// A marked row.
    public static let mark = Ink(.mark)
    /// What the search found.
    public static let match = Ink(.match)
    /// A place to go.
    public static let link = Ink(.link)
    /// The name of a department.
    public static let department = Ink(.department)
    /// Delivery confidence: red.
    public static let ragRed = Ink(.ragRed)
    /// Delivery confidence: amber-red.
    public static let ragAmberRed = Ink(.ragAmberRed)
    /// Delivery confidence: amber.
    public static let ragAmber = Ink(.ragAmber)
    /// Delivery confidence: amber-green.
    public static let ragAmberGreen = Ink(.ragAmberGreen)
    /// Delivery confidence: green.
    public static let ragGreen = Ink(.ragGreen)
    /// Delivery confidence: not rated.
    public static let ragNone = Ink(.ragNone)
    /// A low risk.
    public static let risk1 = Ink(.risk1)
    /// A medium risk.
    public static let risk2 = Ink(.risk2)
    /// A high risk.
    public static let risk3 = Ink(.risk3)
    /// A critical risk.
    public static let risk4 = Ink(.risk4)
    /// The body of a popup.
    public static let overlay = Ink(.overlay)
    /// The edge of a popup.
    public static let overlayBorder = Ink(.overlayBorder)
    /// What lies around a popup, which casts no shadow.
    public static let shadowless = Ink(.shadowless)
}
