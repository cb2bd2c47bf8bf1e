/// Gives names dense numbers in order of first appearance: an open-addressing table on raw UTF-8 bytes.
///
/// Two names are the same when their bytes are. It grows without limit up to 2^32 − 2 names and 4 GiB of text, and costs
/// about 12 to 20 bytes a name beside the text.
@frozen public struct NameTable: ~Copyable {
  /// Upper half: of the name's hash. Lower half: its number. All ones: empty.
  @usableFromInline var slots: UnsafeMutablePointer<UInt64>
  /// Slots − 1; the number of slots is a power of two.
  @usableFromInline var mask: Int
  /// By how much a hash is shifted to find its slot: the first bits are its number, so that a table grows by one walk from
  /// its start to its end, without a look at the names.
  ///
  /// INVARIANT: at least 32, because 4 GiB of text hold fewer names than 2^32 slots have room for.
  @usableFromInline var shift: UInt64
  /// Where each name begins in `text`, and where the last one ends.
  @usableFromInline var begins: UnsafeMutablePointer<UInt32>
  @usableFromInline var nameCapacity: Int
  @usableFromInline var text: UnsafeMutablePointer<UInt8>
  @usableFromInline var textCapacity: Int
  /// Names so far.
  public private(set) var count: Int

  /// A table with room for about `expected` names before it grows.
  public init(expected: Int = 16) {
    var slotCount = 32
    while slotCount / 4 * 3 < expected { slotCount *= 2 }
    mask = slotCount - 1
    shift = UInt64(slotCount.leadingZeroBitCount + 1)
    slots = .allocate(capacity: slotCount)
    slots.initialize(repeating: .max, count: slotCount)
    nameCapacity = max(16, expected)
    begins = .allocate(capacity: nameCapacity + 1)
    begins.initialize(to: 0)
    textCapacity = max(256, expected)
    text = .allocate(capacity: textCapacity)
    count = 0
  }

  /// A table of the same names, with the same numbers.
  public init(copying other: borrowing NameTable) {
    (mask, shift, count) = (other.mask, other.shift, other.count)
    slots = .allocate(capacity: mask + 1)
    slots.initialize(from: other.slots, count: mask + 1)
    nameCapacity = other.nameCapacity
    begins = .allocate(capacity: nameCapacity + 1)
    begins.initialize(from: other.begins, count: count + 1)
    textCapacity = other.textCapacity
    text = .allocate(capacity: textCapacity)
    text.initialize(from: other.text, count: other.textCount)
  }

  deinit {
    slots.deallocate()
    begins.deallocate()
    text.deallocate()
  }

  /// How many bytes all names have together.
  public var textCount: Int { Int(begins[count]) }

  /// The bytes of a name, valid until the next `insert`.
  @inlinable public func name(_ id: UInt32) -> UnsafeBufferPointer<UInt8> {
    precondition(Int(id) < count, "a name's number comes from this table")
    let begin = Int(begins[Int(id)])
    return UnsafeBufferPointer(start: text + begin, count: Int(begins[Int(id) + 1]) - begin)
  }

  /// The number of a name, or nil.
  @inlinable public func find(_ name: UnsafeBufferPointer<UInt8>) -> UInt32? {
    let slot = slots[slot(of: name, hash: NameHash.hash(name))]
    return slot == .max ? nil : UInt32(truncatingIfNeeded: slot)
  }

  /// Brings near what a look for a name of this hash needs. Of many names in a row, the waits for memory then overlap.
  ///
  /// - Returns: something, so that a caller who keeps it is sure that it is done.
  @inlinable @inline(__always) public func touch(_ hash: UInt64) -> UInt64 {
    slots[Int(truncatingIfNeeded: hash &>> shift)]
  }

  /// The number of a name, new or not; nil when the table is full.
  public mutating func insert(_ name: UnsafeBufferPointer<UInt8>) -> (id: UInt32, isNew: Bool)? {
    let hash = NameHash.hash(name)
    var slot = self.slot(of: name, hash: hash)
    if slots[slot] != .max { return (UInt32(truncatingIfNeeded: slots[slot]), false) }
    let used = Int(begins[count])
    guard count < Int(UInt32.max) - 1, name.count <= Int(UInt32.max) - used else { return nil }
    if count + 1 > (mask + 1) / 4 * 3 {
      growSlots(to: (mask + 1) * 2, in: .allocate(capacity: (mask + 1) * 2))
      slot = self.slot(of: name, hash: hash)
    }
    if count == nameCapacity || used + name.count > textCapacity { makeRoom(for: name.count, after: used) }
    NameHash.copy(name, to: text + used)
    begins[count + 1] = UInt32(used + name.count)
    slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(count)
    count += 1
    return (UInt32(count - 1), true)
  }

