internal import CSimdjson
internal import Campaign

/// Reads whole lines of NDJSON into columns, which it owns and reuses.
///
/// INVARIANT: `parser` is not null while `isReady`; it is null only when memory ran out.
struct LineParser: ~Copyable {
  private let parser: OpaquePointer?
  private let rules: pb_rules

  /// - Parameter leavesIDs: whether the caller sees to it that contacts have ids.
  init(limits: RecordLimits, capacity: Int, shape: RecordShape, leavesIDs: Bool) {
    parser = pb_create(capacity)
    rules = pb_rules(
      record_bytes: UInt32(limits.recordBytes), fields_per_record: UInt32(limits.fieldsPerRecord),
      tags_per_record: UInt32(limits.tagsPerRecord), items_per_list: UInt32(limits.itemsPerList),
      id_required: shape.idRequired && !leavesIDs ? 1 : 0, has_columns: shape.hasColumns ? 1 : 0,
      takes_filter: shape.takesFilter ? 1 : 0, is_list: shape.namesColumns ? 1 : 0)
  }

  deinit { pb_destroy(parser) }

  struct Outcome {
    var columns: RecordColumns
    /// Rows before which the columns and the names of fields change; only where the shape names columns.
    var runs: UnsafeBufferPointer<UInt32>
    /// Whether a field is a list.
    var hasLists: Bool
    var lineCount: Int
    /// How many bytes the lines took.
    var consumed: Int
  }

  /// Reads the whole lines of the buffer, and also the rest at the end of the stream.
  func read(_ text: borrowing TextBuffer) throws(OutOfMemory) -> Outcome {
    guard let parser else { throw OutOfMemory() }
    var block = pb_block()
    let isRead = pb_read_lines(
      parser, text.base, text.filled, text.isAtEnd ? 1 : 0, text.decoded, rules, &block)
    guard isRead != 0, let rows = block.rows, let places = block.places, let tags = block.tags,
      let fields = block.fields, let runs = block.runs,
      let members = block.members, let items = block.items, let faults = block.errors
    else { throw OutOfMemory() }
    // Rows, places, tags, fields and faults have the same layout on both sides; `LayoutTests` checks it.
    var passed = PassedLines()
    passed.blank = Int(block.blank_count)
    return Outcome(
      columns: RecordColumns(
        rows: UnsafeRawPointer(rows).assumingMemoryBound(to: ContactRow.self),
        rowCount: Int(block.row_count),
        places: UnsafeRawPointer(places).assumingMemoryBound(to: KeyPlace.self),
        tags: UnsafeRawPointer(tags).assumingMemoryBound(to: ByteSlice.self),
        fields: UnsafeRawPointer(fields).assumingMemoryBound(to: RecordField.self),
        members: UnsafeRawPointer(members).assumingMemoryBound(to: RecordField.self),
        items: UnsafeRawPointer(items).assumingMemoryBound(to: ByteSlice.self),
        faults: UnsafeBufferPointer(
          start: UnsafeRawPointer(faults).assumingMemoryBound(to: RecordFault.self), count: Int(block.error_count)),
        passed: passed),
      runs: UnsafeBufferPointer(start: runs, count: Int(block.run_count)), hasLists: block.list_count > 0,
      lineCount: Int(block.line_count), consumed: Int(block.consumed))
  }

  /// The layouts of both sides: sizes and strides in pairs.
  static var layouts: [(name: String, ours: Int, theirs: Int)] {
    [
      ("slice", MemoryLayout<ByteSlice>.stride, MemoryLayout<pb_slice>.stride),
      ("field", MemoryLayout<RecordField>.stride, MemoryLayout<pb_field>.stride),
      ("row", MemoryLayout<ContactRow>.stride, MemoryLayout<pb_row>.stride),
      ("row's id", MemoryLayout<ContactRow>.offset(of: \.id) ?? -1, MemoryLayout<pb_row>.offset(of: \.id) ?? -2),
      ("places", MemoryLayout<KeyPlace>.stride * ContactColumn.count, MemoryLayout<pb_places>.stride),
      ("columns", ContactColumn.optedOut.index, Int(PB_OPTED_OUT.rawValue)),
      ("fault", MemoryLayout<RecordFault>.stride, MemoryLayout<pb_error>.stride),
      ("reasons", Int(RecordFault.Reason.tooManyItems.rawValue), Int(PB_TOO_MANY_ITEMS.rawValue)),
      ("null", Int(FieldKind.null.rawValue), Int(PB_NULL.rawValue)),
      ("list", Int(FieldKind.list.rawValue), Int(PB_LIST.rawValue)),
    ]
  }
}

/// There is not enough memory to go on.
public struct OutOfMemory: Error {}

/// UTF-8 checks at simdjson's speed.
package func isUTF8(_ bytes: Bytes) -> Bool {
  guard let start = bytes.baseAddress else { return true }
  return pb_is_utf8(start, bytes.count) != 0
}

/// The index of the first byte that is not UTF-8, or the count.
func utf8Prefix(_ bytes: Bytes) -> Int {
  guard let start = bytes.baseAddress else { return 0 }
  return pb_utf8_prefix(start, bytes.count)
}
