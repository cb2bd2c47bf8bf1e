internal import Text

/// A part of a JSON Schema: a document of JSON whose members keep their order.
indirect enum SchemaValue: Sendable {
  case text(String)
  case whole(Int)
  case unsigned(UInt64)
  case number(Double)
  case flag(Bool)
  case list([SchemaValue])
  case members([(name: String, value: SchemaValue)])

  static func texts(_ texts: [String]) -> SchemaValue { .list(texts.map { .text($0) }) }

  /// The same object with further members.
  func adding(_ more: [(name: String, value: SchemaValue)]) -> SchemaValue {
    guard case .members(let own) = self else { return self }
    return .members(own + more)
  }

  /// Written over lines, so that a new version of the file shows what is new.
  var document: [UInt8] {
    var text: [UInt8] = []
    write(to: &text, indentation: 0)
    return text + [0x0A]
  }

  private func write(to text: inout [UInt8], indentation: Int) {
    switch self {
    case .list(let items) where items.contains(where: \.isCollection):
      write(items.map { (nil, $0) }, "[", "]", to: &text, indentation)
    case .members(let members) where !members.isEmpty:
      write(members.map { ($0.name, $0.value) }, "{", "}", to: &text, indentation)
    case .text, .whole, .unsigned, .number, .flag, .list, .members:
      var writer = JSONWriter()
      write(to: &writer)
      text += writer.bytes
    }
  }

  private func write(
    _ parts: [(name: String?, value: SchemaValue)], _ open: String, _ close: String, to text: inout [UInt8],
    _ indentation: Int
  ) {
    let inner = "\n" + String(repeating: " ", count: indentation + 2)
    text += Array(open.utf8)
    for (index, part) in parts.enumerated() {
      text += Array(((index > 0 ? "," : "") + inner).utf8)
      if let name = part.name {
        var writer = JSONWriter()
        writer.value(name)
        text += writer.bytes + Array(": ".utf8)
      }
      part.value.write(to: &text, indentation: indentation + 2)
    }
    text += Array((inner.dropLast(2) + close).utf8)
  }

  private var isCollection: Bool {
    switch self {
    case .list, .members: true
    case .text, .whole, .unsigned, .number, .flag: false
    }
  }

  private func write(to writer: inout JSONWriter) {
    switch self {
    case .text(let text): writer.value(text)
    case .whole(let number): writer.value(number)
    case .unsigned(let number): writer.value(number)
    case .number(let number): writer.value(number)
    case .flag(let flag): writer.value(flag)
    case .list(let items):
      writer.beginArray()
      for item in items { item.write(to: &writer) }
      writer.endArray()
    case .members(let members):
      writer.object { writer in
        for (name, value) in members {
          writer.key(name)
          value.write(to: &writer)
        }
      }
    }
  }
}
