internal import Campaign
internal import Phones

/// The first contact of each phone: an open-addressing table over a column of keys. About 15 bytes a contact.
struct PhoneTable: ~Copyable {
  /// Low bits, as many as `mask` has: a contact's number + 1. High bits: of the phone's hash, so that other phones are
  /// mostly told apart without a look at their keys. 0: empty.
  private var slots: UnsafeMutablePointer<UInt32>
  private var mask: Int
  /// The key of each contact that is the first of its phone; 0 for the others.
  private var keys: UnsafeMutablePointer<UInt64>
  private var keyCapacity: Int
  private var keyCount = 0
  private var used = 0

  init() {
    mask = 63
    slots = .allocate(capacity: 64)
    slots.initialize(repeating: 0, count: 64)
    keyCapacity = 64
    keys = .allocate(capacity: 64)
  }

  deinit {
    slots.deallocate()
    keys.deallocate()
  }

  /// Contacts up to the last one that is the first of its phone.
  var columnCount: Int { keyCount }

  /// The key of a contact that is the first of its phone, as `PhoneKey.saved`, or 0.
  func savedKey(_ contact: Int) -> UInt64 {
    precondition(contact >= 0 && contact < keyCount, "a contact of this column")
    return keys[contact] == 0 ? 0 : PhoneKey(bits: keys[contact]).saved
  }

  /// The phone of a contact that is the first of its phone.
  func key(_ contact: ContactID) -> PhoneKey? {
    contact.index < keyCount && keys[contact.index] != 0 ? PhoneKey(bits: keys[contact.index]) : nil
  }

  /// Brings near what `add` of a phone needs. Of many phones in a row, the waits for memory then overlap.
  ///
  /// - Returns: something, so that a caller who keeps it is sure that it is done.
  func touch(_ key: PhoneKey) -> UInt64 { UInt64(slots[Int(truncatingIfNeeded: Self.hash(key.bits)) & mask]) }

  /// Records the phone of a contact. Returns the first contact with the same phone, if this is not the first.
  /// Contacts come in order of their numbers; those without a phone may be left out.
  mutating func add(_ key: PhoneKey, _ contact: ContactID) -> ContactID? {
    while used >= (mask + 1) / 4 * 3 || contact.index >= mask { growSlots() }
    let hash = Self.hash(key.bits)
    let entry = entry(of: contact, hash)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if (slots[slot] ^ entry) & ~numberMask == 0 {
        let other = (slots[slot] & numberMask) - 1
        if keys[Int(other)] == key.bits { return ContactID(other) }
      }
      slot = (slot + 1) & mask
    }
    setKey(key.bits, of: contact.index)
    slots[slot] = entry
    used += 1
    return nil
  }

  /// The first contact with a phone.
  func find(_ key: PhoneKey) -> ContactID? {
    let hash = Self.hash(key.bits)
    let entry = UInt32(truncatingIfNeeded: hash &>> 32) & ~numberMask
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if (slots[slot] ^ entry) & ~numberMask == 0 {
        let contact = (slots[slot] & numberMask) - 1
        if keys[Int(contact)] == key.bits { return ContactID(contact) }
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private var numberMask: UInt32 { UInt32(truncatingIfNeeded: mask) }

  private func entry(of contact: ContactID, _ hash: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: hash &>> 32) & ~numberMask | (contact.rawValue + 1)
  }

  private mutating func setKey(_ bits: UInt64, of index: Int) {
    if index >= keyCapacity {
      let capacity = max(keyCapacity + keyCapacity / 2, index + 1)
      let grown = UnsafeMutablePointer<UInt64>.allocate(capacity: capacity)
      grown.update(from: keys, count: keyCount)
      keys.deallocate()
      keys = grown
      keyCapacity = capacity
    }
    while keyCount < index {
      keys[keyCount] = 0
      keyCount += 1
    }
    keys[index] = bits
    keyCount = max(keyCount, index + 1)
  }

  private mutating func growSlots() {
    let old = slots
    let oldCount = mask + 1
    slots = LargeMemory.allocate(8 * oldCount).bindMemory(to: UInt32.self, capacity: 2 * oldCount)
    slots.initialize(repeating: 0, count: 2 * oldCount)
    let oldMask = numberMask
    mask = 2 * oldCount - 1
    for index in 0..<oldCount where old[index] != 0 {
      let contact = ContactID((old[index] & oldMask) - 1)
      let hash = Self.hash(keys[contact.index])
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = entry(of: contact, hash)
    }
    old.deallocate()
  }

  private static func hash(_ bits: UInt64) -> UInt64 {
    let product = bits.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.low ^ product.high
  }
}
