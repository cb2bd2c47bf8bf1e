internal import Campaign
internal import Records
internal import Routing
internal import RuleLanguage

/// A run as bytes: the names, how far its stream was read, and the engine's state.
struct SavedRun {
  /// The version of these bytes, and of what a log's batches hold.
  static let formatVersion = 1

  let directory: Directory
  let position: StreamPosition
  let state: RoutingState

  static func bytes(_ directory: Directory, _ position: StreamPosition, _ state: RoutingState) -> [UInt8] {
    var names: [UInt8] = []
    directory.encode(into: &names)
    var stream: [UInt8] = []
    position.encode(into: &stream)
    var bytes: [UInt8] = []
    for part in [names, stream] {
      withUnsafeBytes(of: UInt64(part.count).littleEndian) { bytes.append(contentsOf: $0) }
      bytes += part
    }
    return bytes + state.encoded()
  }

  /// Nil when the bytes are of no run under these rules.
  init?(_ bytes: [UInt8], _ policy: RoutingPolicy, zones: @escaping ZoneLoader) {
    var rest = bytes[...]
    func next() -> ArraySlice<UInt8>? {
      guard rest.count >= 8 else { return nil }
      let count = rest.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      rest = rest.dropFirst(8)
      guard let count = Int(exactly: count), count <= rest.count else { return nil }
      defer { rest = rest.dropFirst(count) }
      return rest.prefix(count)
    }
    guard let names = next(), let stream = next(), let state = RoutingState(decoding: Array(rest), policy) else {
      return nil
    }
    do throws(SavedFlaw) {
      // The slices' closures may not throw what they are not declared to.
      let decoded = names.withUnsafeBufferPointer { names in
        Result<Directory, SavedFlaw> { () throws(SavedFlaw) in
          try Directory(decoding: names, policy: policy, zones: zones)
        }
      }
      directory = try decoded.get()
      position = try stream.withUnsafeBufferPointer { stream in
        Result<StreamPosition, SavedFlaw> { () throws(SavedFlaw) in try StreamPosition(decoding: stream) }
      }.get()
    } catch {
      return nil
    }
    guard state.contactCount == directory.contactCount else { return nil }
    self.state = state
  }
}
