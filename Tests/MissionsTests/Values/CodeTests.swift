// The small numbers that stand for kinds and types in flat storage.

import Testing

@testable import Missions

@Suite("Codes in flat storage") struct CodeTests {
    @Test("A kind's and a type's code is its place in the order")
    func codes() {
        #expect(Kind.ordered.map { Int($0.code) } == Array(Kind.ordered.indices))
        #expect(LinkType.ordered.map { Int($0.code) } == Array(LinkType.ordered.indices))
    }
}
