// Undo, redo, and going back to a point of the history.

import Drawing
import Missions

extension Command {
    static let history: [Command] = [
        Command(
            "undo", .history, ["u"], "undo the last change", hint: "undo", writes: true, counts: .reads,
            unless: { _, world in
                world.undoLabel == nil ? "There is nothing to undo." : nil
            }, run: { bench, _ in bench.rewind(true) }),
        Command(
            "redo", .history, ["U", "C-r"], "redo what was undone", hint: "redo", writes: true, counts: .reads,
            unless: { _, world in
                world.redoLabel == nil ? "There is nothing to redo on this branch." : nil
            }, run: { bench, _ in bench.rewind(false) }),
        Command(
            "jump", .history, ["t r"], in: [.history],
            "go back to the state after the record under the cursor, as a new change", hint: "restore", writes: true,
            unless: { bench, world in
                bench.history.current(world) == nil ? "The history is empty." : nil
            },
            run: { bench, world in
                bench.history.current(world).map { [.jump($0.sequence)] } ?? []
            }),
    ]
}
