// The way in: a source of an outside format becomes a step of changes, or a list of what stands in the way.

import Missions

/// Reads outside formats. An import is a merge: what the source does not speak of stays as it is.
///
/// An item whose id is there already is changed in the fields the source has a text for; nothing is ever deleted, and
/// an empty cell erases nothing. Refused is what would break the model; what is incomplete or contradicts itself is
/// taken in and reported. Where anything is refused there is no step at all.
public struct Importer {
    public struct Options: Sendable {
        /// For `gmpp`: the snapshot whose projects are taken; the latest where nil.
        public var snapshot: Int?
        public init(snapshot: Int? = nil) { self.snapshot = snapshot }
    }

    /// Reads a source and compares it with a portfolio. `progress` is called at most every 50 ms.
    ///
    /// Throws where there is nothing of the kind at the path; everything else is in the preview's problems.
    public static func read(
        _ path: String, as format: SourceFormat, options: Options = Options(), onto portfolio: Portfolio,
        progress: (Progress) -> Void = { _ in }
    ) throws(InterchangeError) -> ImportPreview {
        try withoutActuallyEscaping(progress) { progress throws(InterchangeError) in
            let gauge = Gauge(progress)
            var merge = Merge(onto: portfolio)
            switch format {
            case .folder: try FolderReader.read(path, into: &merge, gauge)
            case .json: try JSONReading.read(path, into: &merge, gauge)
            case .gmpp: try GMPPReader.read(path, options, into: &merge, gauge)
            }
            return merge.preview(label: "Import \(Paths.last(path))", source: path)
        }
    }
}
