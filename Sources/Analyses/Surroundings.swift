// What queries ask of things and no field holds: whether a need is late, and whose department an item is.

import Missions

extension Query.Surroundings {
    /// The answers of these analyses for a portfolio on a day.
    public init(of portfolio: Portfolio, asOf today: Day) {
        self.init(
            isLate: { Promise($0, in: portfolio, asOf: today).isLate },
            department: { portfolio.leadOrg(of: $0).map { portfolio.department(of: $0) } })
    }
}
