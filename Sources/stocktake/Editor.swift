// The user's editor: which one it is, the private file it gets, and what came of it.

import Bench
import Glibc
import Terminal

enum Editor {
    /// What came back from the editor.
    enum Outcome {
        /// A text, and where its file lies until it has been dealt with.
        case written(String, path: String)
        /// Nothing did, for a reason that is a sentence; and where what was written lies all the same.
        case refused(String, keptAt: String? = nil)
    }

    /// The words of the editor's command: $VISUAL, $EDITOR, or the first there is of those that systems have.
    static func command() -> [String]? {
        for name in ["VISUAL", "EDITOR"] {
            if let words = Places.variable(name).map(words(of:)), !words.isEmpty { return words }
        }
        return ["sensible-editor", "editor", "nano", "vi"].first { Programs.exists($0) }.map { [$0] }
    }

    /// Splits a command as a shell does: at blanks, but not within quotes or after a backslash.
    static func words(of line: String) -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        var isEscaped = false
        for character in line {
            if isEscaped {
                // Within double quotes a backslash stands for itself, but before these.
                if quote == "\"", !"\"\\$`".contains(character) { word = (word ?? "") + "\\" }
                word = (word ?? "") + String(character)
                isEscaped = false
            } else if character == "\\", quote != "'" {
                isEscaped = true
            } else if let open = quote {
                if character == open { quote = nil } else { word = (word ?? "") + String(character) }
            } else if character == "'" || character == "\"" {
                quote = character
                word = word ?? ""
            } else if character.isWhitespace {
                if let done = word { words.append(done) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        if isEscaped { word = (word ?? "") + "\\" }
        if let word { words.append(word) }
        return words
    }

    /// Has a text edited, with the terminal lent to the editor. The file lies in a folder of its own that only the user
    /// can read.
    static func edit(_ edit: TextEdit, on screen: CursesScreen) -> Outcome { Editor.edit(edit) { screen.run($0) } }

    /// The same by whatever way programs are run.
    static func edit(_ edit: TextEdit, run: ([String]) -> ProgramEnd) -> Outcome {
        guard let command = command() else {
            return .refused("There is no editor here: set VISUAL or EDITOR to yours.")
        }
        guard Programs.exists(command[0]) else {
            return .refused("The editor “\(command[0])” is not there. Set VISUAL or EDITOR to yours.")
        }
        let folder: String
        do { folder = try Places.scratch() } catch { return .refused("\(error)") }
        let path = folder + "/" + name(edit.label)
        let ending = edit.text.isEmpty || edit.text.hasSuffix("\n") ? "" : "\n"
        guard NewFile.write(path, { $0(Array((edit.text + ending).utf8)) }) == 0 else {
            discard(path)
            return .refused("\(path) cannot be written. Make room, or set TMPDIR to a folder that can be written.")
        }
        let end = run(command + [path])
        let bytes = try? StateFile.read(path, limit: .max)
        let text = bytes.flatMap { String(validating: $0, as: UTF8.self) }.map(withoutLastLineEnd)
        let isChanged = text != withoutLastLineEnd(edit.text)
        switch end {
        case .exited(0): break
        case .exited(let status):
            return gaveUp("ended with status \(status)", path, isChanged)
        case .killed(let signal):
            return gaveUp("was ended by signal \(signal) (\(String(cString: strsignal(signal))))", path, isChanged)
        case .refused(let reason):
            discard(path)
            return .refused("The editor “\(command[0])” cannot be started (\(reason)). Set VISUAL or EDITOR to yours.")
        }
        guard bytes != nil else {
            discard(path)
            return .refused("The editor left no file behind, so nothing was changed.")
        }
        guard let text else {
            return .refused("What you wrote is not UTF-8, so nothing was changed. It is kept at \(path).", keptAt: path)
        }
        // Where nothing but the line end at the very end differs, nothing was written.
        return .written(isChanged ? text : edit.text, path: path)
    }

    private static func gaveUp(_ how: String, _ path: String, _ isChanged: Bool) -> Outcome {
        if !isChanged { discard(path) }
        return .refused(
            "The editor \(how), so nothing was changed." + (isChanged ? " What you wrote is kept at \(path)." : ""),
            keptAt: isChanged ? path : nil)
    }

    /// Removes the file and its folder, with what the editor left beside it.
    static func discard(_ path: String) {
        guard let slash = path.lastIndex(of: "/") else { return }
        let folder = String(path[..<slash])
        for name in Places.names(in: folder) { unlink(folder + "/" + name) }
        rmdir(folder)
    }

    /// A file's name from what the text is: `MIS-1-note.md`.
    private static func name(_ label: String) -> String {
        let letters = label.map { character -> Character in
            character.isASCII && (character.isLetter || character.isNumber || character == "-") ? character : "-"
        }
        let name = String(letters.prefix(60)).split(separator: "-").joined(separator: "-")
        return (name.isEmpty ? "text" : name) + ".md"
    }

    /// Editors end the last line, which texts here do not.
    private static func withoutLastLineEnd(_ text: String) -> String {
        text.hasSuffix("\n") || text.hasSuffix("\r\n") ? String(text.dropLast()) : text
    }
}
