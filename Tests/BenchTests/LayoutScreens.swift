// Screens of every layout, of the library, and of portfolios that are hard to show.

import Missions

extension Scene {
    private static let sizes = [(60, 16), (80, 24), (120, 36), (200, 50)]

    /// The same at each of the four sizes.
    private static func atEverySize(_ name: String, _ portfolios: Portfolios, _ keys: String = "") -> [Scene] {
        sizes.map { Scene("\(name)-\($0)x\($1)", portfolios, $0, $1, keys) }
    }

    static let layouts: [Scene] =
        [
            Scene("stacked-70x60", .plan, 70, 60, "j Enter"),
            Scene("small-40x10", .plan, 40, 10, "2"),
            Scene("both-directions-200x50", .plan, 200, 50, "p text:MIL-206 Enter <"),
            Scene("both-directions-turned-200x50", .plan, 200, 50, "p text:MIL-206 Enter >"),
            Scene("both-directions-160x40", .plan, 160, 40, "j Enter j j"),
            Scene("waiting-below-120x36", .plan, 120, 36, "p text:MIL-208 Enter <"),
            Scene("borders-off-80x24", .plan, 80, 24, ", b"),
            Scene("borders-off-120x36", .plan, 120, 36, "2 j , b"),
            Scene("borders-off-ascii-200x50", .plan, 200, 50, ", b", lines: .ascii),
            Scene("detail-hidden-80x24", .plan, 80, 24, "i"),
            Scene("history-in-the-corner-80x24", .london, 80, 24, "F8"),
            Scene("grown-80x24", .plan, 80, 24, "2 , + , + , +"),
            Scene("one-pane-by-hand-120x36", .plan, 120, 36, ", l"),
            Scene("legend-80x24", .plan, 80, 24, ", g"),
            Scene("legend-120x36", .plan, 120, 36, ", g text:cut"),
            Scene("legend-60x16", .plan, 60, 16, ", g", lines: .ascii),
            Scene("library-59x15", .plan, 59, 15, "6"),
            Scene("library-gone-80x24", .plan, 80, 24, "6 j Enter"),
            Scene("library-folded-120x36", .plan, 120, 36, "6 h"),
            Scene("no-risks-80x24", .single, 80, 24, "3"),
            Scene("wide-characters-80x24", .wide, 80, 24, "Enter l j"),
            Scene("wide-characters-120x36", .wide, 120, 36, "Enter l j"),
            Scene("long-names-tree-60x16", .long, 60, 16, "2 z R j"),
            Scene("long-names-tree-80x24", .long, 80, 24, "2 z R j"),
            Scene("long-names-tree-200x50", .long, 200, 50, "2 z R j"),
            Scene("siblings-tree-80x24", .many, 80, 24, "2 l l G"),
        ] + atEverySize("library", .plan, "6 j j j j j j j") + atEverySize("empty-tree", .empty, "2")
        + atEverySize("single-item", .single, "1") + atEverySize("long-names", .long) + atEverySize("siblings", .many)
}

extension Seeds {
    /// One item alone.
    static let single = portfolio("M1 mission Clean rivers")

    /// Names and ids longer than any pane.
    static let long: Portfolio = {
        let words = "the slow and careful rebuilding of trust between those who promise and those who wait for it"
        var lines = "MISSION-WITH-AN-ID-AS-LONG-AS-A-SENTENCE mission tier=mission|title=\(words + " " + words)"
        lines += "\nPROGRAMME-OF-THE-JOINT-UNIT-FOR-REBUILDING programme \(words)"
        lines += "\nO org Department of \(words)"
        lines += "\nR raid title=\(words)|residual_likelihood=5|residual_impact=5"
        for number in 1...4 {
            lines += "\nMILESTONE-NUMBER-\(number)-OF-THE-PLAN milestone \(number), \(words)"
            lines += "\nMILESTONE-NUMBER-\(number)-OF-THE-PLAN part_of PROGRAMME-OF-THE-JOINT-UNIT-FOR-REBUILDING"
        }
        lines += "\nPROGRAMME-OF-THE-JOINT-UNIT-FOR-REBUILDING contributes MISSION-WITH-AN-ID-AS-LONG-AS-A-SENTENCE"
        lines += "\nMILESTONE-NUMBER-1-OF-THE-PLAN needs MILESTONE-NUMBER-2-OF-THE-PLAN need_by=2025-03-01"
        lines += "\nMILESTONE-NUMBER-2-OF-THE-PLAN needs MILESTONE-NUMBER-3-OF-THE-PLAN"
        lines += " need_by=2026-03-01 promised_by=2026-12-24"
        lines += "\nO responsible MILESTONE-NUMBER-3-OF-THE-PLAN role=lead"
        lines += "\nR affects MILESTONE-NUMBER-3-OF-THE-PLAN"
        return portfolio(lines)
    }()

    /// A programme that waits for ten thousand milestones, and as many missions.
    static let many: Portfolio = {
        var portfolio = Portfolio()
        func create(_ id: ItemID, _ kind: Kind, _ title: String) -> Change {
            var fields = Fields()
            fields[.title] = title
            return .create(.item(id), kind: kind, fields: fields)
        }
        var changes = [create("PRO-1", .programme, "Waits for everybody")]
        for number in 1...10_000 {
            changes.append(create("MIL-\(number)", .milestone, "Promise number \(number)"))
            changes.append(create("MIS-\(number)", .mission, "Mission number \(number)"))
        }
        changes += (1...10_000).map { number in
            var fields = Fields()
            fields[Field("hard")] = "true"
            return .create(.link(LinkKey(.needs, from: "PRO-1", to: "MIL-\(number)")), kind: nil, fields: fields)
        }
        changes.append(
            .create(.link(LinkKey(.contributes, from: "PRO-1", to: "MIS-1")), kind: nil, fields: Fields()))
        do { try portfolio.apply(changes) } catch { fatalError("\(error)") }
        return portfolio
    }()

    /// Letters that take two columns, or none, and signs made of several.
    static let wide = portfolio(
        """
        M1 mission 東京都の清潔なエネルギー計画と橋の建て替えについての長い題名
        P1 programme 👩‍👩‍👧‍👦家族支援👍🏽🇬🇧🇯🇵プログラム
        A milestone 한국어로된이정표와아주긴제목을가진항목
        B milestone Zusammenhänge,e\u{301}te\u{301}etÅngstrom
        C milestone 🏳️‍🌈🧑‍💻👨‍🚒🏴󠁧󠁢󠁥󠁮󠁧󠁿❤️☎️1️⃣
        R1 raid 供給者が倒れる危険|residual_likelihood=4|residual_impact=4
        P1 contributes M1
        A part_of P1
        B part_of P1
        C part_of P1
        A needs B need_by=2025-12-01
        B needs C need_by=2026-03-01 promised_by=2026-02-01
        R1 affects A
        """)
}
