internal import Campaign
public import Text

extension ContactBlock {
  /// Writes the columns of a record as members of the open object, so that the object is the same contact in an event
  /// stream: all columns that have a value, each as it is written in the list.
  ///
  /// - Returns: false where the list has a field `event` or `at`; these mean something else in an event stream and are
  ///   left out.
  public func writeColumns(_ row: Int, to line: inout JSONWriter) -> Bool {
    let record = self[row]
    for column in ContactColumn.allCases {
      switch column {
      case .id: line.member(column.rawValue, utf8: bytes(record.id))
      case .name: write(column, record.name, to: &line)
      case .phone: write(column, record.phone, to: &line)
      case .lastTeamMember: write(column, record.lastTeamMember, to: &line)
      case .assignedTo: write(column, record.assignedTo, to: &line)
      case .timeZone: write(column, record.timeZone, to: &line)
      case .tags:
        guard !tags(row).isEmpty else { continue }
        line.array(column.rawValue) { line in
          for tag in tags(row) { line.value(utf8: bytes(tag)) }
        }
      case .optedOut: if record.optedOut { line.member(column.rawValue, true) }
      }
    }
    var isWhole = true
    for field in fields(row) {
      switch EventKey.named(bytes(field.name)) {
      case .event, .at: isWhole = false
      case .field, nil: write(field, to: &line)
      }
    }
    return isWhole
  }

  private func write(_ column: ContactColumn, _ text: ByteSlice, to line: inout JSONWriter) {
    if text.length > 0 { line.member(column.rawValue, utf8: bytes(text)) }
  }

  private func write(_ field: RecordField, to line: inout JSONWriter) {
    switch field.kind {
    // Only the filters of events have lists and objects.
    case .null, .object, .list: return
    case .string:
      line.key(utf8: bytes(field.name))
      line.value(utf8: bytes(field.value))
    case .number, .yes, .no:
      line.key(utf8: bytes(field.name))
      line.raw(bytes(field.value))
    }
  }
}
