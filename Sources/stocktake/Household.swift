// What a sitting has around it, and what stays when one file takes the place of another.

/// What surrounds a sitting and outlives it: where themes and settings are found, the clock, and what is written down.
struct Household {
    var themeDirectories = Places.themes
    var clock = WallClock.system
    var config = Config()
    /// Where the user's settings are read again from.
    var configPath = Places.config
    /// Where what was chosen from the palette is kept; nil keeps nothing.
    var usesPath: String?
    /// Where the person's saved views are kept; nil keeps them for the sitting.
    var viewsPath: String?
    /// Whether the files that are opened are remembered.
    var remembers = false
    /// Where what happens is written down.
    var log: Diary?
}
