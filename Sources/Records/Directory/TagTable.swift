public import Campaign

/// Gives tags dense numbers: the policy's first, in its order, then others in order of first appearance.
///
/// Spellings that differ only in case or blanks at the ends are one tag, which keeps its first spelling.
public struct TagTable: ~Copyable {
  /// Folded tags.
  private var folded: NameTable
  /// First spellings, back to back, by tag.
  private var spellings: [UInt8] = []
  private var spellingEnds: [UInt32] = []
  /// Spellings that were met as they are, and the tag of each: most tags are written alike thousands of times.
  private var aliases: NameTable
  private var aliasTags: [TagID] = []
  private var scratch: [UInt8] = []

  /// How many spellings are remembered; beyond, a spelling is folded each time.
  private static let aliasLimit = 1 << 16
  /// Stands for a spelling that is no tag of the table.
  private static let none = TagID(.max)

  public init(policyTags: [String]) {
    folded = NameTable(expected: policyTags.count)
    aliases = NameTable(expected: 2 * policyTags.count)
    for tag in policyTags { _ = intern(tag) }
  }

  public var count: Int { folded.count }

  /// The first spelling of a tag.
  public func spelling(_ tag: TagID) -> ArraySlice<UInt8> {
    let begin = tag.index == 0 ? 0 : Int(spellingEnds[tag.index - 1])
    return spellings[begin..<Int(spellingEnds[tag.index])]
  }

  /// The tag that is written so, or nil; the table gets no new tags.
  public mutating func find(_ tag: Bytes) -> TagID? {
    if let alias = aliases.find(tag) {
      let known = aliasTags[Int(alias)]
      return known == Self.none ? nil : known
    }
    TagFolding.fold(tag, into: &scratch)
    let found = scratch.withUnsafeBufferPointer { folded.find($0) }.map { TagID($0) }
    remember(tag, found ?? Self.none)
    return found
  }

  /// The tag that is written so, new or not; nil when it is blank or the table is full.
  public mutating func intern(_ tag: Bytes) -> TagID? {
    let alias = aliases.find(tag)
    if let alias, aliasTags[Int(alias)] != Self.none { return aliasTags[Int(alias)] }
    TagFolding.fold(tag, into: &scratch)
    guard !scratch.isEmpty else { return nil }
    guard let entry = scratch.withUnsafeBufferPointer({ folded.insert($0) }) else { return nil }
    let found = TagID(entry.id)
    if entry.isNew {
      spellings.append(contentsOf: trimmed(tag))
      spellingEnds.append(UInt32(clamping: spellings.count))
    }
    if let alias { aliasTags[Int(alias)] = found } else { remember(tag, found) }
    return found
  }

  mutating func intern(_ tag: String) -> TagID? { Array(tag.utf8).withUnsafeBufferPointer { intern($0) } }

  private mutating func remember(_ spelling: Bytes, _ tag: TagID) {
    guard aliases.count < Self.aliasLimit, spelling.count <= 256, aliases.insert(spelling) != nil else { return }
    aliasTags.append(tag)
  }
}
