// The key sequences in the terminal's own description, for terminals that do not send the usual ones.

import CCurses
import Drawing

extension CursesScreen {
    private static let keyNames: [(name: String, key: Key)] = [
        ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right),
        ("khome", .home), ("kend", .end), ("kpp", .pageUp), ("knp", .pageDown),
        ("kich1", .insert), ("kdch1", .delete), ("kcbt", .backTab),
    ]

    static func describedKeys() -> [[UInt8]: Key] {
        var found: [[UInt8]: Key] = [:]
        for (name, key) in keyNames + (1...20).map({ ("kf\($0)", .function($0)) }) {
            guard let sequence = screen_key(name) else { continue }
            let bytes = Array(String(cString: sequence).utf8)
            if bytes.count > 1, bytes[0] == 0x1B { found[bytes] = key }
        }
        return found
    }
}
