// JSON in its own right: typed values, canonical texts, what the model does not know.

import Testing

@testable import Interchange
import Missions

@Suite struct JSONTests {
    private func preview(_ text: String, onto portfolio: Portfolio = Portfolio()) throws -> ImportPreview {
        let scratch = Scratch()
        return try Importer.read(scratch.folder(["p.json": text]) + "/p.json", as: .json, onto: portfolio)
    }

    private func document(_ body: String) -> String { "{\"format\":\"stocktake\",\"version\":1,\(body)}" }

    @Test func typedValuesAndTextsMeanTheSame() throws {
        let typed = document(
            """
            "items":[{"id":"P","kind":"programme","wlc_likely":12.50,"legacy":true,"tags":["a","b"],"duration_days":30},
            {"id":"F","kind":"fund","tranches":[{"amount":"5","planned":"2026-01-01"}]},{"id":"O","kind":"orgs"}],
            "links":[{"link":"funds","from":"O","to":"F","amount":{"2027-28":9,"2026-27":12.5}},
            {"link":"needs","receiver":"P","giver":"O","type":"data"}],
            "assessments":[{"item":"P","rubric":"pmdu","date":"2026-01-01","ratings":{"planning":"AG"}}]
            """)
        let texts = document(
            """
            "items":[{"id":"P","kind":"programme","wlc_likely":"12.5","legacy":"yes","tags":"a;b","duration_days":"30"},
            {"id":"F","kind":"fund","tranches":"5||2026-01-01"},{"id":"O","kind":"org"}],
            "links":[{"link":"funds","from":"O","to":"F","amount":"2026-27=12.5;2027-28=9"},
            {"link":"needs","from":"P","to":"O","type":"data"}],
            "assessments":[{"item":"P","rubric":"pmdu","date":"2026-01-01","by":"room","ratings":"planning=AG"}]
            """)
        let (first, second) = (try preview(typed), try preview(texts))
        #expect(!first.isRefused, "\(first.problems)")
        #expect(first.step?.changes == second.step?.changes)
        #expect(first.step?.changes.count == 6)
    }

    @Test func problemsNameTheObjectByItsPlace() throws {
        let found = try preview(
            document(
                """
                "items":[{"id":"A","kind":"mission"},{"id":"A","kind":"mission"},{"id":"B","kind":"org","type":"shop"},7,{"kind":"org"}],
                "links":[{"link":"needs","from":"A","to":"Q"}],"files":{"../etc/passwd":"x"}
                """)
        ).problems.filter { $0.severity == .refused }.map(\.description)
        #expect(
            found.map { $0.split(separator: ":")[0] } == [
                "p.json, column files", "p.json items[1], column id", "p.json items[2], column type", "p.json items[3]",
                "p.json items[4], column id", "p.json links[0], column to",
            ])
    }

    @Test func whatIsNotADocumentIsRefused() throws {
        for text in [
            "", "[]", "{", "{\"format\":\"stocktake\"}", "{\"format\":\"other\",\"version\":1}",
            document("\"items\":{}"), "nul",
        ] {
            let preview = try preview(text)
            #expect(preview.isRefused && preview.step == nil, "\(text)")
        }
    }

    @Test func unknownKindsTypesFieldsAndPartsAreKept() throws {
        let text = document(
            """
            "items":[{"id":"W","kind":"widget","wheels":[1,2]},{"id":"O","kind":"org","shoe":{"b":1,"a":[true,null]},"size":42}],
            "links":[{"link":"likes","from":"O","to":"W"}],"weather":{"sun":true}
            """)
        let first = try preview(text)
        #expect(first.reportedCount == 5 && !first.isRefused)
        var portfolio = Portfolio()
        try portfolio.apply(try #require(first.step).changes)
        let node = try #require(portfolio.node("O"))
        #expect(portfolio.text(node, Field("shoe")) == #"{"a":[true,null],"b":1}"#)
        #expect(portfolio.extras.keys.sorted() == ["items/widget.json", "links/likes.json"])
        #expect(portfolio.settings[Field("weather")] == #"{"sun":true}"#)
        #expect(JSONForm.item(node, in: portfolio)["shoe"] == (try JSON(parsing: #"{"a":[true,null],"b":1}"#)))
        #expect(JSONForm.item(node, in: portfolio)["size"] == .number("42"))
        let scratch = Scratch()
        try Exporter.folder(portfolio, to: "\(scratch.path)/out")
        #expect(try imported("\(scratch.path)/out", as: .folder) == portfolio)
    }

    @Test func aLinksTypeStandsUnderLinkBecauseTypeIsAFieldOfItsOwn() throws {
        let first = try preview(
            document(
                #""items":[{"id":"M1","kind":"milestone"},{"id":"M2","kind":"milestone"}],"links":[{"link":"needs","from":"M1","to":"M2","type":"data","hard":false}]"#
            ))
        var portfolio = Portfolio()
        try portfolio.apply(try #require(first.step).changes)
        let edge = try #require(portfolio.edge(LinkKey(.needs, from: "M1", to: "M2")))
        #expect(
            JSONForm.link(edge, in: portfolio).compact
                == #"{"link":"needs","from":"M1","to":"M2","state":"proposed","type":"data","hard":false}"#)
    }
}
