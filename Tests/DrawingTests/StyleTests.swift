// Styles are read from words, and colours come down to what the terminal has.

import Drawing
import Testing

@Suite struct StyleTests {
    @Test func `Words make a style`() throws {
        #expect(
            try Style(parsing: "#ffcc00 on #202020 bold")
                == Style(foreground: Colour(0xFFCC00), background: Colour(0x202020), bold: true))
        #expect(
            try Style(parsing: "bright-red underline italic")
                == Style(foreground: Colour(0xFF0000), italic: true, underline: true))
        #expect(try Style(parsing: "default reverse dim") == Style(dim: true, reverse: true))
        #expect(try Style(parsing: "on default") == Style())
        #expect(try Style(parsing: "") == Style())
    }

    @Test(arguments: [
        ("purpel", "“purpel” is neither a colour"),
        ("#12345", "“#12345” is not a colour"),
        ("#+12345", "“#+12345” is not a colour"),
        ("red blue", "“blue” is a second text colour; write “on blue”"),
        ("red on", "“on” wants a background colour"),
        ("red on blue on green", "“on” stands twice"),
        ("red on bold", "“bold” is neither a colour"),
    ])
    func `A word that cannot be understood is quoted`(words: String, beginning: String) {
        let error = #expect(throws: StyleError.self) { try Style(parsing: words) }
        #expect(error?.description.hasPrefix(beginning) == true, "\(error?.description ?? "")")
    }

    @Test func `Colours come down to the nearest there is`() {
        #expect(Colour(0xFF0000).index16 == 9)
        #expect(Colour(0x000000).index8 == 0)
        #expect(Colour(0xE0E0E0).index8 == 7)
        #expect(Colour(0x6C6C6C).index16 == 8)
        #expect([0, 7].contains(Colour(0x8A8A8A).index8))
        #expect(Colour(0x5FAFFF).index256 == 75)
        #expect(Colour(0x121212).index256 == 233)
        #expect(ColourDepth.direct.index(of: Colour(0x123456)) == 0x123456)
        #expect(ColourDepth.none.index(of: Colour(0x123456)) == 0)
        #expect("\(Colour(0x00ABCD))" == "#00abcd")
    }

    @Test func `Text never takes the colour of its own ground`() {
        let style = Style(foreground: Colour(0xD0D0D0), background: Colour(0xFFFFFF))
        #expect(style.colours(at: .eight).foreground == 0)
        #expect(style.colours(at: .eight).background == 7)
        let teal = Style(foreground: Colour(0x005F87), background: Colour(0xFFFFFF))
        #expect(teal.colours(at: .eight).foreground == 0)
        #expect(teal.colours(at: .indexed).foreground == 24)
        #expect(Style().colours(at: .indexed) == (-1, -1))
    }

    @Test func `A theme is complete whatever it is made of`() {
        let theme = Theme(name: "x", base: .dark, styles: ["late": Style(foreground: Colour(0xFF8888))])
        #expect(theme.style(for: .late).foreground == Colour(0xFF8888))
        #expect(theme.style(for: .late).background == theme.style(for: .plain).background)
        #expect(theme.style(for: Ink.late.selected) != theme.style(for: .late))
        #expect(Theme.mono.style(for: .plain) == Style())
        for ink in Ink.all { #expect(Theme.mono.style(for: ink).foreground == nil) }
        #expect(Theme.mono.style(for: Ink.plain.selected).reverse)
    }

    @Test func `A selected row can be read in every ink`() {
        let styles = [
            "plain": Style(foreground: Colour(0x1F2630), background: Colour(0xFFFFFF)),
            "dim": Style(foreground: Colour(0x6A7480)),
            "rag-red": Style(foreground: Colour(0xFFFFFF), background: Colour(0xB00020)),
            "selected": Style(foreground: Colour(0xFFFFFF), background: Colour(0x1D4F91)),
        ]
        let theme = Theme(name: "x", base: .light, styles: styles)
        #expect(theme.style(for: Ink.dim.selected).foreground == Colour(0xFFFFFF))
        #expect(theme.style(for: Ink.dim.selected).background == Colour(0x1D4F91))
        #expect(theme.style(for: Ink.ragRed.selected).background == Colour(0xB00020))
    }

    @Test func `The selected row still shows when its ground cannot`() {
        let styles = [
            "plain": Style(foreground: Colour(0xD7D7D7), background: Colour(0x121212)),
            "selected": Style(background: Colour(0x303030)), "selected-dim": Style(background: Colour(0x303030)),
        ]
        let theme = Theme(name: "x", base: .dark, styles: styles)
        #expect(theme.look(of: Ink.plain.selected, at: .eight).style.reverse)
        #expect(theme.look(of: Ink.plain.selectedDim, at: .eight).style.underline)
        #expect(!theme.look(of: Ink.plain.selected, at: .indexed).style.reverse)
        #expect(!theme.look(of: .plain, at: .eight).style.reverse)
        #expect(theme.look(of: .plain, at: .direct).foreground == 0xD7D7D7)
    }

    @Test func `Inks have names and letters of their own`() {
        #expect(Set(Ink.purposes.map(\.name)).count == Ink.purposes.count)
        #expect(
            Set(Ink.purposes.flatMap { [$0, $0.selected, $0.selectedDim] }.map(\.letter)).count == Ink.purposes.count
                * 3)
        for ink in Ink.purposes { #expect(Ink(named: ink.name) == ink) }
        #expect(Ink.ragAmberRed.name == "rag-amber-red")
        #expect(Ink(named: "nonsense") == nil)
    }
}
