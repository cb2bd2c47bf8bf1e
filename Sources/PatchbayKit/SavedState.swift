internal import Campaign
internal import Diagnostics
internal import Interpreting
internal import Records
internal import Routing
internal import RuleLanguage

// A saved action is one value of bytes:
//
//     name of the format · version · sections, each behind its length · sum of all before
//
// The sections are the texts of the rules (how many, and of each its name and its bytes), the names of the action, how far it has
// come, and the engine's state, the last three as state files keep them.
extension ContactAction {
  /// The whole action as bytes, for `init(restoring:_:link:)`: its contacts, conversations and counts, and the text of its rules.
  ///
  /// About as many as the names of contacts are long, and sixty for each contact. The same action always makes the same bytes.
  public func saved() -> [UInt8] {
    var out = SavedState.name + [SavedState.version]
    var section: [UInt8] = []
    SavedWriting.append(rules.documents.count, to: &section)
    for document in rules.documents {
      Array(document.name.utf8).withUnsafeBufferPointer { SavedWriting.append($0, to: &section) }
      document.bytes.withUnsafeBufferPointer { SavedWriting.append($0, to: &section) }
    }
    SavedState.append(&section, to: &out)
    interpreter.directory.encode(into: &section)
    SavedState.append(&section, to: &out)
    position.encode(into: &section)
    SavedState.append(&section, to: &out)
    section = interpreter.engine.state.encoded()
    SavedState.append(&section, to: &out)
    out += SavedState.sum(of: out[...])
    return out
  }

  /// Goes on from saved bytes as if nothing had happened.
  ///
  /// - Parameters:
  ///   - bytes: what `saved()` gave. A sum finds bytes that were damaged on the way; it does not find forgers, so bytes from others
  ///     want a seal of your own.
  ///   - rules: those of the action. Their text may be laid out otherwise; what it means may not.
  ///   - link: gives the `{{link}}` of a member's notifications by the member's name in the rules.
  /// - Throws: `RestoreError`; nothing that the bytes may hold does worse.
  public init(
    restoring bytes: [UInt8], _ rules: Rules, link: @escaping @Sendable (_ member: String) -> String = { _ in "" }
  ) throws(RestoreError) {
    let saved: SavedState
    do throws(SavedFlaw) {
      saved = try SavedState(bytes, rules)
    } catch {
      throw RestoreError(error)
    }
    self.init(rules, saved.directory, saved.state, saved.position, rules.texts(link), hasBegun: true)
  }
}

/// Why an action cannot go on from bytes.
public struct RestoreError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Why an action cannot go on from bytes, by kind.
  @nonexhaustive public enum Reason: Hashable, Sendable {
    /// They are not those of a saved action, or not all of them.
    case damaged
    /// Another version of this library saved them.
    case otherVersion
    /// They were saved under rules that mean something else.
    case otherRules
  }

  /// What kind of reason there is.
  public let reason: Reason
  /// The reason for people, in a sentence without a final period.
  public let description: String

  init(_ flaw: SavedFlaw) {
    switch flaw {
    case .length, .damaged, .limit:
      reason = .damaged
      description = "the bytes are not those of a saved action, or not all of them"
    case .version(let version):
      reason = .otherVersion
      description = "the action was saved in format \(version), and this version reads format \(SavedState.version)"
    case .otherRules:
      reason = .otherRules
      description = "the action was saved under rules that mean something else"
    }
  }
}

/// What saved bytes hold.
private struct SavedState {
  static let name = Array("patchbay".utf8)
  static let version: UInt8 = 1

  let directory: Directory
  let position: StreamPosition
  let state: RoutingState

  init(_ bytes: [UInt8], _ rules: Rules) throws(SavedFlaw) {
    let head = Self.name.count + 1
    let body = bytes.count - Self.sum(of: []).count
    guard body >= head, bytes.starts(with: Self.name) else { throw .damaged }
    // The version says how the rest is to be read, the sum too.
    guard bytes[head - 1] == Self.version else { throw .version(bytes[head - 1]) }
    guard bytes[body...].elementsEqual(Self.sum(of: bytes[..<body])) else { throw .damaged }
    let policy = rules.checked.policy
    // A buffer of its own, because a closure cannot throw what the directory does.
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: body - head)
    defer { copy.deallocate() }
    _ = copy.initialize(from: bytes[head..<body])
    var reader = SavedReader(Bytes(copy))
    try Self.check(try reader.piece(), against: rules)
    directory = try Directory(
      decoding: try reader.piece(), policy: policy, country: rules.checked.list.country, zones: rules.zones)
    position = try StreamPosition(decoding: try reader.piece())
    // No action comes so far: what is forged would let later events count beyond the numbers that there are.
    guard position.line <= 1 << 60,
      position.clock.map({ $0.milliseconds.magnitude <= Instant.mostMilliseconds }) ?? true
    else { throw .damaged }
    let engine = Array(try reader.piece())
    try reader.finish()
    // No column is longer than the values of all contacts, or than a team can ask for: what is forged does not ask for all memory.
    let (most, isTooMany) = (directory.contactCount + (1 << 20)).multipliedReportingOverflow(
      by: policy.fields.count + 1)
    guard let state = RoutingState(decoding: engine, policy, mostContacts: isTooMany ? .max : most),
      state.contactCount == directory.contactCount
    else { throw .damaged }
    self.state = state
  }

  /// The same text, or another one that means the same.
  private static func check(_ section: Bytes, against rules: Rules) throws(SavedFlaw) {
    var reader = SavedReader(section)
    var documents: [Source] = []
    for _ in 0..<(try reader.count()) {
      let name = String(decoding: try reader.text(), as: UTF8.self)
      documents.append(Source(name: name, bytes: Array(try reader.piece())))
    }
    try reader.finish()
    guard let file = documents.first else { throw .damaged }
    if documents.map(\.bytes) == rules.documents.map(\.bytes) && file.name == rules.file { return }
    var problems = DiagnosticSink()
    let checked = checkRules(
      file,
      loader: { path, place in
        documents.dropFirst().first.map { .success($0) } ?? noRosters(path, place)
      }, zones: rules.zones, sink: &problems)
    guard checked?.policy == rules.checked.policy else { throw .otherRules }
  }

  /// Puts a section behind its length, and begins the next.
  static func append(_ section: inout [UInt8], to out: inout [UInt8]) {
    section.withUnsafeBufferPointer { SavedWriting.append($0, to: &out) }
    section.removeAll(keepingCapacity: true)
  }

  static func sum(of bytes: ArraySlice<UInt8>) -> [UInt8] {
    Fingerprint(of: Array(bytes)).bytes
  }
}
