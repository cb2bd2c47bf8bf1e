internal import Campaign
internal import Folding
internal import Text

/// Finds tags that say in other words than `Opt Out` that their contact has opted out. Each is told once.
struct TagsLikeOptOut: ~Copyable {
  /// By tag: whether there is nothing more to be told of it.
  private var isSettled: [Bool] = []
  private var settledCount = 0
  /// What was looked at as rows have it, of that what may be one.
  private var spellings = NameTable()
  private let known = OptOutLikeTags()

  /// Whether there may be something to tell of so many tags. Nearly always all of a list so far are settled.
  @inline(__always)
  func mayFind(among tagCount: Int) -> Bool { settledCount < tagCount }

  /// - Parameter told: called with the spelling of each that is new, in the order of the tags.
  mutating func find(in run: UnsafeBufferPointer<TagID>, _ tags: borrowing TagTable, told: (String) -> Void) {
    for tag in isSettled.count..<max(isSettled.count, tags.count) {
      let isPlain = tags.spelling(TagID(UInt32(truncatingIfNeeded: tag))).withUnsafeBufferPointer {
        !known.contains($0)
      }
      isSettled.append(isPlain)
      settledCount += isPlain ? 1 : 0
    }
    for tag in run.sorted() where !isSettled[tag.index] {
      isSettled[tag.index] = true
      settledCount += 1
      told(String(decoding: tags.spelling(tag), as: UTF8.self))
    }
  }

  /// Finds them as a row has them, where no table knows all tags. Rows whose spellings were all met before need not be asked about.
  ///
  /// - Parameter told: called with the spelling of each that is new.
  mutating func find(in row: Int, of block: ContactBlock, told: (String) -> Void) {
    for slice in block.tags(row) {
      let tag = block.bytes(slice)
      guard known.mayContain(tag), let new = spellings.insert(tag), new.isNew, known.contains(tag) else { continue }
      told(String(decoding: tag, as: UTF8.self))
    }
  }
}
