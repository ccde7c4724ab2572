// The user's settings: found, read, refused with the line and the reason, and in force at the terminal.

import Foundation
import Testing

@Suite("Settings") struct ConfigTests {
    private func room(_ text: String) throws -> Room {
        let room = try Room.withPlan()
        try FileManager.default.createDirectory(
            atPath: room.path("stocktake"), withIntermediateDirectories: true)
        try text.write(toFile: room.path("stocktake/config.toml"), atomically: true, encoding: .utf8)
        return room
    }

    private func config(_ text: String, _ words: String...) throws -> (room: Room, ended: (Int32, String, String)) {
        let room = try room(text)
        let ended = room.run(["config"] + words, settings: ["XDG_CONFIG_HOME": room.path])
        return (room, (ended.status, ended.output, ended.errors))
    }

    @Test("Without a file everything is as it comes, and where it would be is said")
    func none() throws {
        let room = try Room()
        let ended = room.run("config")
        #expect(ended.status == 0)
        #expect(ended.output.contains(room.path(".config/stocktake/config.toml") + " (not there"))
        #expect(ended.output.contains("keys      default:"))
    }

    @Test("A file that is far too long is refused as what it is")
    func long() throws {
        let (room, ended) = try config("# " + String(repeating: "x", count: 300_000) + "\n")
        #expect(ended.0 == 2)
        #expect(ended.2.replacing("\n", with: " ").contains("It cannot be read: it is far too long."), "\(ended.2)")
        #expect(!ended.2.contains("theme"), "\(room.path)")
    }

    @Test("The keys of the file are the keys that are printed")
    func keys() throws {
        let (_, ended) = try config(
            """
            profile = "vim"
            hints = "short"
            [keys]
            "add risk" = "a R"
            undo = ["u", "C-z"]
            suspend = []
            """)
        #expect(ended.0 == 0, "\(ended.2)")
        #expect(ended.1.contains(#/(?m)^aR +add risk +/#))
        #expect(ended.1.contains(#/(?m)^u C-z +undo +/#))
        #expect(ended.1.contains(#/(?m)^ +suspend +/#))
        #expect(ended.1.contains(#/(?m)^dd Del +delete +/#))
    }

    @Test(
        "What is wrong is refused with the file, the line and what to do",
        arguments: [
            ("profile = 3", "line 1: profile must be text between quotation marks."),
            ("profile = \"emacs\"", "line 1: profile is \"default\", \"classic\" or \"vim\", not \"emacs\"."),
            ("\nhint = \"off\"", "line 2: There is no setting \"hint\". Did you mean hints?"),
            ("mouse = \"yes\"", "line 1: mouse must be true or false."),
            ("theme = \"dark\"\ntheme = \"light\"", "line 2:"),
            ("[keys]\nundo = \"j\"", "line 2: j is both \"down\" and \"undo\". Give one of the two another key."),
            (
                "[keys]\n\nfly = \"u u\"\n\"set titel\" = \"B\"",
                "line 3: No command is called \"fly\"."
            ),
            (
                "[keys]\n\"set titel\" = \"B\"",
                "line 2: No command is called \"set titel\". Did you mean \"set title\"?"
            ),
            ("[keys]\nundo = \"C-j\"", "line 2: C-j cannot be a key: terminals send the same for C-j and Enter."),
            (
                "[keys]\nundo = \"\"",
                "line 2: \"undo\" is given a key without a name. Write [] to leave it without keys."
            ),
            ("[keys]\nundo = 4", "line 2: \"undo\" must have keys such as"),
        ])
    func wrong(text: String, says: String) throws {
        let (room, ended) = try config(text)
        #expect(ended.0 == 2)
        #expect(ended.2.contains("\(room.path)/stocktake/config.toml, \(says)"), "\(ended.2)")
        #expect(ended.1.isEmpty)
    }

    @Test("Everything that is wrong is told at once, each with its line and in the order of the lines")
    func several() throws {
        let (room, ended) = try config(
            """
            theme = "no-such"
            hint = "off"
            mouse = "yes"
            ascii = 1
            profile = "emacs"

            [keys]
            fly = "u u"
            undo = 4
            down = ["j", 3]
            redo = "C-j"
            """)
        #expect(ended.0 == 2 && ended.1.isEmpty)
        let wanted = [
            (1, "There is no theme “no-such” in"), (2, "There is no setting \"hint\"."), (3, "mouse must be"),
            (4, "ascii must be"), (5, "profile is \"default\""), (8, "No command is called \"fly\"."),
            (9, "\"undo\" must have keys"), (10, "The keys of \"down\" must be texts"), (11, "C-j cannot be a key"),
        ]
        var rest = ended.2.split(whereSeparator: \.isWhitespace).joined(separator: " ")[...]
        for (number, words) in wanted {
            guard let place = rest.range(of: "\(room.path)/stocktake/config.toml, line \(number): \(words)") else {
                Issue.record("\(words) in line \(number) is not told in its turn: \(ended.2)")
                continue
            }
            rest = rest[place.upperBound...]
        }
        #expect(!rest.contains("config.toml, line"), "nothing else is wrong")
    }

    @Test("Keys in a list of tables are refused with their line")
    func keysInAList() throws {
        let (room, ended) = try config("mouse = true\n[[keys]]\nundo = \"u\"\n")
        #expect(ended.0 == 2)
        let told = ended.2.replacing("\n", with: " ")
        #expect(told.contains("\(room.path)/stocktake/config.toml, line 2: keys must be a table"), "\(told)")
    }

    @Test("A theme that is not there is refused with its line, and the rest of the file holds")
    func theme() throws {
        let (room, ended) = try config("hints = \"off\"\n# Mine.\ntheme = \"no-such\"\n")
        #expect(ended.0 == 2)
        let told = ended.2.replacing("\n", with: " ")
        #expect(told.contains("\(room.path)/stocktake/config.toml, line 3: There is no theme “no-such” in"))
    }

    @Test("A key that some keyboards lack is warned of, and works")
    func warned() throws {
        let (_, ended) = try config("[keys]\nundo = \"@\"")
        #expect(ended.0 == 0 && ended.2.contains("line 2: @, a key of \"undo\", needs AltGr on many keyboards."))
    }

    @Test("A set of keys can be named on the command line, and an unknown one is refused")
    func profile() throws {
        let room = try Room.withPlan()
        let played = room.run("play", "plan.stocktake", "--profile", "vim", "--keys", "2 j wait")
        #expect(played.status == 0 && played.output.contains("gt pane"))
        let wrong = room.run("play", "plan.stocktake", "--profile", "emacs")
        #expect(wrong.status == 2 && wrong.errors.contains("emacs"))
    }

    @Test("A pause among played keys shows how begun keys go on")
    func pause() throws {
        let room = try Room.withPlan()
        #expect(room.run("play", "plan.stocktake", "--keys", "g wait").output.contains("g goes on with"))
        #expect(!room.run("play", "plan.stocktake", "--keys", "g").output.contains("g goes on with"))
    }
}
