// What is missing around an item.

import Missions

enum Lacks {
    /// What the model wants an item to have and it has not, as a sentence.
    static func of(_ node: Node, _ portfolio: Portfolio) -> String? {
        switch portfolio.kind(node) {
        case .mission:
            if portfolio.isVision(node) { return nil }
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
}
