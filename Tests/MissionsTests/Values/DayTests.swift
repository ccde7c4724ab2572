// Days: every day of 9,999 years, against a calendar counted by hand.

import Chance
import Missions
import Testing

@Suite struct DayTests {
    @Test func everyYearsDaysCountOnWithoutGaps() throws {
        // An independent calendar: count month lengths from 0001-01-01, which is 719,162 days before 1970-01-01.
        var number = -719_162
        var wrong = 0
        for year in 1...9999 {
            let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
            for (index, length) in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
                // Both ends of every month, which is where calendars go wrong.
                for (day, count) in [(1, number), (length, number + length - 1)] {
                    let made = Day(year: year, month: index + 1, day: day)
                    let parts = Day(number: Int32(count)).parts
                    if made?.number != Int32(count) || parts != (year, index + 1, day) { wrong += 1 }
                }
                if Day(year: year, month: index + 1, day: length + 1) != nil { wrong += 1 }
                number += length
            }
        }
        #expect(wrong == 0)
        #expect(number == 2_932_897, "the day after 9999-12-31")
    }

    @Test(arguments: UInt64(0)..<20) func aDayReadsBackFromItsText(seed: UInt64) {
        var dice = Dice(seed: seed)
        for _ in 0..<200 {
            let day = Day(number: Int32(dice.roll(-719_162...2_932_896)))
            #expect(Day(iso: day.iso) == day)
            #expect(day.iso.utf8.count == 10)
            let days = dice.roll(-4000...4000)
            #expect((day + days) - day == days || day + days == .first || day + days == .last)
        }
    }

    @Test func theFirstDayAndTheLeapDaysAreWhereTheyShouldBe() {
        #expect(Day(iso: "1970-01-01")?.number == 0)
        #expect(Day(iso: "2000-03-01")?.number == 11_017)
        #expect(Day(iso: "2024-02-29").map { ($0 + 1).iso } == "2024-03-01")
        #expect(Day(iso: "0001-01-01") == Day.first)
        #expect(Day(iso: "9999-12-31") == Day.last)
        #expect(Day(iso: "2026-01-05")?.spoken == "5 Jan 2026")
        #expect(Day(iso: "2026-01-05")?.short == "05 Jan")
    }

    @Test(arguments: [
        "", "2026", "2026-01", "2026-1-1", "2026-00-10", "2026-13-01", "2026-02-29", "1900-02-29", "2026-04-31",
        "2026-01-32",
        "2026-01-00", "0000-01-01", "2026/01/01", " 2026-01-01", "2026-01-01 ", "2026-01-011", "-026-01-01",
        "+026-01-01",
        "２０２６-01-01", "2026-01-0a", "20260101", "2026-01–01",
    ]) func aTextThatIsNoDayIsRefused(text: String) {
        #expect(Day(iso: text) == nil)
    }

    @Test func sumsStayInsideTheCalendar() {
        let day = Day(iso: "2026-01-01")!
        #expect(day + Int.max == .last)
        #expect(day + Int.min == .first)
        #expect(Day.last - Day.first == 3_652_058)
        #expect(Day(iso: (day + 10_000_000).iso) == .last)
    }
}
