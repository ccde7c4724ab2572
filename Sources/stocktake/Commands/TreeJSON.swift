// A reach tree as nested objects, for programs.

import Analyses
import Missions

enum TreeJSON {
    /// What an object holds, in words for the help.
    static let shape = """
        {id, kind, title, department, link, need_by, promised_by, promise, days_late, seen, cycle, children}. The root is \
        the item; link and what follows are of the link by which an item was come to, null at the root; dates and \
        promise (late, in_time, unpromised, delivered, declined, withdrawn) only of needs. days_late is null where no day \
        tells. cycle is true of what is seen because it leads back to itself.
        """

    /// The tree, nested as deep as it is; given to `put` part by part.
    static func write(_ tree: ReachTree, _ portfolio: Portfolio, asOf today: Day, put: ([UInt8]) -> Void) {
        var texts = Texts(portfolio, today)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1 << 17)
        var depth = -1
        for (position, _, closesCycle) in tree.preorder() {
            let place = tree.places[position]
            while depth >= place.depth {
                bytes += "]}".utf8
                depth -= 1
            }
            if bytes.last == UInt8(ascii: "}") { bytes.append(UInt8(ascii: ",")) }
            if place.depth > 0 { bytes.append(10) }
            if bytes.count > 1 << 16 {
                put(bytes)
                bytes.removeAll(keepingCapacity: true)
            }
            texts.write(place, closesCycle, to: &bytes)
            depth += 1
        }
        for _ in 0...max(0, depth) { bytes += "]}".utf8 }
        bytes.append(10)
        put(bytes)
    }

    /// What the objects say; departments and days are put in words once.
    private struct Texts {
        let portfolio: Portfolio
        let today: Day
        let leads: LeadTable
        var departments: [Node: String] = [:]
        var days: [Day: String] = [:]

        init(_ portfolio: Portfolio, _ today: Day) {
            self.portfolio = portfolio
            self.today = today
            leads = LeadTable(portfolio)
        }

        /// The object of a place, up to the bracket before its children.
        mutating func write(_ place: ReachTree.Place, _ closesCycle: Bool, to bytes: inout [UInt8]) {
            bytes += "{\"id\":".utf8
            JSON.write(portfolio.id(place.node), to: &bytes)
            bytes += ",\"kind\":".utf8
            JSON.write(portfolio.kind(place.node).rawValue, to: &bytes)
            bytes += ",\"title\":".utf8
            JSON.write(portfolio.title(place.node), to: &bytes)
            bytes += ",\"department\":".utf8
            write(leads.department(of: place.node).map { department($0) }, to: &bytes)
            bytes += ",\"link\":".utf8
            write(place.edge.map { portfolio.type($0).rawValue }, to: &bytes)
            let need = place.edge.flatMap { portfolio.type($0) == .needs ? $0 : nil }
            let bearing = need.map { portfolio.bearing($0) }
            let promise = need.map { Promise($0, in: portfolio, asOf: today) }
            bytes += ",\"need_by\":".utf8
            write(bearing?.needByDay.map { day($0) }, to: &bytes)
            bytes += ",\"promised_by\":".utf8
            write(bearing?.promisedByDay.map { day($0) }, to: &bytes)
            bytes += ",\"promise\":".utf8
            write(promise.map { TreeJSON.code($0) }, to: &bytes)
            bytes += ",\"days_late\":".utf8
            // Without a day by which it is needed, being on time means nothing.
            let isJudged = bearing?.needByDay != nil
            let late = promise.flatMap { TreeJSON.daysLate($0) }.flatMap { $0 > 0 || isJudged ? $0 : nil }
            bytes += (late.map { "\($0)" } ?? "null").utf8
            bytes += place.isSeen ? ",\"seen\":true".utf8 : ",\"seen\":false".utf8
            bytes += closesCycle ? ",\"cycle\":true,\"children\":[".utf8 : ",\"cycle\":false,\"children\":[".utf8
        }

        private func write(_ text: String?, to bytes: inout [UInt8]) {
            if let text { JSON.write(text, to: &bytes) } else { bytes += "null".utf8 }
        }

        private mutating func department(_ org: Node) -> String {
            if let known = departments[org] { return known }
            departments[org] = portfolio.id(org)
            return portfolio.id(org)
        }

        private mutating func day(_ day: Day) -> String {
            if let known = days[day] { return known }
            days[day] = day.iso
            return day.iso
        }
    }

    /// How a promise stands, in a word.
    private static func code(_ promise: Promise) -> String {
        switch promise {
        case .delivered: "delivered"
        case .late: "late"
        case .inTime: "in_time"
        case .unpromised: "unpromised"
        case .declined: "declined"
        case .withdrawn: "withdrawn"
        }
    }

    private static func daysLate(_ promise: Promise) -> Int? {
        switch promise {
        case .delivered(let days), .late(let days): days
        case .inTime: 0
        case .unpromised, .declined, .withdrawn: nil
        }
    }
}
