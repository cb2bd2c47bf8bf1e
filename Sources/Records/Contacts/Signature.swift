internal import Text

/// What the first bytes of an input say about the rest.
enum Signature {
  case text(skipping: Int)
  case foreign(RecordFault.Reason)

  /// Whether more bytes must come before the format can be told. What people type begins with a short line, and events may come one
  /// by one: a whole line is enough.
  static func needsMore(_ text: borrowing TextBuffer, _ shape: RecordShape) -> Bool {
    if text.filled < 4 { return true }
    return shape.mayBeSheet && text.filled < FileFormat.length && !text.hasNewline(from: 0)
  }

  init(_ head: Bytes) {
    switch FileFormat(head) {
    case .gzip:
      self = .foreign(.gzip)
    case .zip:
      self = .foreign(.zip)
    case .oldOffice:
      self = .foreign(.workbook)
    case .html:
      self = .foreign(.webPage)
    case .pdf, .rtf, .image, .propertyList:
      self = .foreign(.otherFile)
    case nil:
      if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
        self = .foreign(.utf16)
      } else {
        // A byte order mark is accepted at the start and ignored.
        self = .text(skipping: head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
      }
    }
  }
}
