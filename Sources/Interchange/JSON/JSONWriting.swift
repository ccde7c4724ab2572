// A portfolio as one JSON document, one thing a line.

import Missions

enum JSONWriting {
    static func document(_ selection: Selection, _ report: inout ExportReport) -> [UInt8] {
        let portfolio = selection.portfolio
        var bytes: [UInt8] = []
        bytes.reserveCapacity(portfolio.itemCount * 240 + portfolio.linkCount * 120 + 1_024)
        bytes += "{\"format\":\"stocktake\",\"version\":1,\n\"portfolio\":".utf8
        JSONForm.settings(portfolio).write(to: &bytes)
        list("items", selection.nodes, &bytes) { node in
            let kind = portfolio.kind(node)
            return JSONForm.item(
                portfolio.id(node), kind, selection.shown(portfolio.fields(node)) { Schema.row($0, of: kind) })
        }
        let links = selection.links(&report)
        list("links", LinkType.allCases.flatMap { links[$0] ?? [] }, &bytes) { edge in
            let type = portfolio.type(edge)
            return JSONForm.link(
                type, portfolio.id(portfolio.from(edge)), portfolio.id(portfolio.to(edge)),
                selection.shown(portfolio.fields(edge)) { Schema.row($0, of: type) })
        }
        list("points", selection.points(&report), &bytes, JSONForm.point)
        list("assessments", selection.assessments(&report), &bytes) { assessment in
            let fields = selection.shown(assessment.fields) {
                Schema.row($0, of: .assessment(assessment.key), kind: nil)
            }
            return JSONForm.assessment(assessment.key, fields)
        }
        bytes += ",\n\"files\":{".utf8
        for (position, file) in selection.files(&report).enumerated() {
            bytes += (position > 0 ? ",\n" : "\n").utf8
            JSON.write(file.path, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            JSON.write(file.text, to: &bytes)
        }
        bytes += "}}\n".utf8
        return bytes
    }

    private static func list<Thing>(_ name: String, _ things: [Thing], _ bytes: inout [UInt8], _ json: (Thing) -> JSON)
    {
        bytes += ",\n\"\(name)\":[".utf8
        for (position, thing) in things.enumerated() {
            bytes += (position > 0 ? ",\n" : "\n").utf8
            json(thing).write(to: &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
    }
}

extension JSONForm {
    /// A whole portfolio as one value: what `Exporter.json` writes.
    public static func portfolio(_ portfolio: Portfolio, audience: Audience = .shared) -> JSON {
        // Reading back what was written is always possible: it was written just now.
        (try? JSON(parsing: Exporter.json(portfolio, audience: audience))) ?? .null
    }
}
