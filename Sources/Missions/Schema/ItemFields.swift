// The schema's rows for items: the fields every item has, then each kind's own.

enum ItemFields {
    private static let any = -Double.infinity...Double.infinity
    private static let amount = 0...1e12
    private static let score = 1...5
    private static let days = 0...36_525

    /// The fields every item has.
    static func shared(_ kind: Kind) -> [FieldRule] {
        [
            FieldRule("title", .line, longest: 200, "what it is called, one line"),
            FieldRule("plain", .prose, "the same in plain English, 40 words at most"),
            FieldRule("lead", .line, "the one person or post who answers for it", also: ["owner"]),
            FieldRule(
                "state", .choice(states(kind)), initial: states(kind)[0], "where it is in its life", also: ["status"]),
            FieldRule("tags", .list, "free tags; framework tags look like NPF8 or SDG3.4"),
            FieldRule("places", .references([.org]), "where it happens"),
            FieldRule(
                "visibility", .choice(["open", "shared", "restricted"]), initial: "shared",
                "who may see it; restricted never leaves by export"),
            FieldRule("reviewed_on", .day, "when someone last looked and agreed it still holds"),
            FieldRule("note", .prose, "anything else", also: ["notes"]),
        ]
    }

    /// The fields of one kind.
    static func own(_ kind: Kind) -> [FieldRule] {
        switch kind {
        case .mission:
            [
                FieldRule(
                    "tier", .choice(["mission", "vision"]), initial: "mission", "a mission, or the vision above them"),
                FieldRule("scope_in", .prose, "what it covers"),
                FieldRule("scope_out", .prose, "what it leaves to others"),
                FieldRule("context_reviewed_on", .day, "when its context was last reviewed"),
                FieldRule("mandate", .prose, "who gave it authority, and how far"),
                FieldRule(
                    "appetite", .choice(["averse", "minimal", "cautious", "open", "eager"]), "appetite for risk"),
                FieldRule("supersedes", .reference([.mission]), "the mission it repurposes"),
            ]
        case .outcome:
            [FieldRule("level", .choice(["outcome", "impact"]), initial: "outcome", "outcome, or long-run impact")]
        case .measure:
            [
                FieldRule(
                    "level", .choice(["input", "activity", "output", "outcome", "impact"]), "level of the logic model"),
                FieldRule("unit", .line, "unit of its values"),
                FieldRule(
                    "direction", .choice(["up", "down", "at_least", "at_most", "band", "milestone"]),
                    "which way is better"),
                FieldRule("baseline_value", .number(any), "value at the start", also: ["baseline"]),
                FieldRule("baseline_date", .day, "day of the baseline"),
                FieldRule("target_value", .number(any), "value to reach", also: ["target"]),
                FieldRule("target_lo", .number(any), "lower edge of a band", also: ["lo"]),
                FieldRule("target_hi", .number(any), "upper edge of a band", also: ["hi"]),
                FieldRule("target_date", .day, "day by which to reach it"),
                FieldRule("frequency", .whole(days), unit: "days", "days between observations"),
                FieldRule("lag_days", .whole(days), unit: "days", "days from the end of a period to its publication"),
                FieldRule("noise", .number(amount), "the smallest change that is real, in the measure's unit"),
                FieldRule("role", .choice(["headline", "supporting", "balancing", "guard"]), "what it is for"),
                FieldRule(
                    "tolerance_amber", .number(0...1), "share of the distance to target that is still amber-green"),
                FieldRule("tolerance_red", .number(0...1), "share of the distance to target that is still amber-red"),
                FieldRule("split", .line, "the split to watch, such as most and least deprived"),
                FieldRule("definition", .prose, "what exactly is counted"),
                FieldRule("source", .line, "where the values come from"),
                FieldRule("official", .flag, "an official statistic"),
            ]
        case .programme:
            [
                FieldRule(
                    "type", .choice(["programme", "project", "service", "platform", "core"]), "what sort of work"),
                FieldRule(
                    "stage", .choice(["policy", "implementation", "embedding", "irreversible"]), "stage of delivery"),
                FieldRule("claims", .references([.mission]), "missions it says it serves"),
                FieldRule(
                    "levers",
                    .choices([
                        "legislation", "regulation", "tax", "spending", "procurement", "delivery", "data", "convening",
                        "communication", "standards", "workforce",
                    ]), "levers it pulls"),
                FieldRule("capabilities_needed", .list, "capabilities it needs"),
                FieldRule("legacy", .flag, "rests on a legacy system"),
                FieldRule("wlc_low", .number(amount), unit: "£m", "whole-life cost, low estimate, £m"),
                FieldRule("wlc_likely", .number(amount), unit: "£m", "whole-life cost, likely estimate, £m"),
                FieldRule("wlc_high", .number(amount), unit: "£m", "whole-life cost, high estimate, £m"),
                FieldRule("start", .day, "first day of work"),
            ] + schedule + [
                FieldRule("stop_reason", .prose, "why it was stopped"),
                FieldRule("released_gbpm", .number(amount), unit: "£m", "money released by stopping, £m"),
                FieldRule(
                    "released_fte", .number(amount), unit: "FTE", "people released by stopping, full-time equivalents"),
            ]
        case .milestone:
            schedule + [
                FieldRule("criticality", .whole(score), "how much hangs on it, 1 to 5"),
                FieldRule("acceptance", .prose, "how the receiver will know it is done"),
            ]
        case .experiment:
            [
                FieldRule("hypothesis", .prose, "what is believed"),
                FieldRule("riskiest_assumption", .reference([.raid]), "the assumption it tests"),
                FieldRule("success_threshold", .line, "what result would count as success"),
                FieldRule("stop_rule", .line, "what result would stop it"),
                FieldRule("start", .day, "first day"),
                FieldRule("duration_days", .whole(days), unit: "days", "length, days"),
                FieldRule("decision_due", .day, "day by which to decide"),
                FieldRule("actual_finish", .day, "day it was decided"),
                FieldRule("decision", .choice(["scale", "adapt", "stop"]), "what was decided"),
                FieldRule("setting", .choice(["sandbox", "live", "simulation"]), "where it runs"),
                FieldRule("scale", .line, "people, places and money involved"),
                FieldRule("budget", .number(amount), unit: "£m", "budget, £m"),
                FieldRule("cover", .line, "who underwrites failure"),
                FieldRule("result", .prose, "what happened"),
            ]
        case .org:
            [
                FieldRule(
                    "type",
                    .choice([
                        "department", "agency", "unit", "council", "combined_authority", "health_body", "devolved",
                        "place", "network", "board", "team", "business", "charity", "community", "scrutiny",
                        "evidence_centre", "supplier",
                    ]), "what sort of body"),
                FieldRule(
                    "sphere",
                    .choice(["centre", "devolved", "local", "public_body", "private", "third", "citizen"]),
                    "sphere it belongs to"),
                FieldRule("duties", .list, "duties laid on it"),
                FieldRule("ended_on", .day, "day it ceased"),
                FieldRule("fte_internal", .number(amount), unit: "FTE", "own staff of a team, full-time equivalents"),
                FieldRule("fte_external", .number(amount), unit: "FTE", "contractors of a team, full-time equivalents"),
                FieldRule("fte_secondee", .number(amount), unit: "FTE", "secondees of a team, full-time equivalents"),
                FieldRule("disciplines", .list, "disciplines in a team"),
            ]
        case .raid:
            [
                FieldRule(
                    "class", .choice(["risk", "assumption", "issue", "challenge"]), initial: "risk", "which worry"),
                FieldRule(
                    "category",
                    .choice([
                        "strategy", "governance", "operations", "legal", "property", "financial", "commercial",
                        "people",
                        "technology", "information", "security", "project", "reputational",
                    ]), "category of the Orange Book"),
                FieldRule("cause", .prose, "because of …"),
                FieldRule("event", .prose, "… this may happen …"),
                FieldRule("effect", .prose, "… which would …"),
                FieldRule("inherent_likelihood", .whole(score), "likelihood before controls, 1 to 5"),
                FieldRule("inherent_impact", .whole(score), "impact before controls, 1 to 5"),
                FieldRule("residual_likelihood", .whole(score), "likelihood now, 1 to 5", also: ["likelihood"]),
                FieldRule("residual_impact", .whole(score), "impact now, 1 to 5", also: ["impact"]),
                FieldRule("target_likelihood", .whole(score), "likelihood after treatment, 1 to 5"),
                FieldRule("target_impact", .whole(score), "impact after treatment, 1 to 5"),
                FieldRule(
                    "response", .choice(["tolerate", "treat", "transfer", "terminate", "take"]), "what is done about it"
                ),
                FieldRule("proximity", .day, "when it could strike"),
                FieldRule("importance", .whole(score), "importance of an assumption, 1 to 5"),
                FieldRule("test_result", .choice(["untested", "holds", "fails"]), "result of testing an assumption"),
                FieldRule("raised_by", .line, "who raised it; a challenge may be anonymous"),
                FieldRule("raised_on", .day, "when it was raised"),
                FieldRule("reply", .prose, "the answer to a challenge"),
            ]
        case .fund:
            [
                FieldRule("category", .choice(["RDEL", "CDEL", "PDEL", "AME", "other"]), "budget category"),
                FieldRule(
                    "prevention_level", .choice(["none", "primary", "secondary", "tertiary"]), "level of prevention"),
                FieldRule("principal_purpose_prevention", .flag, "prevention is its principal goal"),
                FieldRule("round", .line, "spending round"),
                FieldRule("negotiated", .choice(["bilateral", "joint"]), "how it was negotiated"),
                FieldRule("pooled", .flag, "a pooled or place budget"),
                FieldRule("approved", .number(amount), unit: "£m", "amount approved, £m"),
                FieldRule(
                    "tranches", .rows(["amount", "release rule", "planned", "released"]),
                    "tranches: £m, release rule, planned day, released day"),
                FieldRule("match", .line, "match funding"),
                FieldRule(
                    "appraisal", .prose, "appraisal: benefit-cost ratio, net present value, what is not monetised"),
                FieldRule("claims", .references([.mission]), "missions it says it serves"),
            ]
        case .record:
            [
                FieldRule(
                    "type",
                    .choice([
                        "decision", "action", "lesson", "recommendation", "ask", "idea", "credit", "note",
                    ]), "what sort of record"),
                FieldRule("date", .day, "when it was made"),
                FieldRule("due", .day, "when it is due"),
                FieldRule("done_on", .day, "when the action was done"),
                FieldRule("level", .choice(["political", "official"]), "level of a decision"),
                FieldRule("outcome", .prose, "what was decided"),
                FieldRule("decision_kind", .choice(["go", "stop", "pivot", "scale", "other"]), "kind of decision"),
                FieldRule("response", .choice(["accepted", "rejected"]), "response to a recommendation"),
                FieldRule("reason", .prose, "reason for the response"),
                FieldRule("alternative", .prose, "what will be done instead"),
                FieldRule("addressed_sphere", .line, "sphere an ask is addressed to"),
                FieldRule("what_happened", .prose, "what happened"),
                FieldRule("why", .prose, "why it happened, or why it worked"),
                FieldRule("adopted_by", .references([.org]), "orgs that took up the lesson"),
            ]
        case .session:
            [
                FieldRule(
                    "type", .choice(["stocktake", "workshop", "priority_review", "gate", "retro"]),
                    "what sort of session"),
                FieldRule("date", .day, "the day it meets"),
                FieldRule("chair", .line, "who chairs"),
                FieldRule("facilitator", .line, "who drives the workbench"),
                FieldRule("attendees", .list, "who was there"),
                FieldRule("script", .line, "the script it follows"),
                FieldRule("steps", .rows(["step", "planned minutes", "started", "ended"]), "steps with their times"),
                FieldRule("quorum_note", .line, "note on the quorum"),
            ]
        case .evidence:
            [
                FieldRule(
                    "evi_type", .choice(["document", "dataset", "visit", "evaluation", "user_research"]),
                    "what sort of evidence",
                    also: ["type"]),
                FieldRule("url", .line, "where it is"),
                FieldRule("citation", .line, "how to cite it"),
                FieldRule("date", .day, "its date"),
                FieldRule("jurisdiction", .line, "where it is from"),
                FieldRule(
                    "source_type",
                    .choice(["official", "academic", "think_tank", "consultancy", "front_line", "citizen"]),
                    "whose voice it is"),
                FieldRule("strength", .choice(["low", "medium", "high"]), "how strong it is"),
            ]
        }
    }

