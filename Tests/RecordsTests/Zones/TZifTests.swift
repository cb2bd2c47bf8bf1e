import Campaign
import TestSupport
import Testing

@testable import Records
@testable import Zones

@Suite struct TZifTests {
  @Test(arguments: ZoneFixture.names) func `offsets change when Python says so`(_ name: String) throws {
    let zone = try #require(readTZif(try ZoneFixture.bytes(name), name: name))
    let table = try ZoneFixture.table(name)
    // 1900-01-01 and 2201-01-01.
    let (first, last): (Int64, Int64) = (-2_208_988_800, 7_289_654_400)
    #expect(zone.name == name)
    #expect(zone.offset(at: Instant(milliseconds: first * 1000)) == table.first)
    let places = zone.transitions.indices.filter { zone.transitions[$0] > first && zone.transitions[$0] <= last }
    #expect(places.map { zone.transitions[$0] } == table.changes.map(\.at))
    #expect(places.map { zone.offsets[$0 + 1] } == table.changes.map(\.offset))
    for change in table.changes {
      #expect(zone.offset(at: Instant(milliseconds: change.at * 1000)) == change.offset)
      #expect(zone.offset(at: Instant(milliseconds: change.at * 1000 - 1)) != change.offset)
    }
  }

  @Test(arguments: ZoneFixture.names) func `a file that is cut short is none`(_ name: String) throws {
    let bytes = try ZoneFixture.bytes(name)
    for count in 0..<bytes.count { #expect(readTZif(Array(bytes[..<count]), name: name) == nil, "\(count)") }
    #expect(readTZif(bytes + [0x0A], name: name) == nil)
  }

  @Test(.tags(.slow), .onlyInFullRuns, arguments: ZoneFixture.names) func `a damaged file is none, or a zone`(
    _ name: String
  ) throws {
    let good = try ZoneFixture.bytes(name)
    var random = SplitMix(name.utf8.count)
    for _ in 0..<2000 {
      var bytes = good
      for _ in 0...random.below(3) {
        let place = random.below(10) < 5 ? random.below(min(200, bytes.count)) : random.below(bytes.count)
        switch random.below(4) {
        case 0: bytes[place] = UInt8(random.below(256))
        case 1: bytes[place] ^= 1 << UInt8(random.below(8))
        case 2: bytes.remove(at: place)
        default: bytes.insert(UInt8(random.below(256)), at: place)
        }
      }
      guard let zone = readTZif(bytes, name: name) else { continue }
      #expect(zone.offsets.count == zone.transitions.count + 1)
      for at in [Int64.min, 0, .max] {
        #expect(ZoneRules.offsetRange.contains(zone.offset(at: Instant(milliseconds: at))))
      }
    }
  }

  @Test(.tags(.slow), .onlyInFullRuns) func `a damaged rule is none, or a rule`() {
    var random = SplitMix(5)
    let alphabet = Array("EST5DT<>+-,M/.:J0123456789a".utf8)
    for _ in 0..<40_000 {
      var text = Array("EST5EDT,M3.2.0/-2:30,J60/167".utf8)
      for _ in 0...random.below(4) { text[random.below(text.count)] = alphabet[random.below(alphabet.count)] }
      guard let rule = text.withUnsafeBufferPointer({ POSIXZone($0, allowsLongTimes: true) }) else { continue }
      var last = Int64.min
      for change in rule.transitions(after: nil) {
        #expect(change.at > last)
        last = change.at
      }
    }
  }

  @Test func `made files`() throws {
    var zone = MadeZone()
    #expect(readTZif(zone.bytes, name: "X")?.offsets == [0])
    for version: UInt8 in [0x32, 0x33, 0x34, 0] {
      zone.version = version
      zone.times = [-5, 7]
      zone.places = [1, 0]
      zone.types = [(0, 0, 0), (3600, 1, 4)]
      zone.names = Array("GMT\0BST\0".utf8)
      zone.footer = ""
      let read = try #require(readTZif(zone.bytes, name: "X"))
      #expect(read.transitions == [-5, 7] && read.offsets == [0, 3600, 0])
    }
    // Changes of the name alone are none.
    zone.types = [(0, 0, 0), (0, 1, 4)]
    #expect(readTZif(zone.bytes, name: "X")?.transitions == [])
  }

  struct Fault: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let make: @Sendable (inout MadeZone) -> Void
    init(_ name: String, _ make: @escaping @Sendable (inout MadeZone) -> Void) {
      testDescription = name
      self.make = make
    }
  }

  @Test(arguments: [
    Fault("an unknown version") { $0.version = 0x35 },
    Fault("no version") { $0.version = 1 },
    Fault("no types") { $0.types = [] },
    Fault("no names") { $0.names = [] },
    Fault("names without an end") { $0.names = Array("UTC".utf8) },
    Fault("a name outside") { $0.types = [(0, 0, 4)] },
    Fault("a flag that is neither") { $0.types = [(0, 2, 0)] },
    Fault("an offset of 26 hours") { $0.types = [(93_600, 0, 0)] },
    Fault("an offset of 25 hours west") { $0.types = [(-90_000, 0, 0)] },
    Fault("an offset of a lifetime") { $0.types = [(.min, 0, 0)] },
    Fault("a type outside") { ($0.times, $0.places) = ([1], [1]) },
    Fault("times that do not rise") { ($0.times, $0.places) = ([1, 1], [0, 0]) },
    Fault("times that fall") { ($0.times, $0.places) = ([1, -1], [0, 0]) },
    Fault("leap seconds") { $0.leaps = 1 },
    Fault("as many flags as no types") { $0.standard = [0, 0] },
    Fault("a flag beyond one") { $0.standard = [2] },
    Fault("universal but not standard") { $0.universal = [1] },
    Fault("universal and not standard") { ($0.standard, $0.universal) = ([0], [1]) },
    Fault("something after the end") { $0.tail = [0] },
    Fault("a rule that is none") { $0.footer = "UTC" },
    Fault("a rule that contradicts") { ($0.times, $0.places, $0.footer) = ([1], [0], "EST5") },
  ]) func `faults`(_ fault: Fault) {
    var zone = MadeZone()
    fault.make(&zone)
    #expect(readTZif(zone.bytes, name: "X") == nil)
  }

  @Test func `a file without transitions follows its rule from the first`() throws {
    var made = MadeZone()
    (made.types, made.footer) = ([(-18_000, 0, 0)], "EST5EDT,M3.2.0,M11.1.0")
    let zone = try #require(readTZif(made.bytes, name: "X"))
    #expect(zone.transitions.count == 602)
    #expect(zone.offset(at: Instant(milliseconds: 1_783_000_000_000)) == -14_400)
    // 2026-03-08T07:00:00Z.
    #expect(zone.transitions.contains(1_772_953_200))
  }
}
