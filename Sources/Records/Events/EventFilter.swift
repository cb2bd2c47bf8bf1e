internal import Campaign
internal import Diagnostics

/// The `filter` of a reassignment as it is written: at least one of its keys.
struct EventFilter {
  /// Lists of texts, never empty.
  var tags: RecordField?
  var ids: RecordField?
  var needsAttention: Bool?
  var assignedTo: ByteSlice?
  var list: ByteSlice?

  static func read(_ object: RecordField, _ row: Int, of block: ContactBlock) throws(RecordProblem) -> EventFilter {
    var filter = EventFilter()
    var isEmpty = true
    for field in block.members(object) {
      let name = block.bytes(field.name)
      guard let key = FilterField.allCases.first(where: { name.spells($0.rawValue) }) else {
        throw unknown(name, field, row, of: block)
      }
      guard !field.isNull else { continue }
      isEmpty = false
      switch key {
      case .tags: filter.tags = try list(field, key, row, of: block)
      case .ids: filter.ids = try list(field, key, row, of: block)
      case .needsAttention:
        guard field.kind == .yes || field.kind == .no else {
          throw .wrongKind("`\(key.rawValue)` must be true or false", row, at: field.valueAt, of: block)
        }
        filter.needsAttention = field.kind == .yes
      case .assignedTo:
        filter.assignedTo = try EventFields.name(field, key.rawValue, "the key of a team member", row, of: block)
      case .list:
        filter.list = try EventFields.name(field, key.rawValue, "the name of a user list", row, of: block)
      }
    }
    if isEmpty {
      throw RecordProblem(
        .eventFieldMissing, "the `filter` is empty", row, at: object.valueAt, of: block,
        help: "write at least one of " + names.joined(separator: ", "))
    }
    return filter
  }

  private static let names = FilterField.allCases.map(\.rawValue)

  private static func list(
    _ field: RecordField, _ key: FilterField, _ row: Int, of block: ContactBlock
  ) throws(RecordProblem) -> RecordField {
    let example = key == .tags ? "[\"Donor\"]" : "[\"c1\", \"c2\"]"
    guard field.kind == .list else {
      throw .wrongKind(
        "`\(key.rawValue)` must be a list of strings", row, at: field.valueAt, of: block, help: "write \(example)")
    }
    if field.value.length == 0 {
      throw RecordProblem(
        .eventFieldMissing, "`\(key.rawValue)` is empty", row, at: field.valueAt, of: block,
        help: "write \(example), or leave it out")
    }
    if key == .tags, Int(field.value.length) > block.limits.tagsPerRecord {
      throw RecordProblem(
        .recordTooManyTags, "the filter has more than \(block.limits.tagsPerRecord) tags, the limit `tags per record`",
        row, at: field.valueAt, of: block)
    }
    // A blank tag does not count.
    let isBlank = { (item: ByteSlice) in item.length == 0 || key == .tags && isBlankTag(block.bytes(item)) }
    if let empty = block.items(field).first(where: isBlank) {
      throw RecordProblem(
        .eventFieldMissing, "`\(key.rawValue)` contains an empty string", row, at: block.place(of: empty, in: field),
        of: block,
        help: "write \(example)")
    }
    return field
  }

  private static func unknown(
    _ name: Bytes, _ field: RecordField, _ row: Int, of block: ContactBlock
  ) -> RecordProblem {
    let near = didYouMean(suggest(shown(name), among: names))
    return RecordProblem(
      .eventUnknownKey, "a `filter` does not take the key `\(shown(name))`", row, at: field.nameAt, of: block,
      help: near ?? "it takes " + names.joined(separator: ", "))
  }
}