    /// What programmes and milestones share: one item on the time axis.
    private static let schedule: [FieldRule] = [
        FieldRule("duration_days", .whole(days), unit: "days", "length of its own work, days"),
        FieldRule("forecast_finish", .day, "when it is now expected to finish"),
        FieldRule("baseline_finish", .day, "when it was first expected to finish"),
        FieldRule("actual_finish", .day, "when it finished"),
        FieldRule("deadline", .day, "when it must be finished"),
        FieldRule("hard_deadline", .flag, "the deadline cannot move"),
    ]

    private static func states(_ kind: Kind) -> [String] {
        switch kind {
        case .mission: ["draft", "live", "repurposed", "closed"]
        case .outcome: ["draft", "agreed", "achieved", "dropped"]
        case .measure: ["draft", "approved", "retired"]
        case .programme: ["proposed", "live", "done", "stopped"]
        case .milestone: ["planned", "on_the_way", "done", "dropped"]
        case .experiment: ["idea", "running", "decided"]
        case .org: ["live", "ended"]
        case .raid: ["open", "treating", "accepted", "closed", "untested", "holds", "failed"]
        case .fund: ["proposed", "approved", "closed"]
        case .record: ["open", "done", "rejected", "withdrawn", "made", "superseded", "noted"]
        case .session: ["planned", "open", "closed"]
        case .evidence: ["live", "superseded"]
        }
    }
}
