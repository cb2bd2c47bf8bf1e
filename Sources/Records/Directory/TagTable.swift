public import Campaign
internal import Folding

/// Gives tags dense numbers: the policy's first, in its order, then the tag `Opt Out` if the policy does not name it,
/// then others in order of first appearance.
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
  /// How often `find` met a spelling that was not remembered.
  public private(set) var unmetCount = 0

  public init(_ policy: RoutingPolicy) {
    self.init(tags: policy.tags)
    _ = intern(OptOutTag.name)
  }

  /// A table that starts with the given tags alone.
  init(tags: [String]) {
    folded = NameTable(expected: tags.count)
    for tag in tags { _ = intern(tag) }
  }

  /// A table with the same tags.
  init(copying other: borrowing TagTable) {
    folded = NameTable(copying: other.folded)
    spellings = other.spellings
    spellingEnds = other.spellingEnds
  }

  public var count: Int { folded.count }

  /// The first spelling of a tag.
  public func spelling(_ tag: TagID) -> ArraySlice<UInt8> {
    let begin = tag.index == 0 ? 0 : Int(spellingEnds[tag.index - 1])
    return spellings[begin..<Int(spellingEnds[tag.index])]
  }

  /// The tag that is written this way, or nil; adds no tags to the table.
  @inlinable public mutating func find(_ tag: Bytes) -> TagID? {
    let known = cache.find(tag) ?? findFolded(tag)
    return known == SpellingCache.noTag ? nil : TagID(known)
  }

  /// The tag that was written this way before, if that is remembered: most are.
  @inline(__always)
  func remembered(_ tag: Bytes) -> TagID? {
    guard let known = cache.find(tag), known != SpellingCache.noTag else { return nil }
    return TagID(known)
  }

  /// Puts the tags of a record that the table knows into `ids`, which has room for all of the record's tags, in the
  /// record's order, and returns how many there are. Adds no tags to the table.
  @inlinable public mutating func find(
    of row: Int, in block: ContactBlock, into ids: UnsafeMutablePointer<TagID>
  ) -> Int {
    var count = 0
    for slice in block.tags(row) {
      let spelling = block.bytes(slice)
      let tag = cache.find(spelling) ?? findFolded(spelling)
      ids[count] = TagID(tag)
      // Adds one unless it is `noTag`. Whether a tag is known is as random as a coin toss, so a branch would be
      // mispredicted.
      count &+= 1 &- Int(truncatingIfNeeded: (UInt64(tag) &+ 1) &>> 32)
    }
    return count
  }

  /// Remembers no spelling any more, so that each that a list has counts among the unmet ones.
  public mutating func forgetSpellings() { cache = SpellingCache() }

  /// A tag's number, or `SpellingCache.noTag`.
  @usableFromInline mutating func findFolded(_ tag: Bytes) -> UInt32 {
    unmetCount &+= 1
    fold(tag)
    let found = scratch.withUnsafeBufferPointer { folded.find($0) } ?? SpellingCache.noTag
    cache.set(tag, found)
    return found
  }

  /// What a piece of text is as a tag.
  public enum Interned: Hashable, Sendable {
    case tag(TagID)
    /// Nothing but white space: no tag.
    case blank
    /// A tag that is not in the table, which has no room for it.
    case full

    public var tag: TagID? { if case .tag(let tag) = self { tag } else { nil } }
  }

  /// The tag that is written this way, new or not.
  ///
  /// - Parameter room: how many tags the table may have.
  public mutating func intern(_ tag: Bytes, room: Int = .max) -> Interned {
    if let known = remembered(tag) { return .tag(known) }
    fold(tag)
    if scratch.isEmpty { return .blank }
    guard count < room, spellings.count + tag.count <= Int(UInt32.max) else {
      let known = findFolded(tag)
      return known == SpellingCache.noTag ? .full : .tag(TagID(known))
    }
    guard let entry = scratch.withUnsafeBufferPointer({ folded.insert($0) }) else { return .full }
    if entry.isNew {
      spellings.append(contentsOf: TextFolding.trimmedTag(tag))
      spellingEnds.append(UInt32(spellings.count))
    }
    cache.set(tag, entry.id)
    return .tag(TagID(entry.id))
  }

  mutating func intern(_ tag: String) -> Interned { Array(tag.utf8).withUnsafeBufferPointer { intern($0) } }

  private mutating func fold(_ tag: Bytes) {
    scratch.removeAll(keepingCapacity: true)
    TextFolding.appendTag(tag, to: &scratch)
  }
}
