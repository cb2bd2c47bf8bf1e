import Campaign
public import Diagnostics
internal import Text

/// A line of NDJSON and the part of a case that it came from.
public struct CaseLine: Sendable {
  /// Without the line feed.
  public let bytes: [UInt8]
  public let span: SourceSpan

  fileprivate init(span: SourceSpan, _ members: (inout JSONWriter) -> Void) {
    var json = JSONWriter()
    json.object(members)
    bytes = json.bytes
    self.span = span
  }
}

// Cases are run through the readers of contact lists and event streams, so that there is only one reader of each.
extension RoutingCase {
  /// The contact list, one line for each contact.
  public var contactLines: [CaseLine] {
    contacts.map { contact in
      CaseLine(span: contact.span) { json in
        for column in contact.columns { json.member(column, bare: ContactColumn.optedOut.rawValue) }
      }
    }
  }

  /// The event stream, one line for each event.
  public var eventLines: [CaseLine] {
    events.map { event in
      CaseLine(span: event.span) { json in
        json.member("event", event.kind.rawValue)
        if let at = event.at { json.member("at", moment: at) }
        let bare = event.kind == .contact ? ContactColumn.optedOut.rawValue : EventField.seed.rawValue
        for field in event.fields { json.member(field, bare: bare) }
      }
    }
  }
}

extension JSONWriter {
  /// A plain whole number is in milliseconds; everything else is text.
  fileprivate mutating func member(_ name: String, moment: CaseScalar) {
    key(name)
    if moment.isPlain, let milliseconds = Int64(moment.text), String(milliseconds) == moment.text {
      value(milliseconds)
    } else {
      value(moment.text)
    }
  }

  /// - Parameter bare: the field whose value is a flag or a number, as it was read.
  fileprivate mutating func member(_ field: CaseField, bare: String) {
    key(field.name)
    switch field.value {
    case .scalar(let scalar) where scalar.isNull: null()
    case .scalar(let scalar) where field.name == bare: raw(scalar.text.utf8)
    case .scalar(let scalar): value(scalar.text)
    case .record(let fields):
      // INVARIANT: the fields of a filter hold no records.
      object { json in
        for field in fields { json.member(field, bare: FilterField.needsAttention.rawValue) }
      }
    case .list(let scalars):
      beginArray()
      for scalar in scalars { value(scalar.text) }
      endArray()
    case .records:
      // INVARIANT: neither a contact nor an event holds records; only expected effects do.
      null()
    }
  }
}
