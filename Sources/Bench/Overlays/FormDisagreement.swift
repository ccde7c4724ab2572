// Two people at one field: while a form was filled in, another window wrote there. Both values are told, and nothing that
// was typed is lost.

import Missions

extension Form {
    /// Compares what was typed with what stands there now. Where somebody else has written something different, says both
    /// and takes note, so that saving again keeps what was typed here.
    mutating func disagree(with portfolio: Portfolio) -> String? {
        guard case .edit(let ref) = purpose,
            let fields = ref == .portfolio ? portfolio.settings : portfolio.fields(ref)
        else { return nil }
        var sentences: [String] = []
        var first: Int?
        for row in rows.indices where rows[row].rule != Form.reason && rows[row].isChanged {
            let rule = rows[row].rule
            let stored = Form.text(fields[rule.field] ?? "", rule)
            guard stored != rows[row].before else { continue }
            rows[row].rebase(to: stored)
            // Both may have come to the same.
            guard rows[row].isChanged else { continue }
            first = first ?? row
            let who = writers[rule.field] ?? "another window"
            let sides = Sides.cut(stored, rows[row].text, room: 30)
            sentences.append("\(rule.label): \(who) wrote \(Form.quoted(sides.one)), you \(Form.quoted(sides.other)).")
        }
        guard let first else { return nil }
        scroller.cursor = first
        return (sentences.prefix(2) + ["Enter again keeps yours, Esc theirs."]).joined(separator: " ")
    }

    private static func quoted(_ text: String) -> String { text.isEmpty ? "nothing" : "“\(text)”" }
}

extension Workbench {
    /// Remembers who has written into what the form on top is about.
    mutating func noteWriters(_ lines: [HistoryLine]) {
        changeForm { $0.note(lines) }
    }
}

extension Form {
    fileprivate mutating func note(_ lines: [HistoryLine]) {
        guard case .edit(let ours) = purpose else { return }
        for line in lines {
            for case .set(let ref, let field, _, _) in line.changes where ref == ours { writers[field] = line.who }
        }
    }
}
