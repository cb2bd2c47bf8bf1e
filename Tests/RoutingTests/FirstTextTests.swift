import Campaign
import Routing
import Testing

@Suite
struct FirstTextTests {
  let distributed = Distribution(mode: .distributed)

  @Test
  func `a joiner levels the totals, and a sent contact stays`() {
    let bank = Bank(["ana", "joe"], others: ["philly"], distribution: distributed)
    bank.add(count: 6)
    bank.publish()
    #expect(bank.totals(["ana", "joe"]) == [3, 3])
    bank.send("ana")
    _ = bank.effects()
    bank.join("philly")
    #expect(bank.totals(["ana", "joe", "philly"]) == [2, 2, 2])
    #expect(bank.counts("ana").sent == 1)
    #expect(
      bank.effects() == [
        "joined philly", "released c6 joe levelled", "assigned c6 philly levelled", "released c5 ana levelled",
        "assigned c5 philly levelled",
      ])
  }

  @Test
  func `another row of a contact opts out their phone, and is not counted`() {
    let bank = Bank(["ana", "joe"], distribution: distributed)
    bank.add("c1", phone: "1")
    bank.add("c2", phone: "1")
    bank.add("c3", phone: "2")
    bank.publish()
    _ = bank.effects()
    let row = CampaignEvent.contact(.repetition(of: bank.contact("c1")))
    bank.take(row)
    #expect(
      bank.effects() == ["released c1 ana optedOut", "opted_out c1 row", "opted_out c2 like c1"])
    bank.take(row)
    bank.take(.contact(ContactArrival(contact: bank.contact("c3"))))
    #expect(bank.effects() == ["refused duplicateContact"])
    #expect(bank.state.counts.optOuts == 0)
  }

  @Test
  func `levelling stops where the joiner has as many as one may have`() {
    let bank = Bank(["ana", "joe", "zoe"], distribution: Distribution(mode: .distributed, maxPerMember: 1))
    bank.add(count: 3)
    bank.send("zoe")
    bank.leave("zoe")
    bank.reassign(to: "ana", ids: ["c2"])
    bank.add("c4")
    bank.reassign(to: "ana", ids: ["c4"])
    #expect(bank.totals(["ana", "joe", "zoe"]) == [3, 0, 1])
    _ = bank.effects()
    bank.join("zoe")
    #expect(bank.effects() == ["joined zoe"])
  }

  @Test
  func `the cap counts what a member sent, not what was given away since`() {
    let bank = Bank(["ana", "joe"], distribution: Distribution(maxPerMember: 1))
    bank.add(count: 3)
    bank.send("ana")
    bank.reassign(to: "joe", ids: ["c1"])
    #expect(!bank.state.isEverybodyCapped)
    bank.send("joe")
    #expect(bank.state.isEverybodyCapped)
    _ = bank.effects()
    bank.start("ana")
    bank.start("joe")
    #expect(bank.effects() == ["refused capReached", "refused capReached"])
    let free = Bank(["ana"])
    #expect(!free.state.isEverybodyCapped)
  }

  @Test
  func `arrivals go to the smallest totals`() {
    let bank = Bank(["ana", "joe"], others: [], distribution: distributed)
    bank.add(count: 12)
    bank.publish()
    for _ in 0..<6 { bank.send("ana") }
    bank.leave("joe")
    bank.join("joe")
    let early = Bank(["ana"], others: ["joe"], distribution: distributed)
    early.add(count: 6)
    early.publish()
    for _ in 0..<6 { early.send("ana") }
    early.join("joe")
    early.add(count: 10)
    #expect(early.totals(["ana", "joe"]) == [8, 8])
    #expect(early.counts("ana").waiting == 2)
    #expect(early.counts("joe").waiting == 8)
  }

  @Test
  func `5,000 contacts over ten members: 500 each`() {
    let names = (0..<10).map { "m\($0)" }
    let bank = Bank(names, distribution: distributed)
    bank.add(count: 5000)
    bank.publish()
    #expect(bank.totals(names) == [Int](repeating: 500, count: 10))
  }

  @Test
  func `buckets of 25 out of 60 contacts: 25, 25, 10`() {
    let bank = Bank(["ana", "joe", "philly"], distribution: Distribution(mode: .buckets(size: 25)))
    bank.add(count: 60)
    for name in ["ana", "joe", "philly"] { bank.start(name) }
    #expect(["ana", "joe", "philly"].map { bank.counts($0).waiting } == [25, 25, 10])
    _ = bank.effects()
    bank.start("ana")
    #expect(bank.effects() == ["refused holdsUnsent"])
    for _ in 0..<10 { bank.send("philly") }
    _ = bank.effects()
    bank.send("philly")
    #expect(bank.effects() == ["refused nothingToSend"])
  }

  @Test
  func `the last one of a bucket grants the next bucket at once`() {
    let bank = Bank(["ana"], distribution: Distribution(mode: .buckets(size: 2)))
    bank.add(count: 3)
    bank.start("ana")
    bank.send("ana")
    _ = bank.effects()
    bank.send("ana")
    #expect(bank.effects() == ["sent c2 ana", "assigned c3 ana bucket"])
  }

  @Test
  func `first come: list order, claims, and no one sends what another has claimed`() {
    let bank = Bank(["ana", "joe"])
    bank.add(count: 3)
    bank.start("ana")
    bank.send("joe")
    bank.send("joe", "c1")
    bank.start("ana")
    bank.send("ana")
    bank.send("ana", "c2")
    #expect(
      bank.effects() == [
        "assigned c1 ana claimed", "assigned c2 joe claimed", "sent c2 joe", "refused notOwner",
        "refused holdsUnsent", "sent c1 ana", "refused alreadySent",
      ])
  }

  @Test
  func `a claim goes back to its place when its member leaves`() {
    let bank = Bank(["ana", "joe"])
    bank.add(count: 2)
    bank.start("ana")
    bank.leave("ana")
    _ = bank.effects()
    bank.send("joe")
    #expect(bank.effects() == ["assigned c1 joe claimed", "sent c1 joe"])
  }

  @Test
  func `last team member first counts before the rest is dealt, and stays`() {
    let bank = Bank(
      ["ana", "joe"], others: ["philly"], distribution: Distribution(mode: .distributed, lastTeamMemberFirst: true))
    for number in 1...4 { bank.add("j\(number)", last: "joe") }
    bank.add("p1", last: "philly")
    for number in 1...3 { bank.add("c\(number)") }
    bank.publish()
    #expect(bank.totals(["ana", "joe"]) == [4, 4])
    _ = bank.effects()
    bank.join("philly")
    #expect(
      bank.effects().prefix(3) == ["joined philly", "released p1 ana levelled", "assigned p1 philly lastTeamMember"])
    #expect(bank.totals(["ana", "joe", "philly"]) == [2, 4, 2])
  }

  @Test
  func `a pin stands before everything and never moves by levelling`() {
    let bank = Bank(["ana", "joe"], others: ["philly"], distribution: distributed)
    for number in 1...4 { bank.add("c\(number)", pin: "ana") }
    bank.publish()
    bank.join("philly")
    #expect(bank.totals(["ana", "joe", "philly"]) == [4, 0, 0])
  }

  @Test
  func `duplicates and opted out contacts are never sent`() {
    let bank = Bank(["ana"], distribution: Distribution(mode: .buckets(size: 10)))
    bank.add("c1", phone: "1")
    bank.add("c2", phone: "1")
    bank.add("c3", optedOut: true)
    bank.add("c4")
    bank.start("ana")
    #expect(bank.effects() == ["assigned c1 ana bucket", "assigned c4 ana bucket"])
    bank.send("ana", "c2")
    bank.send("ana", "c3")
    #expect(bank.effects() == ["refused duplicatePhone", "refused optedOut"])
    #expect(bank.state.counts.neverTextable == 2)
  }

  @Test
  func `everyone leaves and all waits for the first who joins`() {
    let bank = Bank(["ana"], others: ["joe"], distribution: distributed)
    bank.add(count: 3)
    bank.publish()
    bank.leave("ana")
    #expect(bank.state.counts.unassigned == 3)
    bank.join("joe")
    #expect(bank.totals(["ana", "joe"]) == [0, 3])
  }
}
