package import Campaign
package import Diagnostics
package import Records
package import RuleLanguage
internal import Text
internal import Threads
package import Zones

/// Rule files held against one contact list, which is read once.
package struct ListComparison {
  package private(set) var problems: RecordProblems
  package private(set) var contacts = 0
  package let name: String
  private let output: any RecordProblemOutput
  /// People who have opted out, and what the file of them is called.
  private var optedOut: (list: OptedOutList, name: String)?
  /// Contacts among them.
  private var among = 0

  package init(_ name: String, _ output: any RecordProblemOutput) {
    self.name = name
    self.output = output
    problems = RecordProblems(output, name: name, collects: true)
  }

  /// ``compared with 950 contacts of `list.csv`: 2 warnings of the list``
  package func summary(isCompared: Bool) -> String {
    let extent = "\(counted(contacts, "contact")) of \(quoted(name))"
    if !isCompared { return "\(extent) compared with nothing: there is no rule file without errors" }
    let warnings = problems.warnings == 0 ? "no problems" : counted(problems.warnings, "warning")
    let known = optedOut.map { ", \(grouped(among)) of them opted out by \(quoted($0.name))" } ?? ""
    return "compared with \(extent)\(known): \(warnings) of the list"
  }

  /// - Parameters:
  ///   - format: how the list is written.
  ///   - size: how many bytes the list has, where that is known.
  ///   - optedOut: people who have opted out, and what the file of them is called.
  ///   - jobs: how many threads work. What is found does not depend on it.
  ///   - sink: gets what is wrong with the rules beside the list.
  ///   - each: is told of each contact, and whether a file says that they have opted out.
  /// - Returns: what is wrong with the list.
  package mutating func run(
    _ policies: [CheckedPolicy], _ reader: consuming RecordReader<some ByteReader>, as format: ListFormat,
    size: Int? = nil, optedOut: (list: OptedOutList, name: String)? = nil, zones: @escaping ZoneLoader, jobs: Int,
    progress: some Progress, sink: inout DiagnosticSink,
    each: ((_ index: Int, _ block: ContactBlock, _ isOptedOut: Bool) -> Void)? = nil
  ) throws -> DiagnosticSink {
    self.optedOut = optedOut
    let inspector = ListInspector(policies.map(\.policy), country: format.country, size: size, zones: zones)
    let ahead = jobs > 1 ? 4 : 0
    let blocks = BlocksAhead(reader, ahead: ahead)
    // Each is one lane's alone.
    var (problems, contacts, among) = (self.problems, 0, 0)
    let optedOut = optedOut?.list
    var lanes: [Lanes.Lane] = [
      { try blocks.read($0) },
      {
        guard let block = blocks[$0] else { return true }
        inspector.take(block, problems: &problems)
        problems.report(block)
        contacts += block.count
        progress.note(contacts, "contact")
        return true
      },
      {
        if let block = blocks[$0] { inspector.count(block) }
        return true
      },
    ]
    if each != nil || optedOut != nil {
      lanes.append {
        guard let block = blocks[$0] else { return true }
        for index in 0..<block.count {
          let isOptedOut = optedOut?.names(index, of: block) ?? false
          if isOptedOut { among += 1 }
          each?(index, block, isOptedOut)
        }
        return true
      }
    }
    try Lanes(lanes, ahead: ahead).run(jobs: jobs) { try progress.check() }
    inspector.finish(problems: &problems)
    if contacts > 0 {
      for (index, policy) in policies.enumerated() {
        check(policy, beside: inspector.census(index), list: name, sink: &sink)
        // Rule files of one campaign mostly share their team, and so also what is wrong with the columns.
        for problem in inspector.strangers(index) where !(0..<index).flatMap(inspector.strangers).contains(problem) {
          problems.report(ofList: problem)
        }
      }
    }
    problems.finish()
    (self.problems, self.contacts, self.among) = (problems, contacts, among)
    return problems.collected ?? DiagnosticSink()
  }
}
