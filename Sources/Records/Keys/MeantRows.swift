internal import Campaign

/// Rows put together anew out of those of the parser, with what their keys mean.
struct MeantRows: ~Copyable {
  private var rows = GrowingColumn<ContactRow>()
  private var places = GrowingColumn<KeyPlace>()
  private var tags = GrowingColumn<ByteSlice>()
  private var fields = GrowingColumn<RecordField>()
  private var faults = GrowingColumn<RecordFault>()
  private var allFaults = GrowingColumn<RecordFault>()

  mutating func begin() {
    rows.shrink(to: 0)
    places.shrink(to: 0)
    tags.shrink(to: 0)
    fields.shrink(to: 0)
    faults.shrink(to: 0)
    allFaults.shrink(to: 0)
  }

  var lastFaultLine: UInt32? { faults.count > 0 ? faults[faults.count - 1].line : nil }

  mutating func fault(
    _ reason: RecordFault.Reason, _ row: Int, of source: RowSource, at place: UInt32, key: ByteSlice = ByteSlice()
  ) {
    let record = source[row]
    faults.append(
      RecordFault(
        reason, line: Int(record.line), begin: Int(record.begin), length: Int(record.length), at: Int(place), key: key))
  }

  /// Keeps a row as it is.
  mutating func copy(_ row: Int, of source: RowSource) {
    var record = source[row]
    record.tagsBegin = UInt32(tags.count)
    record.fieldsBegin = UInt32(fields.count)
    tags.append(contentsOf: source.tags(row))
    fields.append(contentsOf: source.fields(row))
    places.append(contentsOf: source.places(row))
    rows.append(record)
  }

  /// Takes a row with what its keys mean, or refuses it.
  mutating func take(_ row: Int, of source: RowSource, by plan: KeyPlan, idRequired: Bool, _ limits: RecordLimits) {
    var record = source[row]
    record.tagsBegin = UInt32(tags.count)
    record.fieldsBegin = UInt32(fields.count)
    let firstPlace = places.count
    places.append(contentsOf: source.places(row))
    var refusal: Flaw?
    var remark: Flaw?
    func refuse(_ flaw: Flaw?) {
      guard let flaw else { return }
      if flaw.reason.refusesRecord { refusal = refusal ?? flaw } else { remark = remark ?? flaw }
    }

    let renamed = plan.renamed
    if !renamed.contains(where: { $0.column == .tags }) { tags.append(contentsOf: source.tags(row)) }
    for (column, read) in renamed {
      record.clear(column)
      if let field = source.field(of: column, row) {
        refuse(set(field, as: read, of: &record, firstPlace, source, limits))
      } else if !source.tags(row).isEmpty {
        let place = source.place(of: column, row)
        refuse(Flaw(reason: .nestedValue, place: place.value, key: ByteSlice(offset: place.key + 1, length: 4)))
      }
    }
    for (number, field) in source.fields(row).enumerated() {
      if let column = plan.column(ofField: number) {
        refuse(set(field, as: column, of: &record, firstPlace, source, limits))
      } else if field.kind == .list {
        refuse(Flaw(reason: .nestedValue, place: field.valueAt, key: field.name))
      } else {
        fields.append(field)
      }
    }
    if plan.header.lacksConsent { record.optedOutFlag = 1 }
    if plan.header.idFromPhone {
      record.id = record.phone
      record.rawID = ByteSlice()
    }
    if idRequired, record.id.length == 0 {
      let reason: RecordFault.Reason =
        plan.header.idFromPhone ? .noPhoneForID : record.names(.id) ? .emptyID : .noID
      refuse(Flaw(reason: reason, place: reason == .emptyID ? places[firstPlace].value : record.begin))
    }
    if let flaw = refusal ?? remark { fault(flaw.reason, row, of: source, at: flaw.place, key: flaw.key) }
    // With a remark, the contact is in the list all the same.
    if refusal == nil { return rows.append(record) }
    tags.shrink(to: Int(record.tagsBegin))
    fields.shrink(to: Int(record.fieldsBegin))
    places.shrink(to: firstPlace)
  }

