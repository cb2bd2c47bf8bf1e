import Campaign
public import Diagnostics

/// A line of NDJSON and the part of a case that it came from.
public struct CaseLine: Sendable {
  /// Without a line feed.
  public let bytes: [UInt8]
  public let span: Span
}

// Cases are run through the readers that read contact lists and event streams, so that there is one reader of each.
extension RoutingCase {
  /// The contact list, one line for each contact.
  public var contactLines: [CaseLine] {
    contacts.map { contact in
      var object = JSONObject()
      for column in contact.columns { object.append(column, bare: ContactColumn.optedOut.rawValue) }
      return CaseLine(bytes: object.finished(), span: contact.span)
    }
  }

  /// The event stream, one line for each event.
  public var eventLines: [CaseLine] {
    events.map { event in
      var object = JSONObject()
      object.append("event", text: event.kind.rawValue)
      if let at = event.at { object.append(moment: at) }
      let bare = event.kind == .contact ? ContactColumn.optedOut.rawValue : EventField.seed.rawValue
      for field in event.fields { object.append(field, bare: bare) }
      return CaseLine(bytes: object.finished(), span: event.span)
    }
  }
}

/// Writes one JSON object on one line.
private struct JSONObject {
  private var bytes: [UInt8] = [UInt8(ascii: "{")]

  mutating func append(_ name: String, text: String) {
    key(name)
    string(text)
  }

  /// A plain whole number counts milliseconds; everything else is text.
  mutating func append(moment: CaseScalar) {
    key("at")
    if moment.isPlain, let milliseconds = Int64(moment.text), String(milliseconds) == moment.text {
      bytes.append(contentsOf: moment.text.utf8)
    } else {
      string(moment.text)
    }
  }

  /// - Parameter bare: the field whose value is a flag or a number, as it was read.
  mutating func append(_ field: CaseField, bare: String) {
    key(field.name)
    switch field.value {
    case .scalar(let scalar) where scalar.isNull: bytes.append(contentsOf: "null".utf8)
    case .scalar(let scalar) where field.name == bare:
      bytes.append(contentsOf: scalar.text.utf8)
    case .scalar(let scalar): string(scalar.text)
    case .record(let fields):
      var object = JSONObject()
      // INVARIANT: the fields of a filter hold no records.
      for field in fields { object.append(field, bare: FilterField.needsAttention.rawValue) }
      bytes.append(contentsOf: object.finished())
    case .list(let scalars):
      bytes.append(UInt8(ascii: "["))
      for (index, scalar) in scalars.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        string(scalar.text)
      }
      bytes.append(UInt8(ascii: "]"))
    case .records:
      // INVARIANT: neither a contact nor an event holds records; only expected effects do.
      bytes.append(contentsOf: "null".utf8)
    }
  }

  func finished() -> [UInt8] { bytes + [UInt8(ascii: "}")] }

  private mutating func key(_ name: String) {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    string(name)
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x00..<0x20:
        let digits = String(byte, radix: 16)
        bytes.append(contentsOf: "\\u00".utf8)
        if digits.utf8.count < 2 { bytes.append(UInt8(ascii: "0")) }
        bytes.append(contentsOf: digits.utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
