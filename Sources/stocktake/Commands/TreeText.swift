// A reach tree as text: drawn with branches for people, nested for programs.

import Analyses
import Bench
import Drawing
import Missions

enum TreeText {
    /// One line a place: branches, id, title; department and promise at the right.
    static func drawn(_ tree: ReachTree, _ portfolio: Portfolio, width: Int) -> [UInt8] {
        let today = portfolio.today
        let departments = tree.places.map { cut(portfolio.departmentID($0.node), to: 10) }
        let room = departments.reduce(0) { max($0, displayWidth(of: $1)) }
        var bytes: [UInt8] = []
        walk(tree) { position, bars, isLast in
            let place = tree.places[position]
            var left = branches(bars, place.depth, isLast, room: width / 2)
            let title = portfolio.title(place.node)
            left += portfolio.id(place.node) + (title == portfolio.id(place.node) ? "" : " " + title)
            var promise = ""
            if let edge = place.edge, portfolio.type(edge) == .needs {
                promise = Wording.promise(Promise(edge, in: portfolio, asOf: today)).text
            }
            if place.isSeen { left += " ^" }
            let space = max(8, width - room - 8)
            // A mark stays where the title is cut.
            let kept = cut(Plain.line(left), to: place.isSeen ? space - 2 : space)
            let shown = place.isSeen && !kept.hasSuffix("^") ? kept + " ^" : kept
            let line =
                padded(shown, to: space) + " " + padded(departments[position], to: room) + " "
                + padded(promise, to: 6, onLeft: true)
            bytes += line.trimmedAtEnd.utf8
            bytes.append(10)
        } leave: { _ in
        }
        return bytes
    }

    /// `{id, kind, title, link, seen, children}`, nested as deep as the tree is.
    static func json(_ tree: ReachTree, _ portfolio: Portfolio) -> [UInt8] {
        var bytes: [UInt8] = []
        walk(tree) { position, _, _ in
            let place = tree.places[position]
            if bytes.last == UInt8(ascii: "}") { bytes += ",".utf8 }
            if place.depth > 0 { bytes.append(10) }
            let members = [
                JSON.Member("id", .string(portfolio.id(place.node))),
                JSON.Member("kind", .string(portfolio.kind(place.node).rawValue)),
                JSON.Member("title", .string(portfolio.title(place.node))),
                JSON.Member("link", place.edge.map { .string(portfolio.type($0).rawValue) } ?? .null),
                JSON.Member("seen", .bool(place.isSeen)),
            ]
            JSON.object(members).write(to: &bytes)
            bytes.removeLast()
            bytes += ",\"children\":[".utf8
        } leave: { _ in
            bytes += "]}".utf8
        }
        bytes.append(10)
        return bytes
    }

    /// Visits places depth first, without recursion: chains may be as deep as the portfolio is long. `bars` says for
    /// each step from the root whether more follows below it.
    private static func walk(
        _ tree: ReachTree, enter: (_ position: Int, _ bars: [Bool], _ isLast: Bool) -> Void, leave: (Int) -> Void
    ) {
        var path: [(position: Int, next: Int)] = [(0, 0)]
        var bars: [Bool] = []
        enter(0, bars, true)
        while let top = path.last {
            let children = tree.places[top.position].children
            guard top.next < children.count else {
                leave(top.position)
                path.removeLast()
                if !bars.isEmpty { bars.removeLast() }
                continue
            }
            path[path.count - 1].next += 1
            let isLast = top.next == children.count - 1
            bars.append(!isLast)
            enter(children[top.next], bars, isLast)
            path.append((children[top.next], 0))
        }
    }

    /// Bars of the ancestors that go on below, then the branch; where that takes too much room, how deep it is.
    private static func branches(_ bars: [Bool], _ depth: Int, _ isLast: Bool, room: Int) -> String {
        if depth == 0 { return "" }
        let branch = isLast ? "└─ " : "├─ "
        if depth * 3 > room { return "(\(depth)) " + branch }
        return bars.dropLast().map { $0 ? "│  " : "   " }.joined() + branch
    }
}
