// An answer: what an analysis says of the selected item, a sentence and rows to walk to. It lies on top and writes nothing.

import Drawing
import Missions

/// What there is to say to a question, line by line. It is asked again whenever the portfolio or the screen changes.
package struct Answer: Sendable {
    package struct Row: Sendable {
        var spans: [DetailLine.Span]
        /// Where Enter leads, and the way there from item to item, where it is one that can be walked.
        var target: ItemID?
        var way: [ItemID]
        /// What there is no room for in the row: it stands below all rows while the cursor is on this one.
        package var note: String

        init(
            _ spans: [DetailLine.Span], to target: ItemID? = nil, along way: [ItemID] = [], note: String = ""
        ) {
            self.spans = spans
            self.target = target
            self.way = way
            self.note = note
        }

        package var text: String { spans.map(\.text).joined() }
        /// The row with what stands below it.
        var whole: String { note.isEmpty ? text : "\(text); \(note)" }
    }

    let question: Question
    var title: String
    /// What stands at the right of the title.
    var right = ""
    /// How far it is where it is still being counted: `betweenness 43 %`; stands before that.
    var progress = ""
    /// The answer in one sentence.
    package var sentence: String
    package var rows: [Row] = []
    var scroller = Scroller()
    /// What it puts in lines, where finding that out again takes long.
    var finding: Kept<Finding>?

    /// Whether a line below the rows is kept for what they have no room for.
    var hasNotes: Bool { rows.contains { !$0.note.isEmpty } }
    var current: Row? { rows.indices.contains(scroller.cursor) ? rows[scroller.cursor] : nil }
}
