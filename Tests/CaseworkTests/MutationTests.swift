import Casework
import Diagnostics
import RuleLanguage
import Testing

/// Mistakes in rules that cases notice, or not.
@Suite struct MutationTests {
  private static let head = """
    version: 1
    members: [ana, joe, philly]
    reply_routing: [last_team_member, joe]
    tag_rules:

    """
  private static let donor = "  - { tag: Donor, to: joe }\n"
  private static let spanish = "  - { when: { all: [Spanish], none: [Minor] }, to: [ana, philly] }\n"
  private static let cases = """
    cases:
      - name: a donor
        table: [{ tags: [Donor], to: joe, via: tag_rule }]
      - name: spanish
        table: [{ tags: [Spanish], to: [ana, philly] }]

    """

  private func mutants(_ rules: String, _ cases: String) throws -> [Mutant] {
    try TextFiles.report(rules, cases: cases) { $0.mutates = true }.files.flatMap(\.mutants)
  }

  /// Whether some case fails under rules.
  private func fails(_ rules: String, _ cases: String) throws -> Bool {
    try TextFiles.report(rules, cases: cases) { _ in }.failed > 0
  }

  /// Each mistake is made in the text of the rules as well.
  @Test func `what is called killed is killed, and what survives survives`() throws {
    let rules = Self.head + Self.donor + Self.spanish
    let mutants = try mutants(rules, Self.cases)
    let written: [(change: String, rules: String)] = [
      ("without Donor → joe", Self.head + Self.spanish),
      ("without Spanish and none of Minor → ana, philly", Self.head + Self.donor),
      (
        "Spanish and none of Minor → ana, philly, without asking: none of Minor",
        Self.head + Self.donor + "  - { tag: Spanish, to: [ana, philly] }\n"
      ),
      (
        "Spanish and none of Minor → ana, philly, without asking: Spanish",
        Self.head + Self.donor + "  - { when: { none: [Minor] }, to: [ana, philly] }\n"
      ),
      (
        "Spanish and none of Minor → ana, philly, with joe for ana",
        Self.head + Self.donor + "  - { when: { all: [Spanish], none: [Minor] }, to: [joe, philly] }\n"
      ),
      (
        "Spanish and none of Minor → ana, philly, without philly",
        Self.head + Self.donor + "  - { when: { all: [Spanish], none: [Minor] }, to: [ana] }\n"
      ),
      ("joe before last_team_member", rules.replacing("[last_team_member, joe]", with: "[joe, last_team_member]")),
      ("without the step joe", rules.replacing("[last_team_member, joe]", with: "[last_team_member]")),
      ("the step ana for joe", rules.replacing("[last_team_member, joe]", with: "[last_team_member, ana]")),
    ]
    for (change, text) in written {
      let mutant = try #require(
        mutants.first { $0.change.replacing("all of ", with: "") == change }, "\(change) among \(mutants.map(\.change))"
      )
      #expect(try fails(text, Self.cases) == (mutant.killedBy != nil), "\(change)")
      guard mutant.killedBy == nil else { continue }
      let killer = "cases:\n" + (try #require(mutant.killer, "\(change)"))
      #expect(try fails(text, killer), "\(change): \(killer)")
      #expect(try !fails(rules, killer), "\(change): \(killer)")
    }
  }

  @Test func `a mistake that changes nothing survives without a case against it`() throws {
    // Every contact with A has its replies with joe anyway.
    let rules = Self.head + "  - { tag: A, to: joe }\n  - { when: { all: [A, B] }, to: joe }\n"
    let cases = "cases: [{ name: a, table: [{ tags: [A], to: joe, via: tag_rule }] }]\n"
    let mutant = try #require(try mutants(rules, cases).first { $0.change == "without all of A, B → joe" })
    #expect(mutant.killedBy == nil && mutant.killer == nil && !mutant.isDifferent)
    // No case could notice, so it is no gap of the cases.
    #expect(mutant.isEquivalent && !mutant.isGap)
  }
}
