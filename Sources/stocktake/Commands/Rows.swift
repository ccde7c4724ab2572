// Things as rows: of a table for people, of comma-separated values, of JSON.

import Analyses
import Bench
import Drawing
import Interchange
import Missions

enum Rows {
    static func json(_ thing: Query.Thing, _ portfolio: Portfolio) -> JSON {
        switch thing {
        case .item(let node): JSONForm.item(node, in: portfolio)
        case .link(let edge): JSONForm.link(edge, in: portfolio)
        case .point(let point): JSONForm.point(point)
        case .assessment(let assessment): JSONForm.assessment(assessment)
        }
    }

    /// The columns people look for first.
    static func table(_ things: [Query.Thing], _ scope: Query.Scope, _ portfolio: Portfolio) -> Table {
        let fields = shown(scope)
        var columns = identity(scope).map { Table.Column(title: $0.uppercased()) }
        for field in fields {
            let rule = rule(field, scope)
            var isNumber = false
            switch rule?.type {
            case .number, .whole: isNumber = true
            default: break
            }
            columns.append(
                .init(title: (rule?.label ?? field.name).uppercased(), isNumber: isNumber, isFlexible: isLong(field)))
        }
        let extra = extra(scope)
        if let extra { columns.append(.init(title: extra.uppercased())) }
        var table = Table(columns)
        for thing in things {
            var cells = key(thing, scope, portfolio)
            cells += fields.map { field in
                text(thing, field, portfolio).map { isLong(field) ? $0 : Wording.value($0, rule(field, scope)) } ?? ""
            }
            if extra != nil {
                switch thing {
                case .link(let edge):
                    cells.append(Wording.promise(Promise(edge, in: portfolio, asOf: portfolio.today)).text)
                case .item(let node) where portfolio.kind(node) == .raid:
                    cells.append(portfolio.cell(node).map { "\($0.likelihood)x\($0.impact)" } ?? "")
                case .item(let node): cells.append(cut(portfolio.departmentID(node), to: 10))
                default: cells.append("")
                }
            }
            table.append(cells)
        }
        return table
    }

    /// Every field there is, one row a thing, as RFC 4180 has it.
    static func csv(_ things: [Query.Thing], _ scope: Query.Scope, _ portfolio: Portfolio) -> [UInt8] {
        var fields = Set(things.flatMap { all($0, portfolio).map(\.field) })
        switch scope {
        case .items: break
        case .kind(let kind): fields.formUnion(Schema.rows(of: kind).map(\.field))
        case .links(let type): fields.formUnion(Schema.rows(of: type).map(\.field))
        case .points: fields.formUnion(Schema.pointRows.map(\.field))
        case .assessments: fields.formUnion(Schema.assessmentRows.map(\.field))
        }
        let columns = fields.sorted()
        var bytes: [UInt8] = []
        CSVLine.append(identity(scope) + columns.map(\.name), to: &bytes)
        for thing in things {
            let held = all(thing, portfolio)
            CSVLine.append(key(thing, scope, portfolio) + columns.map { held[$0] ?? "" }, to: &bytes)
        }
        return bytes
    }

    private static func identity(_ scope: Query.Scope) -> [String] {
        switch scope {
        case .items: ["id", "kind"]
        case .kind: ["id"]
        case .links(let type): [type.endNames.from, type.endNames.to]
        case .points: ["measure", "series", "date", "revision"]
        case .assessments: ["item", "rubric", "date", "by"]
        }
    }

    private static func key(_ thing: Query.Thing, _ scope: Query.Scope, _ portfolio: Portfolio) -> [String] {
        switch thing {
        case .item(let node):
            scope == .items ? [portfolio.id(node), portfolio.kind(node).rawValue] : [portfolio.id(node)]
        case .link(let edge): [portfolio.id(portfolio.from(edge)), portfolio.id(portfolio.to(edge))]
        case .point(let point):
            [point.key.measure, point.key.series.rawValue, point.key.date.iso, String(point.key.revision)]
        case .assessment(let assessment):
            [assessment.key.item, assessment.key.rubric, assessment.key.date.iso, assessment.key.by]
        }
    }

    private static func all(_ thing: Query.Thing, _ portfolio: Portfolio) -> Fields {
        switch thing {
        case .item(let node): portfolio.fields(node)
        case .link(let edge): portfolio.fields(edge)
        case .point(let point): point.fields
        case .assessment(let assessment): assessment.fields
        }
    }

    private static func text(_ thing: Query.Thing, _ field: Field, _ portfolio: Portfolio) -> String? {
        switch thing {
        case .item(let node): portfolio.text(node, field)
        case .link(let edge): portfolio.text(edge, field)
        case .point(let point): point.fields[field]
        case .assessment(let assessment): assessment.fields[field]
        }
    }

    private static func rule(_ field: Field, _ scope: Query.Scope) -> FieldRule? {
        switch scope {
        case .items: Schema.row(field, of: Kind.milestone)
        case .kind(let kind): Schema.row(field, of: kind)
        case .links(let type): Schema.row(field, of: type)
        case .points: Schema.pointRows.first { $0.field == field }
        case .assessments: Schema.assessmentRows.first { $0.field == field }
        }
    }

    /// Texts that may be cut.
    private static func isLong(_ field: Field) -> Bool {
        [.title, .what, Field("effect"), Field("ratings"), Field("reason"), Field("source"), Field("unit")].contains(
            field)
    }

    /// The fields a table shows.
    private static func shown(_ scope: Query.Scope) -> [Field] {
        switch scope {
        case .items: names("title", "state")
        case .kind(.mission): names("title", "tier", "state")
        case .kind(.outcome): names("title", "level", "state")
        case .kind(.measure): names("title", "baseline_value", "target_value", "unit", "target_date")
        case .kind(.programme): names("title", "type", "stage", "forecast_finish", "state")
        case .kind(.milestone): names("title", "forecast_finish", "baseline_finish", "state")
        case .kind(.experiment): names("title", "decision_due", "decision", "state")
        case .kind(.org): names("title", "type", "sphere", "state")
        case .kind(.raid): names("title", "class", "response", "state")
        case .kind(.fund): names("title", "category", "approved", "state")
        case .kind(.record): names("title", "type", "date", "due", "state")
        case .kind(.session): names("title", "type", "date", "state")
        case .kind(.evidence): names("title", "evi_type", "date", "strength", "state")
        case .links(.needs): names("what", "need_by", "promised_by", "state")
        case .links(.contributes): names("sign", "strength", "confidence")
        case .links(.benefits): names("benefit_key", "type", "amount", "realised")
        case .links(.responsible): names("role", "contact")
        case .links(let type): Schema.rows(of: type).map(\.field)
        case .points: names("value", "low", "high", "source")
        case .assessments: names("overall", "ratings", "reason")
        }
    }

    /// A last column that is worked out: how late a promise is, likelihood by impact, or the department that leads.
    private static func extra(_ scope: Query.Scope) -> String? {
        switch scope {
        case .links(.needs): "late"
        case .kind(.raid): "score"
        case .kind(.mission), .kind(.outcome), .kind(.measure), .kind(.programme), .kind(.milestone),
            .kind(.experiment):
            "dept"
        default: nil
        }
    }

    private static func names(_ names: String...) -> [Field] { names.map { Field($0) } }
}
