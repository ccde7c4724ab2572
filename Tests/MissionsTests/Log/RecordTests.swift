// The record of one action: one text, and no other.

import Chance
import Missions
import Testing

@Suite struct RecordTests {
    @Test(arguments: UInt64(0)..<60) func aRecordReadsBackFromItsText(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        for _ in 0..<10 {
            let record = dice.record()
            let back = try Record(record.text)
            #expect(back == record)
            #expect(back.text.utf8.elementsEqual(record.text.utf8))
        }
    }

    @Test(arguments: UInt64(0)..<60) func aByteChangedIsRefusedOrAnotherRecord(seed: UInt64) {
        var dice = Dice(seed: seed)
        let record = dice.record()
        let bytes = Array(record.text.utf8)
        for _ in 0..<60 {
            var changed = bytes
            let place = dice.roll(0..<bytes.count)
            switch dice.roll(0..<3) {
            case 0: changed[place] ^= 1 << UInt8(dice.roll(0..<8))
            case 1: changed[place] = UInt8(dice.roll(0..<256))
            default: changed.remove(at: place)
            }
            guard changed != bytes, let text = String(validating: changed, as: UTF8.self) else { continue }
            if let other = try? Record(text) { #expect(other.text.utf8.elementsEqual(text.utf8)) }
        }
    }

    static let golden =
        #"{"v":1,"seq":7,"id":"019a1b2c7d3e7f00a1b2c3d4e5f60718","hlc":"019a1b2c7d3e0002","k":"do","grp":7,"n":1,"of":1,"#
        + #""ref":0,"p":6,"who":"ana","ses":"019a1b2c","src":"key:gQ","label":"Move \"M2\" → Q3","why":"","ops":["#
        + #"{"o":"+","e":"M2","t":"milestone","m":{"title":"Family data\u000aservice","state":"planned","zz":"kept"}},"#
        + #"{"o":"+","e":"needs M2 M1","t":"needs","m":{"lag_days":"28"}},"#
        + #"{"o":"=","e":"M2","f":"deadline","a":null,"b":"2026-09-30"},"#
        + #"{"o":"=","e":"the portfolio","f":"as_of","a":"2026-01-01","b":null},"#
        + #"{"o":"-","e":"point MEA-1 observation 2025-03-31 0","t":"point","m":{"value":"61.7"}}]}"#

    @Test func theTextOfARecordIsThisAndStaysThis() throws {
        let record = Record(
            sequence: 7, id: "019a1b2c7d3e7f00a1b2c3d4e5f60718", clock: "019a1b2c7d3e0002", action: .do, group: 7,
            parent: 6, who: "ana", session: "019a1b2c", source: "key:gQ", label: "Move \"M2\" → Q3", why: "",
            changes: [
                .create(
                    .item("M2"), kind: .milestone,
                    fields: [Field("zz"): "kept", .state: "planned", .title: "Family data\nservice"]),
                .create(.link(LinkKey(.needs, from: "M2", to: "M1")), kind: nil, fields: [.lagDays: "28"]),
                .set(.item("M2"), field: .deadline, was: nil, now: "2026-09-30"),
                .set(.portfolio, field: .asOf, was: "2026-01-01", now: nil),
                .delete(
                    .point(PointKey(measure: "MEA-1", series: .observation, date: Day(iso: "2025-03-31")!)), kind: nil,
                    fields: [.value: "61.7"]),
            ])
        #expect(record.text == Self.golden)
        #expect(try Record(Self.golden) == record)
        #expect(record.milliseconds == 0x019a_1b2c_7d3e)
    }

    @Test(arguments: [
        ("{\"v\":1,", "{\"v\": 1,", "not in the canonical form"),
        ("\"seq\":7", "\"seq\":\"7\"", "\"seq\" is missing or of the wrong type"),
        ("\"seq\":7", "\"seq\":7.0", "\"seq\" is missing or of the wrong type"),
        ("\"seq\":7,\"id\"", "\"id\"", "\"seq\" is missing or of the wrong type"),
        ("\"k\":\"do\"", "\"k\":\"redact\"", "an action \"redact\" that this version does not know"),
        ("\"o\":\"=\",\"e\":\"M2\"", "\"o\":\"~\",\"e\":\"M2\"", "an operation \"~\" that this version does not know"),
        ("\"t\":\"milestone\"", "\"t\":\"quest\"", "an item M2 of unknown kind \"quest\""),
        ("\"planned\"", "3", "a field \"state\" of M2 that is not text"),
        ("\"planned\"", "\"\"", "not in the canonical form"),
        ("\"a\":null", "\"a\":false", "not in the canonical form"),
        ("\\u000a", "\\n", "not in the canonical form"),
        ("\\u000a", "\\u000A", "not in the canonical form"),
        ("→", "\\u2192", "not in the canonical form"),
        ("\"zz\":\"kept\"", "\"zz\":\"kept\",\"zz\":\"kept\"", "not in the canonical form"),
        ("\"e\":\"needs M2 M1\"", "\"e\":\"needs M2 M1 \"", "not in the canonical form"),
        ("\"p\":6", "\"p\":6,\"sd\":1", "not in the canonical form"),
    ]) func aTextThatIsNotTheOneIsRefused(old: String, new: String, why: String) {
        let pieces = Self.golden.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
        let error = #expect(throws: RecordError.self) { try Record(pieces.joined(separator: new)) }
        #expect(error?.description == why)
    }
}
