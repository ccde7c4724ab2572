// A theme of one's own: what is wrong with a file is said with its line, and what is merely faint is told.

import Bench
import Drawing
import Foundation
import Testing

@testable import stocktake

@Suite("Theme files") struct ThemeFileTests {
    private static func inFolder<Result>(_ files: [String: String], _ body: (String) throws -> Result) throws -> Result
    {
        let folder = NSTemporaryDirectory() + "themes-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for (name, text) in files {
            try text.write(toFile: "\(folder)/\(name).toml", atomically: true, encoding: .utf8)
        }
        return try body(folder)
    }

    @Test(
        "A file that is wrong is refused with the line and the reason",
        arguments: [
            ("base = \"dark\"\n[inks\n", 2, ""),
            ("base = \"dark\"\nbase = \"light\"\n", 2, ""),
            (
                "bsae = \"dark\"\n", 1,
                "“bsae” is not known here; a theme has name, about, base, safe, contrast and [inks]. Did you mean “base”?"
            ),
            ("late = \"red\"\n", 1, "“late” is an ink and stands below the line [inks]."),
            ("base = \"grey\"\n", 1, "“grey” is not a base; write dark, light or mono."),
            ("base = 3\n", 1, "base must be text between quotation marks."),
            ("inks = 3\n", 1, "inks must be a table; write [inks] on a line of its own and the inks below it."),
            ("safe = \"deuteranopia\"\n", 1, "safe must be a list such as [\"deuteranopia\", \"protanopia\"]."),
            (
                "safe = [\"deuteranopa\"]\n", 1,
                "“deuteranopa” is none of deuteranopia, protanopia, tritanopia. Did you mean “deuteranopia”?"
            ),
            ("contrast = \"much\"\n", 1, "contrast must be a number from 1 to 21, such as 4.5 or 7."),
            ("contrast = 40\n", 1, "contrast must be a number from 1 to 21, such as 4.5 or 7."),
            ("# mine\n\n[inks]\nlatte = \"red\"\n", 4, "“latte” is not an ink. Did you mean “late”?"),
            ("[inks]\nqwertyuiop = \"red\"\n", 2, "“qwertyuiop” is not an ink. dark.toml has all the inks there are."),
            ("[inks]\nlate = 3\n", 2, "late must be text between quotation marks."),
            (
                "[inks]\nok = \"green\"\nlate = \"purpel\"\n", 3,
                "late: “purpel” is neither a colour (#rrggbb, red, bright-red, default) nor one of bold, dim, italic, underline and reverse."
            ),
            ("[inks]\nlate = \"#12345\"\n", 2, "late: “#12345” is not a colour; write # and six digits from 0 to f."),
            (
                "[inks]\nlate = \"red blue\"\n", 2,
                "late: “blue” is a second text colour; write “on blue” if it is the background."
            ),
            ("[inks]\n\"rag-red\" = \"white on\"\n", 2, "rag-red: “on” wants a background colour after it."),
        ])
    func wrong(text: String, line: Int, reason: String) throws {
        try Self.inFolder(["mine": text]) { folder in
            let error = #expect(throws: ThemeFileError.self) {
                try ThemeFiles.load(named: "mine", directories: [folder])
            }
            let sentence = error?.description ?? ""
            #expect(sentence.hasPrefix("The theme \(folder)/mine.toml is wrong in line \(line): "), "\(sentence)")
            #expect(sentence.hasSuffix(reason), "\(sentence)")
            // In the list it can be seen, and why it cannot be used; the others can.
            let cards = ThemeFiles.cards(in: [folder, Shipped.folder])
            #expect(cards.first { $0.name == "mine" }?.problem == sentence)
            #expect(cards.filter { $0.problem == nil }.count == Shipped.names.count)
        }
    }

    @Test("A theme of one's own comes before one that ships under the same name, and may be faint, but that is told")
    func own() throws {
        try Self.inFolder([
            "dark": "about = \"Mine.\"\n[inks]\ndim = \"#3a3a3a\"\nborder = \"#222222\"\nlate = \"#805050\"\n",
            "pale": "base = \"light\"\n[inks]\nplain = \"#cccccc on #ffffff\"\n",
        ]) { folder in
            let dark = try ThemeFiles.load(named: "dark", directories: [folder, Shipped.folder])
            #expect(dark.about == "Mine." && dark.style(for: .dim).foreground == Colour(0x3A3A3A))
            let cards = ThemeFiles.cards(in: [folder, Shipped.folder])
            let card = try #require(cards.first { $0.name == "dark" })
            #expect(card.note == "Hard to read: dim 1.6 to 1, late 2.8 to 1.", "lines may be faint")
            let pale = try #require(cards.first { $0.name == "pale" }?.note)
            #expect(pale.hasPrefix("Hard to read: ") && pale.hasSuffix(" more."))
            #expect(cards.first { $0.name == "light" }?.note == nil)
        }
    }

    @Test("What is no theme's name, is not there or cannot be read is refused with a sentence")
    func missing() throws {
        try Self.inFolder(["mine": ""]) { folder in
            for name in ["", "../mine", ".mine"] {
                let error = #expect(throws: ThemeFileError.self) {
                    try ThemeFiles.load(named: name, directories: [folder])
                }
                #expect(error?.description.contains("cannot be the name of a theme") == true)
            }
            let missing = #expect(throws: ThemeFileError.self) {
                try ThemeFiles.load(named: "yours", directories: [folder])
            }
            #expect(missing?.description == "There is no theme “yours” in \(folder). There are: mine, mono.")
            try FileManager.default.createDirectory(atPath: "\(folder)/folder.toml", withIntermediateDirectories: true)
            let folderError = #expect(throws: ThemeFileError.self) {
                try ThemeFiles.load(named: "folder", directories: [folder])
            }
            #expect(folderError?.description.hasPrefix("The theme \(folder)/folder.toml cannot be read: ") == true)
            try String(repeating: "#", count: 300_000).write(
                toFile: "\(folder)/long.toml", atomically: true, encoding: .utf8)
            let long = #expect(throws: ThemeFileError.self) {
                try ThemeFiles.load(named: "long", directories: [folder])
            }
            #expect(long?.description.contains("far too long") == true)
            // Nothing at all is a dark theme: the base fills what is missing.
            #expect(try ThemeFiles.load(named: "mine", directories: [folder]).base == .dark)
        }
    }
}
