internal import Campaign
internal import Diagnostics
internal import Text

// From cells to rows.
extension CSVParser {
  /// Takes a record as the header or as a row.
  mutating func readRow(
    _ cells: UnsafeBufferPointer<CSVCell>, _ text: borrowing TextBuffer, start: Int, end: Int, isClean: Bool,
    _ outcome: inout Outcome
  ) {
    func fault(_ reason: RecordFault.Reason, at place: Int, key: ByteSlice = ByteSlice()) -> RecordFault {
      RecordFault(reason, line: outcome.lineCount, begin: start, length: end - start, at: place, key: key)
    }
    if !isClean, let flaw = Self.flaw(text, start, end) {
      faults.append(fault(flaw.reason, at: flaw.place))
      outcome.isFatal = header == nil
      return
    }
    guard let header else {
      do throws(CSVHeader.Flaw) {
        header = try CSVHeader.read(
          cells, base: text.base, keptOffset: keptOffset, limits: limits, shape: shape, list,
          delimiter: delimiter ?? ListDelimiter.comma.byte)
      } catch {
        let place = error.cell < cells.count ? Int(cells[error.cell].at) : start
        faults.append(fault(error.reason, at: place, key: error.key))
        outcome.isFatal = true
      }
      for (number, remark) in (header?.list.remarks ?? []).enumerated() {
        let cell = header.flatMap { $0.places.indices.contains(remark.cell) ? $0.places[remark.cell] : nil } ?? 0
        faults.append(fault(remark.reason, at: Int(cells[cell].at), key: ByteSlice(offset: UInt32(number))))
        if remark.reason.severity == .error { outcome.isFatal = true }
      }
      return
    }
    // A table of one column has no other way to write an empty cell.
    let mayBeBlank = header.targets.count == 1 && !shape.hasColumns
    if !mayBeBlank && Self.areEmpty(cells[...], text) {
      passed.blank += 1
    } else if header.isRepeated(cells, base: text.base) {
      passed.headers += 1
    } else if cells.count < header.leastCells
      || cells.count > header.targets.count
        && (!Self.areEmpty(cells[header.targets.count...], text) || Self.isMoved(cells, header, text))
    {
      let counts = ByteSlice(offset: UInt32(cells.count), length: UInt32(header.targets.count))
      faults.append(fault(.raggedRow, at: start, key: counts))
    } else {
      let flaws = addRow(cells, header, text, line: outcome.lineCount, start: start, end: end)
      if let flaw = flaws.refusal ?? flaws.remark { faults.append(fault(flaw.reason, at: flaw.place, key: flaw.key)) }
      if flaws.refusal == nil, let unclear = flaws.unclearTags { faults.append(fault(.tagUnclear, at: unclear)) }
    }
  }

  /// Whether the cells of a row with more cells than the header, of which the last say nothing, stand under the wrong columns, because a
  /// comma in one of them is not in quotes: then no phone stands under that for it.
  private static func isMoved(
    _ cells: UnsafeBufferPointer<CSVCell>, _ header: CSVHeader, _ text: borrowing TextBuffer
  ) -> Bool {
    for (cell, target) in zip(cells, header.targets) where target.isPhone && cell.text.length > 0 {
      let phone = Bytes(start: text.base + Int(cell.text.offset), count: Int(cell.text.length))
      if !phone.contains(where: ASCII.isDigit) { return true }
    }
    return false
  }

  /// Whether cells say nothing.
  private static func areEmpty(_ cells: Slice<UnsafeBufferPointer<CSVCell>>, _ text: borrowing TextBuffer) -> Bool {
    for cell in cells {
      for at in Int(cell.text.offset)..<Int(cell.text.offset) + Int(cell.text.length)
      where text.base[at] != 0x20 && text.base[at] != 0x09 { return false }
    }
    return true
  }

  /// What is wrong with a cell, and where.
  struct CellFlaw {
    var reason: RecordFault.Reason
    var place: Int
    var key = ByteSlice()
  }

  /// What is to be said about a row.
  struct RowFlaws {
    /// The row is refused.
    var refusal: CellFlaw?
    /// The row is taken, so that its contact cannot be texted through another row either.
    var remark: CellFlaw?
    var unclearTags: Int?
  }

