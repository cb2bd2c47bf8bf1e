internal import Text

/// What the first bytes of an input say about the rest.
enum Signature {
  case text(skipping: Int)
  case foreign(RecordFault.Reason)

  /// How many bytes are waited for, or the end. A stream of events may begin with a short line; a list is read to its end anyway.
  static func length(_ shape: RecordShape) -> Int { shape.mayBeSheet ? FileFormat.length : 4 }

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
