// Screens of the menu bar, the list of ways on, marks, macros, counts, bursts, and the other sets of keys.

extension Scene {
    static let hands: [Scene] = [
        Scene("menu-60x16", .plan, 60, 16, "F9 Right Right Down"),
        Scene("menu-80x24", .plan, 80, 24, "F9 Right Right Right Right Right Right Right"),
        Scene("menu-120x36", .plan, 120, 36, "F9 Left"),
        Scene("menu-200x50", .plan, 200, 50, "F9 Right End"),
        Scene("menu-40x10", .plan, 40, 10, "F9 Left Left Down Down Down Down"),
        Scene("menu-unavailable-80x24", .empty, 80, 24, "F9 Left Left Left Left Left l i"),
        Scene("menu-ascii-80x24", .plan, 80, 24, "F9 Right", lines: .ascii),
        Scene("ways-60x16", .plan, 60, 16, "c wait"),
        Scene("ways-80x24", .plan, 80, 24, "z wait"),
        Scene("ways-120x36", .plan, 120, 36, "g wait"),
        Scene("ways-200x50", .empty, 200, 50, "c wait"),
        Scene("ways-ascii-60x16", .plan, 60, 16, "z wait", lines: .ascii),
        Scene("ways-to-marks-80x24", .plan, 80, 24, "m a j m b p text:MIL-206 Enter m z ' wait"),
        Scene("no-marks-80x24", .plan, 80, 24, "' wait"),
        Scene("count-80x24", .plan, 80, 24, "M-1 M-2"),
        Scene("recording-80x24", .plan, 80, 24, "M j"),
        Scene("caught-80x24", .plan, 80, 24, "paste:Dear\\ all,\\nplease\\ note"),
        Scene("caught-as-a-note-80x24", .plan, 80, 24, "paste:Dear\\ all,\\nplease\\ note a n"),
        Scene("keys-80x24", .plan, 80, 24, ", k Down"),
        Scene("classic-80x24", .plan, 80, 24, ", k text:classic Enter"),
        Scene("classic-help-120x36", .plan, 120, 36, ", k text:classic Enter F1"),
        Scene("classic-empty-80x24", .empty, 80, 24, ", k text:classic Enter"),
        Scene("vim-80x24", .plan, 80, 24, ", k text:vim Enter"),
        Scene("hints-short-80x24", .plan, 80, 24, ", h"),
        Scene("hints-off-80x24", .plan, 80, 24, ", h , h"),
        Scene("palette-by-use-80x24", .plan, 80, 24, ": text:hints Enter : text:ascii Enter : text:ascii Enter :"),
        Scene("palette-initials-80x24", .plan, 80, 24, ": text:tu"),
    ]
}
