import Testing

@Suite struct WordTests {
  @Test func optOutTagIsSpelledOnce() {
    let found = Repository.sources.filter { SwiftText($0.text).literals.contains { $0.text == "Opt Out" } }
    #expect(found.map(\.path) == ["Sources/Campaign/Policy/OptOutTag.swift"])
  }
}
