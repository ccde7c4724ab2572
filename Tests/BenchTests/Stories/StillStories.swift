// Reduced motion: what changes by itself on the screen does so no more.

import Drawing
import Missions
import Testing

@testable import Bench

@Suite("Reduced motion") struct StillStories {
    @Test("A theme is shown when it is chosen, and not on the way there")
    func themes() {
        var desk = Desk(Seeds.workedExample)
        desk.press(", r")
        #expect(desk.message.hasPrefix("Nothing moves by itself now"))
        desk.press(", t Down Down")
        #expect(desk.bench.themeName == "dark" && !desk.asked.contains { $0.hasPrefix("theme") })
        desk.press("Enter")
        #expect(desk.bench.themeName != "dark" && desk.asked.last == "theme \(desk.bench.themeName)")
        let asked = desk.asked.count
        desk.press(", r , t Up")
        #expect(desk.asked.count > asked && desk.asked.last != "theme mono")
    }

    @Test("Half a sequence lists its ways on the bottom line at once, and nothing comes up later")
    func ways() {
        var desk = Desk(Seeds.workedExample)
        desk.press("g")
        #expect(desk.bench.wantsTimer != nil)
        desk.press("Esc , r g")
        #expect(desk.bench.wantsTimer == nil)
        #expect(desk.screen.contains("list missions"))
    }

    @Test("The settings begin with it")
    func settings() {
        var settings = Settings()
        settings.reduceMotion = true
        var desk = Desk(Seeds.workedExample, settings: settings)
        desk.press("z")
        #expect(desk.bench.wantsTimer == nil)
    }
}
