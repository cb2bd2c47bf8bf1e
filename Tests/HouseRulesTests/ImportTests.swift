import Foundation
import Testing

/// Which module may import which: the arrows of the architecture, and nothing else.
///
/// `Glibc` and `Darwin` are the C library. Only what needs its files or its mathematics has it.
let arrows: [(module: String, imports: Set<String>)] = [
  ("CLibYAML", ["yaml.h"]),
  ("CSimdjson", ["simdjson.h"]),
  ("PatchbayHeader", []),
  ("Diagnostics", []),
  ("YAMLTree", ["CLibYAML", "Diagnostics"]),
  ("Campaign", []),
  ("KeyedFiles", ["YAMLTree", "Diagnostics", "Campaign"]),
  ("RuleLanguage", ["KeyedFiles", "YAMLTree", "Diagnostics", "Campaign"]),
  ("Records", ["CSimdjson", "Diagnostics", "Campaign", "Glibc", "Darwin"]),
  ("Routing", ["Campaign"]),
  // For logarithms and exponentials.
  ("Simulation", ["Campaign", "Routing", "Histogram", "Glibc", "Darwin"]),
  // Files and their locks; `Data`, which is GRDB's word for bytes.
  ("Journal", ["GRDB", "Foundation", "Synchronization", "Glibc", "Darwin"]),
  ("Notifications", ["Campaign", "Mustache"]),
  ("Reports", ["Campaign", "Simulation", "Diagnostics", "Mustache"]),
  ("ScenarioLanguage", ["KeyedFiles", "YAMLTree", "Diagnostics", "Campaign", "Simulation"]),
  ("Explaining", ["Diagnostics", "RuleLanguage", "Campaign", "Routing"]),
  // For taking turns with a question.
  (
    "PatchbayKit",
    [
      "Diagnostics", "RuleLanguage", "Campaign", "Routing", "Records", "Notifications", "Explaining", "Journal",
      "Synchronization",
    ]
  ),
  (
    "PatchbaySimulation",
    [
      "Diagnostics", "YAMLTree", "RuleLanguage", "ScenarioLanguage", "Campaign", "Routing", "Records", "Simulation",
      "Reports", "PatchbayKit",
    ]
  ),
  // For memory that C frees, and for taking turns.
  ("PatchbayC", ["PatchbayHeader", "PatchbayKit", "Glibc", "Darwin", "Synchronization"]),
  (
    "PatchbayCommand",
    [
      "Diagnostics", "YAMLTree", "RuleLanguage", "Records", "ScenarioLanguage", "Campaign", "Routing", "Simulation",
      "Notifications", "Reports", "Explaining", "Journal", "PatchbayKit", "ArgumentParser", "Glibc", "Darwin",
      "Synchronization",
    ]
  ),
]

/// What comes with Swift, so that no manifest names it.
let systemModules: Set<String> = ["Glibc", "Darwin", "Synchronization", "Foundation"]

@Suite struct ImportTests {
  @Test(arguments: arrows.map(\.module)) func importsOnlyWhatTheTableAllows(_ module: String) throws {
    let allowed = try #require(arrows.first { $0.module == module }).imports
    let found = Repository.files("Sources/" + module, endings: [".swift"])
    for file in found {
      for (number, line) in file.text.code.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
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
        // Headers of the standard libraries of C and C++.
        let isStandard =
          !header.contains("/") && (!header.contains(".") || header.hasPrefix("std"))
          || ["string.h", "limits.h"].contains(header)
        #expect(
          isOwn || isStandard || allowed.contains(header),
          "\(file.path):\(number + 1): \(module) may not include \(header)")
      }
    }
  }

  @Test func everyModuleStandsInTheTable() throws {
    let folder = Repository.root.appendingPathComponent("Sources")
    let modules = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }
    #expect(Set(modules) == Set(arrows.map(\.module)))
  }

  /// The manifest says the same as the table, so that the compiler refuses most of what this suite would find.
  @Test func theManifestDeclaresTheSameArrows() throws {
    let manifest = try #require(Repository.read("Package.swift"))
    let declaration = /module\(\s*"(\w+)"(?:,\s*\[([^\]]*)\])?\)/
    var seen = 0
    for match in manifest.matches(of: declaration) {
      let name = String(match.1)
      let declared = Set((match.2 ?? "").matches(of: /"(\w+)"/).map { String($0.1) })
      let row = try #require(arrows.first { $0.module == name }, "\(name) is not in the table")
      #expect(declared == row.imports.subtracting(systemModules), "imports of \(name)")
      seen += 1
    }
    #expect(seen >= 9)
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
