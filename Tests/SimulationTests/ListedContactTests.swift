import Campaign
import Testing

@testable import Simulation

@Suite struct ListedContactTests {
  @Test func `a listed contact takes twelve bytes`() { #expect(MemoryLayout<ListedContact>.stride == 12) }

  @Test func `nothing that a list says is lost`() {
    let arrival = ContactArrival(
      contact: ContactID(7), lastTeamMember: MemberID(1), assignedTo: MemberID(2), optedOut: true,
      samePhoneAs: ContactID(3), hasNoPhone: true, zone: ZoneID(4))
    #expect(String(describing: ListedContact(arrival).arrival(7)) == String(describing: arrival))
  }

  @Test func `contacts without ids draw by their numbers`() {
    var generated = ScenarioContacts()
    var listed = ScenarioContacts()
    for number in 0..<3 {
      generated.append(ContactArrival(contact: .unknown), tags: [], values: [])
      listed.append(ContactArrival(contact: .unknown), id: "c\(number)".utf8, tags: [], values: [])
    }
    #expect((0..<3).map { generated.luck(of: $0) } == [0, 1, 2])
    #expect((0..<3).map { listed.luck(of: $0) } == ["c0", "c1", "c2"].map { luckKey($0.utf8) })
  }
}
