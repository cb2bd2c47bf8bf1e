internal import Diagnostics

extension RecordFault {
  /// The fault in words, with its place and the text around it.
  func problem(in block: ContactBlock) -> RecordProblem {
    // How much of an overlong record lies in the block depends on how it was read; its excerpt must not.
    let length = reason == .recordTooLong ? min(Int(self.length), block.limits.recordBytes) : Int(self.length)
    let begin = min(Int(self.begin), block.textLength)
    let line = block.line(
      around: Int(at), inRecord: begin..<min(begin + length, block.textLength), block.firstLine + Int(self.line))
    let words = FaultWords(fault: self, block: block, line: line)
    let message = words.message
    let piece = line.piece(upTo: words.end, goesOn: line.isLast && reachesLimit)
    return RecordProblem(reason.code, .error, message.text, at: piece, help: message.help)
  }

  /// Whether the record goes on behind what of it was read.
  private var reachesLimit: Bool { reason == .recordTooLong || reason == .openQuote && key.length == 0 }
}

/// Finds the sentence for a fault.
private struct FaultWords {
  let fault: RecordFault
  let block: ContactBlock
  let line: PhysicalLine

  static let cutOff = "the list seems to be cut off: get it again, or complete this line"

  /// Whether the line is the last one and has no newline.
  var endsText: Bool { block.isLast && Int(fault.begin) + Int(fault.length) == block.textLength }

  var key: String { shown(block.bytes(fault.key)) }

  /// Where what is wrong ends in the line.
  var end: Int {
    switch fault.reason.extent {
    case .point: line.place
    case .byte: min(line.place + 1, line.text.count)
    case .escape: TokenExtent.escapeEnd(line.place, in: line.text, upTo: line.text.count)
    case .token: TokenExtent.end(of: line.place, in: line.text, upTo: line.text.count, block.format)
    }
  }

  /// What is wrong, as it is written.
  var word: String { shown(Bytes(rebasing: line.text[line.place..<end]), limit: 40) }

  /// The next step where a text is wanted: the value in quotes, if it is one value.
  var quoted: String? {
    let isNested = line.text.dropFirst(line.place).first.map { $0 == 0x7B || $0 == 0x5B } ?? false
    return isNested ? nil : "write \"\(word)\""
  }

  /// The character at the place.
  var found: String {
    let scalar = String(decoding: line.text[line.place..<min(line.place + 4, line.text.count)], as: UTF8.self)
      .unicodeScalars.first
    return scalar.map { "`" + legible(String($0)) + "`" } ?? "the end of the line"
  }

