// What the signs mean, in one table.

import Drawing

/// A sign on the screen and what it says.
struct Legend: Sendable {
    let group: String
    let sign: String
    let meaning: String
    let ink: Ink

    /// Every sign, as the line style draws it.
    static func all(_ lines: LineStyle) -> [Legend] {
        func mark(_ mark: Mark) -> String { lines.glyph(mark) }
        let groups: [(String, [(String, String, Ink)])] = [
            (
                "Promises",
                [
                    ("!29d", "promised 29 days late, or overdue that long", .late),
                    ("ok", "promised in time", .ok), ("ok~", "in time, and soft: nobody stops without it", .ok),
                    ("ok50d", "in time, with 50 days to spare; ok4m: with four months", .ok),
                    ("?", "promised by nobody yet", .unagreed), ("done", "delivered", .done),
                    ("no", "declined by the giver", .late), ("--", "withdrawn, or judged by nobody", .dim),
                    ("15/81", "of 81 open dependencies, 15 are late", .late),
                ]
            ),
            (
                "Ratings",
                [
                    ("[R]", "red: highly problematic", .ragRed), ("[AR]", "amber-red: problematic", .ragAmberRed),
                    ("[A]", "amber: in between, on scales of five", .ragAmber),
                    ("[AG]", "amber-green: mixed, some of it good", .ragAmberGreen), ("[G]", "green: good", .ragGreen),
                ]
            ),
            (
                "Tree",
                [
                    (mark(.foldClosed), "more rows below, folded", .accent),
                    (mark(.foldOpen), "open: its rows stand below it", .accent), ("+9", "nine rows folded below", .dim),
                    ("x3", "shared: serves three, or draws on three", .mark),
                    ("3/1", "three wait on it directly, one of them on nothing else", .label),
                    ("OFGEM>DESNZ", "who gives, and who receives", .department),
                    (">DESNZ", "DESNZ receives; who gives is the row's above", .department),
                    ("12 Jun", "needed by 12 June; beside it the days late or to spare", .label),
                    ("12 Jun/4 Jul", "needed by 12 June, promised by 4 July", .label),
                    ("-/4 Jul", "promised by 4 July, and no day named by which it is needed", .label),
                    ("Jun'27", "in June 2027: months away", .label),
                    (mark(.seen), "shown above already: Enter goes there", .seen),
                    (mark(.cycle), "leads back to itself: a cycle", .cycle),
                    (mark(.ellipsis) + "12", "twelve levels deep", .border),
                    (mark(.ellipsis), "cut here: there is more than fits", .plain),
                ]
            ),
            (
                "Ways",
                [
                    ("A > B", "B waits on A, or is helped by it", .accent),
                    ("A - B", "linked, and neither waits on the other: related, not causal", .accent),
                ]
            ),
            (
                "Date axis",
                [
                    (mark(.barOpen), "from the start to the earliest finish", .value),
                    (mark(.barDone), "done", .done),
                    (mark(.barLate), "too late for its own deadline or another's", .late),
                    (mark(.barSpare), "days to spare before a deadline is missed", .dim),
                    (mark(.deadline), "the deadline", .label),
                    (mark(.promised), "the giver promises it", .ok), (mark(.needed), "the receiver needs it", .label),
                    (mark(.several), "more than one of these at once", .mark),
                    (mark(.counted), "no date known: counted as today", .unknown),
                    (mark(.driving), "drives what is selected", .accent),
                    (mark(.today), "today: the as-of day", .accent),
                    (mark(.horizon), "the end of the parliament", .warning),
                    (mark(.arrowLeft), "goes on, or lies, further left, " + mark(.arrowRight) + " further right", .dim),
                ]
            ),
            (
                "Risks",
                [
                    ("L4 I5", "likelihood 4, impact 5, of 5 each", .label),
                    ("3" + mark(.shade1), "three risks of a score below 6", .risk1),
                    ("3" + mark(.shade2), "three of 6 to 12", .risk2),
                    ("3" + mark(.shade3), "three of 13 to 19", .risk3),
                    ("3" + mark(.shade4), "three of 20 and more", .risk4), (mark(.dot), "none on this cell", .dim),
                    ("*", "a risk to what is selected", .label),
                ]
            ),
            (
                "History",
                [
                    (mark(.bullet) + " 12", "record 12, part of the present state", .accent),
                    (mark(.dot) + " 12", "record 12, undone", .dim),
                    ("saved #12", "everything up to record 12 is on the disk", .label),
                ]
            ),
        ]
        return groups.flatMap { group, signs in
            signs.map { Legend(group: group, sign: $0.0, meaning: $0.1, ink: $0.2) }
        }
    }
}