  /// What is wrong with a value, and where.
  private struct Flaw {
    var reason: RecordFault.Reason
    var place: UInt32
    var key = ByteSlice()
  }

  private mutating func set(
    _ field: RecordField, as column: ReadColumn, of record: inout ContactRow, _ firstPlace: Int, _ source: RowSource,
    _ limits: RecordLimits
  ) -> Flaw? {
    guard let meaning = column.meaning else {
      fields.append(field)
      return nil
    }
    record.present |= 1 << UInt32(meaning.index)
    places[firstPlace + meaning.index] = KeyPlace(key: field.nameAt, value: field.valueAt)
    switch meaning {
    case .tags:
      if field.kind == .list {
        let items = source.items(field)
        if tags.count - Int(record.tagsBegin) + items.count > limits.tagsPerRecord {
          return Flaw(reason: .tooManyTags, place: field.valueAt)
        }
        tags.append(contentsOf: items)
      } else if !field.isNull {
        return Flaw(reason: .notTags, place: field.valueAt, key: field.name)
      }
    case .optedOut: return setOptedOut(field, column.wording, of: &record, source)
    case .id, .name, .phone, .lastTeamMember, .assignedTo, .timeZone:
      if field.isNull { return nil }
      guard field.kind == .string else { return Flaw(reason: .notAString, place: field.valueAt, key: field.name) }
      record.set(meaning, field.value)
      // What has escapes was decoded, and stands elsewhere.
      if meaning == .id { record.rawID = field.value.offset == field.valueAt + 1 ? field.value : ByteSlice() }
    }
    return nil
  }

  private func setOptedOut(
    _ field: RecordField, _ wording: OptOutWording?, of record: inout ContactRow, _ source: RowSource
  ) -> Flaw? {
    let value = source.bytes(field.value)
    switch field.kind {
    case .null:
      if CellFlag.read([], wording) != false { record.optedOutFlag = 1 }
      return nil
    case .yes, .no, .string, .number:
      if let flag = CellFlag.read(value, wording) {
        // Another key may have said so before.
        if flag { record.optedOutFlag = 1 }
        return nil
      }
    case .list, .object: break
    }
    // What cannot be understood may be an opt out.
    record.optedOutFlag = 1
    return Flaw(reason: .badFlagCell, place: field.valueAt)
  }

  /// The columns, with the parser's faults among those of the keys.
  ///
  /// - Parameter last: the line after which nothing was read.
  mutating func end(_ parsed: RecordColumns, upTo last: UInt32?) -> RecordColumns {
    rows.append(ContactRow(tagsBegin: UInt32(tags.count), fieldsBegin: UInt32(fields.count)))
    var next = 0
    for fault in parsed.faults where fault.line <= last ?? .max {
      while next < faults.count, faults[next].line < fault.line {
        allFaults.append(faults[next])
        next += 1
      }
      allFaults.append(fault)
    }
    while next < faults.count {
      allFaults.append(faults[next])
      next += 1
    }
    return RecordColumns(
      rows: rows.values, rowCount: rows.count - 1, places: places.values, tags: tags.values, fields: fields.values,
      members: parsed.members, items: parsed.items, faults: allFaults.buffer, passed: parsed.passed)
  }
}

extension ContactRow {
  /// A column of text.
  fileprivate mutating func set(_ column: ContactColumn, _ value: ByteSlice) {
    switch column {
    case .id: id = value
    case .name: name = value
    case .phone: phone = value
    case .lastTeamMember: lastTeamMember = value
    case .assignedTo: assignedTo = value
    case .timeZone: timeZone = value
    case .tags, .optedOut: break
    }
  }

  fileprivate mutating func clear(_ column: ContactColumn) {
    present &= ~(1 << UInt32(column.index))
    set(column, ByteSlice())
    if column == .id { rawID = ByteSlice() }
    if column == .optedOut { optedOutFlag = 0 }
  }
}