  /// The slot of a name, or the empty one where it belongs. There is always an empty one.
  @inlinable func slot(of name: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int {
    let high = hash &>> 32
    var slot = Int(truncatingIfNeeded: hash &>> shift)
    while true {
      let entry = slots[slot]
      if entry == .max { return slot }
      if entry &>> 32 == high && isName(Int(truncatingIfNeeded: entry & 0xFFFF_FFFF), name) { return slot }
      slot = (slot &+ 1) & mask
    }
  }

  @inlinable func isName(_ id: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    let begin = Int(begins[id])
    guard Int(begins[id &+ 1]) &- begin == name.count else { return false }
    guard let first = name.baseAddress else { return true }
    return NameHash.equal(text + begin, first, name.count)
  }

  /// Makes room for so many names in all, of so many bytes together, so that it is not made little by little.
  ///
  /// - Parameter memory: makes the memory, which is read at random places. It is given back by `deallocate`.
  public mutating func reserve(
    _ names: Int, bytes: Int, in memory: (_ bytes: Int) -> UnsafeMutableRawPointer
  ) {
    var slotCount = mask + 1
    while slotCount / 4 * 3 < names { slotCount *= 2 }
    if slotCount > mask + 1 {
      let room = memory(slotCount * MemoryLayout<UInt64>.stride)
      growSlots(to: slotCount, in: room.bindMemory(to: UInt64.self, capacity: slotCount))
    }
    makeRoom(names: names, bytes: bytes, in: memory)
  }

  private mutating func growSlots(to slotCount: Int, in memory: UnsafeMutablePointer<UInt64>) {
    let old = slots
    let oldCount = mask + 1
    slots = memory
    slots.initialize(repeating: .max, count: slotCount)
    mask = slotCount - 1
    shift = UInt64(slotCount.leadingZeroBitCount + 1)
    for index in 0..<oldCount where old[index] != .max {
      // The half of the hash that a slot keeps is enough.
      var slot = Int(truncatingIfNeeded: old[index] &>> shift)
      while slots[slot] != .max { slot = (slot + 1) & mask }
      slots[slot] = old[index]
    }
    old.deallocate()
  }

  private mutating func makeRoom(for length: Int, after used: Int) {
    if count + 1 > nameCapacity { makeRoom(names: nameCapacity + nameCapacity / 2, bytes: 0) }
    if used + length > textCapacity {
      makeRoom(names: 0, bytes: max(textCapacity + textCapacity / 2, used + length))
    }
  }

  private mutating func makeRoom(
    names capacity: Int, bytes: Int,
    in memory: (_ bytes: Int) -> UnsafeMutableRawPointer = { .allocate(byteCount: $0, alignment: 16) }
  ) {
    if capacity > nameCapacity {
      let grown = memory((capacity + 1) * MemoryLayout<UInt32>.stride).bindMemory(
        to: UInt32.self, capacity: capacity + 1)
      grown.update(from: begins, count: count + 1)
      begins.deallocate()
      begins = grown
      nameCapacity = capacity
    }
    if bytes > textCapacity {
      let grown = memory(bytes).bindMemory(to: UInt8.self, capacity: bytes)
      grown.update(from: text, count: textCount)
      text.deallocate()
      text = grown
      textCapacity = bytes
    }
  }
}

/// Hashing and comparing of names, eight bytes at a time.
public enum NameHash {
  @inlinable @inline(__always) static func load64(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
    UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self)
  }
  @inlinable @inline(__always) static func load32(_ bytes: UnsafePointer<UInt8>) -> UInt64 {
    UInt64(UnsafeRawPointer(bytes).loadUnaligned(as: UInt32.self))
  }

  /// A hash for tables in memory: not the same on machines of another byte order, and no shield against an enemy.
  @inlinable @inline(__always) public static func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
    hash(words(of: name), name.count)
  }

  /// What a name's hash is made of, beside its length. The three say all of a name of at most 16 bytes.
  @frozen public struct Words {
    public let first: UInt64
    public let last: UInt64
    @inlinable init(first: UInt64, last: UInt64) {
      self.first = first
      self.last = last
    }
  }

  @inlinable @inline(__always)
  public static func words(of name: UnsafeBufferPointer<UInt8>) -> Words {
    let count = name.count
    guard let bytes = name.baseAddress else { return Words(first: 0, last: 0) }
    if count >= 8 {
      var first = load64(bytes)
      var at = 8
      while at &+ 8 < count {
        first = mix(first ^ load64(bytes + at), 0x9E37_79B9_7F4A_7C15)
        at &+= 8
      }
      return Words(first: first, last: load64(bytes + (count &- 8)))
    }
    if count >= 4 { return Words(first: load32(bytes), last: load32(bytes + (count &- 4))) }
    var first: UInt64 = 0
    var at = 0
    while at < count {
      first |= UInt64(bytes[at]) &<< UInt64(8 &* at)
      at &+= 1
    }
    return Words(first: first, last: 0)
  }

  @inlinable @inline(__always) public static func hash(_ words: Words, _ count: Int) -> UInt64 {
    mix(words.first ^ 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: count), words.last ^ 0xD6E8_FEB8_6659_FD93)
  }

  @inlinable @inline(__always) static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.low ^ product.high
  }

  /// Names of a usual length are two words, which may overlap.
  @inline(__always)
  static func copy(_ name: UnsafeBufferPointer<UInt8>, to place: UnsafeMutablePointer<UInt8>) {
    guard let bytes = name.baseAddress else { return }
    let count = name.count
    if count >= 8, count <= 16 {
      let (first, last) = (load64(bytes), load64(bytes + (count &- 8)))
      UnsafeMutableRawPointer(place).storeBytes(of: first, as: UInt64.self)
      UnsafeMutableRawPointer(place + (count &- 8)).storeBytes(of: last, as: UInt64.self)
    } else {
      place.update(from: bytes, count: count)
    }
  }

  /// Whether the first `count` bytes are the same.
  @inlinable @inline(__always)
  public static func equal(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    if count >= 8 {
      var at = 0
      while at &+ 8 <= count {
        if load64(a + at) != load64(b + at) { return false }
        at &+= 8
      }
      return load64(a + (count &- 8)) == load64(b + (count &- 8))
    }
    if count >= 4 { return load32(a) == load32(b) && load32(a + (count &- 4)) == load32(b + (count &- 4)) }
    var at = 0
    while at < count {
      if a[at] != b[at] { return false }
      at &+= 1
    }
    return true
  }
}
