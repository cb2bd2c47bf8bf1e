public import Campaign

/// Remembers what spellings mean, byte for byte: most tags of a list are written alike thousands of times, and folding is
/// slow beside looking up.
///
/// A slot holds all that a comparison needs beside the text, so a hit costs two loads in a row. What does not fit is
/// not remembered: spellings of more than 256 bytes, and those beyond the first 65,536.
@usableFromInline struct SpellingCache: ~Copyable {
  @usableFromInline struct Slot: BitwiseCopyable {
    @usableFromInline var hash: UInt32
    /// A tag's number, or `SpellingCache.noTag`.
    @usableFromInline var tag: UInt32
    @usableFromInline var begin: UInt32
    /// All ones: the slot is empty.
    @usableFromInline var length: UInt32
  }
  /// Stands for a spelling that is known to be no tag.
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
    slots = .allocate(capacity: 512)
    slots.initialize(repeating: Self.emptySlot, count: 512)
    text = .allocate(capacity: textCapacity)
  }

  // Inlinable, because an accessor that other modules see may destroy a cache.
  @inlinable deinit {
    slots.deallocate()
    text.deallocate()
  }

  private static var emptySlot: Slot { Slot(hash: 0, tag: noTag, begin: 0, length: .max) }

  /// The slot of a spelling, or the empty one where it belongs. There is always an empty one.
  @inlinable @inline(__always) func place(of spelling: Bytes, _ hash: UInt64) -> Int {
    let high = UInt32(truncatingIfNeeded: hash &>> 32)
    var place = Int(truncatingIfNeeded: hash) & mask
    while true {
      let slot = slots[place]
      if slot.length == .max { return place }
      if slot.hash == high && Int(slot.length) == spelling.count {
        guard let bytes = spelling.baseAddress else { return place }
        if NameHash.equal(text + Int(slot.begin), bytes, spelling.count) { return place }
      }
      place = (place &+ 1) & mask
    }
  }

  /// What a spelling means: a tag's number or `noTag`; nil when it is not remembered.
  @inlinable @inline(__always) func find(_ spelling: Bytes) -> UInt32? {
    let slot = slots[place(of: spelling, NameHash.hash(spelling))]
    return slot.length == .max ? nil : slot.tag
  }

  /// Remembers what a spelling means from now on.
  mutating func set(_ spelling: Bytes, _ tag: UInt32) {
    let hash = NameHash.hash(spelling)
    let known = place(of: spelling, hash)
    if slots[known].length != .max {
      slots[known].tag = tag
      return
    }
    guard count < Self.mostSpellings, spelling.count <= Self.mostBytes else { return }
    if 4 * count > mask { grow() }
    let begin = append(spelling)
    slots[place(of: spelling, hash)] = Slot(
      hash: UInt32(truncatingIfNeeded: hash >> 32), tag: tag, begin: UInt32(begin), length: UInt32(spelling.count))
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
    slots = .allocate(capacity: 2 * oldCount)
    slots.initialize(repeating: Self.emptySlot, count: 2 * oldCount)
    mask = 2 * oldCount - 1
    for index in 0..<oldCount where old[index].length != .max {
      let spelling = Bytes(start: text + Int(old[index].begin), count: Int(old[index].length))
      slots[place(of: spelling, NameHash.hash(spelling))] = old[index]
    }
    old.deallocate()
  }
}
