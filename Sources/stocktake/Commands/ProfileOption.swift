// --profile: which set of keys, for the commands that open the workbench.

import ArgumentParser
import Bench

extension Profile: ExpressibleByArgument {}

struct ProfileOption: ParsableArguments {
    @Option(help: ArgumentHelp("The set of keys: default, classic or vim.", valueName: "name"))
    var profile: Profile?

    /// The settings to begin with.
    var config: Config { Config.atStart(Places.config, profile: profile) }

    /// The same without the user's own.
    var configWithoutFile: Config {
        var config = Config()
        config.settings.profile = profile ?? .standard
        return config
    }
}
