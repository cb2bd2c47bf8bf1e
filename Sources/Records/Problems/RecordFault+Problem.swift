internal import Campaign
internal import Diagnostics
internal import Text

extension RecordFault {
  /// The fault in words, with its place and the text around it.
  func problem(in block: ContactBlock) -> RecordProblem {
    // How much of an overlong record lies in the block depends on how it was read; its excerpt must not depend on that.
    let length = reason == .recordTooLong ? min(Int(self.length), block.limits.recordBytes) : Int(self.length)
    let begin = min(Int(self.begin), block.textLength)
    let line = block.line(
      around: Int(at), inRecord: begin..<min(begin + length, block.textLength), block.firstLine + Int(self.line))
    let words = FaultWords(fault: self, block: block, line: line)
    let message = words.message
    let piece = line.piece(upTo: words.end, goesOn: line.isLast && reachesLimit)
    var problem = RecordProblem(reason.code, reason.severity, message.text, at: piece, help: message.help)
    problem.helpInCase = words.remark?.helpInCase
    return problem
  }

  /// Whether the record continues after the part of it that was read.
  private var reachesLimit: Bool { reason == .recordTooLong || reason == .openQuote && key.length == 0 }
}

/// Finds the sentence for a fault.
struct FaultWords {
  let fault: RecordFault
  let block: ContactBlock
  let line: PhysicalLine

  static let saveAsCSV =
    "open it as a spreadsheet and save the sheet as CSV: in Excel, File > Save As > CSV UTF-8"
  static let cutOff = "the file seems to be cut off: get it again, or complete this line"

  /// Whether the line is the last one and has no newline.
  var endsText: Bool { block.isLast && Int(fault.begin) + Int(fault.length) == block.textLength }

  var key: String { shown(block.bytes(fault.key)) }

  /// Where the faulty part ends in the line.
  var end: Int {
    switch fault.reason.extent {
    case .point: line.place
    case .byte: min(line.place + 1, line.text.count)
    case .escape: TokenExtent.escapeEnd(line.place, in: line.text, upTo: line.text.count)
    case .token:
      TokenExtent.end(of: line.place, in: line.text, upTo: line.text.count, block.format, delimiter: block.delimiter)
    }
  }

  /// The faulty part, as it is written.
  var word: String { shown(Bytes(rebasing: line.text[line.place..<end]), limit: 40) }

  /// The next step where a text is expected: the value in quotes, if it is one value.
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

  var message: (text: String, help: String?) { oddMark ?? usual }

