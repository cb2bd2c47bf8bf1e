public import Diagnostics
public import YAMLTree

/// The keys of a mapping by their spelling, for mappings of which a file may hold very many: a key is found without a text made of it.
public struct KeyNames<Key: BlockKey>: Sendable {
  @usableFromInline let keys: [Key]
  /// The spelling of each, one after the other, and where each ends.
  @usableFromInline let letters: [UInt8]
  @usableFromInline let ends: [Int]
  /// A bit for each key that must be there.
  @usableFromInline let required: UInt64

  /// The names of all keys, which are at most 16.
  public init() {
    keys = Array(Key.allCases)
    var (letters, ends, required) = ([] as [UInt8], [] as [Int], 0 as UInt64)
    for (number, key) in keys.enumerated() {
      letters += key.rawValue.utf8
      ends.append(letters.count)
      if key.rule.isRequired { required |= 1 << UInt64(number) }
    }
    (self.letters, self.ends, self.required) = (letters, ends, required)
  }

  /// The number of the key that is spelled so; nil where none is.
  @inlinable func number(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    letters.withUnsafeBufferPointer { letters in
      var start = 0
      for number in ends.indices {
        let end = ends[number]
        if end &- start == text.count {
          var at = 0
          while at < text.count, letters[start &+ at] == text[at] { at &+= 1 }
          if at == text.count { return number }
        }
        start = end
      }
      return nil
    }
  }

  /// The key that a node spells; nil where it spells none.
  @inlinable public func key(_ node: NodeID, _ document: YAMLDocument) -> Key? {
    document.withBytes(node, number).map { keys[$0] }
  }
}

/// Keys of mappings of which a file may hold very many.
public protocol ManyTimesKey: BlockKey {
  static var names: KeyNames<Self> { get }
}

// Nearly everything that files hold is as it should be. What is said of the rest is found out by other readers.
extension KeyedReader {
  /// Reads a mapping entry by entry where nothing is to be said of its keys: all are known, and none is missing that must be there. Else
  /// reads nothing, and `entries` knows what is to be said.
  @inlinable public mutating func readSound<Key: ManyTimesKey>(
    _ node: NodeID, _: Key.Type, _ read: (inout KeyedReader, BlockEntry<Key>) -> Void
  ) -> Bool {
    guard document.kind(node) == .mapping, !document.hasHoles else { return false }
    let names = Key.names
    // The numbers of the keys, four bits for each: no key is there twice.
    var (met, numbers, count): (UInt64, UInt64, UInt64) = (0, 0, 0)
    var child = document.firstChild(node)
    while let key = child, let value = document.next(key) {
      guard document.kind(key) != .invalid, let number = document.withBytes(key, names.number) else { return false }
      met |= 1 &<< UInt64(number)
      numbers |= UInt64(number) &<< (4 &* count)
      count &+= 1
      child = document.next(value)
    }
    guard names.required & ~met == 0 else { return false }
    child = document.firstChild(node)
    while let key = child, let value = document.next(key) {
      read(&self, BlockEntry(names.keys[Int(numbers & 15)], document.span(key), value))
      numbers &>>= 4
      child = document.next(value)
    }
    return true
  }

  /// A name of which nothing is to be said, as of nearly every name; nil where `name` must look closer.
  @inlinable public func soundName(_ node: NodeID) -> Written<String>? {
    let kind = document.kind(node)
    guard kind == .plainScalar || kind == .quotedScalar else { return nil }
    let span = document.span(node)
    return document.withBytes(node) { text in
      guard let first = text.first, text.count <= language.nameLength, first > 0x20 else { return nil }
      if kind == .quotedScalar {
        for byte in text where byte < 0x20 || byte >= 0x7F { return nil }
      } else {
        // In less room than in the file are texts of several lines; then there is null, and what may be slips of the hand.
        guard Int(span.upper) &- Int(span.lower) == text.count, first != 0x2D, first != 0x7E,
          text.count != 4 || first | 0x20 != 0x6E
        else { return nil }
        for byte in text where byte <= 0x20 || byte >= 0x7F || byte == 0x2F || byte == 0x3B { return nil }
      }
      return .value(String(decoding: text, as: UTF8.self), span)
    }
  }

  /// One name or several, at least one, of which nothing is to be said; nil where `names` must look closer.
  @inlinable public func soundNames(_ node: NodeID) -> Written<[Written<String>]>? {
    guard document.kind(node) == .sequence else {
      return soundName(node).map { .value([$0], document.span(node)) }
    }
    guard let first = document.firstChild(node), let name = soundName(first) else { return nil }
    var names = [name]
    var child = document.next(first)
    while let entry = child {
      guard let name = soundName(entry) else { return nil }
      names.append(name)
      child = document.next(entry)
    }
    return .value(names, document.span(node))
  }
}
