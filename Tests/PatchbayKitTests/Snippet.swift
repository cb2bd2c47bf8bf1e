import PatchbayKit

/// Where the reply of a donor goes under some rules.
func membersForDonors(_ text: String) throws -> [String] {
  let rules = try Rules(yaml: text, named: "spring.yaml")
  var action = ContactAction(rules)
  action.add(Contact("c1", tags: ["Donor"]))
  let effects = action.take(.reply(from: "c1", "tell me more"))
  for case .routed(let routed) in effects { return routed.members }
  return []
}
