// swift-tools-version: 6.1
// What is built, and who may know whom.

import PackageDescription

/// A released program carries Swift's standard library within it and lies at a fixed place, and starts in half the time.
/// What the compiler names for that by itself is not enough for Foundation, which GRDB brings. lld, because others put a
/// warning on every build.
let standardLibraryWithin: [LinkerSetting] =
    [
        .unsafeFlags(
            ["-static-stdlib", "-use-ld=lld", "-Xclang-linker", "-no-pie"],
            .when(platforms: [.linux], configuration: .release))
    ]
    + ["_FoundationCShims", "_FoundationCollections", "_FoundationICU", "CoreFoundation", "swiftSynchronization"].map {
        .linkedLibrary($0, .when(platforms: [.linux], configuration: .release))
    }

let package = Package(
    name: "stocktake",
    products: [
        .library(name: "Missions", targets: ["Missions", "Analyses"]),
        .executable(name: "stocktake", targets: ["stocktake"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    ],
    targets: [
        // Values and rules: no files, no clock, no terminal.
        .target(name: "Missions"),
        .target(name: "Analyses", dependencies: ["Missions"]),
        .target(name: "Pictures", dependencies: ["Missions", "Analyses"]),
        .target(name: "Drawing"),
        .target(name: "Bench", dependencies: ["Missions", "Analyses", "Drawing", "CPlaces"]),
        .target(name: "CPlaces"),

        // The edges.
        .target(name: "Interchange", dependencies: ["Missions", "TOMLKit"]),
        .target(
            name: "Storage",
            dependencies: [
                "Missions",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .target(name: "Terminal", dependencies: ["Drawing", "CCurses"]),
        .target(
            name: "CCurses",
            dependencies: ["CNcurses"],
            linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        .systemLibrary(name: "CNcurses", providers: [.apt(["libncursesw5-dev"])]),

        // The front door.
        .executableTarget(
            name: "stocktake",
            dependencies: [
                "Missions", "Analyses", "Pictures", "Drawing", "Bench", "Interchange", "Storage", "Terminal", "TOMLKit",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            linkerSettings: standardLibraryWithin),

        .testTarget(name: "DrawingTests", dependencies: ["Drawing"]),
        // The program itself, for how it reads theme files.
        .testTarget(name: "ThemeTests", dependencies: ["stocktake", "Drawing", "Bench"], exclude: ["Sheets"]),
        .testTarget(name: "TerminalTests", dependencies: ["Terminal", "Drawing"]),
        // Programs run from tests to their end.
        .target(name: "Programs", path: "Tests/Programs"),
        .testTarget(name: "TerminalStories", dependencies: ["stocktake", "Programs"]),
        // Missions for the words of the schema.
        .testTarget(name: "CommandTests", dependencies: ["stocktake", "Programs", "Missions"]),
        .testTarget(name: "StorageTests", dependencies: ["Storage", "Missions", "StorageProbe"]),
        // A second process for the tests: commits until it is killed.
        .executableTarget(name: "StorageProbe", dependencies: ["Storage", "Missions"], path: "Tests/StorageProbe"),
        // A second process for the bench: times the analyses on a portfolio it reads.
        .executableTarget(name: "AnalysisProbe", dependencies: ["Missions", "Analyses"], path: "Tests/AnalysisProbe"),
        // Random things with a seed, for laws; no product.
        .target(name: "Chance", dependencies: ["Missions"], path: "Tests/Chance"),
        .testTarget(name: "ReadmeTests", dependencies: ["stocktake", "Bench", "Programs"]),
        .testTarget(name: "MissionsTests", dependencies: ["Missions", "Analyses", "Chance"]),
        .testTarget(name: "AnalysesTests", dependencies: ["Missions", "Analyses", "Chance"]),
        .testTarget(name: "PicturesTests", dependencies: ["Pictures", "Missions", "Analyses", "Chance"]),
        // Tables to read lie beside the tests.
        .testTarget(
            name: "InterchangeTests", dependencies: ["Interchange", "Missions"], exclude: ["Tables"]),
        // Interchange only to read the seeds.
        .testTarget(
            name: "BenchTests", dependencies: ["Bench", "Missions", "Analyses", "Drawing", "Interchange", "Chance"],
            exclude: ["Screens"]),
    ]
)
