import ArgumentParser
import Diagnostics
import Experiments
import Results
import Surroundings
import SystemZones
import Text

struct Merge: Subcommand {
  static let configuration = CommandConfiguration(
    subcommand: "merge",
    abstract: "Put the parts of a simulation together, as if one run had had all replications.",
    usage: "patchbay merge <parts> ... [<options>]",
    discussion: """
      The parts are what `patchbay simulate --partial` wrote, on this machine or on others. Nothing else is needed: a part holds \
      the rules and the scenario as they were. The results are the same bytes as those of one run.

      EXAMPLES:
        patchbay simulate routing.yaml \\
            --replications 1..3 --partial 1.part
        patchbay simulate routing.yaml \\
            --replications 4..6 --partial 2.part
        patchbay merge 1.part 2.part --report saturday.html
      """)

  @Argument(help: "Parts, in any order.", completion: .file(extensions: ["part"])) var parts: [String]
  @OptionGroup var results: SimulationFormatOptions
  @Option(name: .shortAndLong, help: .output, completion: .file()) var output: String?
  @OptionGroup var page: PageOptions
  @Flag(help: "Say nothing about success.") var quiet = false

  func validate() throws { try page.check(output: output) }

  mutating func perform(_ streams: StandardStreams) throws -> ExitStatus {
    let watch = Stopwatch()
    let destination = try Destination.open(output, streams)
    let pageFile = try page.open(output: output)
    var read: [(file: String, part: SimulationPart)] = []
    for path in parts {
      let input = try InputFile.document(path, standardInputName: path)
      let bytes = try input.readAll(limit: SimulationPart.mostBytes)
      read.append((path, try SimulationPart(decoding: bytes, file: path)))
    }
    let merged = try MergedSimulation(read, zones: systemZones)
    try pageFile?.check()
    var report = SimulationReportPage(merged.grid.keys, run: RunFacts(merged))
    var writer = SimulationWriter(results.format, merged.grid.keys, style: destination.style) {
      bytes throws(Failure) in
      try destination.writer.write(bytes)
    }
    for setting in merged.grid.settings.indices {
      try Interruption.check()
      let run = try merged.run(setting)
      try writer.add(run)
      if pageFile != nil { report.add(run) }
    }
    try pageFile?.write(report.html)
    try writer.finish()
    try destination.commit()
    if !quiet {
      for file in [output, page.report].compactMap(\.self) { streams.note("wrote \(quoted(file))") }
      if let note = writer.likeness.note { streams.note(note) }
      let replications = counted(merged.numbers.count, "replication")
      streams.note("merged \(counted(parts.count, "part")), \(replications) (\(watch.text))")
    }
    return writer.verdict.exitStatus
  }
}
