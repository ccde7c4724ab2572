// What happened to other projects: the reference table beside the seeds, read when it is first asked for.

import Analyses

enum OutsideFile {
    /// Nil where the table is not there or is none.
    static let view: OutsideView? = {
        guard let bytes = try? StateFile.read(Places.share + "/seeds/reference/gmpp-slips.csv") else { return nil }
        return OutsideView(csv: String(decoding: bytes, as: UTF8.self))
    }()
}
