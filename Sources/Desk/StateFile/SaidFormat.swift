internal import Campaign
internal import Journal
internal import Records

/// What command lines said of how the contact list of an action is written, as one of the documents that it is decided on. The rules
/// say the rest.
struct SaidFormat {
  var format: ListFormat

  init(_ format: ListFormat) { self.format = format }

  /// Nil where a document is another one.
  init?(_ document: Basis.Document) {
    guard document.name == Self.name, document.bytes.starts(with: Self.beginning) else { return nil }
    let saved = Array(document.bytes.dropFirst(Self.beginning.count))
    guard let format = saved.withUnsafeBufferPointer({ try? Self.decode($0) }) else { return nil }
    self.format = format
  }

  var document: Basis.Document {
    var bytes = Self.beginning
    SavedWriting.append(format.columns.count, to: &bytes)
    for column in format.columns {
      Self.append(column.word, to: &bytes)
      Self.append(column.header, to: &bytes)
    }
    bytes.append(format.idFromPhone ? 1 : 0)
    let words = [
      format.profile?.rawValue, format.delimiter?.rawValue, format.country, format.encoding?.rawValue,
      format.tagSeparators.map { String(decoding: $0, as: UTF8.self) },
    ]
    for word in words { Self.append(word ?? "", to: &bytes) }
    return Basis.Document(name: Self.name, bytes: bytes)
  }

  /// No file has such a name and begins so.
  private static let name = "list:"
  private static let beginning = Array("patchbay list 1\n".utf8)

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { SavedWriting.append($0, to: &bytes) }
  }

  private static func decode(_ bytes: Bytes) throws(SavedFlaw) -> ListFormat {
    var reader = SavedReader(bytes)
    var format = ListFormat()
    for _ in 0..<(try reader.count()) {
      let (word, header) = (try text(&reader), try text(&reader))
      let isConsent = word == NamedColumn.consentWord
      let meaning = isConsent ? .optedOut : ContactColumn(rawValue: word)
      guard meaning != nil || word == NamedColumn.fieldsWord else { throw .damaged }
      format.columns.append(NamedColumn(meaning, header, isConsent: isConsent))
    }
    format.idFromPhone = try reader.byte() == 1
    format.profile = try word(&reader) { ListProfile(rawValue: $0) }
    format.delimiter = try word(&reader) { ListDelimiter(rawValue: $0) }
    format.country = try word(&reader) { $0 }
    format.encoding = try word(&reader) { ListEncoding(rawValue: $0) }
    format.tagSeparators = try word(&reader) { Array($0.utf8) }
    try reader.finish()
    return format
  }

  private static func text(_ reader: inout SavedReader) throws(SavedFlaw) -> String {
    String(decoding: try reader.text(), as: UTF8.self)
  }

  /// Nothing, or a word that is known.
  private static func word<Value>(_ reader: inout SavedReader, _ read: (String) -> Value?) throws(SavedFlaw) -> Value? {
    let word = try text(&reader)
    if word.isEmpty { return nil }
    guard let value = read(word) else { throw .damaged }
    return value
  }
}
