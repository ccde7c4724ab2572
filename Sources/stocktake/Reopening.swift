// Leaving one file for another in the same window, and bringing in what a template holds.

import Bench
import Drawing
import Interchange
import Missions
import Storage

/// What is opened in place of the present file.
enum Opening: Hashable {
    case file(String)
    /// A fresh copy of an example.
    case seed(String)

    /// Opens it; throws a sentence where that cannot be.
    fileprivate func library() throws -> (library: Library, said: String) {
        switch self {
        case .file(let path):
            let library = try Library.mine(path)
            return (library, "This is \(Places.homely(path)).")
        case .seed(let name):
            guard let seed = Places.seed(name) else {
                throw Failure.badInput(Words.unknown(name, "example", Places.seeds, near: Places.seeds))
            }
            let path = try Places.scratch() + "/\(name).stocktake"
            try Making.make(path, from: Source(path: seed, format: .folder), label: name).library.close()
            let library = try Library.mine(path)
            return (library, "A fresh copy of \(name), at \(path).")
        }
    }
}

extension Sitting {
    /// Closes the present file and opens another, which says so; where it cannot be opened, says why and stays.
    mutating func move(to opening: Opening) {
        do {
            if case .file(let path) = opening, Places.resolved(path) == Places.resolved(library.path) {
                _ = handle(.told("\(Places.homely(path)) is open already."))
                return
            }
            let (other, said) = try opening.library()
            noteFile()
            other.whileWaiting = library.whileWaiting
            var next: Sitting
            do {
                next = try Sitting(
                    library: other, size: bench.size, theme: bench.themeName, isThemeChosen: isThemeChosen,
                    contrast: contrast, lines: terminalLines, household)
            } catch {
                other.close()
                throw error
            }
            next.bench.look(like: bench)
            library.close()
            self = next
            noteFile()
            // What stands in the way of changing it is worth more than where it lies.
            if library.readOnlyReason == nil { _ = handle(.told(said)) }
        } catch { _ = handle(.refused(sentence(error))) }
    }

    /// Puts the present file at the top of those opened before.
    func noteFile() {
        if household.remembers { RecentFiles.note(library.path, records: library.head, at: household.clock.now()) }
    }

    /// Adds what a template holds as one step.
    mutating func addTemplate(_ name: String, tiedTo item: ItemID?) -> [Effect] {
        do {
            let template = try TemplateFiles.load(named: name)
            return act { [source = bench.source] library in
                let step = { (portfolio: Portfolio) throws -> Step? in
                    var step = try template.step(onto: portfolio, tiedTo: item)
                    step.source = source
                    return step
                }
                return try library.commit(planning: step)!
            }
        } catch { return bench.update(.refused(sentence(error)), world) }
    }

    private func sentence(_ error: any Error) -> String { (error as? Failure)?.sentence ?? "\(error)" }
}
