import Campaign
import Diagnostics
import KeyedFiles
import Simulation
internal import Text
import YAMLTree

extension ScenarioReader {
  /// The lengths of time of a column of a CSV file. Empty cells have no value and are skipped.
  mutating func measuredTimes(_ file: Written<String>, _ column: Written<String>) -> MeasuredTimes? {
    guard case .value(let path, let span) = file, case .value(let name, let nameSpan) = column else { return nil }
    let source: Source
    switch language.surroundings.files(path, place(span)) {
    case .failure(let failure):
      reportNotLoaded(path, failure, at: span)
      return nil
    case .success(let loaded): source = loaded
    }
    let read: MeasuredColumn
    do {
      read = try MeasuredColumn(name, of: source, use: place(nameSpan))
    } catch {
      reportNotLoaded(path, LoadFailure(reason: "there is not enough memory"), at: span)
      return nil
    }
    if read.isMissing {
      reportMissing(name, among: read.columns ?? [], of: path, at: nameSpan)
      return nil
    }
    for problem in read.problems { problems.report(problem) }
    if !read.problems.isEmpty { return nil }
    let times = read.times
    if let measured = MeasuredTimes(times) { return measured }
    report(
      .badMeasuredTimes,
      times.isEmpty
        ? "the column \(quoted(name)) of \(quoted(path)) holds no time"
        : "the column \(quoted(name)) of \(quoted(path)) holds \(times.count) times, more than "
          + "\(RandomDuration.Limits.measuredTimes), the limit `measured times`", at: nameSpan,
      help: times.isEmpty ? "write one length of time in each line" : "keep a sample of them")
    return nil
  }

  private mutating func reportMissing(_ name: String, among names: [String], of path: String, at span: SourceSpan) {
    problems.report(
      .unknown(
        .badMeasuredTimes, "\(quoted(path)) has no column \(quoted(name))", name, at: place(span),
        meant: suggest(name, among: names),
        notes: ["its first line names \(quotedList(Array(names.prefix(20)), "and"))"],
        otherwise: "write the name of a column as the first line of the file has it"))
  }
}
