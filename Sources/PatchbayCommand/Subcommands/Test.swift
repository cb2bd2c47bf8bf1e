import ArgumentParser
import Campaign
import Casework
import Diagnostics
import Routing
import RuleLanguage
import ScenarioLanguage
import Text
import YAMLTree

struct Test: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Run the routing cases of rule files.",
    usage: "patchbay test <files> ... [<options>]",
    discussion: """
      A rule file runs the cases in it and those in NAME.cases.yaml beside it; a folder, all below it. Cases go through \
      the same readers and the same engine as `route`. A failure shows what was expected, what happened, and why.

      EXAMPLES:
        patchbay test .
        patchbay test routing.yaml
      """)

  @Argument(help: "Rule files, files of cases, or folders; `-` is standard input.", completion: .yaml)
  var files: [String]
  @OptionGroup var optOuts: OptedOutOptions
  @OptionGroup var input: InputOptions
  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"),
    completion: .file())
  var output: String?
  @Flag(help: "Say nothing about success.") var quiet = false

  mutating func perform(_ streams: StandardStreams) throws -> ExitStatus {
    let watch = Stopwatch()
    let destination = try Destination.open(output, streams)
    let loader = try input.ruleFiles()
    let (passed, failed, fileCount) = try run(loader, destination.writer, streams)
    guard passed + failed > 0 else {
      throw Failure("there are no cases", help: "write `cases:` into a rule file, or NAME.cases.yaml beside NAME.yaml")
    }
    try destination.commit()
    let verdict = failed == 0 ? "all passed" : "\(grouped(failed)) failed"
    if !quiet || failed > 0 {
      streams.note(
        "ran \(counted(passed + failed, "case")) of \(counted(fileCount, "file")): \(verdict) (\(watch.text))")
    }
    return failed == 0 ? .success : .findings
  }

  private func run(
    _ loader: RuleFiles, _ writer: ByteWriter, _ streams: StandardStreams
  ) throws -> (passed: Int, failed: Int, files: Int) {
    var (passed, failed, fileCount) = (0, 0, 0)
    for plan in try casePlans(files) {
      let isFound = !files.contains(plan.rules) && plan.includesOwn
      if isFound {
        let source = try loader.source(plan.rules)
        if !isRuleFile(source) || isScenario(source) { continue }
      }
      let checked = try loader.load(plan.rules, streams)
      var rules = CaseRules(checked, optedOut: try optOuts.read(streams, country: checked.list.country))
      var cases = plan.includesOwn ? checked.cases : []
      for path in plan.caseFiles { cases += try load(path, checked, loader, streams) }
      if !cases.isEmpty { fileCount += 1 }
      for routingCase in cases {
        try Interruption.check()
        let verdict = try rules.verdict(of: routingCase)
        let failures = verdict.failures()
        if failures.isEmpty {
          passed += 1
        } else {
          failed += 1
          try writer.line("\(verdict.place(routingCase.span)): failed: \(printable(routingCase.name))")
          for failure in failures { try writer.write(indented(failure)) }
        }
        Interruption.note(passed + failed, "case")
      }
    }
    return (passed, failed, fileCount)
  }

  private func load(
    _ path: String, _ checked: CheckedPolicy, _ loader: RuleFiles, _ streams: StandardStreams
  ) throws(Failure) -> [RoutingCase] {
    let source = try loader.source(path)
    var sink = DiagnosticSink()
    let cases = parseCases(source, under: checked.policy, sink: &sink)
    streams.show(sink)
    guard let cases else { throw Failure("\(quoted(source.name)) has \(counted(sink.errorCount, "error"))") }
    return cases
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "  " + $0 + "\n" }.joined()
  }
}
