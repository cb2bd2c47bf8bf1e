import PatchbayKit

/// A small text bank under some rules: contacts come, first texts go out, people reply.
struct TextBank: ~Copyable {
  private var action: ContactAction

  /// - Throws: `RulesError` with everything that is wrong with the rules.
  init(_ text: [UInt8], name: String) throws {
    var problems = DiagnosticSink()
    guard let action = ContactAction(Source(name: name, bytes: text), problems: &problems) else {
      throw RulesError(report: report(problems.sorted, as: .text))
    }
    self.action = action
  }

  /// Whatever happens goes in as an event; what to do about it comes out as effects.
  mutating func run() throws -> [EffectValue] {
    var effects = try action.take(.contact, ["id": "c1", "tags": ["Spanish"]])
    effects += try action.take(.contact, ["id": "c2", "tags": ["Donor"]])
    effects += try action.take(.contact, ["id": "c3"])
    effects += try action.take(.send, ["member": "ana"])
    effects += try action.take(.reply, ["contact": "c1", "text": "cuéntame más"])
    effects += try action.take(.respond, ["member": "joe", "contact": "c1"])
    effects += try action.take(.reply, ["contact": "c3", "text": "Stop."])
    effects += try action.take(.resolve, ["contact": "c9"])
    return effects
  }

  /// Where a reply would go now. Nothing changes, so it may be asked at any time.
  func placeOfReply(of contact: String) throws -> [String] {
    let effects = try action.decide(replyOf: contact)
    guard case .list(let members)? = effects.first(where: { $0.kind == .routed })?["to"] else { return [] }
    return members
  }

  /// A row for each member: who has how much to do.
  var table: [(member: String, counts: MemberCounts)] {
    action.stats.rows.map { (action.rules.policy.team[$0.member.index].key, $0.counts) }
  }
}

struct RulesError: Error {
  let report: String
}
