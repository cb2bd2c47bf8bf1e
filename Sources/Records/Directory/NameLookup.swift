internal import Campaign
public import Folding

/// Names that never change, found by their bytes. A name that is not ASCII is also found where its letters are composed
/// differently: a person who types `José` does not choose between U+00E9 and a combining accent.
@usableFromInline final class NameLookup: Sendable {
  // INVARIANT: filled here and only read afterwards, so it is safe to share.
  @usableFromInline nonisolated(unsafe) let table: NameTable
  /// Texts compare as in Unicode: canonically equivalent texts are one key.
  private let accented: [String: UInt32]

  init(_ names: [String]) {
    var table = NameTable(expected: names.count)
    var accented: [String: UInt32] = [:]
    for name in names {
      var name = name
      let entry = name.withUTF8 { table.insert($0) }
      if let entry, !name.utf8.allSatisfy({ $0 < 0x80 }), accented[name] == nil { accented[name] = entry.id }
    }
    self.table = table
    self.accented = accented
  }

  @inlinable func find(_ name: Bytes) -> UInt32? { table.find(name) ?? findComposedOtherwise(name) }

  @usableFromInline func findComposedOtherwise(_ name: Bytes) -> UInt32? {
    if accented.isEmpty || name.allSatisfy({ $0 < 0x80 }) { return nil }
    return accented[String(decoding: name, as: UTF8.self)]
  }
}
