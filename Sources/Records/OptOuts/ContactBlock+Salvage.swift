internal import Campaign

extension ContactBlock {
  /// What can be made out of a refused record, by each way of reading it; none where it is not one of a contact.
  ///
  /// A row whose flag cannot be understood is taken. But its cells may be off, so that it is about someone else.
  func salvage(
    _ fault: Int, _ meanings: inout KeyMeanings, _ isKeyword: SalvagedEvent.KeywordReader
  ) -> [SalvagedRow] {
    let text = text(of: fault)
    let fault = faults[fault]
    guard fault.reason.mayHideOptOut else { return [] }
    switch format {
    case .csv:
      // Without a header nothing is known of the cells.
      if header.columns.isEmpty { return [] }
      return SalvagedCells.rows(text, header, cells.list.tagSeparators, isWhole: !fault.reason.isOfScanner)
    case .ndjson:
      let (rows, areAll) = shape == .event ? salvage(objectsOf: text, &meanings, isKeyword) : ([], false)
      if areAll { return rows }
      return SalvagedRow(text, of: self, &meanings, isWhole: fault.reason.keepsKeys, isKeyword).map { rows + [$0] }
        ?? rows
    }
  }

  /// What the events of a line say, each by itself, and whether there is nothing else in the line.
  private func salvage(
    objectsOf text: Bytes, _ meanings: inout KeyMeanings, _ isKeyword: SalvagedEvent.KeywordReader
  ) -> (rows: [SalvagedRow], areAll: Bool) {
    let straight = SalvagedKeys.straightened(text) ?? Array(text)
    return straight.withUnsafeBufferPointer { straight in
      let (objects, areAll) = ObjectsOfLine.find(in: straight)
      return (objects.compactMap { SalvagedRow($0, of: self, &meanings, isWhole: true, isKeyword) }, areAll)
    }
  }
}

extension ContactBlock {
  func text(of fault: Int) -> Bytes {
    let begin = min(Int(faults[fault].begin), textLength)
    return Bytes(start: base + begin, count: min(Int(faults[fault].length), textLength - begin))
  }

  /// What a record says of an event.
  func salvagedEvent(_ row: Int, _ meanings: EventWords) -> SalvagedEvent {
    var event = SalvagedEvent(meanings)
    if self[row].optedOut { event.noteOptOut() }
    note(fields(row), in: &event)
    return event
  }

  /// Of an object within an event, what its keys say counts as what those of the event say.
  private func note(_ fields: UnsafeBufferPointer<RecordField>, in event: inout SalvagedEvent) {
    for field in fields {
      event.note(bytes(field.name), value(of: field))
      note(members(field), in: &event)
    }
  }

  /// A value as it would be made out of a line that cannot be read.
  fileprivate func value(of field: RecordField) -> SalvagedKeys.Value {
    switch field.kind {
    case .null: .list([])
    case .string, .number, .yes, .no: .text(Array(bytes(field.value)))
    case .list: .list(items(field).map { Array(bytes($0)) })
    case .object: .object
    }
  }

  /// Whether a line is refused because it is no whole object, so that the lines around it may be the reason.
  func isPartOfMore(_ fault: Int) -> Bool {
    [.notAnObject, .unfinished, .trailingText, .unclosedString, .blankLine].contains(faults[fault].reason)
  }

  /// Whether only the beginning of a refused record was read.
  func isTooLong(_ fault: Int) -> Bool { faults[fault].reason == .recordTooLong }
}

extension SalvagedRow {
  /// What an object says that is written as JSON, or nearly so.
  ///
  /// Nil for a line of an event stream that is no contact and opts out no one.
  init?(
    _ text: Bytes, of block: ContactBlock, _ meanings: inout KeyMeanings, isWhole: Bool,
    _ isKeyword: SalvagedEvent.KeywordReader
  ) {
    var pairs: [(key: String, value: SalvagedKeys.Value)] = []
    var event = SalvagedEvent(meanings.words)
    SalvagedKeys.find(in: text) { key, value in
      key.withUnsafeBufferPointer { event.note($0, value) }
      if meanings.mayMean(key) { pairs.append((String(decoding: key, as: UTF8.self), value)) }
    }
    self.init(pairs, meanings.read(pairs.keys), block.cells.list.tagSeparators, isWhole: isWhole)
    if block.shape != .event || event.isContact { return }
    guard let row = event.row(self, isKeyword) else { return nil }
    self = row
  }

  /// What an event says that is JSON and not taken; nil where it opts out no one.
  init?(
    event row: Int, of block: ContactBlock, _ meanings: inout KeyMeanings, _ isKeyword: SalvagedEvent.KeywordReader
  ) {
    self.init(arrival: row, of: block, &meanings)
    let event = block.salvagedEvent(row, meanings.words)
    if event.isContact { return }
    guard let row = event.row(self, isKeyword) else { return nil }
    self = row
  }

