internal import Campaign

extension ContactBlock {
  /// Appends the columns of a record as members of a JSON object, so that the object is the same contact in an event
  /// stream: all that say anything, each as it is written in the list.
  ///
  /// - Returns: false where the list has a field `event` or `at`, which mean something else in an event stream and are left
  ///   out.
  public func appendColumns(_ row: Int, to line: inout JSONMembers) -> Bool {
    let record = self[row]
    for column in ContactColumn.allCases {
      switch column {
      case .id: line.string(column.rawValue, bytes(record.id))
      case .name: append(column, record.name, to: &line)
      case .phone: append(column, record.phone, to: &line)
      case .lastTeamMember: append(column, record.lastTeamMember, to: &line)
      case .assignedTo: append(column, record.assignedTo, to: &line)
      case .timeZone: append(column, record.timeZone, to: &line)
      case .tags:
        guard !tags(row).isEmpty else { continue }
        line.strings(column.rawValue, tags(row)) { JSONText.appendEscaped(bytes($0), to: &$1) }
      case .optedOut: if record.optedOut { line.flag(column.rawValue, true) }
      }
    }
    var isWhole = true
    for field in fields(row) {
      let name = bytes(field.name)
      if name.spells("event") || name.spells("at") {
        isWhole = false
      } else {
        append(field, to: &line)
      }
    }
    return isWhole
  }

  private func append(_ column: ContactColumn, _ text: ByteSlice, to line: inout JSONMembers) {
    if text.length > 0 { line.string(column.rawValue, bytes(text)) }
  }

  private func append(_ field: RecordField, to line: inout JSONMembers) {
    switch field.kind {
    // Lists and objects are in the filters of events alone.
    case .null, .object, .list: return
    case .string:
      line.key(bytes(field.name))
      JSONText.appendString(bytes(field.value), to: &line.bytes)
    case .number, .yes, .no:
      line.key(bytes(field.name))
      line.bytes.append(contentsOf: bytes(field.value))
    }
  }
}
