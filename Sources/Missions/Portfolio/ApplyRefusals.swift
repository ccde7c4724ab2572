// Why a change cannot be applied, in sentences.

extension Portfolio {
    static func exists(_ ref: Ref) -> Refusal {
        Refusal(
            ref.spoken, "it exists already (\(ref.rule))", remedy: "change the one that is there, or choose another id")
    }

    static func absent(_ ref: Ref) -> Refusal {
        Refusal(ref.spoken, "there is no such thing here", remedy: "it may have been removed; look in the history")
    }

    static func moved(_ ref: Ref) -> Refusal {
        Refusal(ref.spoken, "it has changed since", remedy: "look again and repeat the change if it still holds")
    }

    static func missing(_ id: ItemID, of ref: Ref) -> Refusal {
        Refusal(ref.spoken, "there is no item \(id) (I1)", remedy: "add \(id) first, or correct the id")
    }
}

extension Ref {
    fileprivate var rule: String {
        if case .link = self { "I3" } else { "I1" }
    }
}
