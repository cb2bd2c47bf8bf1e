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

  private static let lookup = NameLookup(names)

  static func named(_ name: Bytes) -> EventRow? { lookup.find(name).map { all[Int($0)] } }
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

  private static let lookup = NameLookup(EventField.allCases.map(\.rawValue))

  static func named(_ name: Bytes) -> EventFieldRow? { lookup.find(name).map { all[Int($0)] } }
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
