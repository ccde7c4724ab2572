// A text colour and its ground, brought down together to a palette: the nearest pair that can still be read.

/// The colours of a depth that a theme's colours come down to.
struct Palette: Sendable {
    private let colours: [Colour]
    private let luminances: [Double]
    /// The terminal's number of the first.
    private let offset: Int
    private let isSmall: Bool

    private init(_ colours: [Colour], offset: Int, isSmall: Bool) {
        self.colours = colours
        self.offset = offset
        self.isSmall = isSmall
        luminances = colours.map(\.luminance)
    }

    static let eight = Palette(Array(Colour.classic16.prefix(8)), offset: 0, isSmall: true)
    static let sixteen = Palette(Colour.classic16, offset: 0, isSmall: true)
    static let indexed = Palette(Colour.fixed240, offset: 16, isSmall: false)

    /// A pair of numbers for a text and its ground. The ground is the nearest colour on which something can be read, the
    /// text the nearest that keeps `least` to 1, or as much as it had; where there is none, black or white.
    func pair(_ text: Colour, on ground: Colour, least: Double) -> (text: Int, ground: Int) {
        let lightest = luminances.indices.max { luminances[$0] < luminances[$1] }!
        let behind =
            nearest(to: ground) { place in
                max(contrast(of: place, with: luminances[0]), contrast(of: place, with: luminances[lightest])) >= least
            } ?? (ground.luminance < 0.2 ? 0 : lightest)
        let wanted = min(least, text.contrast(with: ground))
        let front = nearest(to: text) { place in
            place != behind && contrast(of: place, with: luminances[behind]) >= wanted
        }
        return ((front ?? mostLegible(on: behind)) + offset, behind + offset)
    }

    /// The number of the nearest ground.
    func ground(_ colour: Colour) -> Int { nearest(to: colour)! + offset }

    private func contrast(of place: Int, with other: Double) -> Double {
        let one = luminances[place]
        return (max(one, other) + 0.05) / (min(one, other) + 0.05)
    }

    private func mostLegible(on ground: Int) -> Int {
        colours.indices.max { contrast(of: $0, with: luminances[ground]) < contrast(of: $1, with: luminances[ground]) }!
    }

    private func nearest(to wanted: Colour, where fits: (Int) -> Bool = { _ in true }) -> Int? {
        if let exact = colours.firstIndex(of: wanted), fits(exact) { return exact }
        var best: Int?
        var least = Int.max
        for place in colours.indices {
            let distance = isSmall ? smallDistance(wanted, place) : wanted.distance(to: colours[place])
            guard distance < least, fits(place) else { continue }
            (best, least) = (place, distance)
        }
        return best
    }

    /// Among few colours the hue is what must survive: a pale red is red, not grey, and a grey is never gaudy. Bright
    /// black is left to those who name it: in many people's palettes it is all but the ground.
    private func smallDistance(_ wanted: Colour, _ place: Int) -> Int {
        let colour = colours[place]
        if place == 8 { return Int.max }
        guard let hue = wanted.hue else {
            return colour.hue == nil ? abs(wanted.luma - colour.luma) : Int.max
        }
        guard let other = colour.hue else { return Int.max }
        let apart = abs(hue - other)
        let turn = min(apart, 6000 - apart)
        // A hue that is next to another's is another colour; black or white says less, but nothing wrong.
        return turn > 600 ? Int.max : turn + abs(wanted.luma - colour.luma) * 2
    }
}

extension Colour {
    /// The hue in thousandths of a sextant from red, 0 to 5999; nil for what looks grey.
    var hue: Int? {
        let (r, g, b) = (Int(red), Int(green), Int(blue))
        let (high, low) = (max(r, g, b), min(r, g, b))
        let spread = high - low
        guard spread >= 24, spread * 5 > high else { return nil }
        if high == r { return ((g - b) * 1000 / spread + 6000) % 6000 }
        if high == g { return (b - r) * 1000 / spread + 2000 }
        return (r - g) * 1000 / spread + 4000
    }

    /// How light it looks, 0 to 1000.
    var luma: Int { (Int(red) * 299 + Int(green) * 587 + Int(blue) * 114) / 255 }
}
