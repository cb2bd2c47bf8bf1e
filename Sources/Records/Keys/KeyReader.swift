internal import Campaign
internal import Diagnostics

/// Finds out what the keys of a list's objects mean, as `HeaderReading` does for the header of a table.
///
/// Rows whose columns all have their exact names stay where the parser put them, and cost a look at their keys where these change. All
/// others are put together anew, with what their keys mean.
struct KeyReader: ~Copyable {
  private let format: ListFormat
  private let limits: RecordLimits
  private let idRequired: Bool
  private let names: KeyNames
  private var headers: [[String]: ListHeader] = [:]
  private static let mostHeaders = 1000
  var rows = MeantRows()
  /// What was said of keys, which faults name by number.
  private var remarks: [HeaderRemark] = []
  private(set) var header = ListHeader.none
  /// The keys of the first row, for messages.
  private var firstKeys: [String]?
  private var unmet: [NamedColumn]
  private var lacksProfile: Bool

  init(_ format: ListFormat, limits: RecordLimits, shape: RecordShape) {
    self.format = format
    self.limits = limits
    idRequired = shape.idRequired
    names = KeyNames(format)
    unmet = format.columns
    lacksProfile = format.profile != nil
  }

  /// Whether something was said about ids, so that an object without the key `id` may have one.
  static func judgesIDs(_ format: ListFormat) -> Bool {
    format.idFromPhone || format.profile != nil || format.columns.contains { $0.meaning == .id || $0.header == "id" }
  }

  struct Outcome {
    var columns: RecordColumns
    /// What a key means must be said before the list can be read.
    var isFatal = false
  }

  mutating func read(_ parsed: LineParser.Outcome, _ base: UnsafePointer<UInt8>) -> Outcome {
    let source = RowSource(base: base, columns: parsed.columns)
    let isAlwaysAsked =
      Self.judgesIDs(format) || !unmet.isEmpty || lacksProfile || format.columns.contains { $0.isConsent }
    var asked: [Bool] = []
    asked.reserveCapacity(parsed.runs.count)
    for (number, first) in parsed.runs.enumerated() {
      let run = Int(first)..<(number + 1 < parsed.runs.count ? Int(parsed.runs[number + 1]) : source.count)
      asked.append(
        isAlwaysAsked || idRequired && !source[run.lowerBound].names(.id) || mayMeanMore(run.lowerBound, source)
          || parsed.hasLists && run.contains { source.fields($0).contains { $0.kind == .list } })
    }
    guard asked.contains(true) else { return Outcome(columns: parsed.columns) }
    rows.begin()
    var isFatal = false
    for (number, first) in parsed.runs.enumerated() where !isFatal {
      let run = Int(first)..<(number + 1 < parsed.runs.count ? Int(parsed.runs[number + 1]) : source.count)
      if asked[number] {
        isFatal = read(run, source)
      } else {
        for row in run { rows.copy(row, of: source) }
      }
    }
    let behind = isFatal ? rows.lastFaultLine : nil
    return Outcome(columns: rows.end(parsed.columns, upTo: behind), isFatal: isFatal)
  }

  private func mayMeanMore(_ row: Int, _ source: RowSource) -> Bool {
    source.fields(row).contains { names.mayMean(source.bytes($0.name)) }
  }

  /// Reads rows that have the same keys. True where their meaning must be said first.
  private mutating func read(_ run: Range<Int>, _ source: RowSource) -> Bool {
    let plan = plan(for: run.lowerBound, source)
    meet(plan, run.lowerBound, source)
    var isRefused = false
    for remark in plan.header.remarks where remark.reason.severity == .error || !remarks.contains(remark) {
      remarks.append(remark)
      header = ListHeader(columns: [], remarks: remarks, delimiter: ListDelimiter.comma.byte)
      let place = plan.keys.indices.contains(remark.cell) ? plan.keys[remark.cell].place : source[run.lowerBound].begin
      let number = ByteSlice(offset: UInt32(clamping: remarks.count - 1))
      rows.fault(remark.reason, run.lowerBound, of: source, at: place, key: number)
      if remark.reason.severity == .error { isRefused = true }
    }
    if isRefused { return true }
    for row in run { rows.take(row, of: source, by: plan, idRequired: idRequired, limits) }
    return false
  }

  private mutating func plan(for row: Int, _ source: RowSource) -> KeyPlan {
    var keys: [KeyPlan.Key] = []
    for column in ContactColumn.allCases where source[row].names(column) {
      keys.append(KeyPlan.Key(source: .column(column), name: column.rawValue, place: source.place(of: column, row).key))
    }
    let fields = source.fields(row)
    for (number, field) in fields.enumerated() where names.mayMean(source.bytes(field.name)) {
      keys.append(
        KeyPlan.Key(
          source: .field(number), name: String(decoding: source.bytes(field.name), as: UTF8.self), place: field.nameAt))
    }
    keys.sort { $0.place < $1.place }
    let spelled = keys.map(\.name)
    if let known = headers[spelled] { return KeyPlan(keys, known, fieldCount: fields.count) }
    let read = HeaderReading.read(keys: spelled, format)
    if headers.count < Self.mostHeaders { headers[spelled] = read }
    return KeyPlan(keys, read, fieldCount: fields.count)
  }

  /// Notes which of the columns that were named the list has.
  private mutating func meet(_ plan: KeyPlan, _ row: Int, _ source: RowSource) {
    if firstKeys == nil {
      let others = source.fields(row).map { String(decoding: source.bytes($0.name), as: UTF8.self) }
      let known = plan.keys.map(\.name)
      firstKeys = known + others.filter { !known.contains($0) }
    }
    for read in plan.header.columns {
      switch read.basis {
      case .told: unmet.removeAll { HeaderName($0.header).text == HeaderName(read.header).text }
      case .profile: if read.meaning == .id || read.meaning == .phone { lacksProfile = false }
      case .name, .spelling, .otherName, .unclear, .passedOver: break
      }
    }
  }

  /// What is to be said at the end of a list: a column that was named is not in it.
  mutating func closingRemark() -> RecordFault.Reason? {
    guard let firstKeys else { return nil }
    var remark: HeaderRemark?
    if let named = unmet.first { remark = .missing(named, among: firstKeys) }
    if remark == nil, lacksProfile, let profile = format.profile { remark = .otherProfile(profile) }
    unmet = []
    lacksProfile = false
    guard let remark else { return nil }
    header = ListHeader(columns: [], remarks: [remark], delimiter: ListDelimiter.comma.byte)
    return remark.reason
  }
}
