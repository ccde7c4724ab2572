// Fields that a state calls for, so that a form can say so before the rules refuse what lacks them.

extension Schema {
    /// The field that an item of a kind must have in a state; nil where nothing is called for. See I4.
    public static func needed(of kind: Kind, in state: String) -> Field? {
        (kind == .programme || kind == .milestone) && state == "done" ? .actualFinish : nil
    }

    /// The field that a link of a type must have in a state; nil where nothing is called for. See I5.
    public static func needed(of type: LinkType, in state: String) -> Field? {
        guard type == .needs else { return nil }
        switch state {
        case "agreed": return .promisedBy
        case "delivered": return .deliveredOn
        case "declined": return .needBy
        default: return nil
        }
    }
}
