// What a picture shows, whatever language it is written in: boxes, arrows, and what is said of them.

import Missions

/// Boxes and the arrows between them. All texts are on one line and hold nothing that could steer a reader's program.
package struct Sketch: Sendable {
    /// An item, or a department.
    package struct Box: Sendable {
        package let id: String
        package let title: String
        /// The id of the department that leads on it; empty where nobody leads.
        package let department: String
        /// Whether the picture is about it.
        package var isCentre = false
        /// Whether one of its arrows closes a cycle.
        package var isInCycle = false

        /// What stands in it where another program lays out the picture.
        var lines: [String] {
            var lines = [isInCycle ? id + " ↻" : id] + folded(title, to: 1_700, lines: 3)
            if !department.isEmpty, department != id { lines.append("(\(department))") }
            return lines
        }
    }

    /// A link, or a cell of a matrix; from who gives to who needs.
    package struct Arrow: Sendable {
        /// Positions in `boxes`.
        package let from: Int32
        package let to: Int32
        /// How late it is, or how much it stands for; mostly empty.
        package var label = ""
        /// Whether it joins two departments.
        package var crosses = false
        package var isLate = false
        /// Whether it lies on a cycle of arrows in the picture.
        package var isInCycle = false
        /// Whether it is no open need: it contributes, is part of the other, or is delivered.
        package var isQuiet = false

        /// Its label, with the sign of what lies on a cycle.
        var words: String { isInCycle ? label.isEmpty ? "↻" : "↻ " + label : label }
    }

    package var title: String
    /// As of which day, and from which file.
    package var subtitle: String
    /// What is not shown, one sentence each.
    package var notes: [String] = []
    package var boxes: [Box] = []
    package var arrows: [Arrow] = []
    /// What the signs mean that occur, one sentence each, after the sentence that says which way arrows run.
    package var legend: [Legend] = []

    /// A sign and its meaning.
    package struct Legend: Hashable, Sendable {
        package enum Sign: Sendable { case plain, crossing, late, cycle, quiet, centre }
        package let sign: Sign
        package let text: String
    }

    /// The name of a department's group, or of those on which nobody leads.
    static func groupName(_ department: String) -> String { department.isEmpty ? "nobody leads" : department }

    /// The departments in order of their ids, each with the positions of its boxes; last those on which nobody leads.
    var groups: [(department: String, boxes: [Int])] {
        var byDepartment: [String: [Int]] = [:]
        for position in boxes.indices { byDepartment[boxes[position].department, default: []].append(position) }
        return byDepartment.keys.sorted { left, right in
            left.isEmpty || right.isEmpty ? right.isEmpty && !left.isEmpty : NaturalOrder.isBefore(left, right)
        }.map { ($0, byDepartment[$0] ?? []) }
    }
}

/// What a picture says of where it is from.
package struct Provenance: Sendable {
    /// The file's name.
    let file: String
    /// The day on which lateness is judged.
    let asOf: Day

    package init(file: String, asOf: Day) { (self.file, self.asOf) = (file, asOf) }

    var subtitle: String { cleaned("as of \(asOf.spoken) · \(file)") }
}
