// The settings in force: what the file says, what the command line says instead, and what is wrong with either.

import Bench
import Glibc

struct Config {
    var settings = Settings()
    /// What the user ought to know of the file, as a sentence.
    var complaint: String?
    /// Why the theme that the file names cannot be had. Nothing else of the file suffers from it.
    var themeFault: ConfigError?

    /// Reads a settings file, and tries its keys and its theme. Nothing is wrong with having none. The profile holds where
    /// the file names none. Throws everything that is wrong with the file, but for a theme that is not to be had where
    /// that is all.
    static func read(
        _ path: String, otherwise profile: Profile = .standard, themes: [String] = Places.themes
    ) throws(ConfigError) -> Config {
        guard let file = try ConfigFile(path: path) else {
            var config = Config()
            config.settings.profile = profile
            return config
        }
        let (settings, wrong) = try file.settings(otherwise: profile)
        let remapped = Keymap.remapped(settings.profile, settings.keys)
        let faults = wrong + remapped.problems.map { ConfigFault($0) }
        let ofTheme = file.fault(ofTheme: settings.theme, in: themes)
        if !faults.isEmpty { throw ConfigError(path: path, faults: faults + (ofTheme.map { [$0] } ?? [])) }
        var config = Config(settings: settings)
        if !remapped.warnings.isEmpty {
            config.complaint = ConfigError(path: path, faults: remapped.warnings.map { ConfigFault($0) }).brief()
        }
        config.themeFault = ofTheme.map { ConfigError(path: path, faults: [$0]) }
        return config
    }

    /// The settings to begin with. A wrong file is no reason not to begin: it is told of, and passed over.
    static func atStart(_ path: String, profile: Profile?) -> Config {
        var config = Config()
        do { config = try read(path) } catch {
            config.complaint = error.brief("The settings are as if there were no such file.")
        }
        if let fault = config.themeFault {
            let sentences = [config.complaint, "\(fault) The theme is chosen as if \(path) named none."]
            config.complaint = sentences.compactMap { $0 }.joined(separator: " ")
            config.settings.theme = nil
        }
        guard let profile, profile != config.settings.profile else { return config }
        let problems = Keymap.remapped(profile, config.settings.keys).problems
        if !problems.isEmpty {
            let faults = ConfigError(path: path, faults: problems.map { ConfigFault($0) })
            config.complaint = faults.brief("Your own keys do not go with the \(profile.rawValue) keys.")
            config.settings.keys = []
        }
        config.settings.profile = profile
        return config
    }
}
