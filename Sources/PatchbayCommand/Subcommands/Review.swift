import ArgumentParser
import Campaign
import Comparing
import Diagnostics
import Experiments
import Reviewing
import RuleLanguage
import ScenarioLanguage
import Simulation
import Statistics
import Surroundings

struct Review: Subcommand {
  static let configuration = CommandConfiguration(
    subcommand: "review",
    abstract: "Write one comment for a pull request that edits rules.",
    usage: "patchbay review <old> <new> [<options>]",
    discussion: """
      One document in Markdown: a verdict; the problems that `check` finds in the new version; whose replies go elsewhere, as \
      `diff` tells it; the changed part of the graph; cases that fail; cases, invariants and gates that are gone; and with \
      --scenario or --preset, the same text bank under both, with the scenario's gates. A scenario says itself whom it texts; a preset texts the contacts of --contacts. \
      The same inputs give the same bytes, fewer than 65,536.

      The status is 1 where the new version has errors or a case or gate of it fails, and 3 where a gate is not settled or it is \
      not proved whether replies go elsewhere. That they do is no failure.

      A version may be a file or folder of a commit, as for `diff`.

      EXAMPLES:
        patchbay review routing.yaml proposed.yaml
        patchbay review routing.yaml proposed.yaml \\
            --contacts contacts.csv \\
            --scenario scenarios/saturday.yaml
      """)

  @Argument(help: "The old rule file or folder, or REV:FILE for one of a commit.", completion: .yaml) var old: String
  @Argument(help: "The new rule file or folder, or REV:FILE.", completion: .yaml) var new: String
  @Option(help: ArgumentHelp("Also simulate this scenario under both.", valueName: "file"), completion: .yaml)
  var scenario: String?
  @OptionGroup var options: ScenarioOptions
  @OptionGroup var input: InputOptions
  @Option(name: .shortAndLong, help: .output, completion: .file()) var output: String?
  @Flag(help: "Say nothing about success, and show no progress.") var quiet = false

  private var simulates: Bool { scenario != nil || options.preset != nil }

  func validate() throws {
    try options.check(rules: [old, new], scenario: scenario)
    if [old, new, options.contacts].contains("-") {
      throw ValidationError("the rule files and the contact list are read more than once: name files")
    }
    if options.contacts == nil, options.optedOut != nil {
      throw ValidationError("`--opted-out` is about the contacts of `--contacts`, which is missing")
    }
    let given = [
      ("--seed", options.seed != nil), ("--replications", options.replications != nil),
      ("--jobs", options.jobs != nil),
    ].first { $0.1 }
    if !simulates, let given {
      throw ValidationError("`\(given.0)` is about a simulation: give `--scenario` or `--preset`")
    }
  }

  mutating func perform(_ streams: StandardStreams) throws -> ExitStatus {
    let watch = Stopwatch()
    let destination = try Destination.open(output, streams)
    var files = try input.ruleFiles()
    files.takesRevisions = true
    if simulates, files.isFolder(new) {
      throw Failure("a scenario runs under one rule file", help: "review two rule files, or leave the scenario out")
    }
    var list = ComparedList(options.contacts, options.contactFormat, options.optedOut, input, streams)
    let (optedOut, contactFormat) = (options.optedOut, options.contactFormat)
    var run = ReviewRun(old, new, in: files, progress: ProgramProgress())
    try run.run { rules, diff in
      try list?.read(rules, into: &diff)
    } optedOut: { country in
      try optedOut.read(streams, as: try contactFormat.given().completed(by: ListFormat(country: country)))
    }
    var review = run.review
    review.wantsSimulation = simulates
    if simulates, run.rules.count == 2 {
      let progress = RunProgress(showsBar: !quiet)
      defer { progress.finish() }
      var simulated = options
      if scenario != nil {
        // It says itself whom it texts; the list is what the rules are compared on.
        simulated.contacts = nil
        simulated.optedOut = nil
      }
      let paired = try simulated.paired(run.rules, scenario: scenario, input, files, streams).simulator
      review.simulation = ShownComparison(try options.runs(progress).judge(paired), a: old, b: new)
      if let scenario, let before = RevisionName(old)?.fromHere(scenario)?.text, files.exists(before) {
        review.compareGates(
          old: gates(before, files, run.rules[0].policy), new: gates(scenario, files, run.rules[1].policy))
      }
    }
    try destination.writer.write(review.markdown())
    try destination.commit()
    if !quiet { streams.note("reviewed: \(review.verdict.rawValue) (\(watch.text))") }
    return review.verdict.exitStatus
  }

  /// What a scenario asks, as files write it; nothing where the file has errors.
  private func gates(_ path: String, _ files: RuleFiles, _ policy: RoutingPolicy) -> [String] {
    var sink = DiagnosticSink()
    guard let source = try? files.source(path) else { return [] }
    return options.scenario(source, path, files, under: policy, sink: &sink)?.gates.map(\.text) ?? []
  }
}
