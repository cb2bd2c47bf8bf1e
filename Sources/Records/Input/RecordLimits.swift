/// How large a record may be. A record over a limit is refused with the limit's name, and reading continues after it.
public struct RecordLimits: Hashable, Sendable {
  /// Bytes of one line of NDJSON, or of one CSV record with its quoted newlines.
  public var recordBytes: Int
  /// Columns of a record that are fields: all except the known ones.
  public var fieldsPerRecord: Int
  public var tagsPerRecord: Int
  /// Texts of one list in the filter of an event.
  public var itemsPerList: Int
  /// How many bytes are read, and parsed, at a time.
  public var blockBytes: Int

  public init(
    recordBytes: Int = 1 << 20, fieldsPerRecord: Int = 256, tagsPerRecord: Int = 256, itemsPerList: Int = 50_000,
    blockBytes: Int = 1 << 18
  ) {
    // Offsets in a block are 32-bit numbers.
    self.recordBytes = min(max(1, recordBytes), 1 << 28)
    self.fieldsPerRecord = min(max(1, fieldsPerRecord), 1 << 20)
    self.tagsPerRecord = min(max(1, tagsPerRecord), 1 << 20)
    self.itemsPerList = min(max(1, itemsPerList), 1 << 24)
    self.blockBytes = min(max(64, blockBytes), 1 << 28)
  }

  public static let standard = RecordLimits()
}
