// The schema's rows for links, points, assessments and the portfolio's settings.

enum LinkFields {
    private static let any = -Double.infinity...Double.infinity
    private static let days = 0...36_525

    /// The fields of one type of link, besides its ends.
    static func own(_ type: LinkType) -> [FieldRule] {
        switch type {
        case .partOf:
            [
                FieldRule("from_date", .day, "first day it was so"),
                FieldRule("to_date", .day, "last day it was so"),
            ]
        case .contributes:
            [
                FieldRule("sign", .choice(["+", "-"]), "helps (+) or hinders (-)"),
                FieldRule("strength", .whole(1...3), "strength, 1 to 3"),
                FieldRule(
                    "confidence", .choice(["asserted", "reasoned", "evidenced"]), "how sure the claim is"),
                FieldRule("assumptions", .references([.raid]), "assumptions it rests on"),
                FieldRule("evidence", .references([.evidence]), "evidence for it"),
                FieldRule("reviewed_on", .day, "when someone last looked and agreed it still holds"),
            ]
        case .measures:
            [FieldRule("balances", .reference([.measure]), "the measure this one keeps honest")]
        case .needs:
            [
                FieldRule("what", .prose, "what is needed"),
                FieldRule(
                    "type", .choice(["output", "data", "decision", "legislation", "money", "people", "other"]),
                    "what sort of thing is needed"),
                FieldRule("lag_days", .whole(days), unit: "days", "days the receiver needs after delivery"),
                FieldRule("need_by", .day, "day by which the receiver needs it"),
                FieldRule("promised_by", .day, "day by which the giver promises it"),
                FieldRule("delivered_on", .day, "day it was delivered"),
                FieldRule("hard", .flag, initial: "true", "the receiver cannot go on without it"),
                FieldRule("coupling", .number(0...1), "chance that a failure of the giver hits the receiver, 0 to 1"),
                FieldRule("confidence", .choice(["high", "medium", "low"]), "confidence in the promise"),
                FieldRule(
                    "state", .choice(["proposed", "agreed", "declined", "delivered", "withdrawn"]),
                    initial: "proposed", "where the agreement stands"),
                FieldRule("acceptance", .prose, "how the receiver will know it is delivered"),
                FieldRule("giver_contact", .line, "whom to ring at the giver"),
                FieldRule("receiver_contact", .line, "whom to ring at the receiver"),
                FieldRule("illustrative", .flag, "made up to show the tool, not published"),
            ]
        case .affects: []
        case .treats:
            [FieldRule("effect", .prose, "what the treatment does")]
        case .funds:
            [FieldRule("amount", .money, unit: "£m", "£m by financial year")]
        case .benefits:
            [
                FieldRule("benefit_key", .line, "the benefit's unique name"),
                FieldRule(
                    "type", .choice(["cash_releasing", "non_cash", "quantified", "qualitative", "dis_benefit"]),
                    "what sort of benefit"),
                FieldRule("amount", .money, unit: "£m", "planned benefit, £m by financial year", also: ["planned"]),
                FieldRule("realised", .money, unit: "£m", "benefit realised so far, £m by financial year"),
                FieldRule("confidence", .choice(["low", "medium", "high"]), "confidence in it"),
                FieldRule("agreed", .flag, "the beneficiary accepts it in its budget"),
                FieldRule("agreed_on", .day, "when the beneficiary agreed"),
            ]
        case .responsible:
            [
                FieldRule(
                    "role",
                    .choice([
                        "sponsor", "lead", "co_owner", "contributor", "accounting", "decider", "catalyst", "coach",
                        "scrutineer", "supplier", "chain",
                    ]), initial: "contributor", "part it plays"),
                FieldRule("chain_position", .whole(1...99), "place in the delivery chain, 1 nearest the minister"),
                FieldRule("chain_strength", .choice(["weak", "fair", "strong"]), "strength of that link in the chain"),
                FieldRule(
                    "engagement", .choice(["inform", "consult", "involve", "collaborate", "empower"]),
                    "how far it takes part"),
                FieldRule("autonomy", .choice(["directed", "guided", "free"]), "how free it is in the means"),
                FieldRule("contact", .line, "whom to ring"),
            ]
        case .about:
            [FieldRule("stance", .choice(["supports", "contradicts", "context"]), "what the evidence says")]
        }
    }

    /// A point of a measure's series.
    static let point: [FieldRule] = [
        FieldRule("value", .number(any), "value, in the measure's unit"),
        FieldRule("low", .number(any), "lower edge of its uncertainty"),
        FieldRule("high", .number(any), "upper edge of its uncertainty"),
        FieldRule("published_on", .day, "when it was published"),
        FieldRule("source", .line, "where it comes from"),
    ]

    /// A judgement of an item against a rubric.
    static let assessment: [FieldRule] = [
        FieldRule(
            "overall", .line, "overall rating, a code of the rubric's scale; N not assessed, X exempt, DK don't know"),
        FieldRule("ratings", .pairs, "rating by criterion"),
        FieldRule("reason", .prose, "the reason in a sentence", also: ["reasons"]),
        FieldRule("evidence", .references([.evidence]), "evidence for it"),
        FieldRule("votes", .pairs, "votes by code before the reveal, without names"),
        FieldRule("dissent", .prose, "dissent from the rating"),
        FieldRule("session", .reference([.session]), "the session it was made in"),
        FieldRule("rubric_version", .line, "version of the rubric"),
    ]

    /// The settings of a portfolio.
    static let portfolio: [FieldRule] = [
        FieldRule("name", .line, "name of the portfolio"),
        FieldRule("as_of", .day, "the day on which lateness is judged"),
        FieldRule("about", .prose, "what it is, and where its figures come from"),
        FieldRule("parliament_end", .day, "last day of the parliament"),
        FieldRule("currency", .line, "currency of all amounts, in millions"),
        FieldRule("illustrative", .flag, "made up to show the tool"),
    ]
}
