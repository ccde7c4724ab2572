// What is over: nothing is owed by it, and nobody waits for it any more.

import Missions

extension Kind {
    /// The states in which items of the kind are over.
    fileprivate var ends: [StaticString] {
        switch self {
        case .milestone: ["done", "dropped"]
        case .programme: ["done", "stopped"]
        case .experiment: ["decided"]
        case .outcome: ["achieved", "dropped"]
        case .mission: ["repurposed", "closed"]
        default: []
        }
    }

    /// Kinds whose items end.
    static let ending = allCases.filter { !$0.ends.isEmpty }
}

extension Portfolio {
    /// Whether an item is over: done, dropped, stopped, decided, achieved or closed.
    package func isOver(_ node: Node) -> Bool { kind(node).ends.contains { has(node, .state, $0) } }
}
