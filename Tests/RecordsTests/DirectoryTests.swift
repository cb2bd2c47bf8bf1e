import Campaign
import Folding
import Testing
import Zones

@testable import Records

@Suite struct DirectoryTests {
  private func add(_ list: String, to directory: Directory) throws -> [String] {
    var reader = RecordReader(ArrayByteReader(Array(list.utf8)), format: .ndjson)
    var out: [String] = []
    while let block = try reader.next() {
      for row in 0..<block.count {
        switch directory.add(row, of: block) {
        case .joined(let arrival, let remarks):
          let columns = directory.withLastColumns {
            "\($0.map(\.rawValue)) \($1.map(\.rawValue))" + ($2.isEmpty ? "" : " \($2[0].name)")
          }
          out.append(
            "\(arrival.contact.rawValue) \(columns)"
              + (arrival.lastTeamMember.isSomebody ? " last \(arrival.lastTeamMember.rawValue)" : "")
              + (arrival.assignedTo.isSomebody ? " assigned \(arrival.assignedTo.rawValue)" : "")
              + (arrival.optedOut ? " opted out" : "")
              + (arrival.zone == .missing ? "" : " zone \(arrival.zone.rawValue)")
              + (arrival.samePhoneAs.isKnown ? " same phone as \(arrival.samePhoneAs.rawValue)" : ""))
          out += remarks.map { directory.problem($0, row, of: block).text(in: "list") }
        case .refused(let problem, _, _): out.append(directory.problem(problem, row, of: block).text(in: "list"))
        }
      }
    }
    return out
  }

  @Test func `rows`() throws {
    let directory = Directory(samplePolicy())
    let list = """
      {"id":"c1","phone":"+1 215 555-0101","tags":["Donor","donor "," SPANISH","New"],"state":"NJ"}
      {"id":"c1","phone":"7"}
      {"id":"c2","phone":"+12155550101","last_team_member":"temp","assigned_to":"temp","state":"OH"}
      {"id":"c3","phone":"12155550101","last_team_member":"who","assigned_to":"joe","tags":["new","opt OUT"]}
      {"id":"c4","phone":"n/a","opted_out":true,"tags":["É"," é"]}
      {"id":"c5","phone":"1234567890123456789"}
      {"id":"C1","state":null}
      """
    try Fixtures.expectGolden(try add(list, to: directory).joined(separator: "\n") + "\n", "directory.out")
    #expect(directory.contactCount == 5)
    #expect(Array(directory.spelling(of: TagID(1))) == Array("Donor".utf8))
  }

  @Test func `composed and decomposed letters are one id`() throws {
    let directory = Directory(samplePolicy())
    let out = try add("{\"id\":\"Jos\u{e9}\"}\n{\"id\":\"Jose\u{301}\"}\n{\"id\":\"Jose\"}\n", to: directory)
    #expect(directory.contactCount == 2)
    #expect(out[1].hasPrefix("list:2:7: error[PB0320]: the contact `Jos\u{e9}` is already on line 1, with its letters"))
    #expect(Array("Jose\u{301}".utf8).withUnsafeBufferPointer { directory.contact($0) } == ContactID(0))
  }

  @Test func `members, fields and values are found however their letters are composed`() {
    let names = NameLookup(["Jos\u{e9}", "ana", "Zoe\u{308}"])
    func find(_ name: String) -> UInt32? { Array(name.utf8).withUnsafeBufferPointer { names.find($0) } }
    #expect(find("Jos\u{e9}") == 0 && find("Jose\u{301}") == 0)
    #expect(find("Zo\u{eb}") == 2 && find("Zoe\u{308}") == 2)
    #expect(find("ana") == 1)
    for stranger in ["", "Jose", "Ana", "an\u{e1}", "ana\u{200b}"] { #expect(find(stranger) == nil) }
  }

  @Test(arguments: 0..<20) func `a table holds what a dictionary holds`(seed: Int) {
    var random = SplitMix(seed)
    var table = NameTable()
    var plain: [[UInt8]: UInt32] = [:]
    for number in 0..<3000 {
      // Room that is made at some time, more or less than is needed.
      if number == seed * 100 {
        table.reserve(random.below(9000), bytes: random.below(90_000)) { .allocate(byteCount: $0, alignment: 16) }
      }
      let name = (0..<random.below(24)).map { _ in UInt8(random.below(3)) }
      let expected = plain[name]
      name.withUnsafeBufferPointer { bytes in
        #expect(table.find(bytes) == expected)
        let entry = table.insert(bytes)
        #expect(entry?.isNew == (expected == nil))
        #expect(entry?.id == expected ?? UInt32(plain.count))
        if let entry {
          #expect(table.name(entry.id).elementsEqual(name))
          plain[name] = entry.id
        }
      }
    }
    #expect(table.count == plain.count)
    let copy = NameTable(copying: table)
    #expect(copy.count == plain.count)
    for (name, id) in plain { name.withUnsafeBufferPointer { #expect(copy.find($0) == id) } }
  }

  @Test(arguments: [0, 1 << 20, 5 << 20]) func `large memory can be written and given back`(bytes: Int) {
    let memory = LargeMemory.allocate(bytes)
    for place in stride(from: 0, to: bytes, by: 4096) { memory.storeBytes(of: 7, toByteOffset: place, as: UInt8.self) }
    memory.deallocate()
  }

  @Test func `the tags of one run are unknown to another that begins again`() throws {
    let first = Directory(samplePolicy())
    _ = try add("{\"id\":\"c1\",\"tags\":[\"Donor\",\"Seldom\"]}\n", to: first)
    let second = Directory(again: first)
    #expect(first.tag(named: "seldom") != nil && second.tag(named: "seldom") == nil)
    #expect(second.tag(named: "DONOR") == first.tag(named: "Donor"))
    #expect(second.tagCount == Directory(samplePolicy()).tagCount)
  }

  @Test
  func `the phones of a list are read as those of its country, and never taken for another number`() throws {
    let list = """
      id,phone
      a,07911 123456
      b,+447911123456
      c,7911123456.0
      d,nothing
      e,
      """
    let directory = Directory(samplePolicy())
    var reader = RecordReader(
      ArrayByteReader(Array(list.utf8)), format: .csv, list: ListFormat(country: "GB"))
    var found: [String] = []
    while let block = try reader.next() {
      for row in 0..<block.count {
        guard case .joined(let arrival, _) = directory.add(row, of: block) else { continue }
        found.append("\(arrival.samePhoneAs.isKnown) \(arrival.hasNoPhone)")
      }
    }
    #expect(found == ["false false", "true false", "true true", "false true", "false false"])
  }
}
