// The companion of the tree: the other direction of the selected item, beside or below it. It follows the selection
// and takes no keys; < and > make it the tree.

import Analyses
import Missions

extension Workbench {
    /// The most steps that are listed: beyond, their number says more than they do.
    static let companyLimit = 1_000

    /// Makes the companion true, where it is on screen and anything it depends on has changed.
    mutating func keepCompany(_ world: World) {
        guard let place = layout.companion else { return }
        let direction: Direction = tree.direction == .upstream ? .downstream : .upstream
        let item = selected(world) == nil ? nil : selection
        if isCompanionOld || companion.root != item || companion.direction != direction {
            isCompanionOld = false
            companion = TreePane()
            companion.direction = direction
            companion.root = item
            companyCount = selected(world).map { world.portfolio.neighbourCount(of: $0, direction) } ?? 0
            if let item, companyCount <= Self.companyLimit {
                // Below the tree there is room for what is next to the item only.
                if place.box == nil {
                    companion.anchor = (nil, item)
                    companion.refresh(world, height: place.inside.height)
                } else {
                    companion.look(at: item, world, height: place.inside.height)
                }
            }
        }
    }
}
