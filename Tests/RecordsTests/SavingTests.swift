import Campaign
import TestSupport
import Testing
import Zones

@testable import Records

/// A directory that was saved and restored behaves as the one that was not.
@Suite struct SavingTests {
  static let policy = samplePolicy(hours: contactHours())
  static let limits = DirectoryLimits(contacts: 120, tags: 40, messages: 60, zones: 6)

  /// A line of an event stream, from few names, so that they meet again.
  private static func line(_ random: inout SplitMix) -> String {
    func id() -> String {
      ["\"c\(random.below(90))\"", "\"Jos\u{e9}\(random.below(9))\"", "\"Jose\u{301}\(random.below(9))\""][
        random.below(3)]
    }
    func tags() -> String {
      let some = (0..<random.below(4)).map { _ in
        ["\"Donor\"", "\" donor\"", "\"Opt Out\"", "\"T\(random.below(50))\"", "\"\u{c9}t\u{e9}\(random.below(9))\""][
          random.below(5)]
      }
      return "[" + some.joined(separator: ",") + "]"
    }
    switch random.below(6) {
    case 0, 1:
      let phone =
        random.below(3) == 0 ? "null" : "\"\(random.below(2) == 0 ? "+1" : "")21555501\(10 + random.below(70))\""
      let zone =
        random.below(3) == 0 ? "null" : "\"Test/\(["A", "B", "C", "Nowhere", "D", "E", "F", "G"][random.below(8)])\""
      return "{\"event\":\"contact\",\"id\":\(id()),\"phone\":\(phone),\"tags\":\(tags()),\"time_zone\":\(zone)}"
    case 2:
      return
        "{\"event\":\"reply\",\"contact\":\(id()),\"text\":\"x\",\"message_id\":\"m\(random.below(70))\",\"at\":99}"
    case 3: return "{\"event\":\"tag\",\"contact\":\(id()),\"tags\":\(tags())}"
    case 4:
      return
        "{\"event\":\"reassign\",\"to\":\"joe\",\"filter\":{\"ids\":[\(id())],\"tags\":[\"T\(random.below(50))\"]},\"at\":99}"
    default: return "{\"event\":\"send\",\"member\":\"ana\",\"contact\":\(id())}"
    }
  }

  /// What a piece of a stream comes to.
  private static func read(_ lines: [String], _ directory: Directory, _ position: inout StreamPosition) throws -> String
  {
    let bytes = Array(lines.joined(separator: "\n").utf8) + [0x0A]
    var reader = EventReader(ArrayByteReader(bytes), directory: directory, after: position) { _, _ in ReplyReading() }
    var out = ""
    while let line = try reader.next() {
      out += "\(line.line) "
      switch line.outcome {
      case .event(let event):
        out += "\(event.at) \(event.event) \(event.tags.map(\.rawValue)) \(event.values.map(\.rawValue))"
        out += " \(event.zones.map(\.name)) \(event.contacts.map(\.rawValue))"
      case .refused(let refusal, let at): out += "\(at) \(refusal)"
      case .malformed(let problem): out += problem.text(in: "events")
      }
      for remark in line.remarks { out += remark.text(in: "events") }
      out += "\n"
    }
    position = reader.position
    for contact in 0..<directory.contactCount {
      out += String(decoding: directory.id(of: ContactID(UInt32(contact))), as: UTF8.self) + " "
    }
    for tag in 0..<directory.tagCount {
      out += String(decoding: directory.spelling(of: TagID(UInt32(tag))), as: UTF8.self) + " "
    }
    return out
  }

  private static func saved(_ directory: Directory) -> [UInt8] {
    var out: [UInt8] = []
    directory.encode(into: &out)
    return out
  }

  private static func restored(_ bytes: [UInt8]) throws -> Directory {
    try bytes.withUnsafeBufferPointer {
      try Directory(decoding: $0, policy: policy, limits: limits, zones: testZones)
    }
  }

  @Test(.tags(.slow), .onlyInFullRuns, arguments: 0..<60) func `a restored directory goes on as the first one`(
    seed: Int
  ) throws {
    var random = SplitMix(seed)
    let first = Directory(Self.policy, limits: Self.limits, zones: testZones)
    var second = first
    var positions = (StreamPosition(), StreamPosition())
    if random.below(2) == 0 { first.closeList() }
    for _ in 0..<6 {
      let bytes = Self.saved(first)
      second = try Self.restored(bytes)
      #expect(Self.saved(second) == bytes)
      var place: [UInt8] = []
      positions.0.encode(into: &place)
      positions.1 = try place.withUnsafeBufferPointer { try StreamPosition(decoding: $0) }
      #expect(positions.0 == positions.1)
      let lines = (0..<random.below(60)).map { _ in Self.line(&random) }
      let ours = try Self.read(lines, first, &positions.0)
      #expect(try Self.read(lines, second, &positions.1) == ours)
      if random.below(3) == 0 {
        first.closeList()
        second.closeList()
      }
      #expect(Self.saved(second) == Self.saved(first))
    }
  }

