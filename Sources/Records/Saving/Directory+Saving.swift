public import Campaign
internal import Folding
internal import Phones
public import Zones

/// A saved directory is its names in the order of their numbers. What follows from them is rebuilt: hash tables, folded
/// tags, ids whose letters are composed differently. So the same names make the same bytes, about as many as the names
/// have.
extension Directory {
  /// Opt outs that await their contacts, and those that were said elsewhere, are there where there are any.
  private static var versions: (plain: UInt8, withAwaited: UInt8, withHeard: UInt8) { (1, 2, 3) }
  private var version: UInt8 {
    heard.isEmpty ? awaited.isEmpty ? Self.versions.plain : Self.versions.withAwaited : Self.versions.withHeard
  }

  /// Appends everything that the directory knows, in about the size of its names plus six bytes per phone.
  public func encode(into out: inout [UInt8]) { encode(into: &out) { _ in } }

  /// As above, but `spill` is called now and then and may take the bytes away, so that they need not be in memory
  /// together.
  public func encode(into out: inout [UInt8], spilling spill: (inout [UInt8]) throws -> Void) rethrows {
    out.append(version)
    try append(tagCount, to: &out, spill) { tag, out in
      spelling(of: TagID(tag)).withUnsafeBufferPointer { SavedWriting.append($0, to: &out) }
    }
    try append(contactCount, to: &out, spill) { SavedWriting.append(id(of: ContactID($0)), to: &$1) }
    var last: Int64 = 0
    try lines.forEach { index, line in
      // Usually 1.
      SavedWriting.appendSigned(Int64(line) - last, to: &out)
      last = Int64(line)
      if index % Self.spillEvery == 0 { try spill(&out) }
    }
    SavedWriting.append(listed.map { UInt64($0) + 1 } ?? 0, to: &out)
    try append(phones.columnCount, to: &out, spill) { SavedWriting.append(phones.savedKey(Int($0)), to: &$1) }
    try append(messageCount, to: &out, spill) { SavedWriting.append(messages.name($0), to: &$1) }
    try append(zones.count, to: &out, spill) { SavedWriting.append(zones.name(ZoneID(UInt16($0 + 1))), to: &$1) }
    if version == Self.versions.plain { return }
    try append(awaited.ids.count, to: &out, spill) { index, out in
      var id = awaited.ids[Int(index)]
      id.withUTF8 { SavedWriting.append($0, to: &out) }
    }
    try append(awaited.phones.count, to: &out, spill) { SavedWriting.append(awaited.phones[Int($0)].saved, to: &$1) }
    if version == Self.versions.withHeard { try encodeHeard(into: &out, spill) }
  }

  func append(
    _ count: Int, to out: inout [UInt8], _ spill: (inout [UInt8]) throws -> Void,
    _ append: (UInt32, inout [UInt8]) -> Void
  ) rethrows {
    SavedWriting.append(count, to: &out)
    for index in 0..<count {
      append(UInt32(index), &out)
      if index % Self.spillEvery == 0 { try spill(&out) }
    }
  }

  private static var spillEvery: Int { 1024 }

  /// Reads what `encode` wrote, all of it and nothing else, under the same rules.
  ///
  /// - Parameter zones: opens time zones that were not named before. The engine's state keeps the others.
  public convenience init(
    decoding bytes: UnsafeBufferPointer<UInt8>, policy: RoutingPolicy, limits: DirectoryLimits = .standard,
    country: String? = nil, zones: @escaping ZoneLoader = { _ in nil }
  ) throws(SavedFlaw) {
    self.init(policy, limits: limits, country: country, zones: zones)
    var reader = SavedReader(bytes)
    let version = try reader.byte()
    guard (Self.versions.plain...Self.versions.withHeard).contains(version) else { throw .version(version) }
    try restoreTags(from: &reader)
    for _ in 0..<(try reader.count()) { try restoreContact(try reader.text()) }
    try restoreLines(from: &reader)
    try restorePhones(from: &reader)
    for number in 0..<(try reader.count()) {
      guard let id = message(try reader.text()) else { throw .limit }
      guard id.rawValue == number else { throw .damaged }
    }
    try restoreZones(from: &reader)
    if version != Self.versions.plain { try restoreAwaited(from: &reader) }
    if version == Self.versions.withHeard { try restoreHeard(from: &reader) }
    guard version == self.version else { throw .damaged }
    try reader.finish()
  }

  private func restoreAwaited(from reader: inout SavedReader) throws(SavedFlaw) {
    for number in 0..<(try reader.count()) {
      awaited.add(id: String(decoding: try reader.text(), as: UTF8.self))
      guard awaited.ids.count == number + 1 else { throw .damaged }
    }
    for number in 0..<(try reader.count()) {
      guard let phone = PhoneKey(saved: try reader.number()) else { throw .damaged }
      awaited.add(phone)
      guard awaited.phones.count == number + 1 else { throw .damaged }
    }
  }

  /// The first tags are those of the rules, which are there already.
  private func restoreTags(from reader: inout SavedReader) throws(SavedFlaw) {
    let ours = tagCount
    let count = try reader.count()
    guard count >= ours else { throw .otherRules }
    for number in 0..<count {
      let spelling = try reader.text()
      guard number < ours || tagCount < limits.tags else { throw .limit }
      guard let tag = internTag(spelling).tag, tag.index == number else { throw number < ours ? .otherRules : .damaged }
      guard self.spelling(of: tag).elementsEqual(spelling) else { throw number < ours ? .otherRules : .damaged }
    }
  }

  private func restoreContact(_ id: Bytes) throws(SavedFlaw) {
    if id.isEmpty { throw .damaged }
    guard let entry = join(id) else { throw contactCount < limits.contacts ? .damaged : .limit }
    guard entry.isNew else { throw .damaged }
  }

  private func restoreLines(from reader: inout SavedReader) throws(SavedFlaw) {
    var last: Int64 = 0
    for _ in 0..<contactCount {
      let (line, overflows) = last.addingReportingOverflow(try reader.signed())
      guard !overflows, let exact = UInt32(exactly: line) else { throw .damaged }
      lines.append(exact)
      last = line
    }
    let end = try reader.number()
    guard end <= UInt64(contactCount) + 1 else { throw .damaged }
    listed = end == 0 ? nil : Int(end) - 1
  }

  private func restorePhones(from reader: inout SavedReader) throws(SavedFlaw) {
    let count = try reader.count()
    guard count <= contactCount else { throw .damaged }
    for contact in 0..<count {
      let saved = try reader.number()
      if saved == 0 && contact < count - 1 { continue }
      guard let key = PhoneKey(saved: saved), phones.add(key, ContactID(UInt32(contact))) == nil else { throw .damaged }
    }
  }

  private func restoreZones(from reader: inout SavedReader) throws(SavedFlaw) {
    for number in 0..<(try reader.count()) {
      let name = try reader.text()
      guard number < limits.zones else { throw .limit }
      guard names.policy.asksContactsZones else { throw .otherRules }
      guard !name.isEmpty, zones.add(name).index == number + 1 else { throw .damaged }
    }
  }
}
