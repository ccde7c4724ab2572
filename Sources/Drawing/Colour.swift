// Colours as light, and the nearest that a terminal with fewer of them can show.

/// A 24-bit colour.
public struct Colour: Hashable, Sendable {
    public let red: UInt8
    public let green: UInt8
    public let blue: UInt8

    public init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// The colour as one number, 0xRRGGBB.
    public init(_ rgb: UInt32) {
        self.init(
            red: UInt8(truncatingIfNeeded: rgb >> 16), green: UInt8(truncatingIfNeeded: rgb >> 8),
            blue: UInt8(truncatingIfNeeded: rgb))
    }

    public var rgb: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }

    /// A distance that follows the eye better than plain geometry: red and blue weigh by how red the pair is.
    func distance(to other: Colour) -> Int {
        let mean = (Int(red) + Int(other.red)) / 2
        let dr = Int(red) - Int(other.red)
        let dg = Int(green) - Int(other.green)
        let db = Int(blue) - Int(other.blue)
        return ((512 + mean) * dr * dr) >> 8 + 4 * dg * dg + ((767 - mean) * db * db) >> 8
    }

    /// The nearest of the 240 fixed colours of a 256-colour terminal. The first sixteen are left out, because
    /// people repaint those to taste.
    public var index256: Int { Colour.nearest(to: self, among: Colour.fixed240) + 16 }

    /// The nearest of the sixteen classic colours.
    public var index16: Int { nearestClassic(of: 16) }

    /// The nearest of the eight oldest colours.
    public var index8: Int { nearestClassic(of: 8) }

    /// The nearest of the first classic colours. A grey stays grey: among so few colours the nearest in sum is
    /// often a gaudy one.
    private func nearestClassic(of count: Int) -> Int {
        let spread = max(red, green, blue) - min(red, green, blue)
        guard spread < 24 else { return Colour.nearest(to: self, among: Array(Colour.classic16.prefix(count))) }
        let greys = [0, 7, 8, 15].filter { $0 < count }
        return greys[Colour.nearest(to: self, among: greys.map { Colour.classic16[$0] })]
    }

    private static func nearest(to wanted: Colour, among colours: [Colour]) -> Int {
        var best = 0
        var least = Int.max
        for (index, colour) in colours.enumerated() {
            let distance = wanted.distance(to: colour)
            if distance < least { (best, least) = (index, distance) }
        }
        return best
    }

    /// The contrast between two colours as accessibility guidelines reckon it, from 1 to 21.
    public func contrast(with other: Colour) -> Double {
        let one = luminance
        let two = other.luminance
        return (max(one, two) + 0.05) / (min(one, two) + 0.05)
    }

    /// The light it gives out, from 0 to 1: relative luminance as the guidelines have it.
    var luminance: Double {
        0.2126 * Colour.light[Int(red)] + 0.7152 * Colour.light[Int(green)] + 0.0722 * Colour.light[Int(blue)]
    }

    /// The light a channel gives out at each of its steps. The power of 2.4 is a square and the fifth root of another,
    /// found by Newton's way: the mathematics library is not linked for this alone.
    private static let light: [Double] = (0...255).map { step in
        let value = Double(step) / 255
        if value <= 0.04045 { return value / 12.92 }
        let base = (value + 0.055) / 1.055
        let square = base * base
        var root = 1.0
        for _ in 0..<20 { root = (4 * root + square / (root * root * root * root)) / 5 }
        return square * root
    }
}

extension Colour {
    static let classic16: [Colour] = [
        0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
        0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ].map { Colour($0) }

    /// A cube of six steps of red, green and blue, then 24 greys.
    static let fixed240: [Colour] = {
        let steps: [UInt8] = [0, 95, 135, 175, 215, 255]
        var colours: [Colour] = []
        for red in steps {
            for green in steps {
                for blue in steps { colours.append(Colour(red: red, green: green, blue: blue)) }
            }
        }
        for step in 0..<24 {
            let level = UInt8(8 + 10 * step)
            colours.append(Colour(red: level, green: level, blue: level))
        }
        return colours
    }()

    static let names: [(name: String, colour: Colour)] = zip(
        [
            "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
            "bright-black", "bright-red", "bright-green", "bright-yellow", "bright-blue", "bright-magenta",
            "bright-cyan", "bright-white",
        ], classic16
    ).map { ($0, $1) }
}

extension Colour: CustomStringConvertible {
    /// As theme files write it: #rrggbb.
    public var description: String {
        let digits = String(rgb, radix: 16)
        return "#" + String(repeating: "0", count: 6 - digits.count) + digits
    }
}
