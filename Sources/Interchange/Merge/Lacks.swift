// What is missing around an item, and what an import changes that people may not.

import Missions

enum Lacks {
    /// What the model wants an item to have and it has not, as a sentence.
    static func of(_ node: Node, _ portfolio: Portfolio) -> String? {
        switch portfolio.kind(node) {
        case .mission:
            if portfolio.has(node, .tier, "vision") { return nil }
            var hasLead = false
            portfolio.forEachLink(to: node, .responsible) { if portfolio.has($0, .role, "lead") { hasLead = true } }
            return hasLead
                ? nil : "\(portfolio.id(node)) has no lead. Link an org to it as responsible with the role lead."
        case .measure:
            return lacks(.measures, node, portfolio)
                ? "\(portfolio.id(node)) measures nothing. Link it to what it measures." : nil
        case .raid:
            return lacks(.affects, node, portfolio)
                ? "\(portfolio.id(node)) affects nothing. Link it to what it affects." : nil
        default: return nil
        }
    }

    private static func lacks(_ type: LinkType, _ node: Node, _ portfolio: Portfolio) -> Bool {
        var found = false
        portfolio.forEachLink(from: node, type) { _ in found = true }
        return !found
    }

    /// The rule that a person who set these fields by hand would offend: goalposts of an approved measure (I13), a
    /// closed session (I20).
    static func frozen(_ node: Node, _ fields: Fields, _ portfolio: Portfolio) -> (field: String, sentence: String)? {
        let kind = portfolio.kind(node)
        let isMeasure = kind == .measure && portfolio.has(node, .state, "approved")
        guard isMeasure || (kind == .session && portfolio.has(node, .state, "closed")) else { return nil }
        let present = portfolio.fields(node)
        for (field, text) in fields where present[field] != text {
            if !isMeasure {
                return (field.name, "\(portfolio.id(node)) is closed, and a closed session is frozen (I20).")
            }
            if present[field] != nil, goalposts.contains(field.name) {
                return (
                    field.name,
                    "\(portfolio.id(node)) is approved, and an approved measure keeps its \(field.name) unless a "
                        + "decision changes it (I13)."
                )
            }
        }
        return nil
    }

    private static let goalposts: Set<String> = [
        "baseline_value", "baseline_date", "target_value", "target_lo", "target_hi", "target_date", "direction", "unit",
        "definition",
    ]
}
