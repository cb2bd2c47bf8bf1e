import Campaign
import Checking
import Comparing
import Diagnostics
import Records
import RuleLanguage
import Surroundings
import SystemZones
import Text

/// The contact list that rule files are checked with.
struct ListCheck {
  private(set) var comparison: ListComparison
  /// For each rule file, if asked for.
  private(set) var reach: [RuleReach] = []
  private let list: ContactList
  private let optedOut: OptedOutFile?
  private let streams: StandardStreams

  init(_ list: ContactList, _ optedOut: OptedOutFile?, _ streams: StandardStreams) {
    (self.list, self.optedOut, self.streams) = (list, optedOut, streams)
    comparison = ListComparison(list.input.name, streams)
  }

  /// - Parameters:
  ///   - reaches: whether to count the contacts that each tag rule reaches.
  ///   - jobs: how many threads work.
  mutating func run(_ policies: [CheckedPolicy], report: inout CheckReport, reaches: Bool, jobs: Int) throws {
    let formats = policies.map(\.list)
    if formats.contains(where: { $0 != formats[0] }) {
      throw Failure(
        "the rule files say in different ways how \(quoted(comparison.name)) is written",
        help: "write the same `list:` in all of them, or check them one by one")
    }
    let format = list.format(under: formats.first ?? ListFormat())
    let known = try optedOut.map { (list: try optedOut.read(streams, as: format), name: $0.path) }
    let counters = reaches ? policies.map { ReachCounter($0) } : []
    let count = { (index: Int, block: ContactBlock, isOptedOut: Bool) in
      for counter in counters { counter.count(index, of: block, isOptedOut: isOptedOut) }
    }
    report.list = try comparison.run(
      policies, list.reader(FileBytes(input: list.input), format, for: policies.map(\.policy)),
      as: format, size: list.input.size, optedOut: known, zones: systemZones, jobs: jobs,
      progress: ProgramProgress(), sink: &report.sink, each: counters.isEmpty ? nil : count)
    reach = counters.map(\.reach)
  }

  /// The member `reach` of a JSON document.
  var writeReach: @Sendable (inout JSONWriter) -> Void {
    { [reach] json in
      json.array("reach") { json in
        for file in reach { json.object { file.write(to: &$0) } }
      }
    }
  }

  /// The tables of what rules reach, below a report for people.
  var reachText: String { reach.map { "\n" + $0.text(list: comparison.name) }.joined() }

}
