import Foundation
import Testing

/// Which module may import which: the arrows of the architecture, and nothing else.
///
/// `Glibc` and `Darwin` are the C library. Only what needs its files or its mathematics has it.
let arrows: [(module: String, imports: Set<String>)] = [
  ("CLibYAML", ["yaml.h"]),
  ("CSQLite", ["sqlite3.h"]),
  ("CSimdjson", ["simdjson.h"]),
  ("CXXHash", ["xxhash.h"]),
  ("CProcesses", []),
  ("Text", []),
  ("Folding", ["Text"]),
  ("Phones", []),
  ("Zones", []),
  ("Statistics", []),
  ("Campaign", ["Text", "Folding", "Zones"]),
  ("Routing", ["Zones", "Campaign"]),
  ("Proofs", ["Folding", "Campaign", "Routing"]),
  ("Fitting", ["Statistics"]),
  ("Simulation", ["Folding", "Zones", "Statistics", "Campaign", "Routing", "Histogram"]),
  ("Threads", ["Glibc"]),
  ("Diagnostics", ["CXXHash", "Text", "Glibc", "Darwin"]),
  ("YAMLTree", ["CLibYAML", "Text", "Diagnostics"]),
  ("KeyedFiles", ["Text", "Zones", "Campaign", "Diagnostics", "YAMLTree", "SystemZones"]),
  (
    "RuleLanguage",
    [
      "Text", "Folding", "Phones", "Zones", "Campaign", "Routing", "Proofs", "Diagnostics", "YAMLTree", "KeyedFiles",
      "Records", "SystemZones", "Notifications",
    ]
  ),
  (
    "Records",
    [
      "CSimdjson", "CXXHash", "Text", "Folding", "Phones", "Zones", "Campaign", "Diagnostics", "Threads", "Glibc",
      "Darwin",
    ]
  ),
  ("JSONTree", ["CSimdjson", "Text"]),
  (
    "ScenarioLanguage",
    [
      "Text", "Folding", "Zones", "Statistics", "Campaign", "Simulation", "Diagnostics", "YAMLTree", "KeyedFiles",
      "Records", "SystemZones",
    ]
  ),
  // Zone files are read from the disk.
  ("SystemZones", ["Zones", "Glibc", "Darwin"]),
  // Programs that run beside this one.
  ("Processes", ["CProcesses", "Glibc"]),
  // Files and their locks.
  ("Journal", ["CSQLite", "CXXHash", "Synchronization", "Glibc", "Darwin"]),
  ("Notifications", ["Campaign"]),
  (
    "Interpreting",
    ["Text", "Zones", "Campaign", "Routing", "Diagnostics", "RuleLanguage", "Records", "SystemZones", "Notifications"]
  ),
  (
    "Explaining",
    ["Text", "Zones", "Campaign", "Routing", "Diagnostics", "RuleLanguage", "Records", "Interpreting"]
  ),
  (
    "Comparing",
    [
      "Text", "Folding", "Zones", "Campaign", "Routing", "Proofs", "Diagnostics", "RuleLanguage", "Records",
      "Interpreting", "Explaining",
    ]
  ),
  (
    "Checking",
    [
      "Text", "Zones", "Campaign", "Diagnostics", "YAMLTree", "RuleLanguage", "Records", "ScenarioLanguage", "Threads",
      "SystemZones",
    ]
  ),
  ("Schemas", ["Text", "Campaign", "KeyedFiles", "RuleLanguage", "ScenarioLanguage"]),
  ("Formatting", ["Text", "Diagnostics", "YAMLTree", "Checking"]),
  (
    "Casework",
    [
      "Text", "Folding", "Zones", "Campaign", "Routing", "Proofs", "Diagnostics", "YAMLTree", "RuleLanguage",
      "Records", "ScenarioLanguage", "Threads", "Interpreting", "Explaining", "Comparing", "Checking",
    ]
  ),
  (
    "Editing",
    [
      "Text", "Folding", "Campaign", "Diagnostics", "YAMLTree", "KeyedFiles", "RuleLanguage", "Records",
      "ScenarioLanguage", "SystemZones", "Explaining", "Comparing", "Checking", "Casework",
    ]
  ),
  // For threads.
  (
    "Experiments",
    [
      "Text", "Zones", "Statistics", "Campaign", "Routing", "Simulation", "Diagnostics", "YAMLTree", "RuleLanguage",
      "Records", "ScenarioLanguage", "Threads", "Synchronization", "Glibc", "Darwin",
    ]
  ),
  (
    "Desk",
    [
      "Text", "JSONTree", "Zones", "Campaign", "Routing", "Diagnostics", "RuleLanguage", "Records", "SystemZones",
      "Processes", "Journal", "Interpreting", "Comparing",
    ]
  ),
  (
    "Results",
    [
      "Text", "Statistics", "Campaign", "Simulation", "Diagnostics", "Records", "Interpreting", "Experiments",
    ]
  ),
  (
    "CampaignLogs",
    [
      "Text", "Folding", "Zones", "Campaign", "Routing", "Simulation", "Fitting", "JSONTree", "Diagnostics",
      "RuleLanguage", "Records", "ScenarioLanguage", "SystemZones", "Interpreting", "Experiments",
    ]
  ),
  (
    "Reviewing",
    [
      "Text", "Statistics", "Campaign", "Simulation", "Diagnostics", "RuleLanguage", "Records", "SystemZones",
      "Explaining", "Comparing", "Checking", "Casework", "Experiments", "Results",
    ]
  ),
  // Files, terminals and signals.
  ("Surroundings", ["Text", "Statistics", "Diagnostics", "Glibc", "Synchronization"]),
  (
    "LanguageServer",
    [
      "Text", "JSONTree", "Diagnostics", "RuleLanguage", "Comparing", "Checking", "Editing", "Formatting",
      "Surroundings",
    ]
  ),
  // The page of a simulation is made on a thread of its own.
  (
    "Studio",
    [
      "CXXHash", "Text", "JSONTree", "Campaign", "Routing", "Simulation", "Diagnostics", "YAMLTree", "RuleLanguage",
      "Records", "ScenarioLanguage", "Threads", "SystemZones", "Explaining", "Comparing", "Checking", "Formatting",
      "Casework", "Editing", "Experiments", "Results", "Surroundings", "Synchronization", "Glibc",
    ]
  ),
  ("StudioServer", ["Diagnostics", "Studio", "NIOCore", "NIOPosix", "NIOHTTP1", "NIOConcurrencyHelpers"]),
  ("DiagnosticPages", []),
  ("StarterFiles", ["Text", "Diagnostics", "ScenarioLanguage", "Checking", "Schemas", "Surroundings"]),
  ("ProductVersion", []),
  // For taking turns with a question, and for asking whether there is memory.
  (
    "PatchbayKit",
    [
      "ProductVersion", "Text", "Zones", "Campaign", "Routing", "Diagnostics", "RuleLanguage", "Records", "SystemZones",
      "Notifications", "Interpreting", "Explaining", "Synchronization", "Glibc", "Darwin",
    ]
  ),
  (
    "PatchbaySimulation",
    [
      "Statistics", "Campaign", "Routing", "Simulation", "Diagnostics", "RuleLanguage", "Records",
      "ScenarioLanguage", "Threads", "Experiments", "Results", "PatchbayKit",
    ]
  ),
  (
    "PatchbayDurable",
    [
      "JSONTree", "Campaign", "Routing", "Diagnostics", "RuleLanguage", "Records", "Journal", "Interpreting",
      "Comparing", "Desk", "PatchbayKit",
    ]
  ),
  ("PatchbayHeader", []),
  // For memory that C frees, and for taking turns.
  (
    "PatchbayC",
    [
      "Text", "Campaign", "Routing", "RuleLanguage", "Records", "Explaining", "PatchbayKit", "PatchbaySimulation",
      "PatchbayDurable", "PatchbayHeader", "Synchronization", "Glibc", "Darwin",
    ]
  ),
  (
    "PatchbayCommand",
    [
      "Text", "Phones", "Statistics", "Campaign", "Routing", "Simulation", "Diagnostics", "YAMLTree", "RuleLanguage",
      "Records", "ScenarioLanguage", "Threads", "SystemZones", "Journal", "Interpreting", "Explaining", "Comparing",
      "Checking", "Casework", "Experiments", "Desk", "Results", "Fitting", "CampaignLogs", "Reviewing", "Surroundings",
      "LanguageServer", "Formatting", "Schemas", "DiagnosticPages", "StarterFiles", "ProductVersion",
      "ArgumentParser", "Synchronization", "Glibc", "Darwin",
    ]
  ),
  ("StudioProgram", ["Text", "Diagnostics", "Studio", "StudioServer", "Surroundings", "ProductVersion", "Glibc"]),
]

