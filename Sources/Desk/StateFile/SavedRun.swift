internal import Campaign
internal import Journal
internal import Records
internal import Routing
internal import RuleLanguage
internal import Zones

/// A run as bytes: the names, how far its stream was read, and the engine's state, a section each.
struct SavedRun {
  /// The version of these bytes, and of what a log's batches hold.
  static let formatVersion = 1

  let directory: Directory
  let position: StreamPosition
  let state: RoutingState

  static func source(_ directory: Directory, _ position: StreamPosition, _ state: RoutingState) -> SnapshotSource {
    SnapshotSource { put in
      try withoutActuallyEscaping(put) { put in
        let sections = SectionWriter(put)
        try sections.write { bytes, spill in directory.encode(into: &bytes, spilling: spill) }
        try sections.write { bytes, _ in position.encode(into: &bytes) }
        try sections.write { bytes, spill in bytes = state.encoded(spilling: spill) }
      }
    }
  }

  /// Nil when the bytes are of no run under these rules.
  init?(_ parts: SnapshotParts, _ checked: CheckedPolicy, zones: @escaping ZoneLoader) throws {
    let policy = checked.policy
    var sections = SectionReader(parts)
    do {
      // Each section is dropped before the next is read: that of the names is large.
      directory = try sections.decode {
        try Directory(decoding: $0, policy: policy, country: checked.list.country, zones: zones)
      }
      position = try sections.decode { try StreamPosition(decoding: $0) }
      guard let state = RoutingState(decoding: try sections.next(), policy), try sections.isAtEnd,
        state.contactCount == directory.contactCount
      else { return nil }
      self.state = state
    } catch is SavedFlaw {
      return nil
    }
  }
}

/// Writes sections whose lengths are not known in advance: pieces, each after its length, and a length of 0 after the
/// last.
private final class SectionWriter {
  private static let pieceSize = 1 << 20
  private let put: ([UInt8]) throws -> Void
  private var failure: (any Error)?

  init(_ put: @escaping ([UInt8]) throws -> Void) { self.put = put }

  /// - Parameter body: appends the section's bytes, and lets them be spilled now and then.
  func write(_ body: (_ bytes: inout [UInt8], _ spill: @escaping (inout [UInt8]) -> Void) -> Void) throws {
    var bytes: [UInt8] = []
    body(&bytes) { if $0.count >= Self.pieceSize { self.spill(&$0) } }
    spill(&bytes)
    try finish()
  }

  private func spill(_ bytes: inout [UInt8]) {
    guard failure == nil, !bytes.isEmpty else { return bytes.removeAll(keepingCapacity: true) }
    do {
      try put(length(bytes.count))
      try put(bytes)
    } catch {
      failure = error
    }
    bytes.removeAll(keepingCapacity: bytes.count < 2 * Self.pieceSize)
  }

  private func finish() throws {
    if let failure { throw failure }
    try put(length(0))
  }

  private func length(_ count: Int) -> [UInt8] { withUnsafeBytes(of: UInt64(count).littleEndian) { Array($0) } }
}

/// Reads what a `SectionWriter` wrote.
private struct SectionReader {
  private var parts: SnapshotParts
  private var buffer: ArraySlice<UInt8> = []

  init(_ parts: SnapshotParts) { self.parts = parts }

  mutating func decode<Value>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Value) throws -> Value {
    try next().withUnsafeBufferPointer(body)
  }

  /// The bytes of the next section.
  mutating func next() throws -> [UInt8] {
    var section: [UInt8] = []
    while true {
      var length: [UInt8] = []
      try consume(8, into: &length)
      let count = length.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      if count == 0 { return section }
      guard let count = Int(exactly: count) else { throw SavedFlaw.length }
      try consume(count, into: &section)
    }
  }

  var isAtEnd: Bool {
    mutating get throws { try buffer.isEmpty && parts.next() == nil }
  }

  private mutating func consume(_ count: Int, into bytes: inout [UInt8]) throws {
    var missing = count
    while missing > 0 {
      if buffer.isEmpty {
        guard let part = try parts.next() else { throw SavedFlaw.length }
        buffer = part[...]
      }
      let piece = buffer.prefix(missing)
      bytes += piece
      buffer = buffer.dropFirst(piece.count)
      missing -= piece.count
    }
  }
}
