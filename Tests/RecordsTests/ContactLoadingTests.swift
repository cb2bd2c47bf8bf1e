import Campaign
import Diagnostics
import TestSupport
import Testing

@testable import Records

@Suite struct ContactLoadingTests {
  private struct Stopped: Error {}

  private struct Noted: RecordProblemReceiver {
    var lines: [String] = []
    mutating func report(_ block: borrowing ContactBlock) {
      for index in 0..<block.problemCount { lines.append(block.problem(index).sentence) }
    }
    mutating func report(_ severity: Severity, _ problem: () -> RecordProblem) { lines.append(problem().sentence) }
    mutating func report(ofList problem: RecordProblem) { lines.append(problem.sentence) }
  }

  /// What comes of a list: who joins with what, who has opted out by another row, what is told, and where it stops.
  private func outcome(_ list: [UInt8], _ format: RecordFormat, jobs: Int, stopsAt stop: Int) -> [String] {
    let directory = Directory(samplePolicy(), zones: testZones)
    var problems = Noted()
    var seen: [String] = []
    do {
      try loadContacts(
        RecordReader(ArrayByteReader(list), format: format, limits: RecordLimits(recordBytes: 256, blockBytes: 512)),
        into: directory, problems: &problems, progress: NoProgress(), jobs: jobs, size: list.count,
        optOut: { seen.append("opted out \($0.rawValue)") }
      ) { arrival, row, block in
        if seen.count == stop { throw Stopped() }
        directory.withLastColumns { tags, values, _ in
          seen.append("\(block.line(row)) \(arrival) \(tags.map(\.rawValue)) \(values.map(\.rawValue))")
        }
      }
    } catch { seen.append("\(error)") }
    return seen + problems.lines + ["\(directory.contactCount)"]
  }

  @Test(arguments: 0..<24) func `any number of threads loads the same`(seed: Int) {
    var random = SplitMix(seed)
    let isTable = seed % 2 == 0
    var lines = isTable ? ["id,phone,tags,opted_out"] : []
    for _ in 0..<random.below(400) {
      let id = "c\(random.below(300))"
      let phone = random.below(3) == 0 ? "" : "+1212555\(1000 + random.below(300))"
      let tags = (0..<random.below(4)).map { _ in ["Donor", "Spanish", "Opt Out", "VIP", "x"][random.below(5)] }
      let flag = ["", "yes", "no", "perhaps"][random.below(12) / 3]
      switch random.below(20) {
      case 0: lines.append(isTable ? "\(id),\"\(phone)" : "{\"id\":\"\(id)\",\"phone\":\"\(phone)\"")
      case 1: lines.append("")
      case _ where isTable: lines.append("\(id),\(phone),\(tags.joined(separator: "|")),\(flag)")
      default:
        let list = tags.map { "\"\($0)\"" }.joined(separator: ",")
        lines.append("{\"id\":\"\(id)\",\"phone\":\"\(phone)\",\"tags\":[\(list)],\"opted_out\":\(flag == "yes")}")
      }
    }
    let list = Array((lines.joined(separator: "\n") + "\n").utf8)
    let stop = seed % 3 == 0 ? random.below(120) : .max
    let alone = outcome(list, isTable ? .csv : .ndjson, jobs: 1, stopsAt: stop)
    for jobs in [2, 3] { #expect(outcome(list, isTable ? .csv : .ndjson, jobs: jobs, stopsAt: stop) == alone) }
  }
}
