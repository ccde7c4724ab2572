// £m by financial year.

import Chance
import Missions
import Testing

@Suite struct MoneyTests {
    @Test func amountsAreSortedByYearAndSummed() throws {
        let money = try Money(" 2027-28 = 9 ; 2026-27=12.50;")
        #expect(money.text == "2026-27=12.5;2027-28=9")
        #expect(money.total == 21.5)
        #expect(try Money("1999-00=1").text == "1999-00=1")
        #expect(try Money("").text == "")
    }

    @Test(arguments: [
        "2026=1", "2026-28=1", "2026-27", "2026-27=", "2026-27=x", "2026-27=1=2", "26-27=1", "2026-27=1;2026-27=2",
        "2026-27=inf",
        "2026-27=nan", "2026-27=0x10", "999-00=1", "2026-2=1",
    ]) func aTextThatIsNoMoneyIsRefused(text: String) {
        #expect(throws: NotAValue.self) { try Money(text) }
    }
}

@Suite struct DecimalTests {
    @Test(arguments: UInt64(0)..<20) func aNumberReadsBackFromItsText(seed: UInt64) {
        var dice = Dice(seed: seed)
        for _ in 0..<300 {
            let number =
                switch dice.roll(0..<4) {
                case 0: Double(dice.roll(-1_000_000...1_000_000)) / 100
                case 1: Double(dice.roll(Int.min...Int.max))
                case 2: Double(bitPattern: dice.next())
                default: Double(dice.roll(-100...100))
                }
            guard number.isFinite else { continue }
            #expect(Decimal.number(Decimal.text(number)) == number)
        }
    }

    @Test func thousandsMayBeMarkedAndPoundsNamed() {
        #expect(Decimal.number("1,200,000.5") == 1_200_000.5)
        #expect(Decimal.number("1 200") == 1200)
        #expect(Decimal.number("£12.5") == 12.5)
        #expect(Decimal.number("-£1,000") == -1000)
        #expect(Decimal.number("+3") == 3)
        #expect(Decimal.text(-0.0) == "0")
        #expect(Decimal.text(58.8) == "58.8")
    }

    /// A comma that does not part thousands may be somebody's decimal point; reading 58,8 as 588 would be a silent lie.
    @Test(arguments: [
        "58,8", "1,2", "1,20,000", ",5", "5,", "1,000,", "1.000,5", "1 2", "--1", "£", "", "inf", "-inf", "nan",
        "0x1p3", "1e999", "٣", "1_000",
    ])
    func whatMightMeanAnotherNumberIsRefused(text: String) {
        #expect(Decimal.number(text) == nil)
    }
}
