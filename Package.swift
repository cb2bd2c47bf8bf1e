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

    // The pure side: no files, clock or chance.
    module("Folding", ["Text"]),
    module("Zones"),
    module("Statistics"),
    module("Campaign", ["Folding", "Zones"]),
    module("Routing", ["Campaign", "Zones"]),
    module(
      "Simulation",
      ["Campaign", "Routing", "Zones", "Statistics", .product(name: "Histogram", package: "hdrhistogram-swift")]),

    // The text side: bytes to values, and everything that is said about them.
    module("Diagnostics", ["Text"]),
    module("YAMLTree", ["CLibYAML", "Text", "Diagnostics"]),
    module("KeyedFiles", ["Text", "Diagnostics", "YAMLTree", "Zones", "Campaign"]),
    module("RuleLanguage", ["Text", "Folding", "Zones", "Diagnostics", "YAMLTree", "KeyedFiles", "Campaign"]),
    module("Records", ["CSimdjson", "Text", "Folding", "Zones", "Diagnostics", "Campaign"]),
    module(
      "ScenarioLanguage",
      ["Text", "Zones", "Statistics", "Diagnostics", "YAMLTree", "KeyedFiles", "Campaign", "Simulation"]),

    // What reads the machine: its time zones, and the state that is kept on its disk.
    module("SystemZones", ["Zones"]),
    module("Journal", [.product(name: "GRDB", package: "GRDB.swift")]),

    // Texts for team members, by the rules' templates.
    module("Notifications", ["Campaign", .product(name: "Mustache", package: "swift-mustache")]),

    // What people ask of rules: to run them, to explain them, to hold cases against them, to try them out.
    module(
      "Interpreting",
      [
        "Text", "Zones", "SystemZones", "Diagnostics", "RuleLanguage", "Campaign", "Routing", "Records", "Notifications",
      ]),
    module("Explaining", ["Text", "Diagnostics", "RuleLanguage", "Campaign", "Routing", "Records"]),
    module(
      "Casework",
      [
        "Text", "Zones", "Diagnostics", "RuleLanguage", "Campaign", "Routing", "Records", "Interpreting", "Explaining",
      ]),
    module(
      "Experiments",
      [
        "Text", "Zones", "Statistics", "Diagnostics", "YAMLTree", "RuleLanguage", "ScenarioLanguage", "Campaign",
        "Routing", "Records", "Simulation",
      ]),
    module(
      "Desk",
      [
        "Text", "Zones", "SystemZones", "Diagnostics", "RuleLanguage", "Campaign", "Routing", "Records", "Interpreting",
        "Journal",
      ]),
    module(
      "Results",
      [
        "Text", "Statistics", "Diagnostics", "Campaign", "Routing", "Records", "Simulation", "Interpreting", "Experiments",
        .product(name: "Mustache", package: "swift-mustache"),
      ]),

    // The faces: for Swift, for C, for people.
    module(
      "PatchbayKit",
      [
        "Text", "Zones", "SystemZones", "Diagnostics", "KeyedFiles", "RuleLanguage", "Campaign", "Routing", "Records",
        "Simulation", "Notifications", "Journal", "Interpreting", "Desk",
      ]),
    module("PatchbayC", ["PatchbayHeader", "PatchbayKit"]),
    .executableTarget(
      name: "PatchbayCommand",
      dependencies: [
        "Text", "SystemZones", "Statistics", "Diagnostics", "YAMLTree", "RuleLanguage", "ScenarioLanguage", "Campaign",
        "Routing", "Records", "Simulation", "Notifications", "Journal", "Interpreting", "Explaining", "Casework",
        "Experiments", "Desk", "Results", "PatchbayKit",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),

    tests("TextTests", ["Text"]),
    tests("CampaignTests", ["Folding", "Zones", "Campaign"]),
    tests("NotificationsTests", ["Campaign", "Notifications"]),
    tests("ResultsTests", ["Text", "Statistics", "Campaign", "Routing", "Simulation", "Results"]),
    tests("HouseRulesTests", []),
    tests(
      "CommandTests",
      [
        "Text", "Zones", "SystemZones", "Statistics", "Diagnostics", "RuleLanguage", "Campaign", "Routing", "Records",
        "Simulation", "Notifications", "Journal", "Interpreting", "Explaining", "Casework", "Experiments", "Desk",
        "Results", "PatchbayKit", "PatchbayCommand",
      ]),
    tests("PatchbayKitTests", ["PatchbayKit"]),
    tests("JournalTests", ["Journal", .product(name: "GRDB", package: "GRDB.swift")]),
    tests("PatchbayCTests", ["PatchbayHeader", "PatchbayC"]),
    tests("SimulationTests", ["Statistics", "Campaign", "Routing", "Simulation"]),
    tests(
      "ScenarioLanguageTests",
      ["Diagnostics", "KeyedFiles", "YAMLTree", "Zones", "Campaign", "Simulation", "ScenarioLanguage"]),
    tests("RoutingTests", ["Zones", "Campaign", "Routing"]),
    tests("DiagnosticsTests", ["Text", "Diagnostics"]),
    tests("YAMLTreeTests", ["Text", "YAMLTree", "Diagnostics"]),
    tests(
      "RuleLanguageTests",
      ["Text", "RuleLanguage", "KeyedFiles", "YAMLTree", "Diagnostics", "Zones", "Campaign", "Records"]),
    tests("RecordsTests", ["Text", "Records", "Folding", "Zones", "SystemZones", "Campaign", "Diagnostics"]),
  ],
  cxxLanguageStandard: .cxx17
)
