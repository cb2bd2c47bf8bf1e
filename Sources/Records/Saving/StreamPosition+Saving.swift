internal import Campaign

extension StreamPosition {
  private static let version: UInt8 = 1

  /// Appends the position. The same position always makes the same bytes.
  public func encode(into out: inout [UInt8]) {
    out.append(Self.version)
    SavedWriting.append(line, to: &out)
    out.append(clock == nil ? 0 : 1)
    if let clock { SavedWriting.appendSigned(clock.milliseconds, to: &out) }
  }

  /// Reads what `encode` wrote, all of it and nothing else.
  public init(decoding bytes: UnsafeBufferPointer<UInt8>) throws(SavedFlaw) {
    var reader = SavedReader(bytes)
    let version = try reader.byte()
    guard version == Self.version else { throw .version(version) }
    guard let line = Int(exactly: try reader.number()) else { throw .damaged }
    self.init(line: line)
    switch try reader.byte() {
    case 0: break
    case 1: clock = Instant(milliseconds: try reader.signed())
    default: throw .damaged
    }
    try reader.finish()
  }
}