  private static func sample() throws -> [UInt8] {
    var random = SplitMix(7)
    let directory = Directory(policy, limits: limits, zones: testZones)
    var position = StreamPosition()
    _ = try read((0..<80).map { _ in line(&random) }, directory, &position)
    directory.closeList()
    return saved(directory)
  }

  @Test(.tags(.slow), .onlyInFullRuns, arguments: 0..<20)
  func `no bytes trap, and bytes that are taken save as they are`(seed: Int) throws {
    var random = SplitMix(seed)
    let good = try Self.sample()
    var taken = 0
    for _ in 0..<300 {
      var bytes = good
      for _ in 0...random.below(3) {
        let at = random.below(bytes.count)
        switch random.below(5) {
        case 0: bytes[at] = UInt8(random.below(256))
        case 1: bytes[at] ^= 1 << UInt8(random.below(8))
        case 2: bytes.removeSubrange(at..<min(bytes.count, at + 1 + random.below(8)))
        case 3: bytes.insert(UInt8(random.below(256)), at: at)
        default: bytes.removeSubrange(at...)
        }
        if bytes.isEmpty { break }
      }
      guard let directory = try? Self.restored(bytes) else { continue }
      taken += 1
      #expect(Self.saved(directory) == bytes)
      var position = StreamPosition()
      _ = try Self.read((0..<5).map { _ in Self.line(&random) }, directory, &position)
    }
    #expect(taken < 300)
  }

  @Test func `every beginning of the bytes is refused`() throws {
    let good = try Self.sample()
    for count in 0..<good.count { #expect(throws: SavedFlaw.self) { try Self.restored(Array(good[..<count])) } }
    #expect(throws: SavedFlaw.length) { try Self.restored(good + [0]) }
    #expect(throws: SavedFlaw.version(9)) { try Self.restored([9] + good.dropFirst()) }
  }

  @Test func `other rules and smaller limits are told`() throws {
    let good = try Self.sample()
    func flaw(_ policy: RoutingPolicy, _ limits: DirectoryLimits) -> SavedFlaw? {
      do throws(SavedFlaw) {
        let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: good.count)
        defer { bytes.deallocate() }
        _ = bytes.initialize(from: good)
        _ = try Directory(decoding: Bytes(bytes), policy: policy, limits: limits, zones: testZones)
        return nil
      } catch {
        return error
      }
    }
    #expect(flaw(Self.policy, Self.limits) == nil)
    #expect(flaw(samplePolicy(), Self.limits) == .otherRules)
    for limits in [
      DirectoryLimits(contacts: 3), DirectoryLimits(tags: 4), DirectoryLimits(messages: 2), DirectoryLimits(zones: 1),
    ] {
      #expect(flaw(Self.policy, limits) == .limit, "\(limits)")
    }
  }

  @Test(arguments: [
    [], [1], [2, 0, 0], [1, 5, 2], [1, 5, 1], [1, 5, 0, 0], [1, 0x80, 0, 0], [1, 5, 1, 0x80], [2, 5, 0],
    [2, 5, 0, 1],
  ])
  func `positions`(bytes: [UInt8]) {
    #expect(throws: SavedFlaw.self) { try bytes.withUnsafeBufferPointer { try StreamPosition(decoding: $0) } }
  }

  @Test(arguments: [nil, 0, -1, 1, Int64.min, Int64.max, 1_772_357_400_000] as [Int64?])
  func `positions of any moment`(milliseconds: Int64?) throws {
    let position = StreamPosition(line: 12_345, clock: milliseconds.map { Instant(milliseconds: $0) })
    var bytes: [UInt8] = []
    position.encode(into: &bytes)
    #expect(try bytes.withUnsafeBufferPointer { try StreamPosition(decoding: $0) } == position)
  }

  @Test(arguments: [0, 1, 600_001, .max] as [Int64])
  func `positions that say how late events may be`(lateBy: Int64) throws {
    let position = StreamPosition(line: 7, clock: Instant(milliseconds: 5), lateBy: lateBy)
    var bytes: [UInt8] = []
    position.encode(into: &bytes)
    #expect(try bytes.withUnsafeBufferPointer { try StreamPosition(decoding: $0) } == position)
  }
}
