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

    // The zones of the machine.
    module("SystemZones", ["Zones"]),

    // The text side: bytes to values, and everything that is said about them.
    module("Diagnostics"),
    module("YAMLTree", ["CLibYAML", "Diagnostics"]),
    module("KeyedFiles", ["YAMLTree", "Diagnostics", "Campaign", "Zones"]),
    module("RuleLanguage", ["KeyedFiles", "YAMLTree", "Diagnostics", "Folding", "Zones", "Campaign"]),
    module("Records", ["CSimdjson", "Diagnostics", "Folding", "Zones", "Campaign"]),
    module(
      "ScenarioLanguage",
      ["KeyedFiles", "YAMLTree", "Diagnostics", "Zones", "Statistics", "Campaign", "Simulation"]),

    // The pure side: no files, clock or chance.
    module("Folding"),
    module("Zones"),
    module("Statistics"),
    module("Campaign", ["Folding", "Zones"]),
    module("Routing", ["Campaign", "Zones"]),
    module(
      "Simulation",
      ["Campaign", "Routing", "Zones", "Statistics", .product(name: "Histogram", package: "hdrhistogram-swift")]),

    // Durable state: the one place that keeps anything on disk.
    module("Journal", [.product(name: "GRDB", package: "GRDB.swift")]),

    // Texts for team members, by the rules' templates.
    module("Notifications", ["Campaign", .product(name: "Mustache", package: "swift-mustache")]),

    // Pages about simulations, by templates too.
    module(
      "Reports",
      ["Campaign", "Simulation", "Statistics", "Diagnostics", .product(name: "Mustache", package: "swift-mustache")]),

    // Rules in use, and what people ask of them.
    module(
      "Interpreting",
      [
        "Diagnostics", "RuleLanguage", "Zones", "SystemZones", "Campaign", "Routing", "Records", "Notifications",
      ]),
    module(
      "Desk",
      [
        "Diagnostics", "RuleLanguage", "Zones", "SystemZones", "Campaign", "Routing", "Records", "Interpreting", "Journal",
      ]),

    module("Explaining", ["Diagnostics", "RuleLanguage", "Zones", "Campaign", "Routing", "Records"]),
    module(
      "Casework",
      ["Diagnostics", "RuleLanguage", "Zones", "Campaign", "Routing", "Records", "Interpreting", "Explaining"]),

    // The faces: for Swift, for C, for people.
    module(
      "PatchbayKit",
      [
        "Diagnostics", "KeyedFiles", "RuleLanguage", "Zones", "SystemZones", "Campaign", "Routing", "Records", "Simulation",
        "Notifications", "Journal", "Interpreting", "Desk",
      ]),
    module("PatchbayC", ["PatchbayHeader", "PatchbayKit"]),
    .executableTarget(
      name: "PatchbayCommand",
      dependencies: [
        "Diagnostics", "YAMLTree", "RuleLanguage", "Records", "ScenarioLanguage", "Zones", "SystemZones", "Statistics",
        "Campaign", "Routing",
        "Simulation", "Notifications", "Reports", "Journal", "Interpreting", "Explaining", "Casework", "Desk", "PatchbayKit",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),

    tests("CampaignTests", ["Folding", "Zones", "Campaign"]),
    tests("NotificationsTests", ["Campaign", "Notifications"]),
    tests("ReportsTests", ["Statistics", "Campaign", "Routing", "Simulation", "Reports"]),
    tests("HouseRulesTests", []),
    tests(
      "CommandTests",
      [
        "Diagnostics", "Zones", "SystemZones", "Statistics", "Campaign", "RuleLanguage", "Records", "Routing", "Simulation",
        "Notifications", "Journal", "Interpreting", "Explaining", "Casework", "Desk", "PatchbayKit", "PatchbayCommand",
      ]),
    tests("PatchbayKitTests", ["PatchbayKit"]),
    tests("JournalTests", ["Journal", .product(name: "GRDB", package: "GRDB.swift")]),
    tests("PatchbayCTests", ["PatchbayHeader", "PatchbayC"]),
    tests("SimulationTests", ["Statistics", "Campaign", "Routing", "Simulation"]),
    tests(
      "ScenarioLanguageTests",
      ["Diagnostics", "KeyedFiles", "YAMLTree", "Zones", "Campaign", "Simulation", "ScenarioLanguage"]),
    tests("RoutingTests", ["Zones", "Campaign", "Routing"]),
    tests("DiagnosticsTests", ["Diagnostics"]),
    tests("YAMLTreeTests", ["YAMLTree", "Diagnostics"]),
    tests(
      "RuleLanguageTests", ["RuleLanguage", "KeyedFiles", "YAMLTree", "Diagnostics", "Zones", "Campaign", "Records"]),
    tests("RecordsTests", ["Records", "Folding", "Zones", "SystemZones", "Campaign", "Diagnostics"]),
  ],
  cxxLanguageStandard: .cxx17
)
