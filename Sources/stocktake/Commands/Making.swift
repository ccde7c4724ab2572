// Making a file with something in it already: whole, or not at all.

import Interchange
import Missions
import Storage

/// Where something is brought in from.
struct Source {
    let path: String
    let format: SourceFormat
}

enum Making {
    /// Makes a file that holds what a source holds, as one step, and says what was found in it. Throws where the source
    /// is refused or the disk is full, and then makes none.
    static func make(_ file: String, from source: Source, label: String) throws -> (
        library: Library, preview: ImportPreview, entry: Entry?
    ) {
        let preview = try Importing.read(source, onto: Portfolio())
        guard !preview.isRefused else {
            Output.complain(Importing.problems(preview, limit: Importing.shown))
            throw Failure.badInput(
                "\(source.path) was refused because of \(counted(preview.refusedCount, "problem")), and \(file) "
                    + "was not made. Mend \(preview.refusedCount == 1 ? "it" : "them") and try again.")
        }
        var step = preview.step
        step?.label = "Import \(Importing.amount(preview)) from \(label)"
        step?.source = Changing.source
        let library = try Library.create(file, identity: Person.identity, holding: step)
        return (library, preview, try library.entries(limit: 1).first)
    }
}
