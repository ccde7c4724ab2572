// The settings in force: what the file says, what the command line says instead, and what is wrong with either.

import Bench
import Glibc

struct Config {
    var settings = Settings()
    /// What the user ought to know of the file, as a sentence.
    var complaint: String?

    /// Reads a settings file and tries its keys. Nothing is wrong with having none.
    /// The profile holds where the file names none.
    static func read(_ path: String, otherwise profile: Profile = .standard) throws(ConfigError) -> Config {
        guard let file = try ConfigFile(path: path) else {
            var config = Config()
            config.settings.profile = profile
            return config
        }
        let settings = try file.settings(otherwise: profile)
        let remapped = Keymap.remapped(settings.profile, settings.keys)
        if let problem = remapped.problems.first {
            throw ConfigError(path: file.path, line: problem.line, sentence: problem.sentence)
        }
        let warning = remapped.warnings.first.map {
            "\(ConfigError(path: file.path, line: $0.line, sentence: $0.sentence))"
        }
        return Config(settings: settings, complaint: warning)
    }

    /// The settings to begin with. A wrong file is no reason not to begin: it is told of, and passed over.
    static func atStart(_ path: String, profile: Profile?) -> Config {
        var config = Config()
        do { config = try read(path) } catch {
            config.complaint = "\(error) The settings are as if there were no such file."
        }
        if let theme = config.settings.theme {
            do throws(ThemeFileError) { _ = try ThemeFiles.load(named: theme, directories: Places.themes) } catch {
                config.complaint = "\(error) The theme is chosen as if \(path) named none."
                config.settings.theme = nil
            }
        }
        guard let profile, profile != config.settings.profile else { return config }
        if let problem = Keymap.remapped(profile, config.settings.keys).problems.first {
            config.complaint = "Your own keys do not go with the \(profile.rawValue) keys. \(problem)"
            config.settings.keys = []
        }
        config.settings.profile = profile
        return config
    }
}
