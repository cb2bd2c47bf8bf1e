/// A format of files that is not the text that was expected, told by its first bytes.
public enum FileFormat: String, Sendable, CaseIterable {
  case gzip, zip, pdf, oldOffice, rtf, html, image, propertyList

  /// What the file is, in a message: `a Word or Excel file, or another zip archive`.
  public var phrase: String {
    switch self {
    case .gzip: "a file compressed with gzip"
    case .zip: "a zip archive, such as a Word, Excel or Pages file"
    case .pdf: "a PDF"
    case .oldOffice: "an old Word or Excel file"
    case .rtf: "rich text (RTF), which word processors write"
    case .html: "a web page (HTML)"
    case .image: "an image"
    case .propertyList: "a property list of macOS"
    }
  }

  /// How many bytes are needed to tell.
  public static let length = 64

  /// Nil when the bytes may be text of any kind.
  public init?(_ head: some Collection<UInt8>) {
    if head.starts(with: [0x1F, 0x8B]) {
      self = .gzip
    } else if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      self = .zip
    } else if head.starts(with: "%PDF-".utf8) {
      self = .pdf
    } else if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      self = .oldOffice
    } else if head.starts(with: "{\\rtf".utf8) {
      self = .rtf
    } else if head.starts(with: "bplist".utf8) {
      self = .propertyList
    } else if head.starts(with: [0x89, 0x50, 0x4E, 0x47]) || head.starts(with: [0xFF, 0xD8, 0xFF])
      || head.starts(with: "GIF8".utf8)
    {
      self = .image
    } else if Self.isMarkup(head) {
      self = .html
    } else {
      return nil
    }
  }

  /// Whether the first thing that is not a blank is a tag of HTML or XML.
  private static func isMarkup(_ head: some Collection<UInt8>) -> Bool {
    let text = head.prefix(length).drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D || $0 >= 0x80 }
    guard text.first == UInt8(ascii: "<") else { return false }
    let start = text.dropFirst().prefix(8).map { $0 | 0x20 }
    return ["!doctype", "?xml", "html", "head", "body", "table", "meta", "style", "div", "!--"].contains { tag in
      start.starts(with: tag.utf8.map { $0 | 0x20 })
    }
  }
}
