import Campaign
import Diagnostics
import Records
import RuleLanguage
import SystemZones
import Text

/// Checks rule files together with one contact list, which is read once.
struct ListCheck {
  private(set) var problems: RecordProblems
  private(set) var contacts = 0
  let name: String
  private let list: ContactList
  private let optOuts: OptedOutOptions
  private let streams: StandardStreams
  /// Contacts among the people of `--opted-out`.
  private var optedOut = 0

  init(_ list: ContactList, _ optOuts: OptedOutOptions, _ streams: StandardStreams) {
    self.list = list
    self.optOuts = optOuts
    self.streams = streams
    name = list.input.name
    problems = RecordProblems(streams, name: name, collects: true)
  }

  /// ``compared with 950 contacts of `list.csv`: 2 warnings of the list``
  func summary(isCompared: Bool) -> String {
    let extent = "\(counted(contacts, "contact")) of \(quoted(name))"
    if !isCompared { return "\(extent) compared with nothing: there is no rule file without errors" }
    let warnings = problems.warnings == 0 ? "no problems" : counted(problems.warnings, "warning")
    let among = optOuts.optedOut.map { ", \(grouped(optedOut)) of them opted out by \(quoted($0))" } ?? ""
    return "compared with \(extent)\(among): \(warnings) of the list"
  }

  mutating func run(_ policies: [CheckedPolicy], report: inout CheckReport) throws {
    var takers = CensusTakers(policies)
    let formats = policies.map(\.list)
    if formats.contains(where: { $0 != formats[0] }) {
      throw Failure(
        "the rule files say in different ways how \(quoted(name)) is written",
        help: "write the same `list:` in all of them, or check them one by one")
    }
    let inspector = ListInspector(
      policies.map(\.policy), country: list.given.completed(by: formats.first ?? ListFormat()).country,
      zones: systemZones)
    let known = try optOuts.read(streams, country: formats.first?.country)
    var reader = list.reader(FileBytes(input: list.input), formats.first ?? ListFormat(), for: policies.map(\.policy))
    while let block = try reader.next() {
      takers.count(block)
      inspector.take(block, problems: &problems)
      problems.report(block)
      contacts += block.count
      if !known.isEmpty { optedOut += (0..<block.count).count { known.names($0, of: block) } }
      Interruption.note(contacts, "contact")
    }
    inspector.finish(problems: &problems)
    if contacts > 0 {
      for (index, policy) in policies.enumerated() {
        check(policy, beside: takers.census(index), list: name, sink: &report.sink)
        // Rule files of one campaign mostly share their team, and so also what is wrong with the columns.
        for problem in takers.strangers(index) where !takers.strangers(before: index).contains(problem) {
          problems.report(ofList: problem)
        }
      }
    }
    problems.finish()
    report.list = problems.collected ?? DiagnosticSink()
  }
}

/// One census for each policy, boxed because an array cannot hold values that cannot be copied.
private struct CensusTakers {
  private final class Box {
    var taker: CensusTaker
    init(_ policy: RoutingPolicy) { taker = CensusTaker(policy) }
  }
  private let boxes: [Box]

  init(_ policies: [CheckedPolicy]) { boxes = policies.map { Box($0.policy) } }

  mutating func count(_ block: ContactBlock) { for box in boxes { box.taker.count(block) } }
  func census(_ index: Int) -> ListCensus { boxes[index].taker.census }
  func strangers(_ index: Int) -> [RecordProblem] { boxes[index].taker.strangers }
  func strangers(before index: Int) -> [RecordProblem] { boxes[..<index].flatMap { $0.taker.strangers } }
}
