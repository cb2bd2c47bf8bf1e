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
func module(_ name: String, _ imports: [Target.Dependency] = [], plugins: [Target.PluginUsage] = []) -> Target {
  .target(name: name, dependencies: imports, swiftSettings: house, plugins: plugins)
}

/// A program of ours, held to the same.
func program(_ name: String, _ imports: [Target.Dependency]) -> Target {
  .executableTarget(name: name, dependencies: imports, swiftSettings: house)
}

/// Tests, with what all tests share.
func tests(_ name: String, _ imports: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: imports + ["TestSupport"], swiftSettings: house)
}

/// Programs that measure this package from within. `Benchmarks/run.py` asks for them.
let measured: [(name: String, imports: [Target.Dependency])] =
  Context.environment["PATCHBAY_BENCHMARKS"] == nil
  ? []
  : [
    ("decisions", ["Zones", "Campaign", "Diagnostics", "Routing", "RuleLanguage"]), ("kernel", ["Simulation"]),
    ("kit", ["PatchbayKit"]), ("coverage", ["Diagnostics", "Simulation", "Experiments", "SystemZones"]),
  ]

let package = Package(
  name: "patchbay",
  products: [
    .executable(name: "patchbay", targets: ["PatchbayCommand"]),
    .executable(name: "patchbay-studio", targets: ["StudioProgram"]),
    .library(name: "PatchbayKit", targets: ["PatchbayKit"]),
    .library(name: "PatchbayDurable", targets: ["PatchbayDurable"]),
    .library(name: "PatchbaySimulation", targets: ["PatchbaySimulation"]),
    .library(name: "PatchbayC", type: .dynamic, targets: ["PatchbayC"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
  ],
  targets: [
    // The system's C libraries.
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .target(name: "CSimdjson", linkerSettings: [.linkedLibrary("simdjson")]),
    .target(name: "CXXHash"),
    .target(name: "CProcesses"),

    // Files that become constants in code; the plugin says which target has which.
    .executableTarget(name: "FileEmbedder", path: "Plugins/FileEmbedder", swiftSettings: house),
    .plugin(name: "EmbedFiles", capability: .buildTool(), dependencies: ["FileEmbedder"]),

    // The header of our own.
    .systemLibrary(name: "PatchbayHeader"),

    // What is written so that its readers take it for what it is.
    module("Text"),

    // The pure side: no files, clock or chance.
    module("Folding", ["Text"], plugins: ["EmbedFiles"]),
    module("Phones", plugins: ["EmbedFiles"]),
    module("Zones"),
    module("Statistics"),
    module("Campaign", ["Text", "Folding", "Zones"]),
    module("Routing", ["Zones", "Campaign"]),
    module("Fitting", ["Statistics"]),
    module(
      "Simulation",
      [
        "Folding", "Zones", "Statistics", "Campaign", "Routing",
        .product(name: "Histogram", package: "hdrhistogram-swift"),
      ]),

    // What holds for all contacts at once.
    module("Proofs", ["Folding", "Campaign", "Routing"]),

    // Work on several threads.
    module("Threads"),

    // The text side: bytes to values, and everything that is said about them.
    module("Diagnostics", ["CXXHash", "Text"]),
    module("YAMLTree", ["CLibYAML", "Text", "Diagnostics"]),
    module("KeyedFiles", ["Text", "Zones", "Campaign", "Diagnostics", "YAMLTree", "SystemZones"]),
    module(
      "RuleLanguage",
      [
        "Text", "Folding", "Phones", "Zones", "Campaign", "Routing", "Proofs", "Diagnostics", "YAMLTree", "KeyedFiles",
        "Records", "SystemZones", "Notifications",
      ]),
    module(
      "Records",
      ["CSimdjson", "CXXHash", "Text", "Folding", "Phones", "Zones", "Campaign", "Diagnostics", "Threads"]),
    module("JSONTree", ["CSimdjson", "Text"]),
    module(
      "ScenarioLanguage",
      [
        "Text", "Folding", "Zones", "Statistics", "Campaign", "Simulation", "Diagnostics", "YAMLTree", "KeyedFiles",
        "Records", "SystemZones",
      ]),

    // What reads the machine: its time zones, programs that run on it, and the state that is kept on its disk.
    module("SystemZones", ["Zones"]),
    module("Processes", ["CProcesses"]),
    module("Journal", ["CSQLite", "CXXHash"]),

    // Texts for team members, by the rules' templates.
    module("Notifications", ["Campaign"]),

    // What people ask of rules.
    module(
      "Interpreting",
      [
        "Text", "Zones", "Campaign", "Routing", "Diagnostics", "RuleLanguage", "Records", "SystemZones",
        "Notifications",
      ]),
    module(
      "Explaining",
      ["Text", "Zones", "Campaign", "Routing", "Diagnostics", "RuleLanguage", "Records", "Interpreting"]),
    module(
      "Comparing",
      [
        "Text", "Folding", "Zones", "Campaign", "Routing", "Proofs", "Diagnostics", "RuleLanguage", "Records",
        "Interpreting", "Explaining",
      ]),
    module(
      "Checking",
      [
        "Text", "Zones", "Campaign", "Diagnostics", "YAMLTree", "RuleLanguage", "Records", "ScenarioLanguage",
        "Threads", "SystemZones",
      ]),
    module("Schemas", ["Text", "Campaign", "KeyedFiles", "RuleLanguage", "ScenarioLanguage"]),
    module("Formatting", ["Text", "Diagnostics", "YAMLTree", "Checking"]),
    module(
      "Casework",
      [
        "Text", "Folding", "Zones", "Campaign", "Routing", "Proofs", "Diagnostics", "YAMLTree", "RuleLanguage",
        "Records", "ScenarioLanguage", "Threads", "Interpreting", "Explaining", "Comparing", "Checking",
      ]),
    module(
      "Editing",
      [
        "Text", "Folding", "Campaign", "Diagnostics", "YAMLTree", "KeyedFiles", "RuleLanguage", "Records",
        "ScenarioLanguage", "SystemZones", "Explaining", "Comparing", "Checking", "Casework",
      ]),
    module(
      "Experiments",
      [
        "Text", "Zones", "Statistics", "Campaign", "Routing", "Simulation", "Diagnostics", "YAMLTree", "RuleLanguage",
        "Records", "ScenarioLanguage", "Threads",
      ]),
    module(
      "Desk",
      [
        "Text", "JSONTree", "Zones", "Campaign", "Routing", "Diagnostics", "RuleLanguage", "Records", "SystemZones",
        "Processes", "Journal", "Interpreting", "Comparing",
      ]),
    module(
      "Results",
      [
        "Text", "Statistics", "Campaign", "Simulation", "Diagnostics", "Records", "Interpreting", "Experiments",
      ]),

    module(
      "CampaignLogs",
      [
        "Text", "Folding", "Zones", "Campaign", "Routing", "Simulation", "Fitting", "JSONTree", "Diagnostics",
        "RuleLanguage", "Records", "ScenarioLanguage", "SystemZones", "Interpreting", "Experiments",
      ]),
    module(
      "Reviewing",
      [
        "Text", "Statistics", "Campaign", "Simulation", "Diagnostics", "RuleLanguage", "Records", "SystemZones",
        "Explaining", "Comparing", "Checking", "Casework", "Experiments", "Results",
      ]),

    // What a program has around it: its arguments, files, streams, terminal and signals, and how it ends.
    module("Surroundings", ["Text", "Statistics", "Diagnostics"]),

    // What editors ask of a program.
    module(
      "LanguageServer",
      [
        "Text", "JSONTree", "Diagnostics", "RuleLanguage", "Comparing", "Checking", "Editing", "Formatting",
        "Surroundings",
      ]),

    // The page for those who write rules without a terminal, and who serves it.
    module(
      "Studio",
      [
        "CXXHash", "Text", "JSONTree", "Campaign", "Routing", "Simulation", "Diagnostics", "YAMLTree",
        "RuleLanguage", "Records", "ScenarioLanguage", "Threads", "SystemZones", "Explaining", "Comparing",
        "Checking", "Formatting", "Casework", "Editing", "Experiments", "Results", "Surroundings",
      ], plugins: ["EmbedFiles"]),
    module(
      "StudioServer",
      [
        "Diagnostics", "Studio", .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
      ]),

    // The texts that the program carries with it.
    module("DiagnosticPages", plugins: ["EmbedFiles"]),
    module(
      "StarterFiles", ["Text", "Diagnostics", "ScenarioLanguage", "Checking", "Schemas", "Surroundings"],
      plugins: ["EmbedFiles"]),

    // The faces: for Swift, for C, for people.
    module("ProductVersion"),
    module(
      "PatchbayKit",
      [
        "ProductVersion", "Text", "Zones", "Campaign", "Routing", "Diagnostics", "RuleLanguage", "Records",
        "SystemZones", "Notifications", "Interpreting", "Explaining",
      ]),
    module(
      "PatchbaySimulation",
      [
        "Statistics", "Campaign", "Routing", "Simulation", "Diagnostics", "RuleLanguage", "Records",
        "ScenarioLanguage", "Threads", "Experiments", "Results", "PatchbayKit",
      ]),
    module(
      "PatchbayDurable",
      [
        "JSONTree", "Campaign", "Routing", "Diagnostics", "RuleLanguage", "Records", "Journal", "Interpreting",
        "Comparing", "Desk", "PatchbayKit",
      ]),
    module(
      "PatchbayC",
      [
        "Text", "Campaign", "Routing", "RuleLanguage", "Records", "Explaining", "PatchbayKit", "PatchbaySimulation",
        "PatchbayDurable", "PatchbayHeader",
      ]),
    program(
      "PatchbayCommand",
      [
        "Text", "Phones", "Statistics", "Campaign", "Routing", "Simulation", "Diagnostics", "YAMLTree", "RuleLanguage",
        "Records", "ScenarioLanguage", "Threads", "SystemZones", "Journal", "Interpreting", "Explaining", "Comparing",
        "Checking", "Casework", "Experiments", "Desk", "Results", "Fitting", "CampaignLogs", "Reviewing",
        "Surroundings", "LanguageServer", "Formatting", "Schemas", "DiagnosticPages", "StarterFiles", "ProductVersion",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    program("StudioProgram", ["Text", "Diagnostics", "Studio", "StudioServer", "Surroundings", "ProductVersion"]),

    // The project's files, golden files and the program, for all tests.
    .target(name: "TestSupport", path: "Tests/Support", swiftSettings: house),
    tests("TextTests", ["Text"]),
    tests("CampaignTests", ["Folding", "Zones", "Campaign"]),
    tests("NotificationsTests", ["Diagnostics", "Campaign", "RuleLanguage", "Notifications"]),
    tests("ResultsTests", ["Text", "Statistics", "Campaign", "Routing", "Simulation", "Results"]),
    tests(
      "ExplainingTests",
      ["SystemZones", "Diagnostics", "RuleLanguage", "Campaign", "Routing", "Records", "Interpreting", "Explaining"]),
    tests(
      "ComparingTests",
      [
        "SystemZones", "Diagnostics", "RuleLanguage", "Campaign", "Routing", "Proofs", "Records", "Explaining",
        "Comparing",
      ]),
    tests(
      "CaseworkTests", ["SystemZones", "Diagnostics", "RuleLanguage", "Campaign", "Routing", "Checking", "Casework"]),
    tests(
      "FormattingTests", ["SystemZones", "Diagnostics", "YAMLTree", "RuleLanguage", "Campaign", "Formatting"]),
    tests(
      "ExperimentsTests",
      [
        "SystemZones", "Statistics", "Diagnostics", "YAMLTree", "RuleLanguage", "ScenarioLanguage", "Campaign",
        "Routing", "Simulation", "Threads", "Experiments", "Results", "Fitting", "CampaignLogs",
      ]),
    tests("StudioTests", ["Text", "JSONTree", "Diagnostics", "Editing", "Formatting", "Studio", "StudioServer"]),
    tests("HouseRulesTests", []),
    tests("EmbeddedFilesTests", ["DiagnosticPages", "StarterFiles"]),
    tests(
      "CommandTests",
      [
        "Text", "Zones", "SystemZones", "Statistics", "Diagnostics", "RuleLanguage", "Campaign", "Routing", "Records",
        "Simulation", "Notifications", "Journal", "Interpreting", "Explaining", "Comparing", "Checking", "Casework",
        "Experiments", "Desk", "Results", "Surroundings", "JSONTree", "YAMLTree", "KeyedFiles", "ScenarioLanguage",
        "Schemas", "Editing", "LanguageServer", "PatchbayKit", "PatchbayCommand",
      ]),
    tests(
      "PatchbayKitTests",
      ["SystemZones", "Diagnostics", "RuleLanguage", "Routing", "PatchbayKit", "PatchbayDurable"]),
    tests("PatchbaySimulationTests", ["PatchbayKit", "PatchbaySimulation"]),
    tests("JournalTests", ["Journal"]),
    tests("PatchbayCTests", ["PatchbayHeader", "PatchbayC"]),
    tests("FittingTests", ["Statistics", "Fitting"]),
    tests("SimulationTests", ["Statistics", "Campaign", "Routing", "Simulation"]),
    tests(
      "ScenarioLanguageTests",
      ["Diagnostics", "KeyedFiles", "YAMLTree", "Zones", "Campaign", "Simulation", "ScenarioLanguage"]),
    tests("RoutingTests", ["Zones", "Campaign", "Routing"]),
    tests("ProofsTests", ["Campaign", "Routing", "Proofs"]),
    tests("DiagnosticsTests", ["Text", "Diagnostics"]),
    tests("YAMLTreeTests", ["Text", "YAMLTree", "Diagnostics"]),
    tests(
      "RuleLanguageTests",
      ["Text", "RuleLanguage", "KeyedFiles", "YAMLTree", "Diagnostics", "Zones", "Campaign", "Records"]),
    tests("RecordsTests", ["Text", "Records", "Folding", "Phones", "Zones", "SystemZones", "Campaign", "Diagnostics"]),
  ]
    + measured.map { name, imports in
      .executableTarget(name: name, dependencies: imports, path: "Benchmarks/Sources/" + name)
    },
  cxxLanguageStandard: .cxx17
)