  mutating func addRow(
    _ cells: UnsafeBufferPointer<CSVCell>, _ header: CSVHeader, _ text: borrowing TextBuffer, line: Int, start: Int,
    end: Int
  ) -> RowFlaws {
    var row = ContactRow(
      line: UInt32(line), begin: UInt32(start), tagsBegin: UInt32(tags.count), fieldsBegin: UInt32(fields.count))
    row.length = UInt32(end - start)
    var flaws = RowFlaws()
    let firstPlace = places.count
    places.appendRoom(for: ContactColumn.count)
    for (index, (cell, target)) in zip(cells, header.targets).enumerated() where flaws.refusal == nil {
      let place = Int(cell.at)
      switch target {
      case .column(let column):
        row.present |= 1 << UInt32(column.index)
        places[firstPlace + column.index] = KeyPlace(key: cell.at, value: cell.at)
        switch setColumn(column, of: &row, cell.text, text) {
        case .taken: break
        case .takenAsOptOut: flaws.remark = CellFlaw(reason: .badFlagCell, place: place)
        case .takenAsOneTag: flaws.unclearTags = place
        case .tooManyTags: flaws.refusal = CellFlaw(reason: .tooManyTags, place: place)
        }
      case .optOut(let number):
        row.present |= 1 << UInt32(ContactColumn.optedOut.index)
        places[firstPlace + ContactColumn.optedOut.index] = KeyPlace(key: cell.at, value: cell.at)
        let status = Bytes(start: text.base + Int(cell.text.offset), count: Int(cell.text.length))
        let flag = CellFlag.read(status, header.list.columns[number].wording)
        if flag != false { row.optedOutFlag = 1 }
        if flag == nil { flaws.remark = CellFlaw(reason: .badFlagCell, place: place) }
      case .phoneAndID:
        for column in [ContactColumn.id, .phone] {
          row.present |= 1 << UInt32(column.index)
          places[firstPlace + column.index] = KeyPlace(key: cell.at, value: cell.at)
        }
        row.id = cell.text
        row.phone = cell.text
      case .field(let name):
        // An empty cell is not a value, and neither is `null`.
        if cell.text.length > 0 { fields.append(RecordField(name: name, value: cell.text, at: cell.at)) }
      case .unnamed:
        if !Self.areEmpty(cells[index...index], text) {
          flaws.refusal = CellFlaw(
            reason: .valueWithoutHeader, place: place, key: ByteSlice(offset: UInt32(index + 1)))
        }
      }
    }
    if flaws.refusal == nil && shape.idRequired && row.id.length == 0 {
      flaws.refusal = CellFlaw(
        reason: header.list.idFromPhone ? .noPhoneForID : .emptyID,
        place: Int(places[firstPlace + ContactColumn.id.index].value))
    }
    if flaws.refusal == nil {
      rows.append(row)
    } else {
      places.shrink(to: firstPlace)
      tags.shrink(to: Int(row.tagsBegin))
      fields.shrink(to: Int(row.fieldsBegin))
    }
    return flaws
  }

  /// What became of a cell.
  enum CellOutcome {
    case taken
    /// It says neither yes nor no.
    case takenAsOptOut
    /// It may be several.
    case takenAsOneTag
    case tooManyTags
  }

  mutating func setColumn(
    _ column: ContactColumn, of row: inout ContactRow, _ cell: ByteSlice, _ text: borrowing TextBuffer
  ) -> CellOutcome {
    switch column {
    case .id: row.id = cell
    case .name: row.name = cell
    case .phone: row.phone = cell
    case .lastTeamMember: row.lastTeamMember = cell
    case .assignedTo: row.assignedTo = cell
    case .timeZone: row.timeZone = cell
    case .tags:
      let room = limits.tagsPerRecord - (tags.count - Int(row.tagsBegin))
      switch splitter.split(cell, text.base, into: &tags, room: room) {
      case .plain: return .taken
      case .unclear: return .takenAsOneTag
      case .tooMany: return .tooManyTags
      }
    case .optedOut:
      switch CellFlag.read(Bytes(start: text.base + Int(cell.offset), count: Int(cell.length))) {
      // Another column may have said so before.
      case true?: row.optedOutFlag = 1
      case false?: break
      case nil:
        // What cannot be understood may be an opt out.
        row.optedOutFlag = 1
        return .takenAsOptOut
      }
    }
    return .taken
  }
}
