import Foundation
import TestSupport
import Testing

/// The simulator against the exact values of queueing theory, by 99.9 % confidence intervals. `docs/simulation/validity.md` says what is compared
/// and shows the result.
@Suite(.tags(.slow), .onlyInFullRuns) struct ValidityTests {
  @Test func `intervals hold the exact values`() async {
    let findings = await Findings.task.value
    #expect(findings.few.count == 41)
    for all in [findings.few, findings.many, findings.groups] {
      #expect(!TheoryComparison.fails(all), "\(all.filter(\.isMissed).map(\.description))")
    }
  }

  /// With a fault in one model the whole table fails.
  @Test(arguments: [
    (PlantedFault.cutsTimesOff, "M/M/1, load 0.5, times of milliseconds"),
    (.slowHandling, "M/M/5, load 0.8"),
    (.slowHandling, "M/M/1//10, thinking 60 s, handling 15 s"),
    (.slowHandling, "round robin, 2 members, 10 contacts who always write again"),
  ])
  func `planted fault is noticed`(_ fault: PlantedFault, _ name: String) async throws {
    let model = try #require(ValidityModel.all.first { $0.name == name })
    let broken = model.compare(await model.run(replications: Findings.few, fault: fault))
    let sound = await Findings.task.value.few.filter { $0.model != name }
    #expect(sound.count + broken.count == 41)
    let isNoticed = TheoryComparison.fails(sound + broken)
    #expect(isNoticed, "\(broken.map(\.description))")
  }

  /// The table of the page is what was found. `UPDATE_GOLDEN=1` writes it; its last column and what is said below it only together
  /// with `PATCHBAY_VALIDITY=full`.
  @Test func `the page shows what is found`() async throws {
    let page = Project.file("docs/simulation/validity.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let open = "<!-- comparisons: UPDATE_GOLDEN=1 writes them -->\n"
    let start = try #require(text.range(of: open)?.upperBound)
    let end = try #require(text.range(of: "<!-- /comparisons -->")?.lowerBound)
    let shown = String(text[start..<end])
    let fresh = await Findings.task.value.text(keeping: shown)
    if updatesGolden {
      try text.replacingCharacters(in: start..<end, with: fresh).write(to: page, atomically: true, encoding: .utf8)
    } else {
      #expect(shown == fresh, "UPDATE_GOLDEN=1 rewrites docs/simulation/validity.md")
      #expect(!fresh.contains(Findings.missing), "UPDATE_GOLDEN=1 PATCHBAY_VALIDITY=full runs everything")
    }
  }
}

/// What came of all models.
struct Findings: Sendable {
  /// Of the replications of every run of the tests.
  var few: [TheoryComparison] = []
  /// Of all replications. Empty unless `PATCHBAY_VALIDITY` is `full`, like the next one.
  var many: [TheoryComparison] = []
  /// Of groups of so few: many intervals, of which some must miss.
  var groups: [TheoryComparison] = []

  static let few = 32
  static let many = 1_024
  static let isFull = ProcessInfo.processInfo.environment["PATCHBAY_VALIDITY"] == "full"
  static let missing = "not run"

  /// Every model is run once for all tests.
  static let task = Task {
    var findings = Findings()
    for model in ValidityModel.all {
      let tallies = await model.run(replications: isFull ? many : few)
      findings.few += model.compare(tallies.prefix(few))
      guard isFull else { continue }
      findings.many += model.compare(tallies)
      for first in stride(from: 0, to: many, by: few) {
        findings.groups += model.compare(tallies[first..<first + few])
      }
    }
    return findings
  }

  /// The table of the page, and a sentence below it.
  ///
  /// - Parameter shown: what stands there: what takes long to run is kept as long as everything else is the same.
  func text(keeping shown: String) -> String {
    let old = shown.split(separator: "\n").map(String.init)
    var lines = [
      "| model | quantity | exact | \(Findings.few) replications | \(Findings.many) replications |",
      "|---|---|---|---|---|",
    ]
    for (place, found) in few.enumerated() {
      let row = "| \(found.model) | \(found.quantity) | \(found.exactText) | \(found.simulatedText) |"
      let kept = old.first { $0.hasPrefix(row) }
      lines.append(many.isEmpty ? kept ?? "\(row) \(Findings.missing) |" : "\(row) \(many[place].simulatedText) |")
    }
    return lines.map { $0 + "\n" }.joined() + "\n" + (groups.isEmpty ? keptSentence(of: shown) : sentence)
  }

  private var sentence: String {
    let mean = String(format: "%.1f", Double(groups.count) / 1_000)
    return """
      In groups of \(Findings.few), the \(Findings.many) replications give \(groups.count) intervals, of which \
      \(groups.count(where: \.isMissed)) miss the exact value. A right simulator misses \(mean) on average,
      and more than \(TheoryComparison.mostMisses(of: groups.count)) in less than one of a thousand cases.

      """
  }

  private func keptSentence(of shown: String) -> String {
    shown.range(of: "In groups of ").map { String(shown[$0.lowerBound...]) } ?? Findings.missing + "\n"
  }
}
