// swift-tools-version: 6.2
import PackageDescription

// Warnings stop a build where nobody would read them: in continuous integration.
let strictness: [SwiftSetting] = Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)]
let house: [SwiftSetting] =
  [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + strictness

/// A target of ours, with the imports that `Tests/HouseRulesTests` holds it to.
func module(_ name: String, _ imports: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: imports, swiftSettings: house)
}

func tests(_ name: String, _ imports: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: imports, swiftSettings: house)
}

let package = Package(
  name: "patchbay",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "patchbay", targets: ["PatchbayCommand"]),
    .library(name: "PatchbayKit", targets: ["PatchbayKit"]),
    .library(name: "PatchbayC", type: .dynamic, targets: ["PatchbayC"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // The system's C libraries.
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .target(name: "CSimdjson", linkerSettings: [.linkedLibrary("simdjson")]),

    // The header of our own.
    .systemLibrary(name: "PatchbayHeader"),

    // What is written so that its readers take it for what it is.
    module("Text"),

    // The text side: bytes to values, and everything that is said about them.
    module("Diagnostics", ["Text"]),
    module("YAMLTree", ["CLibYAML", "Diagnostics", "Text"]),
    module("KeyedFiles", ["YAMLTree", "Diagnostics", "Campaign", "Text"]),
    module("RuleLanguage", ["KeyedFiles", "YAMLTree", "Diagnostics", "Campaign", "Text"]),
    module("Records", ["CSimdjson", "Diagnostics", "Campaign", "Text"]),
    module("ScenarioLanguage", ["KeyedFiles", "YAMLTree", "Diagnostics", "Campaign", "Simulation", "Text"]),

    // The pure side: no files, clock or chance.
    module("Campaign", ["Text"]),
    module("Routing", ["Campaign"]),
    module("Simulation", ["Campaign", "Routing", .product(name: "Histogram", package: "hdrhistogram-swift")]),

    // Durable state: the one place that keeps anything on disk.
    module("Journal", [.product(name: "GRDB", package: "GRDB.swift")]),

    // Texts for team members, by the rules' templates.
    module("Notifications", ["Campaign", .product(name: "Mustache", package: "swift-mustache")]),

    // Pages about simulations, by templates too.
    module(
      "Reports", ["Campaign", "Simulation", "Text", .product(name: "Mustache", package: "swift-mustache")]),

    // The faces: for Swift, for C, for people.
    module(
      "PatchbayKit",
      [
        "Diagnostics", "KeyedFiles", "RuleLanguage", "Campaign", "Routing", "Records", "Simulation", "Notifications",
        "Journal", "Text",
      ]),
    module("PatchbayC", ["PatchbayHeader", "PatchbayKit"]),
    .executableTarget(
      name: "PatchbayCommand",
      dependencies: [
        "Diagnostics", "YAMLTree", "RuleLanguage", "Records", "ScenarioLanguage", "Campaign", "Routing",
        "Simulation", "Notifications", "Reports", "Journal", "PatchbayKit", "Text",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),

    tests("TextTests", ["Text"]),
    tests("CampaignTests", ["Campaign"]),
    tests("NotificationsTests", ["Campaign", "Notifications"]),
    tests("ReportsTests", ["Campaign", "Routing", "Simulation", "Reports", "Text"]),
    tests("HouseRulesTests", []),
    tests(
      "CommandTests",
      [
        "Diagnostics", "Campaign", "RuleLanguage", "Records", "Routing", "Simulation", "Notifications", "Journal",
        "PatchbayKit", "PatchbayCommand", "Text",
      ]),
    tests("PatchbayKitTests", ["PatchbayKit"]),
    tests("JournalTests", ["Journal", .product(name: "GRDB", package: "GRDB.swift")]),
    tests("PatchbayCTests", ["PatchbayHeader", "PatchbayC"]),
    tests("SimulationTests", ["Campaign", "Routing", "Simulation"]),
    tests(
      "ScenarioLanguageTests", ["Diagnostics", "KeyedFiles", "YAMLTree", "Campaign", "Simulation", "ScenarioLanguage"]),
    tests("RoutingTests", ["Campaign", "Routing"]),
    tests("DiagnosticsTests", ["Diagnostics", "Text"]),
    tests("YAMLTreeTests", ["YAMLTree", "Diagnostics", "Text"]),
    tests(
      "RuleLanguageTests", ["RuleLanguage", "KeyedFiles", "YAMLTree", "Diagnostics", "Campaign", "Records", "Text"]),
    tests("RecordsTests", ["Records", "Campaign", "Diagnostics", "Text"]),
  ],
  cxxLanguageStandard: .cxx17
)
