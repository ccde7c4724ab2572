// stocktake config: where your settings are, whether they are right, and the keys that follow from them.

import ArgumentParser
import Bench

struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Show where your settings are, check them, and print the keys in use.",
        discussion:
            "Where something is wrong with the file, its line and the reason are said, and the exit status is 2.")

    @OptionGroup var keys: ProfileOption

    func run() throws {
        var config: Config
        do { config = try Config.read(Places.config) } catch { throw Failure.badInput("\(error)") }
        if let fault = config.themeFault { throw Failure.badInput("\(fault)") }
        let isThere = Places.isFile(Places.config)
        if let profile = keys.profile { config.settings.profile = profile }
        let remapped = Keymap.remapped(config.settings.profile, config.settings.keys)
        guard let keymap = remapped.keymap else {
            let faults = ConfigError(path: Places.config, faults: remapped.problems.map { ConfigFault($0) })
            throw Failure.badInput(
                "Your own keys do not go with the \(config.settings.profile.rawValue) keys.\n\(faults)")
        }
        if let complaint = config.complaint { Output.complain("\(complaint)\n") }
        var text = "settings  \(Places.config)\(isThere ? "" : " (not there: everything is as it comes)")\n"
        text += "keys      \(keymap.profile.rawValue): \(keymap.profile.about)\n\n"
        let rows = Command.all.map { (keymap.labels(of: $0.name).joined(separator: " "), $0.name, $0.about) }
        let wide = rows.map(\.0.count).max() ?? 0
        let name = rows.map(\.1.count).max() ?? 0
        for row in rows {
            let keys = row.0 + String(repeating: " ", count: wide - row.0.count)
            text += "\(keys)  \(row.1)\(String(repeating: " ", count: name - row.1.count))  \(row.2)\n"
        }
        Output.write(text)
    }
}
