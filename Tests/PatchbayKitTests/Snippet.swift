import PatchbayKit

/// Where the replies of a donor go under some rules, or what is wrong with the rules.
func placeOfDonors(_ text: String) throws -> String {
  var problems = DiagnosticSink()
  let rules = Source(name: "spring.yaml", bytes: Array(text.utf8))
  guard var action = ContactAction(rules, problems: &problems) else {
    return report(problems.sorted, as: .text)
  }
  _ = try action.take(.contact, ["id": "c1", "tags": ["Donor"]])
  let effects = try action.take(.reply, ["contact": "c1", "text": "tell me more"])
  guard case .list(let members)? = effects.first(where: { $0.kind == .routed })?["to"] else { return "nowhere" }
  return members.joined(separator: ", ")
}
