// The outside view: the figures of the domain model from the file that is shipped.

import Analyses
import Testing

#if canImport(Glibc)
    import Glibc
#endif

@Suite struct OutsideViewTests {
    /// The file as it lies in the repository.
    private static func shipped() -> String {
        let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
        guard let file = fopen(root + "/seeds/reference/gmpp-slips.csv", "r") else { return "" }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[0..<count] }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func theReferenceClassSaysWhatTheDomainModelSays() throws {
        let view = try #require(OutsideView(csv: Self.shipped()))
        #expect(view.cases.count == 402)
        func percent(_ share: Double?) -> Double { ((share ?? 0) * 1000).rounded() / 10 }
        #expect(percent(view.shareLater) == 29.6)
        #expect(view.cases.count { $0.slipDays == 0 } == 259 && view.cases.count { $0.slipDays < 0 } == 24)
        #expect((1...9).map { view.slip(at: Double($0) / 10)!.rounded() } == [0, 0, 0, 0, 0, 0, 0, 237, 731])
        #expect(view.medianWhenLater == 393)
        for (rating, share, count) in [("G", 28, 18), ("AG", 28, 36), ("A", 26, 251), ("AR", 44, 59), ("R", 33, 33)] {
            #expect(view.rated(rating).cases.count == count)
            #expect(view.sentence(rating: rating) == "projects rated \(rating): \(share) % moved later within a year")
        }
        #expect(
            view.prompt(rating: "AR")
                == "projects rated AR: 44 % moved later within a year (26 of 59, UK GMPP 2020-2023, OGL v3)")
        #expect(view.prompt(rating: "N").hasSuffix("(119 of 402, UK GMPP 2020-2023, OGL v3)"))
        #expect(view.sentence(rating: nil) == "all projects: 30 % moved later within a year")
        #expect(view.sentence(rating: "N") == view.sentence(rating: nil))
    }

    @Test func aTableIsReadByTheNamesOfItsColumns() throws {
        let view = try #require(
            OutsideView(
                csv: "\u{FEFF}# from \"somewhere\", in 2026\r\nproject,slip_days,dca_from\r\n"
                    + "\"A, \"\"B\"\"\r\nand C\",12,AR\r\nD,not a number,R\r\nE\r\nF,-3,\r\nG,0,AR"))
        #expect(view.cases.map(\.slipDays) == [12, -3, 0])
        #expect(view.cases.map(\.rating) == ["AR", "", "AR"])
        #expect(view.prompt(rating: "AR") == "projects rated AR: 50 % moved later within a year (1 of 2)")
        #expect(view.rated("AR").shareLater == 0.5 && view.medianWhenLater == 12)
        #expect(view.slip(at: 0) == -3 && view.slip(at: 1) == 12 && view.slip(at: 0.5) == 0)
        #expect(view.slip(at: .nan) == nil && view.slip(at: -7) == -3)
    }

    @Test func daysWithoutEndAreNoTrap() {
        let view = OutsideView([.init(rating: "A", slipDays: .min), .init(rating: "A", slipDays: .max)])
        #expect(view.slip(at: 0.5).map { abs($0) <= 1 } == true && view.medianWhenLater == Double(Int.max))
    }

    @Test func whatIsNoTableIsNoView() {
        #expect(OutsideView(csv: "") == nil)
        #expect(OutsideView(csv: "# only words\n") == nil)
        #expect(OutsideView(csv: "project,slip_days\nA,3") == nil)
        let empty = OutsideView(csv: "slip_days,dca_from")
        #expect(empty?.cases == [] && empty?.shareLater == nil && empty?.medianWhenLater == nil)
        #expect(empty?.sentence(rating: "AR") == "" && empty?.slip(at: 0.5) == nil)
    }
}
