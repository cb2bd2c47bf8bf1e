import Foundation
import Surroundings
import TestSupport
import Testing

/// The bar on a terminal, and what a run looks like in one line.
@Suite struct ProgressTests {
  static let files = [
    "r.yaml": "version: 1\nmembers: [ana, joe]\n",
    "s.yaml": "kind: scenario\nversion: 1\npreset: cold-political\ncontacts: { count: 1500 }\n",
  ]
  static let long = "patchbay simulate r.yaml --replications 60"
  /// Still longer than it takes a bar to come.
  static let command = "patchbay simulate r.yaml s.yaml --replications 60"

  private func onTerminal(_ command: String, _ environment: [String: String]) throws -> String {
    let run = try Program.shell("script -qec '\(command)' /dev/null", files: Self.files, environment: environment)
    #expect(run.status == 0, "\(run.output)")
    return run.output
  }

  @Test(.tags(.slow), .onlyInFullRuns) func `the bar comes and goes`() throws {
    let shown = try onTerminal(Self.long + " --jobs 1", ["TERM": "xterm"])
    #expect(shown.contains(" of 60 replications"))
    // Every line that was drawn is written over, and the last one is taken away before the results.
    let bars = shown.components(separatedBy: "] ").count - 1
    #expect(shown.components(separatedBy: "\u{1B}[K").count - 1 >= bars + 1)
    let end = try #require(shown.range(of: "\r\u{1B}[K", options: .backwards))
    #expect(shown[end.upperBound...].hasPrefix("r · cold-political"))
  }

  @Test(
    .tags(.slow), .onlyInFullRuns,
    arguments: [
      (command, ["TERM": "dumb"]), (command, [:]), (command + " --quiet", ["TERM": "xterm"]),
      (command + " 2>notes", ["TERM": "xterm"]),
    ]) func `there is no bar`(_ command: String, _ environment: [String: String]) throws
  {
    let shown = try onTerminal(command, environment)
    #expect(!shown.contains("\u{1B}") && !shown.contains("of 60 replications"))
    #expect(shown.contains("60 replications"))
  }

  /// Wide tables are cut into several where a terminal is narrow, and nowhere else.
  @Test(.tags(.slow), .onlyInFullRuns) func `tables fit the terminal`() throws {
    let narrow = try onTerminal("stty cols 80; \(Self.command) --quiet", ["TERM": "xterm"])
    let lines = narrow.split(whereSeparator: \.isNewline)
    #expect(lines.count { $0.hasPrefix("member ") } == 2)
    #expect(lines.dropFirst().allSatisfy { $0.count <= 80 })
    let wide = try Program.shell(Self.command + " --quiet", files: Self.files)
    #expect(wide.output.split(separator: "\n").count { $0.hasPrefix("member ") } == 1)
  }
}
