/// What the first bytes of an input say about the rest.
enum Signature {
  case text(skipping: Int)
  case foreign(RecordFault.Reason)

  /// How HTML and XML begin, in lower case.
  private static let webPages: [[UInt8]] = ["<htm", "<!do", "<?xm", "<tab"].map { Array($0.utf8) }

  /// How many bytes are needed to tell.
  static let length = 4

  init(_ head: Bytes) {
    if head.starts(with: [0x1F, 0x8B]) {
      self = .foreign(.gzip)
    } else if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      self = .foreign(.zip)
    } else if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      self = .foreign(.workbook)
    } else if Self.webPages.contains(where: {
      $0.elementsEqual(head.prefix(4).map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 })
    }) {
      self = .foreign(.webPage)
    } else if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      self = .foreign(.utf16)
    } else {
      // A byte order mark is accepted at the start and ignored.
      self = .text(skipping: head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
    }
  }
}
