import Testing

@testable import Reports

@Suite struct TicksTests {
  @Test func amountsAreRound() {
    #expect(Ticks.amounts(upTo: 603).labels == ["0", "200", "400", "600", "800"])
  }
}
