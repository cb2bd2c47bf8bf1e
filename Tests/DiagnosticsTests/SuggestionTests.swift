import Diagnostics
import Testing

@Suite struct SuggestionTests {
  static let keys = [
    "version", "kind", "action", "team", "lists", "members", "distribution", "reply_routing", "tag_rules",
  ]
  static let modes = ["first_come_first_served", "distributed", "buckets", "round_robin"]

  @Test(arguments: [
    ("membres", keys, ["members"]), ("member", keys, ["members"]), ("Members", keys, ["members"]),
    ("reply-routing", keys, ["reply_routing"]), ("tagrules", keys, ["tag_rules"]), ("agents", keys, ["members"]),
    ("xyz", keys, []), ("tem", keys, ["team"]), ("verison", keys, ["version"]), ("", keys, []),
    ("fcfs", modes, ["first_come_first_served"]), ("round-robin", modes, ["round_robin"]),
    ("Round Robin", modes, ["round_robin"]), ("equal", modes, ["distributed"]), ("bukets", modes, ["buckets"]),
    ("an", ["ana", "joe"], ["ana"]), ("aa", ["bb"], []),
    ("joe1", ["joe3", "joe2", "joe", "joe4", "zoe1"], ["joe3", "joe2", "joe"]),
    ("Donor", ["donor", "Donors"], ["donor", "Donors"]),
  ])
  func `what was meant is found`(_ word: String, _ candidates: [String], _ expected: [String]) {
    let synonyms = ["fcfs": "first_come_first_served", "agents": "members", "equal": "distributed"]
    #expect(suggest(word, among: candidates, synonyms: synonyms) == expected)
  }

  @Test func `words are listed`() {
    #expect(didYouMean([]) == nil)
    #expect(didYouMean(["a"]) == "did you mean `a`?")
    #expect(didYouMean(["a", "b", "c"]) == "did you mean `a`, `b` or `c`?")
  }
}