  var message: (text: String, help: String?) {
    switch fault.reason {
    case .blankLine: ("the line is blank", "delete it: every line is one record")
    case .recordTooLong:
      (
        "the record is longer than \(block.limits.recordBytes) bytes, the limit `record bytes`",
        "the rest of the record is skipped; check that every record stands on a line of its own"
      )
    case .badUTF8:
      ("the byte \(hexByte) is not UTF-8 here", "save the list as UTF-8")
    case .notAnObject: ("the line is no JSON object", "write one object such as {\"id\": \"c1\"} on each line")
    case .unfinished:
      if endsText {
        ("the text ends inside an object", Self.cutOff)
      } else {
        ("the line ends inside an object", "write each object on one line")
      }
    case .trailingText: ("more text follows the object on its line", "write each object on a line of its own")
    case .expectedKey: ("expected a key in double quotes, found \(found)", "write \"key\": value")
    case .expectedColon: ("expected `:` after the key `\(key)`, found \(found)", nil)
    case .expectedValue: ("expected a value, found \(found)", "write null where there is no value")
    case .expectedComma: ("expected `,` or a closing bracket, found \(found)", nil)
    case .trailingComma: ("a comma stands before the closing bracket", "delete the comma")
    case .unclosedString:
      if endsText {
        ("the text ends inside the string that begins here", Self.cutOff)
      } else {
        ("the string that begins here does not end on its line", "close it with a double quote")
      }
    case .controlCharacter:
      ("the control character \(hexByte) stands in a string", "write it as an escape such as \\n or \\u0009")
    case .badEscape:
      ("`\(word)` is no escape of JSON", "write \\\\ for a backslash")
    case .loneSurrogate:
      ("`\(word)` is half of a surrogate pair", "write both halves, or the character itself")
    case .nulCharacter: ("the text holds the character U+0000", "delete it")
    case .badLiteral:
      ("`\(word)` is no JSON value", "write a \"text\" in double quotes, a number, true, false or null")
    case .badNumber: ("`\(word)` is no JSON number", "write it as text in double quotes")
    case .numberNotFinite: ("the number `\(word)` is too large", "write it as text in double quotes")
    case .duplicateKey: ("the key `\(key)` stands twice in the object", "keep one of them")
    case .nestedValue:
      ("the field `\(key)` holds an object or a list", "fields are text, numbers, true, false or null")
    case .notAString: ("`\(key)` must be text in double quotes", quoted)
    case .notAFlag: ("`\(key)` must be true or false", nil)
    case .notTags: ("`\(key)` must be a list of texts", "write [\"Donor\", \"Spanish\"]")
    case .tagNotAString: ("a tag must be text in double quotes", quoted)
    case .noID: ("the contact has no `id`", "give every contact an `id` of its own")
    case .emptyID: ("the contact's `id` is empty", "give every contact an `id` of its own")
    case .tooManyFields:
      ("the record has more than \(block.limits.fieldsPerRecord) fields, the limit `fields per record`", nil)
    case .tooManyTags:
      ("the record has more than \(block.limits.tagsPerRecord) tags, the limit `tags per record`", nil)
    case .nestedInFilter:
      (
        "`\(key)` of the filter holds an object, or a list in a list",
        "its values are texts, lists of texts, true and false"
      )
    case .itemNotAString: ("`\(key)` must be a list of texts in double quotes", quoted)
    case .tooManyItems:
      (
        "`\(key)` has more than \(block.limits.itemsPerList) items, the limit `items per list`",
        "write several events, each with a part of the list"
      )
    case .raggedRow, .openQuote, .textAfterQuote, .quoteInCell, .badFlagCell, .emptyHeader, .emptyHeaderCell,
      .duplicateHeaderCell, .noIDColumn, .wrongDelimiter:
      csvMessage
    case .gzip: ("the input is compressed with gzip", "decompress it first: gunzip -c LIST.gz | patchbay … -")
    case .zip: ("the input is a zip archive, as spreadsheets are", "export the sheet as CSV (UTF-8)")
    case .json:
      (
        "this is JSON, expected CSV with a header row",
        block.shape.hasColumns
          ? "say `--contacts-format ndjson`, or give the file the ending .ndjson"
          : "write it as CSV, with the names of its columns in the first line"
      )
    case .loneReturns:
      ("the lines end with a carriage return alone", "save the list with the line ends of Unix or Windows")
    case .utf16: ("the input is UTF-16", "save the list as UTF-8")
    }
  }

  private var csvMessage: (text: String, help: String?) {
    let count = Int(fault.key.offset)
    switch fault.reason {
    case .raggedRow:
      return (
        "the row has \(cells(count)), the header has \(fault.key.length)",
        "put cells that hold commas or newlines in double quotes"
      )
    case .openQuote:
      let lines = count == 1 ? "1 more line" : "\(count) more lines"
      let end = fault.key.length == 1 ? "the end of the list" : "the limit `record bytes`"
      return (
        "the quoted cell that begins here swallows \(lines), up to \(end)",
        "close it with a double quote; a double quote inside is written twice"
      )
    case .textAfterQuote:
      return ("text follows the closing quote of a cell", "a double quote inside a quoted cell is written twice")
    case .quoteInCell:
      return ("a double quote stands in a cell that does not begin with one", "quote the cell and write \"\" inside")
    case .badFlagCell: return ("`opted_out` must be true, false or empty", nil)
    case .emptyHeader:
      return (
        "the list has no header row",
        "name the columns in the first row" + (block.shape.hasColumns ? ": id,name,phone,tags" : "")
      )
    case .emptyHeaderCell: return ("the header of column \(count) is empty", "name the column or delete it")
    case .duplicateHeaderCell: return ("the column `\(key)` stands twice in the header", "rename or delete one")
    case .noIDColumn:
      return ("the header has no column `id`", "name the column that tells contacts apart `id`, in small letters")
    case .wrongDelimiter:
      let name = count == 0x09 ? "tabs" : "`;`"
      return ("the cells are separated by \(name), expected commas", "export the list with commas as separators")
    default: return ("the record is not CSV", nil)
    }
  }

