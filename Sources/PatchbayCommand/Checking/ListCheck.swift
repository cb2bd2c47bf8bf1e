import Campaign
import Diagnostics
import Explaining
import Records
import RuleLanguage
import Surroundings
import SystemZones
import Text

/// The contact list that rule files are checked with.
struct ListCheck {
  private(set) var comparison: ListComparison
  private let list: ContactList

  init(_ list: ContactList, _ optOuts: OptedOutOptions, _ streams: StandardStreams) throws {
    self.list = list
    let known = try optOuts.optedOut.map { (list: try optOuts.read(streams, country: list.given.country), name: $0) }
    comparison = ListComparison(list.input.name, streams, optedOut: known)
  }

  mutating func run(_ policies: [CheckedPolicy], report: inout CheckReport) throws {
    let formats = policies.map(\.list)
    if formats.contains(where: { $0 != formats[0] }) {
      throw Failure(
        "the rule files say in different ways how \(quoted(comparison.name)) is written",
        help: "write the same `list:` in all of them, or check them one by one")
    }
    let format = formats.first ?? ListFormat()
    report.list = try comparison.run(
      policies, list.reader(FileBytes(input: list.input), format, for: policies.map(\.policy)),
      country: list.given.completed(by: format).country, zones: systemZones, progress: ProgramProgress(),
      sink: &report.sink)
  }
}
