import Foundation
import Testing

/// The simulator against the exact values of queueing theory, by 99.9 % confidence intervals. `docs/validity.md` says what is compared
/// and shows the result.
@Suite struct ValidityTests {
  /// Replications in every run of the tests, and with `PATCHBAY_VALIDITY=full`.
  static let few = 32
  static let many = 1_000
  static let isFull = ProcessInfo.processInfo.environment["PATCHBAY_VALIDITY"] == "full"

  struct Findings: Sendable {
    var few: [Comparison] = []
    /// Empty unless everything is run.
    var many: [Comparison] = []
  }

  /// Every model is run once for all tests.
  private static let running = Task {
    var findings = Findings()
    for model in ValidityModel.all {
      let samples = await model.run(replications: isFull ? many : few)
      findings.few += model.compare(samples.prefix(few))
      if isFull { findings.many += model.compare(samples) }
    }
    return findings
  }

  @Test func intervalsHoldTheExactValues() async {
    let findings = await Self.running.value
    #expect(findings.few.count == 41)
    for all in [findings.few, findings.many] {
      let missed = all.filter(\.isMissed)
      #expect(
        !Comparison.fails(all),
        "\(missed.map { "\($0.model), \($0.quantity): exactly \($0.exactText), found \($0.simulatedText)" })")
    }
  }

  /// With a fault in one model the whole table fails.
  @Test(arguments: [
    (PlantedFault.cutsTimesOff, "M/M/1, load 0.5, times of milliseconds"),
    (.slowHandling, "M/M/5, load 0.8"),
    (.slowHandling, "M/M/1//10, thinking 60 s, handling 15 s"),
    (.slowHandling, "round robin, 2 members, 10 contacts who always write again"),
  ])
  func plantedFaultIsNoticed(_ fault: PlantedFault, _ name: String) async throws {
    let model = try #require(ValidityModel.all.first { $0.name == name })
    let broken = model.compare(await model.run(replications: Self.few, fault: fault))
    let sound = await Self.running.value.few.filter { $0.model != name }
    #expect(sound.count < 41)
    #expect(
      Comparison.fails(sound + broken), "\(broken.map { "\($0.quantity): \($0.exactText), \($0.simulatedText)" })")
  }

  /// The table of the page is what was found. `UPDATE_GOLDEN=1` writes it; its last column only together with
  /// `PATCHBAY_VALIDITY=full`.
  @Test func thePageShowsWhatIsFound() async throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../docs/validity.md")
      .standardizedFileURL
    let text = try String(contentsOf: page, encoding: .utf8)
    let open = "<!-- comparisons: UPDATE_GOLDEN=1 writes them -->\n"
    let start = try #require(text.range(of: open)?.upperBound)
    let end = try #require(text.range(of: "<!-- /comparisons -->")?.lowerBound)
    let shown = text[start..<end].split(separator: "\n").map(String.init)
    let findings = await Self.running.value
    var table = [
      "| model | quantity | exact | \(Self.few) replications | \(Self.many.formatted(.number.locale(.init(identifier: "en_US")))) replications |",
      "|---|---|---|---|---|",
    ]
    for (place, found) in findings.few.enumerated() {
      let row = "| \(found.model) | \(found.quantity) | \(found.exactText) | \(found.simulatedText) |"
      if Self.isFull {
        table.append("\(row) \(findings.many[place].simulatedText) |")
      } else {
        // What took a long time to run is kept as long as everything else is the same.
        table.append(shown.first { $0.hasPrefix(row) } ?? "\(row) not run |")
      }
    }
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      let lines = table.map { $0 + "\n" }.joined()
      try text.replacingCharacters(in: start..<end, with: lines).write(to: page, atomically: true, encoding: .utf8)
    } else {
      #expect(shown == table, "UPDATE_GOLDEN=1 rewrites docs/validity.md")
      #expect(!table.contains { $0.hasSuffix("not run |") }, "PATCHBAY_VALIDITY=full UPDATE_GOLDEN=1 runs everything")
    }
  }
}
