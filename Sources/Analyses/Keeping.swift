// Which changes touch what has been worked out: everything else may be kept.

import Missions

extension Schedule {
    /// Whether a schedule made before a change may differ from one made after it. Titles, contacts, ratings, money and the
    /// like leave a schedule as it is.
    public static func isTouched(by change: Change) -> Bool {
        switch (change.ref, change) {
        case (.item, .set(_, let field, _, _)): Touching.timing.contains(field)
        case (.item, .create(_, let kind, _)), (.item, .delete(_, let kind, _)):
            [.milestone, .programme, .experiment].contains(kind)
        case (.link(let key), .set(_, let field, _, _)): key.type == .needs && Touching.arrival.contains(field)
        case (.link(let key), _): key.type == .needs
        case (.portfolio, .set(_, let field, _, _)): field == .asOf
        case (.portfolio, _): true
        case (.point, _), (.assessment, _), (.extra, _): false
        }
    }
}

extension Ownership {
    /// Whether what was found of owners and missions before a change may differ from what is found after it.
    public static func isTouched(by change: Change) -> Bool {
        switch (change.ref, change) {
        case (.item, .set(_, let field, _, _)): field == .type || field == .tier
        case (.item, _): true
        case (.link(let key), .set(_, let field, _, _)):
            switch key.type {
            case .needs: field == .state
            case .responsible: field == .role
            case .partOf: field == .fromDate || field == .toDate
            default: false
            }
        case (.link(let key), _): [.needs, .responsible, .partOf, .contributes].contains(key.type)
        case (.portfolio, .set(_, let field, _, _)): field == .asOf
        case (.portfolio, _): true
        case (.point, _), (.assessment, _), (.extra, _): false
        }
    }
}

extension Waiting {
    /// Whether what was counted before a change may differ from what is counted after it.
    public static func isTouched(by change: Change) -> Bool {
        switch (change.ref, change) {
        case (.link(let key), .set(_, let field, _, _)): key.type == .needs && Touching.delivery.contains(field)
        case (.link(let key), _): key.type == .needs
        default: false
        }
    }
}

extension Direction {
    /// Whether a change may make or break a step of the consequence graph, or takes an item out of it.
    public static func isTouched(by change: Change) -> Bool {
        switch (change.ref, change) {
        case (.link(let key), .set(_, let field, _, _)): key.type == .needs && Touching.delivery.contains(field)
        case (.link(let key), _): [.needs, .contributes, .partOf].contains(key.type)
        case (.item, .delete): true
        default: false
        }
    }
}

private enum Touching {
    static let delivery: Set<Field> = [.state, .deliveredOn]
    static let timing: Set<Field> = [.durationDays, .forecastFinish, .actualFinish, .deadline, .decisionDue]
    static let arrival: Set<Field> = [.state, .lagDays, .promisedBy, .deliveredOn]
}
