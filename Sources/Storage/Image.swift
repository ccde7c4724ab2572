// The cache image beside the portfolio: the same state, ready to be mapped into memory. It may be deleted at any time.

import Missions

extension Library {
    /// Takes the state from the image where there is one that belongs to this log; false where it must be loaded.
    func loadImage(_ sql: SQL) throws -> Bool { false }

    /// Writes the image where enough has changed since the last one to be worth it. Fails silently: it is only a cache.
    public func saveImage() {}
}