  private var usual: (text: String, help: String?) {
    switch fault.reason {
    case .blankLine: ("the line is blank", "delete it: every line is one record")
    case .recordTooLong:
      (
        "the record is longer than \(block.limits.recordBytes) bytes, the limit `record bytes`",
        "the rest of the record is skipped; check that every record stands on a line of its own"
      )
    case .badUTF8:
      (
        "the byte \(hexByte) is not valid UTF-8",
        block.shape == .contact
          ? "save the list as \"CSV UTF-8\", or say how it is encoded: `--encoding \(encoding)`"
          : "save the file as UTF-8"
      )
    case .notAnObject: notAnObject
    case .unfinished:
      if endsText {
        ("the text ends inside an object", Self.cutOff)
      } else {
        ("the line ends inside an object", "write each object on one line, as `jq -c .` does")
      }
    case .trailingText: trailingText
    case .expectedKey:
      ("expected a key in double quotes, found \(found)", "write \"\(bareWord ?? "key")\": value")
    case .expectedColon: ("expected `:` after the key `\(key)`, found \(found)", "write \"\(key)\": value")
    case .expectedValue: ("expected a value, found \(found)", "write null where there is no value")
    case .expectedComma:
      ("expected `,` or a closing bracket, found \(found)", "put a comma between values, or close what is open")
    case .trailingComma: ("unexpected comma before the closing bracket", "delete the comma")
    case .unclosedString:
      if endsText {
        ("the text ends inside the string that starts here", Self.cutOff)
      } else {
        ("the string that starts here does not end on its line", "close it with a double quote")
      }
    case .controlCharacter:
      ("the string contains the control character \(hexByte)", "write it as an escape such as \\n or \\u0009")
    case .badEscape:
      ("`\(word)` is not a valid escape in JSON", "write \\\\ for a backslash")
    case .loneSurrogate:
      ("`\(word)` is half of a surrogate pair", "write both halves, or the character itself")
    case .nulCharacter: ("the text contains the character U+0000", "delete it")
    case .badLiteral:
      ("`\(word)` is not a valid JSON value", "write a \"text\" in double quotes, a number, true, false or null")
    case .badNumber: ("`\(word)` is not a valid JSON number", "write it as text in double quotes")
    case .numberNotFinite: ("the number `\(word)` is too large", "write it as text in double quotes")
    case .duplicateKey: ("the key `\(key)` appears twice in the object", "keep one of them")
    case .nestedValue:
      ("the field `\(key)` is an object or a list", "a field is text, a number, true, false or null")
    case .notAString: ("`\(key)` must be text in double quotes", quoted)
    case .notAFlag: ("`\(key)` must be true or false", "write true or false, without quotes")
    case .notTags: ("`\(key)` must be a list of strings", "write \(listed ?? "[\"Donor\", \"Spanish\"]")")
    case .tagNotAString: ("a tag must be text in double quotes", quoted)
    case .noID: ("the contact has no `id`", "give every contact a unique `id`")
    case .emptyID:
      (
        "the contact's `id` is empty",
        "give every contact a unique `id`"
          + (block.header.columns.contains { $0.meaning == .phone }
            ? ", or say `--columns id=phone` if the list has none" : "")
      )
    case .tooManyFields:
      (
        "the record has more than \(block.limits.fieldsPerRecord) fields, the limit `fields per record`",
        "leave out those that no rule asks about"
      )
    case .tooManyTags:
      (
        "the record has more than \(block.limits.tagsPerRecord) tags, the limit `tags per record`",
        "leave out those that no rule asks about"
      )
    case .nestedInFilter:
      (
        "`\(key)` of the filter contains an object, or a list in a list",
        "its values are strings, lists of strings, true and false"
      )
    case .itemNotAString: ("`\(key)` must be a list of strings in double quotes", quoted)
    case .tooManyItems:
      (
        "`\(key)` has more than \(block.limits.itemsPerList) items, the limit `items per list`",
        "write several events, each with a part of the list"
      )
    case .raggedRow:
      (
        "the row has \(counted(Int(fault.key.offset), "cell")), the header has \(fault.key.length)",
        fault.key.offset < fault.key.length
          ? "write its empty cells as well, or delete the line if it is no record"
          : "put cells that contain commas or newlines in double quotes"
      )
    case .openQuote: (openQuote, "close it with a double quote, and write each double quote inside it twice")
    case .textAfterQuote where fault.key.length == 2:
      (
        "the quoted cell that starts here ends only \(counted(Int(fault.key.offset), "line")) below, before more text",
        "close it with a double quote, and write each double quote inside it twice"
      )
    case .textAfterQuote:
      ("text follows the closing quote of a cell", "write a double quote inside a quoted cell twice")
    case .quoteInCell:
      (
        "a cell without quotes around it contains a double quote",
        "put the cell in double quotes, and write each double quote inside it twice"
      )
    case .badFlagCell:
      (
        "`\(word)` says neither yes nor no, so the contact counts as opted out",
        "write yes where the contact has opted out, and no or nothing where not" + readingStatus
      )
    case .tagUnclear:
      (
        "`\(word)` may be one tag or several",
        "write `|` between tags; if a comma or semicolon separates them, say so: `--tag-separators \",;\"`"
      )
    case .emptyHeader:
      (
        "the file has no header row",
        "name the columns in the first row" + (block.shape.hasColumns ? ": id,name,phone,tags" : "")
      )
    case .valueWithoutHeader:
      (
        "there is a value in column \(fault.key.offset), which has no name in the header",
        "name the column in the header, or delete the value"
      )
    case .duplicateHeaderCell: ("the column `\(key)` appears twice in the header", "rename or delete one of them")
    case .noIDColumn, .columnsGuessed, .columnUnclear, .columnsForOne, .columnMissing, .otherProfile:
      remark.map { ($0.message, $0.help) } ?? ("the header cannot be read", nil)
    case .delimiterUnclear:
      ("more than one character could separate the cells", "say which: `--delimiter comma`, `tab` or `semicolon`")
    case .noPhoneForID:
      ("the contact has no phone, which would be its id", "this row is skipped; no one could text the contact")
    case .wrongDelimiter where fault.key.offset == 0x22:
      (
        "each row is in double quotes as a whole, so it is one cell",
        "export the list again as CSV; or take away the quotes at the beginning and the end of each line"
      )
    case .wrongDelimiter:
      (
        "the cells are separated by \(fault.key.offset == 0x09 ? "tabs" : fault.key.offset == 0x7C ? "`|`" : "`;`"), expected commas",
        "write the file with commas as separators"
      )
    case .gzip: ("the input is compressed with gzip", "decompress it first: gunzip -c LIST.gz | patchbay … -")
    case .zip: ("the input is a zip archive, such as an Excel workbook (.xlsx)", Self.saveAsCSV)
    case .otherFile:
      (
        "the input is \(FileFormat(Bytes(start: block.base, count: block.textLength))?.phrase ?? "no text")",
        block.shape.hasColumns ? "give a table (CSV), or one JSON object per line" : "give the file as text"
      )
    case .workbook: ("the input is an Excel workbook (.xls)", Self.saveAsCSV)
    case .webPage:
      ("the input is HTML or XML, which some programs save under the name of a spreadsheet", Self.saveAsCSV)
    case .json:
      (
        "this is JSON, expected CSV with a header row",
        block.shape.hasColumns
          ? "pass `--contacts-format ndjson`, or give the file a name that ends in .ndjson"
          : "write it as CSV, with the names of its columns in the first line"
      )
    case .loneReturns:
      ("the lines end with a carriage return alone", "save the file with Unix or Windows line endings")
    case .utf16: ("the input is UTF-16", "save the file as UTF-8")
    }
  }

  /// How a column is read whose cells say it with a status or a date.
  private var readingStatus: String {
    let columns = block.header.columns.filter { $0.meaning == .optedOut }
    guard columns.count == 1, columns[0].wording == nil,
      CellFlag.read(Bytes(rebasing: line.text[line.place..<end]), .status) != nil
    else { return "" }
    return "; if the column holds statuses or dates, say "
      + HeaderRemark.argument(ContactColumn.optedOut.rawValue, [columns[0].header])
  }

  /// What is to be said about the header.
  fileprivate var remark: HeaderRemark? {
    let remarks = block.header.remarks
    guard remarks.indices.contains(Int(fault.key.offset)) else { return nil }
    return remarks[Int(fault.key.offset)]
  }

  private var openQuote: String {
    let cell = "the quoted cell that starts here does not end"
    let end = fault.key.length == 1 ? "the end of the file" : "the limit `record bytes`"
    switch Int(fault.key.offset) {
    case 0: return "\(cell) before \(end)"
    case 1: return "\(cell): it takes in 1 more line, up to \(end)"
    case let lines: return "\(cell): it takes in \(lines) more lines, up to \(end)"
    }
  }

  /// How the text is probably encoded: `á`, `ç`, `é`, `è`, `ñ`, `ó` and `ü` of a Mac are elsewhere what does not follow a letter.
  private var encoding: String {
    let text = line.text
    guard line.place > 0, line.place < text.count, (0x61...0x7A).contains(text[line.place - 1] | 0x20) else {
      return ListEncoding.windows1252.rawValue
    }
    let isMac = [0x87, 0x8D, 0x8E, 0x8F, 0x96, 0x97, 0x9F].contains(text[line.place])
    return (isMac ? ListEncoding.macintosh : .windows1252).rawValue
  }

  private var hexByte: String {
    guard line.place < line.text.count else { return "at the end" }
    return "0x" + hexadecimal(line.text[line.place])
  }
}
