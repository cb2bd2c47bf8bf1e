import PatchbayKit

/// A small text bank under some rules: contacts come, first texts go out, people reply.
struct TextBank: ~Copyable {
  private let rules: Rules
  private var action: ContactAction

  /// - Throws: `RulesError` with everything that is wrong with the rules.
  init(_ text: String, name: String) throws {
    rules = try Rules(yaml: text, named: name)
    action = ContactAction(rules)
  }

  /// Whatever happens goes in as an event; what to do about it comes out as effects.
  mutating func run() -> [Effect] {
    var effects = action.add(Contact("c1", tags: ["Spanish"]))
    effects += action.add(Contact("c2", phone: "+12155550101", tags: ["Donor"], fields: ["state": "PA"]))
    effects += action.add(Contact("c3"))
    effects += action.take(.send(by: "ana"))
    effects += action.take(.reply(from: "c1", "cuéntame más"))
    effects += action.take(.respond(by: "joe", to: "c1"))
    effects += action.take(.reply(from: "c3", "Stop."))
    effects += action.take(.resolve("c9"))
    return effects
  }

  /// What the program does about an effect: it acts on some, and notes the others.
  func act(on effect: Effect) {
    switch effect {
    case .routed(let routed):
      print(routed.contact, "goes to", routed.members.joined(separator: " and "), "by", routed.rules)
    case .optedOut(let optedOut):
      print(optedOut.contact, "is not texted again")
    case .refused(let refused):
      print("refused:", refused.message)
    default:
      print(effect.json)
    }
  }

  /// Where a reply would go now, and why. Nothing changes, so it may be asked at any time.
  func placeOfReply(of contact: String) -> String {
    let answer = action.wouldRoute(replyFrom: contact)
    return "where a reply of \(contact) would go\n\(answer)"
  }

  /// A row for each member: who has how much to do.
  func table() -> [String] {
    action.stats.members.map { member in
      "\(member.name): \(member.sent) sent, \(member.waiting) waiting, \(member.needsAttention) to answer"
    }
  }

  /// Goes on later, perhaps in another process, as if nothing had happened.
  mutating func restart() throws {
    let bytes = action.saved()
    action = try ContactAction(restoring: bytes, rules)
  }
}
