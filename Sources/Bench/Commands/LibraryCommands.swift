// The library: going there, and opening or adding what stands in it.

import Missions

extension Command {
    static let shelving: [Command] = [
        Command(
            "go library", .go, ["g l"], "go to the library: files opened before, examples, templates",
            run: { bench, world in
                bench.focus(.library, world)
                return []
            })
    ]
}

extension Workbench {
    /// Opens the file or example under the cursor, adds the template, folds the shelf.
    mutating func openFromLibrary(_ world: World) -> [Effect] {
        switch library.current(world) {
        case nil: fail("The library is empty here.")
        case .shelf(let shelf):
            library.fold(shelf, !library.folded.contains(shelf), world, height: height(.library))
        case .line(let line):
            switch line.shelf {
            case .files:
                if line.isGone {
                    fail("\(line.name) is not there any more: it was moved or deleted.")
                } else {
                    return [.open(line.name)]
                }
            case .examples: return [.openSeed(line.name)]
            case .templates:
                if let reason = world.readOnly {
                    fail(reason)
                } else {
                    return [.addTemplate(line.name, to: selected(world) == nil ? nil : selection)]
                }
            }
        }
        return []
    }

    /// Left folds the shelf the cursor is on or in; right opens it.
    mutating func moveAcrossLibrary(_ step: Int, _ world: World) {
        let rows = height(.library)
        switch library.current(world) {
        case .shelf(let shelf): library.fold(shelf, step < 0, world, height: rows)
        case .line(let line) where step < 0: library.fold(line.shelf, true, world, height: rows)
        case .line, nil: break
        }
    }

    mutating func moveInLibrary(_ rows: Int, _ world: World) {
        var scroller = library.scroller
        scroller.move(by: rows, count: library.count(world), height: height(.library))
        library.go(to: scroller.cursor, world, height: height(.library))
    }
}
