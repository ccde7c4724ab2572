// What every theme keeps: text can be read, different things look different, also with few colours and other eyes.

import Drawing
import Foundation
import Testing

@testable import stocktake

/// The themes that ship, read as the program reads them.
enum Shipped {
    static let folder =
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path + "/Themes"

    static let names = ThemeFiles.available(in: [folder])
    static let themes: [Theme] = names.map { name in
        do { return try ThemeFiles.load(named: name, directories: [folder]) } catch { fatalError("\(error)") }
    }
    static let coloured = themes.filter { $0.base != .mono }
    static let depths: [ColourDepth] = [.direct, .indexed, .sixteen, .eight]
    /// Lines are no text: 3 to 1 shows them.
    static let lines: [Ink] = [.border, .borderFocused, .overlayBorder, .shadowless]

    /// What a palette's number looks like; a terminal's own colours have the values of the first xterm.
    static func colour(_ number: Int, _ depth: ColourDepth) -> Colour {
        if depth == .direct { return Colour(UInt32(number)) }
        if number < 16 { return classic[number] }
        if number >= 232 {
            let level = UInt8(8 + 10 * (number - 232))
            return Colour(red: level, green: level, blue: level)
        }
        let steps: [UInt8] = [0, 95, 135, 175, 215, 255]
        let place = number - 16
        return Colour(red: steps[place / 36], green: steps[place / 6 % 6], blue: steps[place % 6])
    }

    static let classic: [Colour] = [
        0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5, 0x7F7F7F, 0xFF0000, 0x00FF00,
        0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ].map { Colour($0) }
}

extension ColourDepth {
    static let all: [ColourDepth] = [.direct, .indexed, .sixteen, .eight, .none]

    var name: String {
        switch self {
        case .direct: "24 bits"
        case .indexed: "256"
        case .sixteen: "16"
        case .eight: "8"
        case .none: "none"
        }
    }
}

extension Theme: CustomTestStringConvertible { public var testDescription: String { name } }
extension ColourDepth: CustomTestStringConvertible { public var testDescription: String { name } }

/// An ink as it falls on the eye.
private struct Seen {
    let text: Light
    let ground: Light
    let style: Style

    init(_ look: Look, _ depth: ColourDepth, with sight: Theme.Sight? = nil) {
        var (text, ground) = (
            Light(Shipped.colour(look.foreground, depth)), Light(Shipped.colour(look.background, depth))
        )
        if look.style.reverse { (text, ground) = (ground, text) }
        self.text = sight.map { text.seen(with: $0) } ?? text
        self.ground = sight.map { ground.seen(with: $0) } ?? ground
        style = look.style
    }

    /// The greater of the differences of text and ground.
    func difference(from other: Seen) -> Double {
        max(text.lab.difference(from: other.text.lab), ground.lab.difference(from: other.ground.lab))
    }
}

private let rows: [@Sendable (Ink) -> Ink] = [{ $0 }, { $0.selected }, { $0.selectedDim }]

