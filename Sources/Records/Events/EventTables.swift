internal import Campaign
internal import Folding

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

  static let eventName = "event"
  private static let byName = WordTable(
    [(eventName, EventKey.event), ("at", .at)] + EventFieldRow.all.map { ($0.field.rawValue, .field($0)) })

  static func named(_ name: Bytes) -> EventKey? { byName[name] }
}

/// Finds what a few words mean, which have at most 16 bytes, without a look at their letters one by one.
///
/// INVARIANT: nothing in it changes, so it is safe to share.
struct WordTable<Meaning>: @unchecked Sendable {
  private struct Word {
    var words: NameHash.Words
    var length: Int
    var meaning: Meaning
  }
  // Made once for the whole run: an array would be counted at each look.
  private let slots: UnsafeMutableBufferPointer<Word?>

  /// - Parameter words: no word twice.
  init(_ words: [(String, Meaning)]) {
    var count = 16
    while count < 4 * words.count { count *= 2 }
    slots = .allocate(capacity: count)
    slots.initialize(repeating: nil)
    for (word, meaning) in words {
      precondition(1...16 ~= word.utf8.count, "the table has words that two words of memory tell apart")
      Array(word.utf8).withUnsafeBufferPointer { word in
        let words = NameHash.words(of: word)
        var slot = Self.slot(words, word.count, count)
        while slots[slot] != nil { slot = (slot + 1) & (count - 1) }
        slots[slot] = Word(words: words, length: word.count, meaning: meaning)
      }
    }
  }

  @inline(__always)
  private static func slot(_ words: NameHash.Words, _ length: Int, _ count: Int) -> Int {
    Int(truncatingIfNeeded: NameHash.hash(words, length) &>> 32) & (count &- 1)
  }

  @inline(__always)
  subscript(word: Bytes) -> Meaning? {
    let words = NameHash.words(of: word)
    var slot = Self.slot(words, word.count, slots.count)
    while let known = slots[slot] {
      if known.length == word.count, known.words.first == words.first, known.words.last == words.last {
        return known.meaning
      }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return nil
  }
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
