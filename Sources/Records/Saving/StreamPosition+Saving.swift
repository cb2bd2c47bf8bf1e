internal import Campaign

extension StreamPosition {
  /// Without and with `lateBy`, which is there where it is not the usual one.
  private static let versions: (plain: UInt8, withLateBy: UInt8) = (1, 2)

  /// Appends the position. The same position always makes the same bytes.
  public func encode(into out: inout [UInt8]) {
    let isUsual = lateBy == EventOrder.standardLateBy
    out.append(isUsual ? Self.versions.plain : Self.versions.withLateBy)
    SavedWriting.append(line, to: &out)
    out.append(clock == nil ? 0 : 1)
    if let clock { SavedWriting.appendSigned(clock.milliseconds, to: &out) }
    if !isUsual { SavedWriting.appendSigned(lateBy, to: &out) }
  }

  /// Reads what `encode` wrote, all of it and nothing else.
  public init(decoding bytes: UnsafeBufferPointer<UInt8>) throws(SavedFlaw) {
    var reader = SavedReader(bytes)
    let version = try reader.byte()
    guard version == Self.versions.plain || version == Self.versions.withLateBy else { throw .version(version) }
    guard let line = Int(exactly: try reader.number()) else { throw .damaged }
    self.init(line: line)
    switch try reader.byte() {
    case 0: break
    case 1: clock = Instant(milliseconds: try reader.signed())
    default: throw .damaged
    }
    if version == Self.versions.withLateBy {
      lateBy = try reader.signed()
      guard lateBy >= 0, lateBy != EventOrder.standardLateBy else { throw .damaged }
    }
    try reader.finish()
  }
}
