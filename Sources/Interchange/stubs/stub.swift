import Missions
enum GMPPReader { static func read(_ path: String, _ options: Importer.Options, into merge: inout Merge, _ gauge: Gauge) throws(InterchangeError) {} }
