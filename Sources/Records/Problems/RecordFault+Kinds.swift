internal import Diagnostics

/// How much of the text at the place of a fault is wrong.
enum FaultExtent {
  case point
  case byte
  /// A backslash and what it escapes.
  case escape
  /// A key, a value or a cell.
  case token
}

extension RecordFault.Reason {
  var extent: FaultExtent {
    switch self {
    case .blankLine, .recordTooLong, .notAnObject, .unfinished, .trailingText, .expectedKey, .expectedColon,
      .expectedValue, .expectedComma, .trailingComma, .unclosedString, .noID, .raggedRow, .openQuote, .textAfterQuote,
      .quoteInCell, .emptyHeader, .noIDColumn, .columnMissing, .otherProfile, .noPhoneForID,
      .delimiterUnclear, .wrongDelimiter, .gzip, .zip, .utf16, .json,
      .loneReturns, .workbook, .webPage, .otherFile:
      .point
    case .badUTF8, .controlCharacter: .byte
    case .badEscape, .loneSurrogate, .nulCharacter: .escape
    case .badLiteral, .badNumber, .numberNotFinite, .duplicateKey, .nestedValue, .notAString, .notAFlag, .notTags,
      .tagNotAString, .emptyID, .tooManyFields, .tooManyTags, .nestedInFilter, .itemNotAString, .tooManyItems,
      .badFlagCell, .duplicateHeaderCell, .columnsGuessed, .columnUnclear, .columnsForOne, .valueWithoutHeader,
      .tagUnclear:
      .token
    }
  }

  /// Whether the record is lost.
  var refusesRecord: Bool { self != .columnsGuessed && self != .tagUnclear && self != .badFlagCell }

  var severity: Severity {
    switch self {
    case .columnsGuessed: .note
    case .noPhoneForID, .tagUnclear: .warning
    case .blankLine, .recordTooLong, .badUTF8, .notAnObject, .unfinished, .expectedKey, .expectedColon, .expectedValue,
      .expectedComma, .trailingComma, .unclosedString, .controlCharacter, .badEscape, .loneSurrogate, .nulCharacter,
      .badLiteral, .badNumber, .numberNotFinite, .duplicateKey, .nestedValue, .notAString, .notAFlag, .notTags,
      .tagNotAString, .noID, .emptyID, .tooManyFields, .tooManyTags, .nestedInFilter, .itemNotAString, .tooManyItems,
      .raggedRow, .openQuote, .textAfterQuote, .quoteInCell, .badFlagCell, .emptyHeader, .valueWithoutHeader,
      .duplicateHeaderCell, .wrongDelimiter, .delimiterUnclear, .noIDColumn, .columnUnclear, .columnsForOne,
      .columnMissing, .otherProfile, .gzip, .zip, .utf16, .json, .loneReturns, .workbook, .webPage, .otherFile,
      .trailingText:
      .error
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
    case .emptyHeader, .valueWithoutHeader, .duplicateHeaderCell: .csvHeader
    case .noIDColumn, .wrongDelimiter: .csvNoIDColumn
    case .columnsGuessed: .columnsGuessed
    case .columnUnclear: .columnUnclear
    case .columnsForOne: .columnsForOne
    case .columnMissing: .columnMissing
    case .delimiterUnclear: .delimiterUnclear
    case .otherProfile: .otherProfile
    case .noPhoneForID: .noPhoneForID
    case .tagUnclear: .tagUnclear
    case .gzip, .zip, .utf16, .json, .loneReturns, .workbook, .webPage, .otherFile: .recordWrongFormat
    }
  }
}
