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

/// Programs that measure this package from within. `Benchmarks/run.py` asks for them.
let measured: [(name: String, imports: [Target.Dependency])] =
  Context.environment["PATCHBAY_BENCHMARKS"] == nil
  ? []
  : [
    ("decisions", ["Campaign", "Diagnostics", "Routing", "RuleLanguage"]), ("kernel", ["Simulation"]),
    ("kit", ["PatchbayKit"]),
  ]

let package = Package(
  name: "patchbay",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "patchbay", targets: ["PatchbayCommand"]),
    .library(name: "PatchbayKit", targets: ["PatchbayKit"]),
    .library(name: "PatchbaySimulation", targets: ["PatchbaySimulation"]),
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

    // The text side: bytes to values, and everything that is said about them.
    module("Diagnostics"),
    module("YAMLTree", ["CLibYAML", "Diagnostics"]),
    module("KeyedFiles", ["YAMLTree", "Diagnostics", "Campaign"]),
    module("RuleLanguage", ["KeyedFiles", "YAMLTree", "Diagnostics", "Campaign"]),
    module("Records", ["CSimdjson", "Diagnostics", "Campaign"]),
    module("ScenarioLanguage", ["KeyedFiles", "YAMLTree", "Diagnostics", "Campaign", "Simulation"]),

    // The pure side: no files, clock or chance.
    module("Campaign"),
    module("Routing", ["Campaign"]),
    module("Simulation", ["Campaign", "Routing", .product(name: "Histogram", package: "hdrhistogram-swift")]),

    // What people ask, in the field's words.
    module("Explaining", ["Diagnostics", "RuleLanguage", "Campaign", "Routing"]),

    // Durable state: the one place that keeps anything on disk.
    module("Journal", [.product(name: "GRDB", package: "GRDB.swift")]),

    // Texts for team members, by the rules' templates.
    module("Notifications", ["Campaign", .product(name: "Mustache", package: "swift-mustache")]),

    // Pages about simulations, by templates too.
    module(
      "Reports", ["Campaign", "Simulation", "Diagnostics", .product(name: "Mustache", package: "swift-mustache")]),

    // The faces: for Swift, for C, for people.
    module(
      "PatchbayKit",
      [
        "Diagnostics", "RuleLanguage", "Campaign", "Routing", "Records", "Notifications", "Explaining", "Journal",
      ]),
    module(
      "PatchbaySimulation",
      [
        "Diagnostics", "YAMLTree", "RuleLanguage", "ScenarioLanguage", "Campaign", "Routing", "Records", "Simulation",
        "Reports", "PatchbayKit",
      ]),
    module("PatchbayC", ["PatchbayHeader", "PatchbayKit"]),
    .executableTarget(
      name: "PatchbayCommand",
      dependencies: [
        "Diagnostics", "YAMLTree", "RuleLanguage", "Records", "ScenarioLanguage", "Campaign", "Routing",
        "Simulation", "Notifications", "Reports", "Explaining", "Journal", "PatchbayKit",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),

    tests("CampaignTests", ["Campaign"]),
    tests("NotificationsTests", ["Campaign", "Notifications"]),
    tests("ReportsTests", ["Campaign", "Routing", "Simulation", "Reports"]),
    tests("HouseRulesTests", []),
    tests(
      "CommandTests",
      [
        "Diagnostics", "Campaign", "RuleLanguage", "Records", "Routing", "Simulation", "Notifications", "Journal",
        "PatchbayKit", "PatchbayCommand",
      ]),
    tests("PatchbayKitTests", ["PatchbayKit", "Diagnostics", "RuleLanguage", "Routing"]),
    tests("PatchbaySimulationTests", ["PatchbayKit", "PatchbaySimulation"]),
    tests("JournalTests", ["Journal", .product(name: "GRDB", package: "GRDB.swift")]),
    tests("PatchbayCTests", ["PatchbayHeader", "PatchbayC"]),
    tests("SimulationTests", ["Campaign", "Routing", "Simulation"]),
    tests(
      "ScenarioLanguageTests", ["Diagnostics", "KeyedFiles", "YAMLTree", "Campaign", "Simulation", "ScenarioLanguage"]),
    tests("RoutingTests", ["Campaign", "Routing"]),
    tests("DiagnosticsTests", ["Diagnostics"]),
    tests("YAMLTreeTests", ["YAMLTree", "Diagnostics"]),
    tests("RuleLanguageTests", ["RuleLanguage", "KeyedFiles", "YAMLTree", "Diagnostics", "Campaign", "Records"]),
    tests("RecordsTests", ["Records", "Campaign", "Diagnostics"]),
  ]
    + measured.map { name, imports in
      .executableTarget(name: name, dependencies: imports, path: "Benchmarks/Sources/" + name)
    },
  cxxLanguageStandard: .cxx17
)
