// How colours look to people: contrast, difference, and what is left of them without one kind of cone.

import Drawing
import Foundation

/// A colour as light, each channel from 0 to 1.
struct Light {
    var red: Double
    var green: Double
    var blue: Double

    init(_ colour: Colour) {
        func linear(_ channel: UInt8) -> Double {
            let value = Double(channel) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        (red, green, blue) = (linear(colour.red), linear(colour.green), linear(colour.blue))
    }

    init(red: Double, green: Double, blue: Double) { (self.red, self.green, self.blue) = (red, green, blue) }

    /// Relative luminance and contrast: W3C, "Web Content Accessibility Guidelines 2.1" (2018).
    var luminance: Double { 0.2126 * red + 0.7152 * green + 0.0722 * blue }

    func contrast(with other: Light) -> Double {
        (max(luminance, other.luminance) + 0.05) / (min(luminance, other.luminance) + 0.05)
    }

    /// What somebody sees who wholly lacks one kind of cone. The matrices are those of severity 1.0 in Machado, Oliveira
    /// and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency" (IEEE TVCG 15, 2009).
    func seen(with sight: Theme.Sight) -> Light {
        let matrix: [[Double]] =
            switch sight {
            case .protanopia:
                [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
            case .deuteranopia:
                [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
            case .tritanopia:
                [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
            }
        let seen = matrix.map { min(1, max(0, $0[0] * red + $0[1] * green + $0[2] * blue)) }
        return Light(red: seen[0], green: seen[1], blue: seen[2])
    }

    /// CIE L*a*b* under D65.
    var lab: Lab {
        let x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
        let y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
        let z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
        func f(_ t: Double) -> Double { t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116 }
        return Lab(l: 116 * f(y) - 16, a: 500 * (f(x) - f(y)), b: 200 * (f(y) - f(z)))
    }
}

struct Lab {
    var l: Double
    var a: Double
    var b: Double

    /// CIEDE2000, after Sharma, Wu and Dalal, "The CIEDE2000 Color-Difference Formula" (Color Res. Appl. 30, 2005).
    func difference(from other: Lab) -> Double {
        let chroma = (hypot(a, b) + hypot(other.a, other.b)) / 2
        let g = 0.5 * (1 - sqrt(pow(chroma, 7) / (pow(chroma, 7) + pow(25, 7))))
        let (a1, a2) = (a * (1 + g), other.a * (1 + g))
        let (c1, c2) = (hypot(a1, b), hypot(a2, other.b))
        func angle(_ b: Double, _ a: Double) -> Double {
            if a == 0, b == 0 { return 0 }
            let degrees = atan2(b, a) * 180 / .pi
            return degrees < 0 ? degrees + 360 : degrees
        }
        let (h1, h2) = (angle(b, a1), angle(other.b, a2))
        var turn = 0.0
        var hue = h1 + h2
        if c1 * c2 != 0 {
            turn = h2 - h1
            if turn > 180 { turn -= 360 } else if turn < -180 { turn += 360 }
            hue = abs(h1 - h2) <= 180 ? (h1 + h2) / 2 : (h1 + h2 + (h1 + h2 < 360 ? 360 : -360)) / 2
        }
        func cosine(_ degrees: Double) -> Double { cos(degrees * .pi / 180) }
        let (dl, dc) = (other.l - l, c2 - c1)
        let dh = 2 * sqrt(c1 * c2) * sin(turn / 2 * .pi / 180)
        let (lightness, mean) = ((l + other.l) / 2, (c1 + c2) / 2)
        let t =
            1 - 0.17 * cosine(hue - 30) + 0.24 * cosine(2 * hue) + 0.32 * cosine(3 * hue + 6)
            - 0.20 * cosine(4 * hue - 63)
        let sl = 1 + 0.015 * pow(lightness - 50, 2) / sqrt(20 + pow(lightness - 50, 2))
        let (sc, sh) = (1 + 0.045 * mean, 1 + 0.015 * mean * t)
        let rotation =
            -2 * sqrt(pow(mean, 7) / (pow(mean, 7) + pow(25, 7)))
            * sin(60 * exp(-pow((hue - 275) / 25, 2)) * .pi / 180)
        return sqrt(pow(dl / sl, 2) + pow(dc / sc, 2) + pow(dh / sh, 2) + rotation * (dc / sc) * (dh / sh))
    }
}
