internal import Campaign
internal import Explaining
internal import PatchbayHeader
internal import PatchbayKit
internal import Records
internal import Routing
internal import RuleLanguage
internal import Synchronization
internal import Text

/// The object behind the handle of a preview, which one thread uses at a time.
final class PreviewHandle: OpenHandle, @unchecked Sendable {
  // INVARIANT: used only by the thread that has the turn.
  private var preview: ColumnPreview
  private let policy: RoutingPolicy
  private let names: PolicyNames
  private let turn = Mutex(())

  /// What a call needs for about as many answers as one gives, their copies among them.
  private static let memory = 256 << 20

  init(_ rules: Rules) {
    policy = rules.checked.policy
    names = PolicyNames(policy)
    preview = ColumnPreview(rules.graph)
  }

  /// The words behind the numbers, as a JSON object.
  var words: String {
    turn.withLock { _ in
      var json = JSONWriter()
      json.object { json in
        json.member("action", policy.action)
        json.member("members", policy.selected.map { policy.team[$0.index].key })
        json.member("fields", policy.fields.map(\.name))
        json.member("places", preview.places.names)
        json.member("vias", PreviewedVia.allCases.map(\.word))
      }
      return json.string
    }
  }

  /// The answers about the first of some rows.
  func answers(
    _ columns: UnsafeBufferPointer<patchbay_column>, _ rows: Range<Int>
  ) throws(Failure) -> PreviewAnswers {
    let read = try ContactColumns(columns, rows, policy, names)
    if let (column, fault) = read.firstFault(rows, policy) {
      let reason =
        switch fault.flaw {
        case .offsets: "its offsets fall there, or lead out of what they count"
        case .encoding: "its text is not UTF-8"
        }
      throw Failure(Int(PATCHBAY_BAD_COLUMN), "row \(fault.row) of the column `\(column)` cannot be read: \(reason)")
    }
    return try turn.withLock { _ throws(Failure) in
      guard Memory.hasRoom(for: Self.memory) else { throw Failure.noMemory }
      return preview.answers(read, rows)
    }
  }
}

extension ContactColumns {
  /// The columns of a caller. Only rows that are asked about are looked at.
  fileprivate init(
    _ columns: UnsafeBufferPointer<patchbay_column>, _ rows: Range<Int>, _ policy: RoutingPolicy, _ names: PolicyNames
  ) throws(Failure) {
    self.init(policy)
    var seen: Set<Int> = []
    for (number, column) in columns.enumerated() {
      let about = Int(column.about)
      let reader = ColumnReader(column, "columns[\(number)]", rows)
      if about != Int(PATCHBAY_FIELD), !seen.insert(about).inserted {
        throw reader.fault("is about the same as another one")
      }
      switch about {
      case Int(PATCHBAY_TAGS): tags = try reader.tags()
      case Int(PATCHBAY_LAST_TEAM_MEMBER): lastTeamMember = try reader.texts()
      case Int(PATCHBAY_OPTED_OUT): (optedOut, optedOutValid) = (try reader.flags(), reader.valid)
      case Int(PATCHBAY_FIELD):
        guard let name = column.name else { throw reader.fault("has no `name`, expected that of a field") }
        let text = try TextIn.terminated(name, "columns[\(number)].name", isRepaired: false)
        let texts = try reader.texts()
        guard let field = Array(text.utf8).withUnsafeBufferPointer({ names.field($0) }) else { continue }
        if fields[field.index] != nil { throw reader.fault("is about the same field as another one") }
        fields[field.index] = texts
      default: throw reader.fault("is about \(about), expected PATCHBAY_TAGS and so on")
      }
    }
  }
}

/// Reads one column, as far as that can be done without a look at its rows.
private struct ColumnReader {
  private let column: patchbay_column
  /// What messages call it.
  private let name: String
  private let rows: Range<Int>

  init(_ column: patchbay_column, _ name: String, _ rows: Range<Int>) {
    self.column = column
    self.name = name
    self.rows = rows
  }

  func fault(_ text: String) -> Failure { Failure(Int(PATCHBAY_BAD_ARGUMENT), "`\(name)` \(text)") }

  private var kind: Int { Int(column.layout) & 0xF }
  private var isWideText: Bool { Int(column.layout) & Int(PATCHBAY_WIDE_TEXTS) != 0 }
  private var isWideList: Bool { Int(column.layout) & Int(PATCHBAY_WIDE_LISTS) != 0 }
  var valid: BitColumn? { column.valid.map { BitColumn($0, from: column.first) } }

  func tags() throws(Failure) -> TagColumn {
    if kind == Int(PATCHBAY_TEXTS) { return .divided(try texts()) }
    guard kind == Int(PATCHBAY_TEXT_LISTS) else { throw layoutFault("PATCHBAY_TEXTS or PATCHBAY_TEXT_LISTS") }
    try checkPlaces(column.first, rows.upperBound, "first")
    try checkPlaces(column.first_text, column.text_count, "first_text")
    guard let lists = column.lists else { throw fault("has no `lists`") }
    let valid = column.text_valid.map { BitColumn($0, from: column.first_text) }
    return .lists(
      PartOffsets(lists, isWide: isWideList), from: column.first, valid: self.valid,
      texts: TextColumn(try offsets(), from: column.first_text, bytes: try bytes(), valid: valid),
      count: column.text_count)
  }

  func texts() throws(Failure) -> TextColumn {
    guard kind == Int(PATCHBAY_TEXTS) else { throw layoutFault("PATCHBAY_TEXTS") }
    try checkPlaces(column.first, rows.upperBound, "first")
    return TextColumn(try offsets(), from: column.first, bytes: try bytes(), valid: valid)
  }

  func flags() throws(Failure) -> BitColumn {
    guard kind == Int(PATCHBAY_FLAGS) else { throw layoutFault("PATCHBAY_FLAGS") }
    try checkPlaces(column.first, rows.upperBound, "first")
    let bits = try bytes()
    guard let start = bits.baseAddress, bits.count >= (column.first + rows.upperBound + 7) / 8 else {
      throw fault("has fewer bits than rows are asked about")
    }
    return BitColumn(start, from: column.first)
  }

  private func layoutFault(_ expected: String) -> Failure {
    fault("has the layout \(column.layout), expected \(expected)")
  }

  private func offsets() throws(Failure) -> PartOffsets {
    guard let texts = column.texts else { throw fault("has no `texts`") }
    return PartOffsets(texts, isWide: isWideText)
  }

  private func bytes() throws(Failure) -> UnsafeBufferPointer<UInt8> {
    guard column.length >= 0, column.bytes != nil || column.length == 0 else {
      throw fault("has no `bytes`, expected as many as its `length` says")
    }
    return UnsafeBufferPointer(start: column.bytes?.assumingMemoryBound(to: UInt8.self), count: column.length)
  }

  /// Numbers with which nothing that is computed from them overflows.
  private func checkPlaces(_ first: Int, _ count: Int, _ what: String) throws(Failure) {
    let most = Int.max >> 8
    guard (0...most).contains(first), (0...most).contains(count) else {
      throw fault("cannot have as many rows as `\(what)` and its counts say")
    }
  }
}
