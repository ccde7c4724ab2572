// A second process for the storage tests. `work FILE SEED` commits, undoes, redoes and jumps until it is killed and
// acknowledges each entry on a line of its own; `add FILE PREFIX COUNT` adds so many missions; `fill FILE` adds until the
// file is refused more room, and says how that went.

import Glibc
import Missions
import Storage

func acknowledge(_ line: String) {
    let line = line + "\n"
    _ = line.withCString { write(1, $0, strlen($0)) }
}

func mission(_ id: String, _ title: String) -> Change { .create(.item(id), kind: .mission, fields: [.title: title]) }

func work(_ library: Library, _ round: String) throws {
    var number = 0
    func acknowledged(_ entry: Entry) { acknowledge("\(entry.sequence) \(entry.label)") }
    while true {
        number += 1
        let id = "M\(round)-\(number)"
        acknowledged(try library.commit(Step("Add \(id)", changes: [mission(id, "Warm homes")])))
        let set = Change.set(.item(id), field: .title, was: "Warm homes", now: "Warm, dry homes \(number)")
        acknowledged(try library.commit(Step("Rename \(id)", changes: [set])))
        if number % 3 == 0 { acknowledged(try library.undo()) }
        if number % 6 == 0 { acknowledged(try library.redo()) }
        // Not where that is the present state already.
        if number % 7 == 0, let entry = try? library.jump(to: library.head - 5) { acknowledged(entry) }
        if number % 11 == 0 {
            let many = (0..<60).map { mission("\(id)-\($0)", String(repeating: "long ", count: 30)) }
            acknowledged(try library.commit(Step("Import \(id)", isImport: true, changes: many)))
        }
    }
}

func fill(_ library: Library) throws {
    signal(SIGXFSZ, SIG_IGN)
    var number = 0
    while true {
        number += 1
        let step = Step("Fill", changes: [mission("MIS-\(number)", String(repeating: "x", count: 150))])
        do { try library.commit(step) } catch {
            acknowledge("\(library.head) \(library.portfolio.itemCount) \(error)")
            return
        }
    }
}

func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
}

let arguments = CommandLine.arguments
let identity = Identity(who: "probe", process: Int(getpid()), clock: now)
let library = try Library.open(arguments[2], identity: identity)
switch arguments[1] {
case "work": try work(library, arguments[3])
case "fill": try fill(library)
case "add":
    for number in 1...Int(arguments[4])! {
        let id = "\(arguments[3])-\(number)"
        let entry = try library.commit(Step("Add \(id)", changes: [mission(id, "Warm homes")]))
        acknowledge("\(entry.sequence) \(entry.label)")
    }
default: exit(2)
}
library.close()
