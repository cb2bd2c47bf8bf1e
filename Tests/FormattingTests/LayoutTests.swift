import Campaign
import Diagnostics
import Formatting
import Foundation
import RuleLanguage
import SystemZones
import TestSupport
import Testing
import YAMLTree

@Suite struct LayoutTests {
  @Test(arguments: try fixtures(in: "layout", ending: ".yaml"))
  func `a file has this layout`(_ name: String) throws {
    let text = try #require(laidOut(try Project.bytes("Tests/Fixtures/layout/\(name).yaml"), name))
    try expectGolden(String(decoding: text, as: UTF8.self), fixture("layout/\(name).out"))
  }

  /// The rule files of the project are examples of the layout.
  @Test(arguments: try ["rules", "Examples", "Benchmarks", "Scripts"].flatMap { try yamlFiles(below: $0) })
  func `our own files have the layout`(_ path: String) throws {
    let bytes = try Project.bytes(path)
    let text = try #require(laidOut(bytes, path))
    #expect(text == bytes, "`patchbay fmt \(path)` would change it")
  }

  @Test(arguments: try yamlFiles(below: "Tests/Fixtures"))
  func `the layout of fixtures can be changed, and is final`(_ path: String) throws {
    _ = laidOut(try Project.bytes(path), path)
  }

  @Test func `the layout of some files that people could write`() {
    expectLayouts(of: 0..<UInt64(samples(500, fast: 50)))
  }

  @Test(.tags(.slow), .onlyInFullRuns)
  func `the layout of ten thousand files that people could write`() { expectLayouts(of: 500..<10_500) }

  private func expectLayouts(of seeds: Range<UInt64>) {
    var (unreadable, remarks) = (0, 0)
    for seed in seeds {
      var chance = Chance(seed &* 7919)
      let text = Array(WildWriter.write(AnyValue(&chance), seed).utf8)
      guard let after = laidOut(text, "seed \(seed)") else {
        unreadable += 1
        continue
      }
      let (placed, kept) = (PlacedRemark.all(in: text), PlacedRemark.all(in: after))
      #expect(placed == kept, "seed \(seed)")
      remarks += placed.count
    }
    // Otherwise the suite would show nothing.
    #expect(unreadable * 20 < seeds.count, "\(unreadable) of \(seeds.count) cannot be read")
    #expect(remarks > seeds.count)
    print("layouts of \(seeds.count - unreadable) texts with \(remarks) remarks, each kept in its place")
  }

  @Test(arguments: try yamlFiles(below: "rules") + yamlFiles(below: "Tests/Fixtures/rules/passing"))
  func `rules mean the same in every layout`(_ path: String) throws {
    let bytes = try Project.bytes(path)
    var sink = DiagnosticSink()
    let document = parseYAML(Source(name: path, bytes: bytes), sink: &sink)
    let root = try #require(document.root)
    let meant = policy(bytes, path)
    var unreadable = 0
    for seed in 0..<UInt64(samples(5, fast: 1)) {
      let wild = Array(WildWriter.write(AnyValue(document, root), seed, breakingPlainTexts: false).utf8)
      guard let text = laidOut(wild, "\(path), seed \(seed)") else {
        unreadable += 1
        continue
      }
      let isMeant = policy(text, path) == meant
      #expect(isMeant, "\(path), seed \(seed)\n\(String(decoding: wild, as: UTF8.self))")
    }
    #expect(unreadable < 2)
  }

  private func policy(_ bytes: [UInt8], _ path: String) -> RoutingPolicy? {
    var sink = DiagnosticSink()
    return checkRules(Source(name: path, bytes: bytes), zones: systemZones, sink: &sink)?.policy
  }
}

func yamlFiles(below folder: String) throws -> [String] {
  try Project.files(below: folder, ending: ".yaml", hidden: true)
}

/// A text in its layout, which must be final; nil where it cannot be read.
func laidOut(_ bytes: [UInt8], _ name: String) -> [UInt8]? {
  func edited(_ bytes: [UInt8]) -> EditedText? {
    switch canonicalLayout(of: Source(name: name, bytes: bytes)) {
    case .edits(let edits):
      var text = EditedText(bytes)
      text.apply(edits)
      return text
    case .unreadable: return nil
    case .unsafe:
      Issue.record("\(name): unsafe\n\(String(decoding: bytes, as: UTF8.self))")
      return nil
    }
  }
  guard let once = edited(bytes) else { return nil }
  guard let twice = edited(once.bytes) else {
    Issue.record("\(name): cannot be read again\n\(String(decoding: once.bytes, as: UTF8.self))")
    return once.bytes
  }
  #expect(
    !twice.isChanged,
    """
    \(name): not final
    \(String(decoding: bytes, as: UTF8.self))
    once:
    \(String(decoding: once.bytes, as: UTF8.self))
    twice:
    \(String(decoding: twice.bytes, as: UTF8.self))
    """)
  return once.bytes
}
