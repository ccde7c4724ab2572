// Names and places the code here speaks of.

import Missions

extension Field {
    /// The text of a kept file.
    static let text = Field("text")
}

extension Node {
    /// The item just added under an id.
    init(_ id: ItemID, in portfolio: Portfolio) { self = portfolio.node(id)! }
}
