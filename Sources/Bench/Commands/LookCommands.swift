// How things look; none of it is in the history.

import Drawing
import Missions

extension Command {
    static let looking: [Command] = [
        Command(
            "theme", .look, [", t"], "choose a theme; it shows as you move",
            run: { bench, world in
                var picker = Picker(.theme(before: bench.themeName), "Theme")
                picker.give(world.themes)
                picker.refresh(world)
                picker.scroller.go(
                    to: world.themes.firstIndex(of: bench.themeName) ?? 0, count: world.themes.count,
                    height: bench.pickerHeight)
                bench.overlay = .picker(picker)
                return [.readThemes]
            }),
        Command(
            "contrast", .look, [", c"], "more contrast: every word at least 7 to 1, then 12 to 1, then as the theme is",
            unless: { bench, _ in
                bench.themeName == Theme.mono.name
                    ? "mono has no colours to push apart: \(bench.key("theme")) chooses a theme." : nil
            },
            run: { bench, _ in
                bench.contrast = bench.contrast.next
                bench.say(
                    bench.contrast == .usual
                        ? "Contrast is as \(bench.themeName) has it."
                        : "Every word has a contrast of at least \(Int(bench.contrast.least)) to 1 now; \(bench.key("contrast")) goes on."
                )
                return [.contrast(bench.contrast)]
            }),
        Command(
            "ascii", .look, [", a"], "lines in ASCII, on or off",
            run: { bench, _ in
                bench.lines = bench.lines == .ascii ? .unicode : .ascii
                bench.say(
                    bench.lines == .ascii ? "Lines and signs are plain ASCII now." : "Lines and signs are drawn now.")
                return []
            }),
        Command(
            "reduce motion", .look, [", r"], "nothing changes by itself or while you choose, on or off",
            run: { bench, _ in
                bench.settings.reduceMotion.toggle()
                bench.say(
                    bench.settings.reduceMotion
                        ? "Nothing moves by itself now: a theme shows once it is chosen, ways on stay on the bottom line."
                        : "Themes show as you move, and ways on are listed after a pause.")
                return []
            }),
    ]
}
