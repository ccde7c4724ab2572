// Why a file cannot be opened or written: always a full sentence that says what, where and what to do.

/// What went wrong between the portfolio and its file. The text is for the screen.
public struct StorageError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What sort of trouble it is, for code that must tell them apart.
    public enum Kind: Sendable {
        /// There is no such file, or no such record.
        case missing
        /// The file is there already.
        case exists
        /// The file is not one of ours.
        case foreign
        /// A newer version of the program made it.
        case newer
        /// The file contradicts itself.
        case damaged
        /// The file may be read but not written.
        case readOnly
        /// Another process holds the file.
        case busy
        /// The disk is full.
        case full
        /// Reading or writing failed otherwise.
        case failed
        /// The step holds no changes.
        case empty
        case nothingToUndo
        case nothingToRedo
        /// Another process changed the portfolio in between.
        case overtaken
    }

    public let kind: Kind
    public let description: String

    init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }
}
