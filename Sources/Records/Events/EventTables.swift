internal import Campaign

/// The kinds of event and their fields as tables, against which every line is checked without allocating anything.
struct EventRow: Sendable {
  let kind: EventKind
  /// Bits of `EventFieldRow`: the fields that the event takes, and those it requires.
  let takes: UInt32
  let needs: UInt32

  static let all: [EventRow] = EventKind.allCases.map { kind in
    var (takes, needs): (UInt32, UInt32) = (0, 0)
    for row in EventFieldRow.all {
      guard let need = kind.fields[row.field] else { continue }
      takes |= row.bit
      if need == .required { needs |= row.bit }
    }
    return EventRow(kind: kind, takes: takes, needs: needs)
  }

  private static let byName = WordTable(all.map { ($0.kind.rawValue, $0) })
  static func named(_ name: Bytes) -> EventRow? { byName[name] }
  static var names: [String] { EventKind.allCases.map(\.rawValue) }
}

struct EventFieldRow: Sendable {
  let field: EventField
  let bit: UInt32

  static let all: [EventFieldRow] = EventField.allCases.enumerated().map { place, field in
    EventFieldRow(field: field, bit: 1 << UInt32(place))
  }

  /// The only field that is also a column of contacts.
  static let tagsBit: UInt32 = all.first { $0.field == .tags }?.bit ?? 0

}

/// What a key of an event is.
enum EventKey: Sendable {
  /// Says which event it is.
  case event
  case at
  case field(EventFieldRow)

  static let (eventName, momentName) = ("event", "at")
  private static let byName = WordTable(
    [(eventName, EventKey.event), (momentName, .at)] + EventFieldRow.all.map { ($0.field.rawValue, .field($0)) })

  static func named(_ name: Bytes) -> EventKey? { byName[name] }
}

extension Bytes {
  // Asked several times a line, and most often of a word of another length.

  func spells(_ word: String) -> Bool {
    guard count == word.utf8.count else { return false }
    var word = word
    return word.withUTF8 { isSame($0) }
  }

  /// Compares with as many bytes.
  @inline(__always)
  private func isSame(_ other: Bytes) -> Bool {
    for index in 0..<count where self[index] != other[index] { return false }
    return true
  }
}
