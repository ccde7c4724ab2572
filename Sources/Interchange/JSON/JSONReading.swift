// Reading a JSON document: items, links, points, assessments, settings, kept files.

import Missions

enum JSONReading {
    /// A document is held in memory whole, as values; this is three times what a portfolio of 100,000 items takes.
    private static let limit = 192 << 20

    static func read(_ path: String, into merge: inout Merge, _ gauge: Gauge) throws(InterchangeError) {
        switch Paths.sort(path) {
        case .file: break
        case .absent: throw InterchangeError("There is no file \(path). Check the name.")
        case .directory: throw InterchangeError("\(path) is a directory, not a JSON document. Import it as a folder.")
        case .other: throw InterchangeError("\(path) is not a plain file. Name a JSON document.")
        }
        gauge.total = Paths.size(path)
        let name = Paths.last(path)
        let file = merge.problems.open(name)
        let bytes: [UInt8]
        do throws(Unreadable) { bytes = try SourceFile.bytes(path, limit: limit) } catch {
            merge.problems.refuse(Place(file: file, row: 0), error.sentence)
            return
        }
        gauge.reach(bytes.count / 4)
        let document: JSON
        do throws(NotText) {
            _ = try bytes.withUnsafeBufferPointer { bytes throws(NotText) in try Encoding.check(bytes) }
        } catch {
            merge.problems.refuse(Place(file: file, row: Int32(clamping: error.line)), error.sentence)
            return
        }
        do throws(JSONError) { document = try JSON(parsing: bytes) } catch {
            merge.problems.refuse(
                Place(file: file, row: Int32(clamping: error.line)), "It is not JSON: \(error.problem).")
            return
        }
        gauge.reach(bytes.count / 2)
        take(document, name, file, into: &merge)
        gauge.finish(bytes.count)
    }

    private static func take(_ document: JSON, _ name: String, _ file: Int32, into merge: inout Merge) {
        let top = Place(file: file, row: 0)
        guard let members = document.object, document["format"] == .string("stocktake") else {
            merge.problems.refuse(
                top, "It is not a document of this program: it needs \"format\":\"stocktake\" at its top.")
            return
        }
        guard document["version"]?.int == 1 else {
            let version = document["version"]?.compact ?? "none"
            merge.problems.refuse(top, "version", "It has version \(version), and this program reads version 1.")
            return
        }
        if let key = repeated(members) {
            merge.problems.refuse(top, key, "The key \"\(key)\" stands twice.")
            return
        }
        for part in members { settings(part, name, top, into: &merge) }
        // Items before links, whatever their order in the document.
        var reader = ThingReader(name: name)
        for part in ["items", "links", "points", "assessments"] {
            guard let value = document[part], value != .null else { continue }
            guard let things = value.array else {
                merge.problems.refuse(top, part, "It must be a list.")
                continue
            }
            let list = merge.problems.open("\(name) \(part)", hasLines: false)
            for (position, thing) in things.enumerated() {
                reader.take(thing, of: part, at: Place(file: list, row: Int32(clamping: position + 1)), into: &merge)
            }
        }
        reader.keepUnknown(file, into: &merge)
        files(document["files"], top, into: &merge)
    }

    static func repeated(_ members: [JSON.Member]) -> String? {
        var seen: Set<[UInt8]> = []
        return members.first { !seen.insert(Array($0.key.utf8)).inserted }?.key
    }

    private static func settings(_ part: JSON.Member, _ name: String, _ top: Place, into merge: inout Merge) {
        switch part.key {
        case "format", "version", "items", "links", "points", "assessments", "files": return
        case "portfolio":
            guard let members = part.value.object else {
                merge.problems.refuse(top, part.key, "It must be an object.")
                return
            }
            let place = Place(file: merge.problems.open("\(name) portfolio"), row: 0)
            var taken: Set<Field> = []
            for member in members {
                let field = Schema.field(named: member.key, in: Schema.portfolioRows)
                if taken.insert(field).inserted {
                    SettingsFile.take(member.value, field, member.key, place, into: &merge)
                } else {
                    merge.problems.refuse(place, member.key, "The key stands twice.")
                }
            }
        default:
            // A part this version does not know is kept as a setting under its name.
            SettingsFile.take(
                part.value, Schema.field(named: part.key, in: Schema.portfolioRows), part.key, top, into: &merge)
        }
    }

    private static func files(_ value: JSON?, _ top: Place, into merge: inout Merge) {
        guard let value, value != .null else { return }
        guard let members = value.object else {
            merge.problems.refuse(top, "files", "It must be an object of texts by path.")
            return
        }
        for member in members {
            guard FolderLayout.canKeep(member.key), let text = member.value.string else {
                merge.problems.refuse(
                    top, "files",
                    "\(Quoted.brief(member.key)) is not items/NAME or links/NAME of a file that is kept, with its text."
                )
                continue
            }
            merge.keep(member.key, text, at: top)
        }
    }
}
