package import Campaign
package import Diagnostics
internal import Routing
internal import RuleLanguage
internal import Text

/// Says why a reply does not go to a member, and after which smallest changes it would.
package struct WhyNot {
  /// More of these hide the rest.
  private static let mostShown = 20

  let asked: any AskedReply
  let places: RulePlaces
  let text: WhyNotWords
  /// The contact's id and tags, and the moment; a line each.
  let heading: [String]
  let contact: String
  package let search: WhyNotSearch
  package let reasons: [WhyNotReason]

  /// - Parameters:
  ///   - contact: its id.
  ///   - heading: what is asked about, in lines.
  ///   - contactName: names the contacts of a recorded run.
  package init(
    _ asked: some AskedReply, contact: String, heading: [String], places: RulePlaces,
    contactName: @escaping (ContactID) -> String = { _ in "another contact" }
  ) throws(Failure) {
    self.asked = asked
    self.places = places
    self.contact = contact
    self.heading = heading
    text = WhyNotWords(words: DecisionWords(policy: asked.graph.policy), contactName: contactName)
    guard let search = WhyNotSearch(asked) else {
      throw Failure("the reply cannot be asked about", cause: .program)
    }
    self.search = search
    reasons =
      search.reply.reach.isReached || search.reply.isOptedOut || search.reply.refusal != nil
      ? [] : WhyNotReasons(asked, search.reply, places, text).reasons
  }

  private var words: DecisionWords { text.words }
  private var name: String { words.name(asked.member) }

  package func shown() -> String {
    let reply = search.reply
    var shown = heading.map { printable($0) + "\n" }.joined() + printable(text.outcome(reply)) + "\n"
    if reply.reach.isReached {
      let turn = reply.reach == .gets ? "" : " when it is their turn"
      shown += "\n" + printable("\(name) gets it\(turn)") + "\n"
      return shown + TraceText(graph: asked.graph, places: places).text(reply.trace, indent: "  ")
    }
    shown += part("before the rules", .question) + part("tag rules that name \(name)", .tagRule)
    shown += part("reply steps", .replyStep)
    return shown + "\n" + proposals()
  }

  private func part(_ title: String, _ part: WhyNotReason.Part) -> String {
    let all = reasons.filter { $0.part == part }
    guard !all.isEmpty else {
      return part == .tagRule && !reasons.isEmpty && !asked.graph.policy.tagRules.isEmpty
        ? "\nno tag rule names \(printable(name))\n" : ""
    }
    var shown = "\n" + printable(title) + "\n"
    for reason in Self.merged(all).prefix(Self.mostShown) {
      shown += "  " + printable((reason.place.map { $0 + ": " } ?? "") + reason.title) + "\n"
      shown += "    " + printable(reason.reason + (reason.reasonPlace.map { "  \($0)" } ?? "")) + "\n"
    }
    let more = Self.merged(all).count - Self.mostShown
    return more > 0 ? shown + "  and \(grouped(more)) more\n" : shown
  }

  /// Steps one after the other that fail for one reason are told in one line.
  private static func merged(_ reasons: [WhyNotReason]) -> [WhyNotReason] {
    var merged: [WhyNotReason] = []
    for reason in reasons {
      if let last = merged.last, reason.part == .replyStep, last.reason == reason.reason,
        reason.place == nil || reason.place == last.place
      {
        merged[merged.count - 1].title += ", " + reason.title
      } else {
        merged.append(reason)
      }
    }
    return merged
  }

  private func proposals() -> String {
    guard let first = search.found.first else { return noProposal + "\n" }
    let size = first.changes.count == 1 ? "one change" : "\(first.changes.count) changes, and with no single one"
    var shown = "\(printable(name)) gets it with \(size)" + (search.isComplete ? "" : ", as far as was tried") + "\n"
    for found in search.found.prefix(Self.mostShown) {
      let changes = found.changes.map { text.change($0) }.joined(separator: ", and ")
      shown += "  " + printable(changes + ": " + text.outcome(found.reply)) + "\n"
    }
    let more = search.found.count - Self.mostShown
    return more > 0 ? shown + "  or with others, at least \(grouped(more)) more\n" : shown
  }

  private var noProposal: String {
    if let refusal = search.reply.refusal, !search.reply.isOptedOut {
      return "whatever else were so, the rules refuse the reply: \(refusal.rawValue)"
    }
    let tried = "no single change and no two of the contact\(asked.hasMoment ? ", the conversation and the team" : "")"
    let end = search.isComplete ? "" : "; not all pairs were tried"
    return printable("\(tried) bring it to \(name)\(never)") + end
  }

  /// Why nothing could.
  private var never: String {
    let policy = asked.graph.policy
    if search.reply.isOptedOut, policy.optInMember == nil {
      return ": no one has the permission `manage`, which undoing an opt out takes"
    }
    guard policy.team.indices.contains(asked.member.index) else { return "" }
    if !policy.team[asked.member.index].permissions.contains(.sendQueue) {
      return ": \(name) does not have the permission `send_queue`"
    }
    return asked.member.index >= policy.selectedCount && !asked.hasMoment ? ": \(name) is not one of `members`" : ""
  }
}
