/// Bytes of a block: an offset from the block's first byte, and a length.
@frozen public struct ByteSlice: Hashable, Sendable {
  public var offset: UInt32
  public var length: UInt32
  @inlinable public init(offset: UInt32 = 0, length: UInt32 = 0) {
    self.offset = offset
    self.length = length
  }
}

/// What a field's value is in the file. CSV has only strings; only the filters of events have objects and lists.
public enum FieldKind: UInt32, Sendable { case string, number, yes, no, null, object, list }

/// A column other than the known ones: its name, and its value as a string's text, a number's exact text, `true` or
/// `false`. For objects and lists the value is the place and the number of their `ContactBlock.members` or `.items`.
///
/// INVARIANT: laid out like `pb_field` of CSimdjson, whose memory it views.
@frozen public struct RecordField {
  public var name: ByteSlice
  public var value: ByteSlice
  /// Where both begin in the block's text, quotes included; in CSV the name has the value's place.
  package var nameAt: UInt32
  package var valueAt: UInt32
  @usableFromInline var rawKind: UInt32

  init(name: ByteSlice, value: ByteSlice, at place: UInt32) {
    self.name = name
    self.value = value
    nameAt = place
    valueAt = place
    rawKind = FieldKind.string.rawValue
  }

  /// A field that is `null` counts as absent.
  public var kind: FieldKind { FieldKind(rawValue: rawKind) ?? .null }
  @inlinable public var isNull: Bool { rawKind == 4 }
  var isString: Bool { rawKind == 0 }
}

/// One record of a contact list, or one line of an event stream, as slices of a block.
///
/// INVARIANT: laid out like `pb_row` of CSimdjson, whose memory it views.
@frozen public struct ContactRow {
  /// Lines of the block before this record's first.
  @usableFromInline var line: UInt32
  /// The record's bytes.
  @usableFromInline var begin: UInt32
  @usableFromInline var length: UInt32
  @usableFromInline var tagsBegin: UInt32
  @usableFromInline var fieldsBegin: UInt32
  @usableFromInline var present: UInt32
  @usableFromInline var optedOutFlag: UInt32
  public var id: ByteSlice
  public var name: ByteSlice
  public var phone: ByteSlice
  public var lastTeamMember: ByteSlice
  public var assignedTo: ByteSlice
  public var timeZone: ByteSlice
  /// The id between its quotes, when the record is JSON.
  @usableFromInline var rawID: ByteSlice

  @inlinable public var optedOut: Bool { optedOutFlag != 0 }

  init(line: UInt32 = 0, begin: UInt32 = 0, tagsBegin: UInt32, fieldsBegin: UInt32) {
    self.line = line
    self.begin = begin
    self.tagsBegin = tagsBegin
    self.fieldsBegin = fieldsBegin
    length = 0
    present = 0
    optedOutFlag = 0
    id = ByteSlice()
    name = ByteSlice()
    phone = ByteSlice()
    lastTeamMember = ByteSlice()
    assignedTo = ByteSlice()
    timeZone = ByteSlice()
    rawID = ByteSlice()
  }
}
