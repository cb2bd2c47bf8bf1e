import Campaign
import Phones
import Testing

@testable import Records

@Suite struct PhoneTableTests {
  /// Contacts without a phone are left out, so that numbers run far ahead of the phones.
  @Test(arguments: [1, 3, 1_000])
  func `the first contact of a phone is found however the table has grown`(_ step: Int) throws {
    var table = PhoneTable()
    let count = 3_000
    func contact(_ index: Int) -> ContactID { ContactID(UInt32(index * step)) }
    func key(_ index: Int) throws -> PhoneKey { try #require(PhoneKey(saved: UInt64(12_155_550_000 + index) << 1 | 1)) }
    for index in 0..<count { #expect(table.add(try key(index), contact(index)) == nil) }
    for index in 0..<count {
      #expect(table.add(try key(index), contact(count + index)) == contact(index))
      #expect(table.savedKey(contact(index).index) == (try key(index)).saved)
    }
  }
}
