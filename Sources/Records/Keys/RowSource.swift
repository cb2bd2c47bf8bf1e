internal import Campaign

/// Rows as the parser made them.
struct RowSource {
  let base: UnsafePointer<UInt8>
  let columns: RecordColumns

  var count: Int { columns.rowCount }
  subscript(row: Int) -> ContactRow { columns.rows[row] }

  func bytes(_ slice: ByteSlice) -> Bytes { Bytes(start: base + Int(slice.offset), count: Int(slice.length)) }

  func tags(_ row: Int) -> UnsafeBufferPointer<ByteSlice> {
    let begin = Int(columns.rows[row].tagsBegin)
    return UnsafeBufferPointer(start: columns.tags + begin, count: Int(columns.rows[row + 1].tagsBegin) - begin)
  }

  func fields(_ row: Int) -> UnsafeBufferPointer<RecordField> {
    let begin = Int(columns.rows[row].fieldsBegin)
    return UnsafeBufferPointer(start: columns.fields + begin, count: Int(columns.rows[row + 1].fieldsBegin) - begin)
  }

  func items(_ list: RecordField) -> UnsafeBufferPointer<ByteSlice> {
    guard list.kind == .list else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(start: columns.items + Int(list.value.offset), count: Int(list.value.length))
  }

  func places(_ row: Int) -> UnsafeBufferPointer<KeyPlace> {
    UnsafeBufferPointer(start: columns.places + row * ContactColumn.count, count: ContactColumn.count)
  }

  /// Where a row has a column that it names.
  func place(of column: ContactColumn, _ row: Int) -> KeyPlace {
    columns.places[row * ContactColumn.count + column.index]
  }

  /// A column with its exact name as a field, where it is to be one; nil for tags, which no field can be.
  func field(of column: ContactColumn, _ row: Int) -> RecordField? {
    let place = place(of: column, row)
    let name = ByteSlice(offset: place.key + 1, length: UInt32(column.rawValue.utf8.count))
    let value: ByteSlice
    switch column {
    case .tags: return nil
    case .optedOut:
      let flag = self[row].optedOut
      var field = RecordField(
        name: name, value: ByteSlice(offset: place.value, length: flag ? 4 : 5), at: place.value)
      field.nameAt = place.key
      let isNull = base[Int(place.value)] == UInt8(ascii: "n")
      field.rawKind = (isNull ? FieldKind.null : flag ? .yes : .no).rawValue
      return field
    case .id: value = self[row].id
    case .name: value = self[row].name
    case .phone: value = self[row].phone
    case .lastTeamMember: value = self[row].lastTeamMember
    case .assignedTo: value = self[row].assignedTo
    case .timeZone: value = self[row].timeZone
    }
    var field = RecordField(name: name, value: value, at: place.value)
    field.nameAt = place.key
    if value.length == 0 { field.rawKind = FieldKind.null.rawValue }
    return field
  }
}
