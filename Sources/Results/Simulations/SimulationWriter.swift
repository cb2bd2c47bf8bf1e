import Diagnostics
import Statistics
import Simulation
import Text

/// Writes what simulations came to, setting by setting, in one of the formats.
struct SimulationWriter {
  private let format: SimulationFormat
  private let keys: [String]
  private let destination: ByteWriter
  private let width: Int?
  private var table: SettingTable
  private var isFirst = true
  /// Of all settings so far.
  private(set) var events = 0
  private var verdicts: [Verdict] = []
  private(set) var likeness: SettingLikeness

  /// - Parameter keys: those that vary; none is a simulation of the files as they are.
  init(_ format: SimulationFormat, _ keys: [String], _ destination: Destination) {
    self.format = format
    self.keys = keys
    self.destination = destination.writer
    width = destination.terminalWidth
    table = SettingTable(keys)
    likeness = SettingLikeness(keys)
  }

  mutating func write(_ run: SettingRun) throws(Failure) {
    events += run.report.events
    verdicts.append(run.report.verdict)
    likeness.add(run.report)
    switch format {
    case .text: if keys.isEmpty { try destination.write(run.report.text(within: width)) } else { table.add(run) }
    case .json:
      if keys.isEmpty {
        try destination.write(run.report.json())
      } else {
        try destination.write(isFirst ? "{\"schema\":\"patchbay.simulation/1\",\"settings\":[" : ",")
        try destination.write(run.json(keys))
      }
    case .csv:
      if isFirst { try destination.write(SimulationCSV.header(keys)) }
      try destination.write(SimulationCSV.rows(run))
    }
    isFirst = false
  }

  /// Of all settings.
  var verdict: Verdict { Verdict(of: verdicts) }

  /// After the last setting.
  func finish() throws(Failure) {
    guard !keys.isEmpty else { return }
    switch format {
    case .text: try destination.write(table.text())
    case .json: try destination.write("],\"verdict\":\"\(verdict.rawValue)\",\"events\":\(events)}\n")
    case .csv: break
    }
  }
}

extension SettingRun {
  /// A setting's place in the document of a grid: its values, and what simulating it alone writes.
  fileprivate func json(_ keys: [String]) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.object("values") { json in
        for (key, value) in zip(keys, values) { json.member(key, value) }
      }
      report.write(to: &json)
    }
    return json.bytes
  }
}
