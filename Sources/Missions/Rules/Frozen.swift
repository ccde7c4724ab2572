// What stays as it was: an approved measure's goalposts, a closed session and what was judged in it.

/// Asked before a step is applied, so that what counts is the state before it: approving a measure may set its target in
/// the same step, and closing a session may end its last step.
enum Frozen {
    static func check(_ step: Step, _ portfolio: Portfolio) throws(Refusal) {
        for change in step.changes {
            switch change {
            case .set(.item(let id), let field, let was, let now):
                guard let node = portfolio.node(id) else { continue }
                switch portfolio.kind(node) {
                case .measure where portfolio.has(node, .state, "approved"):
                    let isUnapproved = field == .state && now == "draft"
                    if isUnapproved || (goalposts.contains(field) && was != nil) {
                        try checkDecision(id, field, step, portfolio)
                    }
                case .session: try check(session: id, change.ref, field, portfolio)
                default: break
                }
            case .delete(.item(let id), _, _): try check(session: id, change.ref, nil, portfolio)
            case .create(.assessment, _, let fields), .delete(.assessment, _, let fields):
                try check(session: fields[.session], change.ref, nil, portfolio)
            case .set(.assessment, let field, _, let now):
                try check(session: portfolio.fields(change.ref)?[.session], change.ref, field, portfolio)
                if field == .session { try check(session: now, change.ref, field, portfolio) }
            default: break
            }
        }
    }

    // MARK: Sessions (I20)

    private static func check(session: ItemID?, _ ref: Ref, _ field: Field?, _ portfolio: Portfolio) throws(Refusal) {
        guard let session, let node = portfolio.node(session), portfolio.kind(node) == .session,
            portfolio.has(node, .state, "closed")
        else { return }
        let what = ref == .item(session) ? "a closed session" : "what was judged in \(session), a closed session,"
        throw Consistency.refusal(
            ref.spoken, field, "\(what) is frozen (I20)", "record the correction as a new note about it")
    }

    // MARK: Goalposts (I13)

    private static let goalposts: Set<Field> = [
        .baselineValue, .baselineDate, .targetValue, .targetLow, .targetHigh, .targetDate, .direction, .unit,
        .definition,
    ]

    private static func checkDecision(_ id: ItemID, _ field: Field, _ step: Step, _ portfolio: Portfolio)
        throws(Refusal)
    {
        func isDecision(_ word: String) -> Bool {
            if let node = portfolio.node(word) {
                return portfolio.kind(node) == .record && portfolio.has(node, .type, "decision")
            }
            return step.changes.contains {
                if case .create(.item(word), .record?, let fields) = $0 { fields[.type] == "decision" } else { false }
            }
        }
        let cited = words(step.why).contains(where: isDecision)
        if !cited {
            throw Consistency.refusal(
                id, field, "an approved measure keeps its \(field.name) unless a decision changes it (I13)",
                "give a reason that names the decision's id")
        }
    }

    /// The words of a reason, each as it stands and without the marks around it.
    private static func words(_ why: String) -> [String] {
        why.split(whereSeparator: \.isWhitespace).flatMap { word in
            let marks = ".,;:!?()[]\"'“”‘’"
            let bare = word.drop { marks.contains($0) }
            let end = bare.lastIndex { !marks.contains($0) }.map { bare.index(after: $0) } ?? bare.startIndex
            return [String(word), String(bare[..<end])]
        }
    }
}
