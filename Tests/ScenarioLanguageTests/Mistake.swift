import Diagnostics
import ScenarioLanguage
import Testing

/// A mistake in a scenario file: its lines, and what is said about it.
struct Mistake: Sendable, CustomTestStringConvertible {
  let lines: String
  let code: String
  /// What is underlined.
  let place: String
  let message: String
  /// What is underlined as related.
  var related: String?
  var help: String?
  var rules = false

  init(
    _ lines: String, _ code: String, at place: String, _ message: String, related: String? = nil, help: String? = nil,
    rules: Bool = false
  ) {
    self.lines = lines
    self.code = code
    self.place = place
    self.message = message
    self.related = related
    self.help = help
    self.rules = rules
  }

  var testDescription: String { lines }

  func check() {
    let reading = Reading(lines: lines, rules: rules)
    #expect(reading.codes == [code])
    #expect(reading.underlined == [place])
    #expect(reading.problems.map(\.message) == [message])
    if let related { #expect(reading.problems.first?.related.map { reading.text(at: $0.place) } == [related]) }
    if let help { #expect(reading.problems.first?.help == help) }
    let isError = reading.problems.contains { $0.severity == .error }
    #expect((reading.scenario == nil) == isError)
  }
}