  private func cells(_ count: Int) -> String { count == 1 ? "1 cell" : "\(count) cells" }

  private var hexByte: String {
    guard line.place < line.text.count else { return "at the end" }
    let digits = String(line.text[line.place], radix: 16, uppercase: true)
    return "0x" + (digits.utf8.count == 1 ? "0" : "") + digits
  }
}

/// How much at the place of a fault is wrong.
private enum FaultExtent {
  case point
  case byte
  /// A backslash and what it escapes.
  case escape
  /// A key, a value or a cell.
  case token
}

extension RecordFault.Reason {
  fileprivate var extent: FaultExtent {
    switch self {
    case .blankLine, .recordTooLong, .notAnObject, .unfinished, .trailingText, .expectedKey, .expectedColon,
      .expectedValue, .expectedComma, .trailingComma, .unclosedString, .noID, .raggedRow, .openQuote, .textAfterQuote,
      .quoteInCell, .emptyHeader, .emptyHeaderCell, .noIDColumn, .wrongDelimiter, .gzip, .zip, .utf16, .json,
      .loneReturns:
      .point
    case .badUTF8, .controlCharacter: .byte
    case .badEscape, .loneSurrogate, .nulCharacter: .escape
    case .badLiteral, .badNumber, .numberNotFinite, .duplicateKey, .nestedValue, .notAString, .notAFlag, .notTags,
      .tagNotAString, .emptyID, .tooManyFields, .tooManyTags, .nestedInFilter, .itemNotAString, .tooManyItems,
      .badFlagCell, .duplicateHeaderCell:
      .token
    }
  }

  var code: DiagnosticCode {
    switch self {
    case .blankLine: .recordBlankLine
    case .recordTooLong: .recordTooLong
    case .badUTF8: .recordBadUTF8
    case .notAnObject, .expectedKey, .expectedColon, .expectedValue, .expectedComma, .trailingComma, .badLiteral:
      .recordNotJSON
    case .unfinished: .recordUnfinished
    case .trailingText: .recordTrailingText
    case .unclosedString, .controlCharacter, .badEscape, .loneSurrogate, .nulCharacter: .recordBadString
    case .badNumber, .numberNotFinite: .recordBadNumber
    case .duplicateKey: .recordDuplicateKey
    case .nestedValue: .recordNestedValue
    case .notAString, .notAFlag, .notTags, .tagNotAString, .badFlagCell: .recordWrongKind
    case .noID, .emptyID: .recordNoID
    case .tooManyFields: .recordTooManyFields
    case .tooManyTags: .recordTooManyTags
    case .itemNotAString: .eventWrongKind
    case .nestedInFilter: .recordNestedValue
    case .tooManyItems: .eventTooManyItems
    case .raggedRow: .csvRaggedRow
    case .openQuote: .csvOpenQuote
    case .textAfterQuote, .quoteInCell: .csvStrayQuote
    case .emptyHeader, .emptyHeaderCell, .duplicateHeaderCell: .csvHeader
    case .noIDColumn, .wrongDelimiter: .csvNoIDColumn
    case .gzip, .zip, .utf16, .json, .loneReturns: .recordWrongFormat
    }
  }
}
