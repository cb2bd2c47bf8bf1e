package import Diagnostics
package import Experiments
internal import Simulation
package import Statistics
internal import Text

/// How results are written.
package enum ResultFormat: String, CaseIterable, Sendable { case text, json, csv }

/// Writes the results of simulations, setting by setting, in one of the formats.
package struct SimulationWriter {
  private let format: ResultFormat
  private let keys: [String]
  private let put: ([UInt8]) throws(Failure) -> Void
  private let style: TextStyle
  private var table: SettingTable
  private var document = JSONWriter()
  /// Of a grid's document, for its answer.
  private var settings: [SettingResult] = []
  /// A simulation alone, of which more may be said.
  private var single: SettingRun?
  private var isFirst = true
  /// Of all settings so far.
  package private(set) var events = 0
  private var verdicts: [Verdict] = []
  package private(set) var likeness: SettingLikeness

  /// - Parameters:
  ///   - keys: those that vary; if empty, it is a simulation of the files as they are.
  ///   - style: of a text.
  ///   - write: takes the result, piece by piece.
  package init(
    _ format: ResultFormat, _ keys: [String], style: TextStyle = .plain,
    to write: @escaping ([UInt8]) throws(Failure) -> Void
  ) {
    self.format = format
    self.keys = keys
    put = write
    self.style = style
    table = SettingTable(keys)
    likeness = SettingLikeness(keys)
  }

  package mutating func add(_ run: SettingRun) throws(Failure) {
    events += run.report.events
    verdicts.append(run.report.verdict)
    likeness.add(run.report)
    if keys.isEmpty {
      single = run
      return
    }
    switch format {
    case .text: table.add(run)
    case .json:
      if isFirst { beginDocument() }
      document.object { run.write(keys, to: &$0) }
      settings.append(SettingResult(keys, run.values, run.report, runs: 0))
      try write(document.drainBytes())
    case .csv:
      if isFirst { try write(SimulationCSV.header(keys, counts: run.report.totals.map(\.count))) }
      try write(SimulationCSV.rows(run))
    }
    isFirst = false
  }

  private func write(_ text: String) throws(Failure) { try put(Array(text.utf8)) }
  private func write(_ bytes: [UInt8]) throws(Failure) { try put(bytes) }

  /// Of all settings.
  package var verdict: Verdict { Verdict(of: verdicts) }

  /// How many settings were added.
  package var settingCount: Int { verdicts.count }

  /// After the last setting.
  ///
  /// - Parameters:
  ///   - found: by a search, whose settings were added.
  ///   - influences: of the assumptions of the one setting that was added.
  package mutating func finish(_ found: SearchOutcome? = nil, _ influences: Influences? = nil) throws(Failure) {
    events += influences?.events ?? 0
    if let single { return try write(single, influences) }
    guard !keys.isEmpty else { return }
    switch format {
    case .text: try write(table.text(style, found: found))
    case .json: try write(endOfDocument(found))
    case .csv: break
    }
  }

  /// A table has either the runs or what matters: a file of both would have two headers.
  private func write(_ single: SettingRun, _ influences: Influences?) throws(Failure) {
    switch format {
    case .text: try write(single.report.text(style) + (influences?.text(style) ?? ""))
    case .json: try write(single.report.json(influences))
    case .csv:
      let counts = single.report.totals.map(\.count)
      try write(influences?.csv() ?? SimulationCSV.header(keys, counts: counts) + SimulationCSV.rows(single))
    }
  }

  private mutating func beginDocument() {
    document.beginObject()
    document.member("schema", SimulationReport.schema)
    document.key("settings")
    document.beginArray()
  }

  private mutating func endOfDocument(_ found: SearchOutcome?) -> [UInt8] {
    document.endArray()
    document.member("verdict", (found?.verdict ?? verdict).rawValue)
    if let found {
      found.write(to: &document)
      SearchAnswer(found: found).view().write(to: &document)
    } else {
      SettingsAnswer(settings: settings, isJudged: settings.contains { $0.verdict != nil }).view().write(to: &document)
    }
    document.member("events", events)
    document.endObject()
    document.endLine()
    return document.drainBytes()
  }
}

extension SettingRun {
  /// A setting's part of the document of a grid: its values, and what simulating it alone writes.
  fileprivate func write(_ keys: [String], to json: inout JSONWriter) {
    json.object("values") { json in
      for (key, value) in zip(keys, values) { json.member(key, value) }
    }
    report.write(to: &json)
  }
}
