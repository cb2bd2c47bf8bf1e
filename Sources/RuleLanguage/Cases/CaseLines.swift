import Campaign
public import Diagnostics
internal import Text

/// A line of NDJSON and the part of a case that it came from.
public struct CaseLine: Sendable {
  /// Without the line feed.
  public let bytes: [UInt8]
  public let span: SourceSpan
  /// Where each piece of the line ends, and the part of the case that it came from.
  private let pieces: [(end: Int, span: SourceSpan)]

  fileprivate init(span: SourceSpan, _ members: (inout CaseLineWriter) -> Void) {
    var writer = CaseLineWriter()
    writer.json.beginObject()
    members(&writer)
    writer.json.endObject()
    bytes = writer.json.bytes
    pieces = writer.pieces
    self.span = span
  }

  /// The part of the case that a place in the line came from.
  ///
  /// - Parameter column: in Unicode scalars, from 1. The first is that of the whole line.
  public func span(atColumn column: Int) -> SourceSpan {
    guard column > 1 else { return span }
    let before = String(decoding: bytes, as: UTF8.self).unicodeScalars.prefix(column - 1)
    let offset = before.reduce(0) { $0 + UTF8.width($1) }
    return pieces.first { $0.end > offset }?.span ?? span
  }
}

// Cases are run through the readers of contact lists and event streams, so that there is only one reader of each.
extension RoutingCase {
  /// The contact list, one line for each contact.
  public var contactLines: [CaseLine] {
    contacts.map { contact in
      CaseLine(span: contact.span) { line in
        for column in contact.columns { line.member(column, bare: ContactColumn.optedOut.rawValue) }
      }
    }
  }

  /// The event stream, one line for each event.
  public var eventLines: [CaseLine] {
    events.map { event in
      CaseLine(span: event.span) { line in
        line.json.member("event", event.kind.rawValue)
        line.end(event.span)
        if let at = event.at { line.member("at", moment: at) }
        let bare = event.kind == .contact ? ContactColumn.optedOut.rawValue : EventField.seed.rawValue
        for field in event.fields { line.member(field, bare: bare) }
      }
    }
  }
}

/// Writes a part of a case as JSON, and notes where each piece came from.
private struct CaseLineWriter {
  var json = JSONWriter()
  private(set) var pieces: [(end: Int, span: SourceSpan)] = []

  /// What was written since the piece before came from this part of the case.
  mutating func end(_ span: SourceSpan) { pieces.append((json.bytes.count, span)) }

  /// A plain whole number is in milliseconds; everything else is text.
  mutating func member(_ name: String, moment: CaseScalar) {
    json.key(name)
    end(moment.span)
    if moment.isPlain, let milliseconds = Int64(moment.text), String(milliseconds) == moment.text {
      json.value(milliseconds)
    } else {
      json.value(moment.text)
    }
    end(moment.span)
  }

  /// - Parameter bare: the field whose value is a flag or a number, as it was read.
  mutating func member(_ field: CaseField, bare: String) {
    json.key(field.name)
    end(field.nameSpan)
    switch field.value {
    case .scalar(let scalar) where scalar.isNull: json.null()
    case .scalar(let scalar) where field.name == bare: json.raw(scalar.text.utf8)
    case .scalar(let scalar): json.value(scalar.text)
    case .record(let fields):
      // INVARIANT: the fields of a filter hold no records.
      json.beginObject()
      for field in fields { member(field, bare: FilterField.needsAttention.rawValue) }
      json.endObject()
    case .list(let scalars):
      json.beginArray()
      for scalar in scalars {
        json.value(scalar.text)
        end(scalar.span)
      }
      json.endArray()
    case .records:
      // INVARIANT: neither a contact nor an event holds records; only expected effects do.
      json.null()
    }
    end(field.span)
  }
}
