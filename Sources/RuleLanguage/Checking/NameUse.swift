import Campaign
import Diagnostics

/// Where the name of a member or list is used, which determines what it may be.
enum NameUse: String {
  case onList, selection, recipient, otherwise, replyStep, notified

  /// What cannot reach a member who does not take part, and how that is reported.
  var toAbsent: (code: DiagnosticCode, what: String) {
    switch self {
    case .onList, .selection, .recipient, .otherwise, .replyStep: (.notSelected, "no reply can go there")
    case .notified: (.notNotifiable, "no notification goes there")
    }
  }

  /// What the name should have been, in a message.
  var phrase: String {
    switch self {
    case .onList: "a team member"
    case .selection, .recipient: "a team member or a user list"
    case .otherwise: "a team member, a user list or `hold`"
    case .replyStep: "a reply step, a team member or a user list"
    case .notified: "`all`, a team member or a user list"
    }
  }
}

extension Checker {
  /// The names that are allowed there.
  func names(for use: NameUse) -> [String] {
    switch use {
    case .onList: roster.map(\.member.key)
    case .selection: roster.filter(\.mayBeSelected).map(\.member.key) + lists.map(\.name)
    case .recipient: selected.map { roster[$0].member.key } + lists.map(\.name)
    case .otherwise: names(for: .recipient) + [ReplyStepWord.hold.rawValue]
    case .replyStep: ReplyStepWord.words + names(for: .recipient)
    case .notified: NotifiedWord.words + names(for: .recipient)
    }
  }
}
