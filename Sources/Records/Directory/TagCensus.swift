internal import Campaign
internal import Folding

/// Counts the contacts of a list, and for each tag those who have it.
struct TagCensus: ~Copyable {
  private let known: Int
  private let room: Int
  private var tags: TagTable
  private var counts: [TagCount]
  private struct TagCount {
    var contacts = 0
    /// The last contact that was counted, from 1.
    var last = 0
  }
  /// The numbers here of a directory's tags, by their numbers there; `unmet` before one is noted.
  private var numbers: [UInt32] = []
  private static let unmet = UInt32.max - 1
  private var contacts = 0

  init(_ policy: RoutingPolicy, _ limits: CensusLimits) {
    known = policy.tags.count
    room = policy.tags.count + limits.tags
    tags = TagTable(tags: policy.tags)
    counts = Array(repeating: TagCount(), count: policy.tags.count)
  }

  mutating func count(_ block: ContactBlock) {
    for row in 0..<block.count {
      contacts += 1
      countTags(row, of: block)
    }
  }

  /// Counts a row that a directory has just looked at, always the same one.
  @inline(__always)
  mutating func count(_ row: Int, of block: ContactBlock, as directory: Directory) {
    contacts += 1
    while numbers.count < directory.tagCount { numbers.append(Self.unmet) }
    if !directory.hasReadTags {
      countTags(row, of: block)
    } else if !countTags(numberedBy: directory.tagRun.all) {
      countTags(row, of: block)
      noteNumbers(directory.tagRun.all, of: directory.tags)
    }
  }

  private mutating func countTags(_ row: Int, of block: ContactBlock) {
    for slice in block.tags(row) { countTag(block.bytes(slice)) }
  }

  /// Counts the tags of a row by a directory's numbers; false where one of them was not noted before.
  private mutating func countTags(numberedBy run: UnsafeBufferPointer<TagID>) -> Bool {
    var areNoted = true
    for tag in run {
      let number = numbers[tag.index]
      if number < Self.unmet { countTag(number: Int(number)) } else if number == Self.unmet { areNoted = false }
    }
    return areNoted
  }

  private mutating func noteNumbers(_ run: UnsafeBufferPointer<TagID>, of directory: borrowing TagTable) {
    for tag in run where numbers[tag.index] == Self.unmet {
      numbers[tag.index] = directory.spelling(tag).withUnsafeBufferPointer { tags.findFolded($0) }
    }
  }

  private mutating func countTag(_ tag: Bytes) {
    guard let id = tags.intern(tag, room: room).tag else { return }
    if id.index == counts.count { counts.append(TagCount()) }
    countTag(number: id.index)
  }

  private mutating func countTag(number: Int) {
    guard counts[number].last != contacts else { return }
    counts[number].last = contacts
    counts[number].contacts += 1
  }

  /// Puts what has been counted so far into a census, other tags in the order in which they came.
  func fill(_ census: inout ListCensus) {
    census.contacts = contacts
    census.tags = counts[..<known].map(\.contacts)
    census.otherTags = (known..<counts.count).map { tag in
      ListCensus.Count(
        String(decoding: tags.spelling(TagID(UInt32(tag))), as: UTF8.self), contacts: counts[tag].contacts)
    }
  }
}
