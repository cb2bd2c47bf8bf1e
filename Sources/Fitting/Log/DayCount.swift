/// What two days of a campaign are compared by: something that a log can be counted for.
public enum DayCount: CaseIterable, Sendable {
  /// First texts.
  case texts
  /// First texts of the member who sent most, and of the one who sent least, of those who sent any.
  case mostTexts, fewestTexts
  /// Contacts who replied in words, and those of them whose first reply came within an hour of the text.
  case repliers, promptRepliers
  /// Contacts whose first reply is an opt out.
  case optOuts
  case clicks
  /// Replies to responses.
  case furtherReplies
  case responses
  /// Responses within five minutes of the reply.
  case quickResponses
  /// Conversations that wait for a response when the log ends.
  case unanswered

  /// In milliseconds.
  fileprivate static let hour: Float = 3_600_000
  fileprivate static let fiveMinutes: Int64 = 300_000
}

extension CampaignLog {
  /// How many there are in this log.
  public func number(of count: DayCount) -> Int {
    switch count {
    case .texts: texted
    case .mostTexts: textsByMember.max() ?? 0
    case .fewestTexts: textsByMember.filter { $0 > 0 }.min() ?? 0
    case .repliers: contacts.count { $0.firstDelay < .infinity && !$0.optedOut }
    case .promptRepliers: contacts.count { $0.firstDelay <= DayCount.hour && !$0.optedOut }
    case .optOuts: contacts.count { $0.firstDelay < .infinity && $0.optedOut }
    case .clicks: contacts.count { $0.clickDelay < .infinity }
    case .furtherReplies: furtherDelays.count
    case .responses: responses
    case .quickResponses: actions.count { $0.act == .respond && $0.at - $0.since <= DayCount.fiveMinutes }
    case .unanswered: contacts.count { $0.phase == .waiting }
    }
  }

  private var textsByMember: [Int] {
    var texts = [Int](repeating: 0, count: members)
    for action in actions where action.act == .send { texts[Int(action.member)] += 1 }
    return texts
  }
}
