// swift-tools-version: 6.2

import PackageDescription

var settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]
// A newer compiler may warn of what this one accepts: only `make check` is strict.
if Context.environment["VERBATIM_STRICT"] != nil {
  settings.append(.treatAllWarnings(as: .error))
}

let package = Package(
  name: "verbatim",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Verbatim", targets: ["Verbatim"]),
    .executable(name: "verbatim", targets: ["VerbatimCommand"]),
    .executable(name: "train-models", targets: ["TrainModels"]),
    .executable(name: "probe-language", targets: ["ProbeLanguage"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // Values: text and spans; objects and log on disk. Neither knows the other.
    .target(name: "SourceText", swiftSettings: settings),
    .target(
      name: "Preservation",
      dependencies: [.product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: settings),

    // Judgement: pure functions from text to values.
    .target(name: "LanguageKernels"),
    .target(
      name: "Language", dependencies: ["SourceText", "LanguageKernels"],
      resources: [.copy("Resources")], swiftSettings: settings),
    .target(
      name: "Quotation", dependencies: ["Language", "SourceText"],
      swiftSettings: settings),
    .target(
      name: "Accounts",
      dependencies: ["Quotation", "Language", "SourceText", "Preservation"],
      swiftSettings: settings),

    .target(
      name: "Checking",
      dependencies: ["Accounts", "Quotation", "Language", "SourceText"],
      swiftSettings: settings),

    // Media types, wire formats, SQLite.
    .systemLibrary(
      name: "CGumbo", pkgConfig: "gumbo",
      providers: [.apt(["libgumbo-dev"]), .brew(["gumbo-parser"])]),
    .target(
      name: "Extraction", dependencies: ["SourceText", "CGumbo"], swiftSettings: settings),
    .target(
      name: "Interchange",
      dependencies: [
        "Accounts", "Checking", "Quotation", "Language", "SourceText", "Preservation",
      ],
      swiftSettings: settings),
    .target(
      name: "ArchiveIndex",
      dependencies: [
        "Preservation", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),

    // The façade, and the command over it.
    .target(
      name: "Verbatim",
      dependencies: [
        "Accounts", "ArchiveIndex", "Checking", "Extraction", "Interchange", "Language",
        "Preservation", "Quotation", "SourceText",
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "VerbatimCommand",
      dependencies: [
        "Verbatim", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    // Trains the language models that are committed under Sources/Language/Resources.
    .executableTarget(
      name: "TrainModels",
      dependencies: [
        "Language", "LanguageKernels", "SourceText",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    // Measures what the analysis costs, and that no input breaks it.
    .executableTarget(
      name: "ProbeLanguage",
      dependencies: [
        "Language", "Quotation", "SourceText",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    // Tests.
    .target(
      name: "ArchiveTestSupport", dependencies: ["SourceText", "Preservation"],
      path: "Tests/ArchiveTestSupport", swiftSettings: settings),
    .testTarget(
      name: "SourceTextTests", dependencies: ["SourceText", "ArchiveTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "PreservationTests", dependencies: ["Preservation", "ArchiveTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "LanguageTests",
      dependencies: ["Language", "SourceText", "ArchiveTestSupport", "TrainModels"],
      swiftSettings: settings),
    .testTarget(
      name: "QuotationTests",
      dependencies: [
        "Quotation", "Language", "SourceText", "ArchiveTestSupport", "ProbeLanguage",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "AccountsTests",
      dependencies: [
        "Accounts", "Quotation", "Language", "SourceText", "Preservation", "ArchiveTestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "CheckingTests",
      dependencies: ["Checking", "Quotation", "Language", "SourceText", "ArchiveTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "ExtractionTests", dependencies: ["Extraction", "SourceText", "ArchiveTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "InterchangeTests", dependencies: ["Interchange", "Preservation"],
      swiftSettings: settings),
    .testTarget(
      name: "VerbatimTests",
      dependencies: [
        "Verbatim", "Accounts", "ArchiveIndex", "Extraction", "Interchange", "Language",
        "Preservation", "Quotation", "SourceText", "ArchiveTestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "VerbatimCommand", "Verbatim", "ArchiveTestSupport", "Preservation", "SourceText",
      ],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
