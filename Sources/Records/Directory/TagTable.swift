public import Campaign

/// Gives tags dense numbers: the policy's first, in its order, then others in order of first appearance.
///
/// Spellings that fold to the same text are one tag, which keeps its first spelling.
public struct TagTable: ~Copyable {
  /// Folded tags.
  private var folded: NameTable
  /// First spellings, back to back, by tag.
  private var spellings: [UInt8] = []
  private var spellingEnds: [UInt32] = []
  @usableFromInline var cache = SpellingCache()
  private var scratch: [UInt8] = []

  public init(policyTags: [String]) {
    folded = NameTable(expected: policyTags.count)
    for tag in policyTags { _ = intern(tag) }
  }

  public var count: Int { folded.count }

  /// The first spelling of a tag.
  public func spelling(_ tag: TagID) -> ArraySlice<UInt8> {
    let begin = tag.index == 0 ? 0 : Int(spellingEnds[tag.index - 1])
    return spellings[begin..<Int(spellingEnds[tag.index])]
  }

  /// The tag that is written so, or nil; the table gets no new tags.
  @inlinable public mutating func find(_ tag: Bytes) -> TagID? {
    guard let known = cache.find(tag) else { return findFolded(tag) }
    return known == SpellingCache.noTag ? nil : TagID(known)
  }

  @usableFromInline mutating func findFolded(_ tag: Bytes) -> TagID? {
    fold(tag)
    let found = scratch.withUnsafeBufferPointer { folded.find($0) }
    cache.set(tag, found ?? SpellingCache.noTag)
    return found.map { TagID($0) }
  }

  /// The tag that is written so, new or not; nil when it is blank or the table is full.
  public mutating func intern(_ tag: Bytes) -> TagID? {
    if let known = cache.find(tag), known != SpellingCache.noTag { return TagID(known) }
    fold(tag)
    guard !scratch.isEmpty, spellings.count + tag.count <= Int(UInt32.max) else { return nil }
    guard let entry = scratch.withUnsafeBufferPointer({ folded.insert($0) }) else { return nil }
    if entry.isNew {
      spellings.append(contentsOf: trimmed(tag))
      spellingEnds.append(UInt32(spellings.count))
    }
    cache.set(tag, entry.id)
    return TagID(entry.id)
  }

  mutating func intern(_ tag: String) -> TagID? { Array(tag.utf8).withUnsafeBufferPointer { intern($0) } }

  private mutating func fold(_ tag: Bytes) {
    scratch.removeAll(keepingCapacity: true)
    TextFolding.appendTag(tag, to: &scratch)
  }
}
