// The terminal as a screen that shows a canvas. Whatever happens, the terminal is given back as it was.

import CCurses
import Drawing
import Glibc

/// The one screen of a program. Only one may exist at a time, and only the main thread may use it.
public final class CursesScreen {
    /// The size of the window, in cells.
    public internal(set) var size = Size(width: 80, height: 24)

    /// How many colours are in use.
    public let depth: ColourDepth

    /// True when lines and signs are better drawn with ASCII here.
    public let prefersASCII: Bool

    /// What the terminal does not do, or not where there are colours.
    private let lacking: Set<Attribute>

    private var shown: Canvas?
    /// The number of each ink's look.
    private var looks: [Int32] = []
    private var theme: Theme?
    var isUp = true

    var decoder: KeyDecoder
    var arrived = Arrivals()
    var isClosed = false
    /// Answers of the terminal's that have not been told yet, and since when some are awaited.
    var replies: [Reply] = []
    var askedAt = 0
    var asksForBackground = false
    /// Whether the terminal tells of its mouse.
    var usesMouse = false

    /// What the terminal calls itself.
    public var type: String { String(cString: screen_type()) }

    /// Takes the terminal over, or says why it cannot and changes nothing.
    public init() throws(TerminalError) {
        let code = screen_start()
        guard code == Int32(screen_started) else { throw TerminalError(code: code) }
        let noColour = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
        depth = ColourDepth(colours: Int(screen_colours()), isDirect: screen_is_direct(), noColour: noColour)
        let lost = screen_lacking()
        lacking = Set(
            [
                (Attribute.underline, screen_underline), (.italic, screen_italic), (.bold, screen_bold),
                (.reverse, screen_reverse),
            ].filter { lost & Int32($0.1) != 0 }.map(\.0))
        prefersASCII = Terminal.prefersASCII(
            isUTF8: screen_is_utf8(), terminalType: String(cString: screen_type()),
            locale: String(cString: screen_locale()))
        decoder = KeyDecoder(described: CursesScreen.describedKeys())
        measure()
    }

    deinit { restore() }

    /// Shows the canvas: writes the cells that are not on the screen already, and puts the cursor where the canvas
    /// has it. What does not fit on the screen is cut off.
    public func show(_ canvas: Canvas, theme: Theme) {
        guard isUp else { return }
        use(theme)
        var fitted = canvas
        if canvas.size != size {
            fitted = Canvas(width: size.width, height: size.height, lines: canvas.lines)
            fitted.blit(canvas, x: 0, y: 0)
        }
        fitted.changes(since: shown) { run in
            screen_write(
                Int32(run.y), Int32(run.x), run.scalars, run.columns, Int32(run.scalars.count), looks[run.ink.number])
        }
        let cursor = fitted.cursor.flatMap { fitted.bounds.contains($0) ? $0 : nil }
        screen_flush(Int32(cursor?.x ?? -1), Int32(cursor?.y ?? -1))
        shown = fitted
    }

    /// Says something on the last row at once, until the next canvas is shown: for what cannot wait, or makes all wait.
    public func note(_ sentence: String) {
        guard var canvas = shown, let theme else { return }
        canvas.put(" " + sentence, x: 0, y: canvas.height - 1, width: canvas.width, ink: .warning)
        show(canvas, theme: theme)
    }

    /// Works out every ink's look when the theme is another than before. Without colours a theme made of them
    /// would say nothing, so the theme of attributes alone takes its place.
    private func use(_ wanted: Theme) {
        guard wanted != theme else { return }
        theme = wanted
        shown = nil
        let visible = depth == .none && wanted.base != .mono ? Theme.mono : wanted
        looks = visible.looks(at: depth, without: lacking).map { look in
            var attributes = 0
            if look.style.bold { attributes |= screen_bold }
            if look.style.dim { attributes |= screen_dim }
            if look.style.italic { attributes |= screen_italic }
            if look.style.underline { attributes |= screen_underline }
            if look.style.reverse { attributes |= screen_reverse }
            return screen_look(Int32(attributes), Int32(look.foreground), Int32(look.background))
        }
    }

    /// Writes everything anew the next time, because something else has written on the terminal.
    public func forget() {
        shown = nil
        if isUp { screen_forget() }
    }

    func measure() {
        var width: Int32 = 0
        var height: Int32 = 0
        screen_measure(&width, &height)
        size = Size(width: Int(width), height: Int(height))
    }
}