/// What comes with Swift, so that no manifest names it.
let systemModules: Set<String> = ["Glibc", "Darwin", "Synchronization", "Foundation"]

@Suite struct ImportTests {
  @Test(arguments: arrows.map(\.module)) func `imports only what the table allows`(_ module: String) throws {
    let allowed = try #require(arrows.first { $0.module == module }).imports
    let found = Repository.files("Sources/" + module, endings: [".swift"])
    for file in found {
      for (number, line) in file.code.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        guard let name = imported(line) else { continue }
        #expect(allowed.contains(name), "\(file.path):\(number + 1): \(module) may not import \(name)")
      }
    }
    for file in Repository.files("Sources/" + module, endings: [".h", ".c", ".cpp", ".hpp"]) {
      for (number, line) in file.lines.enumerated() {
        guard let header = included(line) else { continue }
        let own = file.path.split(separator: "/").dropFirst(2).joined(separator: "/")
        let isOwn =
          Repository.read("Sources/\(module)/\(header)") != nil || own.hasSuffix(header)
          || Repository.read("Sources/\(module)/include/\(header)") != nil
        // Headers of the C library and of the standard library of C++.
        let isStandard =
          !header.contains("/") && (!header.contains(".") || header.hasPrefix("std"))
          || ["string.h", "limits.h", "errno.h", "sys/prctl.h"].contains(header)
        #expect(
          isOwn || isStandard || allowed.contains(header),
          "\(file.path):\(number + 1): \(module) may not include \(header)")
      }
    }
  }

  /// The pure side has no files and no clock, so it needs nothing of the C library.
  @Test(arguments: [
    "Text", "Folding", "Zones", "Statistics", "Fitting", "Campaign", "Routing", "Simulation", "Notifications",
  ])
  func `the pure side has no system`(_ module: String) throws {
    var reached: Set<String> = []
    var waiting = [module]
    while let next = waiting.popLast() {
      guard reached.insert(next).inserted, let row = arrows.first(where: { $0.module == next }) else { continue }
      #expect(row.imports.isDisjoint(with: systemModules), "\(module) reaches \(row.imports.sorted()) through \(next)")
      waiting += row.imports.sorted()
    }
  }

  @Test func `every module stands in the table`() throws {
    let folder = Repository.root.appendingPathComponent("Sources")
    let modules = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }
    #expect(Set(modules) == Set(arrows.map(\.module)))
  }

  /// The manifest says the same as the table, so that the compiler refuses most of what this suite would find.
  @Test func `the manifest declares the same arrows`() throws {
    let manifest = try #require(Repository.read("Package.swift"))
    let declaration = /(?:module|program)\(\s*"(\w+)"(?:,\s*\[([^\]]*)\])?(?:,\s*plugins: \[[^\]]*\])?\)/
    var seen: Set<String> = []
    for match in manifest.matches(of: declaration) {
      let name = String(match.1)
      let declared = Set((match.2 ?? "").matches(of: /"(\w+)"/).map { String($0.1) })
      let row = try #require(arrows.first { $0.module == name }, "\(name) is not in the table")
      #expect(declared == row.imports.subtracting(systemModules), "imports of \(name)")
      seen.insert(name)
    }
    // The faces of C libraries and the header are declared in other words.
    let others: Set = ["CLibYAML", "CSQLite", "CSimdjson", "CXXHash", "CProcesses", "PatchbayHeader"]
    #expect(seen == Set(arrows.map(\.module)).subtracting(others))
  }

  private func imported(_ line: Substring) -> String? {
    let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
    let marks: Set<Substring> = [
      "public", "package", "internal", "fileprivate", "private", "@testable", "@preconcurrency", "@_exported",
      "@_implementationOnly",
    ]
    let rest = words.drop { marks.contains($0) }
    guard rest.first == "import", rest.count >= 2 else { return nil }
    let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
    let path = rest.dropFirst().drop { kinds.contains($0) }.first ?? ""
    return path.split(separator: ".").first.map(String.init)
  }

  private func included(_ line: Substring) -> String? {
    line.firstMatch(of: /^\s*#\s*include\s*[<"]([^>"]+)[>"]/).map { String($0.1) }
  }
}
