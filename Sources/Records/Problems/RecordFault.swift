/// What is wrong with a record, in few enough bytes for a bad file of any size; the message is worked out on request.
///
/// INVARIANT: laid out like `pb_error` of CSimdjson, whose memory it views.
struct RecordFault {
  /// Lines of the block before the record's first.
  var line: UInt32
  var begin: UInt32
  var length: UInt32
  /// Where in the text.
  var at: UInt32
  var rawReason: UInt32
  /// The key in question; for CSV records two counts, depending on the reason.
  var key: ByteSlice

  init(_ reason: Reason, line: Int, begin: Int, length: Int, at: Int, key: ByteSlice = ByteSlice()) {
    self.line = UInt32(clamping: line)
    self.begin = UInt32(clamping: begin)
    self.length = UInt32(clamping: length)
    self.at = UInt32(clamping: at)
    rawReason = reason.rawValue
    self.key = key
  }

  var reason: Reason { Reason(rawValue: rawReason) ?? .notAnObject }

  /// The reasons of `pb_reason`, by their numbers, and those of CSV.
  enum Reason: UInt32, CaseIterable {
    case blankLine = 1
    case recordTooLong, badUTF8, notAnObject, unfinished, trailingText, expectedKey, expectedColon, expectedValue
    case expectedComma, trailingComma, unclosedString, controlCharacter, badEscape, loneSurrogate, nulCharacter
    case badLiteral, badNumber, numberNotFinite, duplicateKey, nestedValue, notAString, notAFlag, notTags
    case tagNotAString, noID, emptyID, tooManyFields, tooManyTags, nestedInFilter, itemNotAString
    case tooManyItems

    /// `key`: cells found, cells expected.
    case raggedRow = 100
    /// `key`: lines swallowed, and 1 when the list ends in the quotes (0: the limit of a record was reached).
    case openQuote
    case textAfterQuote, quoteInCell, badFlagCell
    case emptyHeader, valueWithoutHeader, duplicateHeaderCell, wrongDelimiter, delimiterUnclear
    /// `key`: which remark on the header.
    case noIDColumn, columnsGuessed, columnUnclear, columnsForOne, columnMissing, otherProfile
    case noPhoneForID, tagUnclear

    case gzip = 200
    case zip, utf16, json, loneReturns, workbook, webPage, otherFile
  }
}
