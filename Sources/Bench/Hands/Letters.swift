// Places kept under letters, and the toggle to the place before.

import Drawing
import Missions

/// What a letter is waited for.
enum LetterUse: Sendable { case mark, goToMark }

extension Workbench {
    /// Waits for a letter.
    mutating func ask(_ use: LetterUse) { hands.letterUse = use }

    /// Takes the letter that was waited for.
    mutating func take(_ key: Key, for use: LetterUse, _ world: World) -> [Effect] {
        hands.letterUse = nil
        guard case .char(let letter) = key, letter.isASCII, letter.isLowercase else {
            fail("\(key.name) is no mark: marks are the letters a to z.")
            return []
        }
        switch use {
        case .mark:
            hands.marks[letter] = here
            say("\(letter) marks \(tell(here, world)): \(self.key("go to mark"))\(letter) comes back.")
        case .goToMark:
            guard let place = hands.marks[letter] else {
                fail("No place is marked \(letter): \(self.key("mark"))\(letter) marks this one.")
                return []
            }
            guard place.selection == nil || place.selection.flatMap({ world.portfolio.node($0) }) != nil else {
                fail("What \(letter) marked is not here any more: \(place.selection ?? "").")
                return []
            }
            jumps.leave(here)
            restore(place, world)
        }
        return []
    }

    /// A place in a few words.
    func tell(_ place: Place, _ world: World) -> String {
        guard let item = place.selection else { return place.focus.title }
        let name = world.portfolio.node(item).map { Wording.name($0, world.portfolio) } ?? item
        return "\(name) in \(place.focus.title)"
    }
}
