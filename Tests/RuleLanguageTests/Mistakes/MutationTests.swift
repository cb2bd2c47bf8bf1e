import Campaign
import Diagnostics
import Foundation
import RuleLanguage
import TestSupport
import Testing

/// The rule files that ship with the project, which have no problems.
let shippedRules: [(name: String, text: String)] = {
  let names = (try? Project.files(below: "rules", ending: ".yaml")) ?? []
  return names.compactMap { name in
    guard let text = try? Project.text(name), text.contains("\nversion: 1") || text.hasPrefix("version: 1"),
      !text.contains("kind: scenario"), !text.contains("team: ")
    else { return nil }
    var sink = DiagnosticSink()
    _ = checkRules(Source(name: name, bytes: Array(text.utf8)), zones: someZones, sink: &sink)
    return sink.problems.isEmpty ? (name, text) : nil
  }
}()

/// A number of mutations of the shipped rules.
func mutations(_ count: Int) -> [(name: String, mutation: Mutation)] {
  var found: [(String, Mutation)] = []
  var number: UInt64 = 0
  let mutators = shippedRules.map { ($0.name, Mutator($0.text)) }
  while found.count < count, number < UInt64(count) * 40, !mutators.isEmpty {
    let (name, mutator) = mutators[Int(number) % mutators.count]
    if let mutation = mutator.mutation(number) { found.append((name, mutation)) }
    number += 1
  }
  return found
}

@Suite struct MutationTests {
  /// Of a thousand slips, nearly all are reported on the line where they are, and as one problem.
  @Test(.tags(.slow), .onlyInFullRuns) func `a slip is reported on its line`() {
    #expect(shippedRules.count >= 5)
    var asked: [Mutation.Kind: Int] = [:]
    var elsewhere: [Mutation.Kind: [String]] = [:]
    var several: [Mutation.Kind: [String]] = [:]
    let all = mutations(1_000)
    #expect(all.count == 1_000)
    for (name, mutation) in all {
      let source = Source(name: name, bytes: Array(mutation.text.utf8))
      var sink = DiagnosticSink()
      let checked = checkRules(source, zones: someZones, sink: &sink)
      // Nothing to report where the rules mean what they meant.
      if sink.problems.isEmpty, let checked, isSame(checked.policy, as: name) { continue }
      asked[mutation.kind, default: 0] += 1
      let lines = sink.problems.map { position($0.primary.place.source, $0.primary.place.span.lower).line }
      let shown = "\(name):\(mutation.line): \(text(of: sink))"
      if !lines.contains(mutation.line) { elsewhere[mutation.kind, default: []].append(shown) }
      if lines.count > 1 { several[mutation.kind, default: []].append(shown) }
    }
    let count = asked.values.reduce(0, +)
    let missed = elsewhere.values.reduce(0) { $0 + $1.count }
    let doubled = several.values.reduce(0) { $0 + $1.count }
    #expect(count >= 900)
    #expect(missed * 100 <= count * 5, "\(missed) of \(count) elsewhere\n\(summary(elsewhere, asked))")
    #expect(doubled * 100 <= count * 5, "\(doubled) of \(count) more than once\n\(summary(several, asked))")
  }

  private func isSame(_ policy: RoutingPolicy, as name: String) -> Bool {
    guard let text = shippedRules.first(where: { $0.name == name })?.text else { return false }
    var sink = DiagnosticSink()
    let before = checkRules(Source(name: name, bytes: Array(text.utf8)), zones: someZones, sink: &sink)
    return before?.policy == policy
  }

  private func summary(_ found: [Mutation.Kind: [String]], _ asked: [Mutation.Kind: Int]) -> String {
    Mutation.Kind.allCases.compactMap { kind in
      found[kind].map { "\(kind) \($0.count) of \(asked[kind] ?? 0)\n" + $0.prefix(3).joined(separator: "\n") }
    }.joined(separator: "\n")
  }
}
