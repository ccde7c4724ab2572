import Glibc
import Drawing
import Storage
import Interchange
import Missions
// temporary
let args = CommandLine.arguments
let identity = Identity(who: "me", clock: WallClock.system.now)
do {
    if args[1] == "play" {
        let lib = try Library.open(args[2], identity: identity)
        let wh = args[4].split(separator: "x").map { Int($0)! }
        print(
            try Play.run(
                lib, keys: args[3], size: Size(width: wh[0], height: wh[1]), inks: args.count > 5, theme: "dark",
                themeDirectories: ["Themes"]))
        lib.close()
    } else if args[1] == "new" {
        let lib = try Library.create(args[2], identity: identity)
        let p = try Importer.read(args[3], as: .folder, options: .init(), onto: lib.portfolio, progress: { _ in })
        for x in p.problems { print(x) }
        if let step = p.step { print(try lib.commit(step).label) }
        lib.close()
    } else {
        let lib = try Library.open(args[1], identity: identity)
        try Desk.run(lib, theme: "dark", themeDirectories: ["Themes"])
    }
} catch { print("\(error)"); exit(2) }
