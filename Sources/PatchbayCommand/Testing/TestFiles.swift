import Campaign
import Casework
import Diagnostics
import Records
import RuleLanguage
import Surroundings
import Text

/// The files of a run of cases. What is wrong with one is shown.
struct TestFiles: TestedFiles {
  let files: RuleFiles
  let streams: StandardStreams
  let optedOut: OptedOutFile?

  func rules(_ path: String) throws(Failure) -> CheckedPolicy { try files.load(path, streams) }

  func cases(_ path: String, under checked: CheckedPolicy) throws(Failure) -> [RoutingCase] {
    let source = try files.source(path)
    var sink = DiagnosticSink()
    let cases = parseCases(source, under: checked, sink: &sink)
    streams.show(sink)
    guard let cases else { throw Failure("\(quoted(source.name)) has \(counted(sink.errorCount, "error"))") }
    return cases
  }

  func optedOut(country: String?) throws -> OptedOutList {
    try optedOut.read(streams, as: ListFormat(country: country))
  }
}
