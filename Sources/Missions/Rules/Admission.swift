// The gate for new changes: what would break the model, or contradict itself, does not get in.

extension Portfolio {
    /// Checks a step and applies it whole, or throws and leaves the portfolio as it was.
    ///
    /// Refused is what the model cannot hold (unknown ids, wrong kinds at the ends of a link, doubled links, cycles in
    /// part-of, texts that are not values), what is frozen, and what would contradict itself after the step but did not
    /// before it. An import may contradict itself: that was reported before it was made.
    public mutating func admit(_ step: Step) throws(Refusal) {
        do { try check(step) } catch { throw step.withOutcome(error) }
    }

    /// Throws where a person's step would change what is frozen.
    func refuseFrozen(_ step: Step) throws(Refusal) {
        if step.isImport { return }
        do { try Frozen.check(step, self) } catch { throw step.withOutcome(error) }
    }

    private mutating func check(_ step: Step) throws(Refusal) {
        if !step.isImport { try Frozen.check(step, self) }
        let touched = step.isImport ? [] : Consistency.touched(by: step.changes, in: self)
        let known = touched.map { (ref: $0, before: contradictions(of: $0)) }
        let highest = highest
        let isCanonical = step.isCanonical
        try applyAll(step.changes) { portfolio, change throws(Refusal) in
            try portfolio.admit(change, isCanonical: isCanonical)
        }
        for (ref, before) in known {
            guard let new = contradictions(of: ref).first(where: { !before.contains($0) }) else { continue }
            takeBack(step.changes, highest: highest)
            throw new
        }
    }

    /// Checks that one change leaves the model whole, and applies it. What it contradicts is for `contradictions(of:)`.
    public mutating func admit(_ change: Change) throws(Refusal) { try admit(change, isCanonical: false) }

    /// As `admit(_:)`; texts that have just been made canonical need not be looked at again.
    package mutating func admit(_ change: Change, isCanonical: Bool) throws(Refusal) {
        try Structure.check(change, self, isCanonical: isCanonical)
        try apply(change)
    }
}

extension Step {
    /// A refusal of the step that says what has not happened, where that is worth saying.
    fileprivate func withOutcome(_ refusal: Refusal) -> Refusal {
        guard onlyDeletes else { return refusal }
        var refusal = refusal
        refusal.outcome = "Nothing was deleted."
        return refusal
    }

    /// Whether all it does is to take things out.
    private var onlyDeletes: Bool {
        !changes.isEmpty && changes.allSatisfy { if case .delete = $0 { true } else { false } }
    }
}
