// Where we have been: back and forward, as in a browser.

import Analyses
import Missions

/// A place to come back to.
struct Place: Hashable, Sendable {
    var selection: ItemID?
    var root: ItemID?
    var direction: Direction
    var focus: Pane
    var kind: Kind
    /// Whether it was walked in columns, and around which item the tree was narrowed.
    var isColumns = false
    var around: ItemID?
    /// How the list was looked at.
    var look = ListLook()
}

struct JumpList: Sendable {
    private(set) var back: [Place] = []
    private(set) var forward: [Place] = []

    /// Remembers a place that is about to be left.
    mutating func leave(_ place: Place) {
        if back.last != place { back.append(place) }
        if back.count > 200 { back.removeFirst() }
        forward = []
    }

    mutating func goBack(from here: Place) -> Place? {
        guard let place = back.popLast() else { return nil }
        forward.append(here)
        return place
    }

    /// Swaps here with the place before.
    mutating func toggle(from here: Place) -> Place? {
        guard let place = back.popLast() else { return nil }
        back.append(here)
        return place
    }

    mutating func goForward(from here: Place) -> Place? {
        guard let place = forward.popLast() else { return nil }
        back.append(here)
        return place
    }
}
