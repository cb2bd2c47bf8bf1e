internal import Text

/// What the first bytes of an input say about the rest.
enum Signature {
  case text(skipping: Int)
  case foreign(RecordFault.Reason)

  /// How many bytes are needed to tell.
  static let length = 4

  init(_ head: Bytes) {
    switch FileFormat(head) {
    case .gzip:
      self = .foreign(.gzip)
    case .zip:
      self = .foreign(.zip)
    case .pdf, .oldOffice, .rtf, .html, .image, .propertyList, nil:
      if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
        self = .foreign(.utf16)
      } else {
        // A byte order mark is accepted at the start and ignored.
        self = .text(skipping: head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
      }
    }
  }
}
