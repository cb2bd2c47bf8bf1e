internal import Campaign
public import Folding

/// Remembers what spellings mean, byte for byte: most tags of a list are written the same way thousands of times, and
/// folding is slow compared with looking up.
///
/// A slot holds all of a short spelling, so a hit costs one load. Two slots lie in one line of the processor's cache. Some spellings are not remembered: those of more than
/// 256 bytes, and those after the first 65,536.
@usableFromInline struct SpellingCache: ~Copyable {
  @usableFromInline struct Slot: BitwiseCopyable {
    /// Of the spelling; see `NameHash.Words`.
    @usableFromInline var first: UInt64
    @usableFromInline var last: UInt64
    /// All ones when the slot is empty.
    @usableFromInline var length: UInt32
    /// A tag's number, or `SpellingCache.noTag`.
    @usableFromInline var tag: UInt32
    /// Where the spelling begins in `text`.
    @usableFromInline var begin: UInt32
  }
  /// Stands for a spelling that is known not to be a tag.
  @usableFromInline static var noTag: UInt32 { .max }
  private static let mostSpellings = 1 << 16
  private static let mostBytes = 256

  @usableFromInline var slots: UnsafeMutablePointer<Slot>
  @usableFromInline var mask: Int
  @usableFromInline var text: UnsafeMutablePointer<UInt8>
  private var textCapacity = 1 << 12
  private var textCount = 0
  private var count = 0

  init() {
    mask = 511
    slots = Self.emptySlots(512)
    text = .allocate(capacity: textCapacity)
  }

  // Inlinable, because an accessor that other modules see may destroy a cache.
  @inlinable deinit {
    slots.deallocate()
    text.deallocate()
  }

  private static func emptySlots(_ count: Int) -> UnsafeMutablePointer<Slot> {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: count * MemoryLayout<Slot>.stride, alignment: 64)
    return memory.initializeMemory(
      as: Slot.self, repeating: Slot(first: 0, last: 0, length: .max, tag: noTag, begin: 0), count: count)
  }

  /// The slot of a spelling, or the empty one where it belongs. There is always an empty one.
  @inlinable @inline(__always) func slot(of spelling: Bytes) -> UnsafeMutablePointer<Slot> {
    let words = NameHash.words(of: spelling)
    let count = spelling.count
    var index = Int(truncatingIfNeeded: NameHash.hash(words, count)) & mask
    while true {
      let slot = slots + index
      if slot.pointee.first == words.first && slot.pointee.last == words.last && Int(slot.pointee.length) == count {
        if count <= 16 || isText(at: Int(slot.pointee.begin), spelling) { return slot }
      } else if slot.pointee.length == .max {
        return slot
      }
      index = (index &+ 1) & mask
    }
  }

  @inlinable func isText(at begin: Int, _ spelling: Bytes) -> Bool {
    guard let bytes = spelling.baseAddress else { return true }
    return NameHash.equal(text + begin, bytes, spelling.count)
  }

  /// What a spelling means: a tag's number or `noTag`; nil when it is not remembered.
  @inlinable @inline(__always) func find(_ spelling: Bytes) -> UInt32? {
    let slot = slot(of: spelling)
    return slot.pointee.length == .max ? nil : slot.pointee.tag
  }

  /// Remembers what a spelling means.
  mutating func set(_ spelling: Bytes, _ tag: UInt32) {
    let known = slot(of: spelling)
    if known.pointee.length != .max {
      known.pointee.tag = tag
      return
    }
    guard count < Self.mostSpellings, spelling.count <= Self.mostBytes else { return }
    if 4 * count > mask { grow() }
    let words = NameHash.words(of: spelling)
    let begin = UInt32(append(spelling))
    slot(of: spelling).pointee = Slot(
      first: words.first, last: words.last, length: UInt32(spelling.count), tag: tag, begin: begin)
    count += 1
  }

  private mutating func append(_ spelling: Bytes) -> Int {
    if textCount + spelling.count > textCapacity {
      let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: 2 * textCapacity)
      grown.update(from: text, count: textCount)
      text.deallocate()
      text = grown
      textCapacity *= 2
    }
    if let bytes = spelling.baseAddress { (text + textCount).update(from: bytes, count: spelling.count) }
    textCount += spelling.count
    return textCount - spelling.count
  }

  private mutating func grow() {
    let old = slots
    let oldCount = mask + 1
    slots = Self.emptySlots(2 * oldCount)
    mask = 2 * oldCount - 1
    for index in 0..<oldCount where old[index].length != .max {
      slot(of: Bytes(start: text + Int(old[index].begin), count: Int(old[index].length))).pointee = old[index]
    }
    old.deallocate()
  }
}