  /// What a contact says whose event is not taken, with fields that may be columns.
  init(arrival row: Int, of block: ContactBlock, _ meanings: inout KeyMeanings) {
    self.init(row, of: block)
    var pairs: [(key: String, value: SalvagedKeys.Value)] = []
    for field in block.fields(row) where meanings.mayMean(Array(block.bytes(field.name))) {
      if field.isNull { continue }
      pairs.append((String(decoding: block.bytes(field.name), as: UTF8.self), block.value(of: field)))
    }
    let fields = SalvagedRow(pairs, meanings.read(pairs.keys), block.cells.list.tagSeparators, isWhole: true)
    for id in fields.ids { add(id: id) }
    phones += fields.phones
    tags += fields.tags
    if fields.flag == .yes { noteOptOut() }
  }
}

extension [(key: String, value: SalvagedKeys.Value)] {
  /// Each once, in their order.
  fileprivate var keys: [String] {
    var seen: Set<String> = []
    return map(\.key).filter { seen.insert($0).inserted }
  }
}

extension RecordFault.Reason {
  /// Whether what a row says of opt outs may be lost.
  fileprivate var mayHideOptOut: Bool {
    switch self {
    case .recordTooLong, .badUTF8, .notAnObject, .unfinished, .trailingText, .expectedKey, .expectedColon,
      .expectedValue, .expectedComma, .trailingComma, .unclosedString, .controlCharacter, .badEscape, .loneSurrogate,
      .nulCharacter, .badLiteral, .badNumber, .numberNotFinite, .duplicateKey, .nestedValue, .notAString, .notAFlag,
      .notTags, .tagNotAString, .noID, .emptyID, .tooManyFields, .tooManyTags, .nestedInFilter, .itemNotAString,
      .tooManyItems, .raggedRow, .openQuote, .textAfterQuote, .quoteInCell, .valueWithoutHeader, .noPhoneForID,
      .badFlagCell:
      true
    case .blankLine, .tagUnclear, .emptyHeader, .duplicateHeaderCell, .wrongDelimiter, .delimiterUnclear, .noIDColumn,
      .columnsGuessed, .columnUnclear, .columnsForOne, .columnMissing, .otherProfile, .gzip, .zip, .utf16, .json,
      .loneReturns, .workbook, .webPage, .otherFile:
      false
    }
  }

  /// Whether the row was not cut into cells, so that its end is not known.
  fileprivate var isOfScanner: Bool {
    switch self {
    case .recordTooLong, .openQuote, .textAfterQuote, .quoteInCell: true
    case .blankLine, .badUTF8, .notAnObject,
      .unfinished, .trailingText, .expectedKey, .expectedColon, .expectedValue, .expectedComma, .trailingComma,
      .unclosedString, .controlCharacter, .badEscape, .loneSurrogate, .nulCharacter, .badLiteral, .badNumber,
      .numberNotFinite, .duplicateKey, .nestedValue, .notAString, .notAFlag, .notTags, .tagNotAString, .noID,
      .emptyID, .tooManyFields, .tooManyTags, .nestedInFilter, .itemNotAString, .tooManyItems, .raggedRow,
      .valueWithoutHeader, .noPhoneForID, .badFlagCell, .tagUnclear, .emptyHeader, .duplicateHeaderCell,
      .wrongDelimiter, .delimiterUnclear, .noIDColumn, .columnsGuessed, .columnUnclear, .columnsForOne,
      .columnMissing, .otherProfile, .gzip, .zip, .utf16, .json, .loneReturns, .workbook, .webPage, .otherFile:
      false
    }
  }

  /// Whether all keys of an object can be seen: what is wrong is a value, or what is missing.
  fileprivate var keepsKeys: Bool {
    switch self {
    case .badNumber, .numberNotFinite, .duplicateKey, .nestedValue, .notAString, .notAFlag, .notTags, .tagNotAString,
      .noID, .emptyID, .tooManyFields, .tooManyTags, .nestedInFilter, .itemNotAString, .tooManyItems, .noPhoneForID,
      .badFlagCell:
      true
    case .recordTooLong, .badUTF8, .notAnObject, .unfinished, .trailingText, .expectedKey, .expectedColon,
      .expectedValue, .expectedComma, .trailingComma, .unclosedString, .controlCharacter, .badEscape, .loneSurrogate,
      .nulCharacter, .badLiteral, .blankLine, .raggedRow, .openQuote, .textAfterQuote, .quoteInCell,
      .valueWithoutHeader, .tagUnclear, .emptyHeader, .duplicateHeaderCell, .wrongDelimiter, .delimiterUnclear,
      .noIDColumn, .columnsGuessed, .columnUnclear, .columnsForOne, .columnMissing, .otherProfile, .gzip, .zip,
      .utf16, .json, .loneReturns, .workbook, .webPage, .otherFile:
      false
    }
  }
}