@Suite("Themes") struct ThemeLaws {
    @Test("All that are asked for ship, say what they are for, and have every ink")
    func shipped() throws {
        #expect(
            Set(Shipped.names).isSuperset(of: [
                "dark", "light", "high-contrast", "projector", "deuteranopia", "tritanopia", "mono",
            ]))
        for theme in Shipped.themes {
            #expect(!theme.about.isEmpty && theme.about.count <= 80 && theme.about.hasSuffix("."), "\(theme.name)")
            let text = try String(contentsOfFile: "\(Shipped.folder)/\(theme.name).toml", encoding: .utf8)
            for ink in Ink.purposes.map(\.name) + [Theme.selectedName, Theme.selectedDimName] {
                #expect(text.contains("\n\(ink) "), "\(theme.name) leaves \(ink) to chance")
            }
        }
    }

    @Test(
        "Every text can be read on its ground at every depth, in selected rows too", arguments: Shipped.coloured,
        Shipped.depths)
    func contrast(_ theme: Theme, _ depth: ColourDepth) {
        for contrast in Contrast.allCases {
            let looks = theme.strengthened(contrast).looks(at: depth)
            let least = max(theme.contrast, contrast.least)
            for purpose in Ink.purposes {
                for row in rows {
                    let ink = row(purpose)
                    let look = looks[ink.number]
                    let seen = Seen(look, depth)
                    var wanted = least
                    if Shipped.lines.contains(ink), contrast == .usual { wanted = 3 }
                    // Red and magenta are dark among eight; large bold letters may have two thirds.
                    if depth == .eight, look.style.bold { wanted *= 2 / 3 }
                    let found = seen.text.contrast(with: seen.ground)
                    #expect(found >= wanted - 0.01, "\(ink) has \(found) with contrast \(contrast)")
                    #expect(!look.style.dim, "\(ink) is dimmed on top")
                }
            }
        }
    }

    @Test("The theme without colours that is built in is the one in the file")
    func mono() throws {
        let file = try #require(Shipped.themes.first { $0.name == "mono" })
        for ink in Ink.all { #expect(file.style(for: ink) == Theme.mono.style(for: ink), "\(ink)") }
        #expect(file.about == Theme.mono.about && file.safe == Theme.mono.safe)
    }

    @Test("High contrast is 7 to 1 at least, and so is the projector's")
    func promises() {
        #expect(Shipped.themes.filter { $0.contrast >= 7 }.map(\.name) == ["high-contrast", "projector"])
    }

    @Test("A projector's theme has nothing thin: no dim, no italics alone, lines as dark as words")
    func projector() throws {
        let theme = try #require(Shipped.themes.first { $0.name == "projector" })
        let looks = theme.looks(at: .direct)
        for ink in Ink.purposes {
            let seen = Seen(looks[ink.number], .direct)
            #expect(seen.text.contrast(with: seen.ground) >= 7, "\(ink)")
            #expect(!seen.style.dim, "\(ink)")
        }
    }

    @Test(
        "No two ratings and no two risks look the same at any depth, attributes counted", arguments: Shipped.themes,
        ColourDepth.all)
    func ratings(_ theme: Theme, _ depth: ColourDepth) {
        let shown = depth == .none && theme.base != .mono ? Theme.mono : theme
        for contrast in Contrast.allCases {
            expectApart(shown.strengthened(contrast).looks(at: depth), "contrast \(contrast)")
        }
    }

    private func expectApart(_ looks: [Look], _ where: String) {
        for family in [Ink.ratings, Ink.risks] {
            for row in rows {
                var told: Set<Look> = []
                for ink in family {
                    var look = looks[row(ink).number]
                    (look.style.foreground, look.style.background) = (nil, nil)
                    #expect(told.insert(look).inserted, "\(row(ink)) looks like another with \(`where`)")
                }
            }
        }
    }

    @Test("Nothing leans on attributes that the terminal loses in colours", arguments: Shipped.coloured)
    func lacking(_ theme: Theme) {
        // The Linux console has eight colours, no italics, and drops underlines.
        var looks = theme.looks(at: .eight, without: [.underline, .italic])
        for place in looks.indices { (looks[place].style.underline, looks[place].style.italic) = (false, false) }
        expectApart(looks, "no underlines")
        func told(_ ink: Ink) -> [String] {
            let look = looks[ink.number]
            return ["\(look.background)", "\(look.style.reverse)", "\(look.style.bold)"]
        }
        #expect(Set([told(.plain), told(.plain.selected), told(.plain.selectedDim)]).count == 3)
    }

    @Test(
        "What differs looks different, to every eye a theme is made for", arguments: Shipped.coloured,
        [ColourDepth.direct, .indexed])
    func apart(_ theme: Theme, _ depth: ColourDepth) {
        let looks = theme.looks(at: depth)
        for sight in [nil] + theme.safe.map(Optional.some) {
            func seen(_ ink: Ink) -> Seen { Seen(looks[ink.number], depth, with: sight) }
            for family in [Ink.ratings, Ink.risks, [.late, .ok, .unagreed], [.late, .ok, .done]] {
                for (place, one) in family.enumerated() {
                    for other in family[..<place] {
                        let difference = seen(one).difference(from: seen(other))
                        #expect(
                            difference >= 12,
                            "\(one) and \(other) differ by \(difference) with \(sight?.rawValue ?? "all cones")")
                    }
                }
            }
            // The selected row is seen at once, and a rating in it.
            for (one, other) in [
                (Ink.plain, Ink.plain.selected), (.plain, .plain.selectedDim), (.plain.selected, .plain.selectedDim),
            ] {
                let difference = seen(one).ground.lab.difference(from: seen(other).ground.lab)
                #expect(difference >= 10, "\(one) and \(other) stand on grounds that differ by \(difference)")
            }
            for rating in Ink.ratings.dropLast() {
                let difference = seen(rating.selected).difference(from: seen(.plain.selected))
                #expect(difference >= 12, "\(rating) hides in the selected row")
            }
        }
    }

    @Test("The selected row shows at every depth", arguments: Shipped.themes, ColourDepth.all)
    func selection(_ theme: Theme, _ depth: ColourDepth) {
        let looks = (depth == .none && theme.base != .mono ? Theme.mono : theme).looks(at: depth)
        func told(_ ink: Ink) -> [String] {
            let look = looks[ink.number]
            return ["\(look.background)", "\(look.style.reverse)", "\(look.style.underline)"]
        }
        #expect(Set([told(.plain), told(.plain.selected), told(.plain.selectedDim)]).count == 3)
        #expect(told(.plain) != told(.error) && told(.plain) != told(.header) && told(.plain) != told(.input))
    }

    @Test("The difference of colours is reckoned as its authors do")
    func difference() {
        // From the table of test data of Sharma, Wu and Dalal (2005).
        for (one, other, wanted) in [
            (Lab(l: 50, a: 2.6772, b: -79.7751), Lab(l: 50, a: 0, b: -82.7485), 2.0425),
            (Lab(l: 50, a: -1, b: 2), Lab(l: 50, a: 0, b: 0), 2.3669),
            (Lab(l: 50, a: 2.5, b: 0), Lab(l: 73, a: 25, b: -18), 27.1492),
            (Lab(l: 50, a: 2.5, b: 0), Lab(l: 58, a: 24, b: 15), 19.4535),
            (Lab(l: 60.2574, a: -34.0099, b: 36.2677), Lab(l: 60.4626, a: -34.1751, b: 39.4387), 1.2644),
            (Lab(l: 22.7233, a: 20.0904, b: -46.6940), Lab(l: 23.0331, a: 14.9730, b: -42.5619), 2.0373),
        ] { #expect(abs(one.difference(from: other) - wanted) < 0.0001) }
        #expect(abs(Light(Colour(0xFFFFFF)).contrast(with: Light(Colour(0x000000))) - 21) < 0.001)
        // Without green-sensitive cones red and green of one lightness fall together; blue and yellow never do.
        let (red, green) = (Light(Colour(0xC03000)), Light(Colour(0x608000)))
        #expect(
            red.seen(with: .deuteranopia).lab.difference(from: green.seen(with: .deuteranopia).lab) < red.lab
                .difference(from: green.lab) / 2)
    }

    @Test("Contrast is what the guidelines say it is")
    func luminance() {
        for rgb: UInt32 in [0, 0x121212, 0x8A8A8A, 0xFF8787, 0x005FAF, 0xFFD700, 0xFFFFFF] {
            for other: UInt32 in [0, 0x777777, 0xFFFFFF] {
                let exact = Light(Colour(rgb)).contrast(with: Light(Colour(other)))
                #expect(abs(Colour(rgb).contrast(with: Colour(other)) - exact) < 0.0001)
            }
        }
    }
}
