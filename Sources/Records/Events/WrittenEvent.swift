package import Campaign

/// One line of an event stream as its texts, for programs that inspect an event before they take it.
package struct WrittenEvent {
  package let kind: EventKind
  package let moment: Moment?
  /// The event's fields except tags and filter; a number is given by its digits.
  package private(set) var texts: [(field: EventField, text: String)] = []
  package private(set) var tags: [String] = []
  /// Nil when the event has no filter.
  package private(set) var filter: Filter?
  /// The columns and fields of a contact who arrives.
  package private(set) var columns: [(column: ContactColumn, text: String)] = []
  package private(set) var fields: [(name: String, text: String)] = []
  package private(set) var isOptedOut = false

  package struct Filter {
    package fileprivate(set) var texts: [(field: FilterField, text: String)] = []
    package fileprivate(set) var tags: [String]?
    package fileprivate(set) var ids: [String]?
    package fileprivate(set) var needsAttention: Bool?
  }

  /// Why a text is not an event.
  package enum Flaw: Error {
    case malformed(RecordProblem)
    /// The text is not exactly one line.
    case notOneLine
    case outOfMemory
  }

  /// - Parameter line: one line, with or without its line break.
  package init(_ line: [UInt8]) throws(Flaw) {
    var reader = RecordReader(ArrayByteReader(line), format: .ndjson, shape: .event)
    guard let block = try Self.next(&reader), block.count + block.problemCount == 1 else { throw .notOneLine }
    if block.problemCount > 0 { throw .malformed(block.problem(0)) }
    do throws(RecordProblem) {
      self.init(try EventFields.read(0, of: block), block)
    } catch {
      throw .malformed(error)
    }
    if try Self.next(&reader) != nil { throw .notOneLine }
  }

  private static func next(_ reader: inout RecordReader<ArrayByteReader>) throws(Flaw) -> ContactBlock? {
    do { return try reader.next() } catch { throw .outOfMemory }
  }

  private init(_ read: EventFields, _ block: ContactBlock) {
    func text(_ slice: ByteSlice) -> String { String(decoding: block.bytes(slice), as: UTF8.self) }
    kind = read.kind
    moment = read.moment
    tags = block.tags(0).map { text($0) }
    for field in block.fields(0) where !field.isNull {
      let name = text(field.name)
      if name == "event" || name == "at" { continue }
      if kind == .contact {
        fields.append((name, text(field.value)))
      } else if let known = EventField(rawValue: name) {
        if known == .filter { filter = Self.filter(field, block) } else { texts.append((known, text(field.value))) }
      }
    }
    guard kind == .contact else { return }
    let row = block[0]
    isOptedOut = row.optedOut
    for column in ContactColumn.allCases {
      let slice: ByteSlice? =
        switch column {
        case .id: row.id
        case .name: row.name
        case .phone: row.phone
        case .lastTeamMember: row.lastTeamMember
        case .assignedTo: row.assignedTo
        case .timeZone: row.timeZone
        case .tags, .optedOut: nil
        }
      if let slice, slice.length > 0 { columns.append((column, text(slice))) }
    }
  }

  private static func filter(_ object: RecordField, _ block: ContactBlock) -> Filter {
    var filter = Filter()
    for member in block.members(object) where !member.isNull {
      func text(_ slice: ByteSlice) -> String { String(decoding: block.bytes(slice), as: UTF8.self) }
      guard let key = FilterField(rawValue: text(member.name)) else { continue }
      switch key {
      case .tags: filter.tags = block.items(member).map { text($0) }
      case .ids: filter.ids = block.items(member).map { text($0) }
      case .needsAttention: filter.needsAttention = member.kind == .yes
      case .assignedTo, .list: filter.texts.append((key, text(member.value)))
      }
    }
    return filter
  }
}
