internal import Campaign
internal import Folding
internal import Text

/// Finds tags that say in other words than `Opt Out` that their contact has opted out. Each is told once.
struct TagsLikeOptOut: ~Copyable {
  /// By tag: whether it was looked at.
  private var isJudged: [Bool] = []
  /// What was looked at as rows have it, and of that what may be one.
  private var looked = SpellingCache()
  private var spellings = NameTable()
  private let known = OptOutLikeTags()

  /// - Parameter told: called with the spelling of each that is new.
  mutating func find(in run: UnsafeBufferPointer<TagID>, _ tags: borrowing TagTable, told: (String) -> Void) {
    for tag in run {
      while isJudged.count <= tag.index { isJudged.append(false) }
      if isJudged[tag.index] { continue }
      isJudged[tag.index] = true
      tags.spelling(tag).withUnsafeBufferPointer { judge($0, told: told) }
    }
  }

  /// Finds them as a row has them, where no table knows all tags.
  ///
  /// - Parameter told: called with the spelling of each that is new.
  mutating func find(in row: Int, of block: ContactBlock, told: (String) -> Void) {
    for slice in block.tags(row) {
      let tag = block.bytes(slice)
      if looked.find(tag) != nil { continue }
      looked.set(tag, SpellingCache.noTag)
      guard known.mayContain(tag), spellings.find(tag) == nil else { continue }
      if let new = spellings.insert(tag), new.isNew { judge(tag, told: told) }
    }
  }

  private func judge(_ spelling: Bytes, told: (String) -> Void) {
    if known.contains(spelling) { told(String(decoding: spelling, as: UTF8.self)) }
  }
}
