internal import Campaign
internal import RuleLanguage

/// What a name is the name of.
package enum NameKind: String, Sendable, CaseIterable {
  case member, list, tag
}

/// What may be named at a place of a file.
struct NameRole: Sendable {
  /// Members and lists, or tags; never empty.
  let kinds: [NameKind]
  /// Words that may stand there instead.
  var words: [String] = []

  /// What the shape of a value says of a name; nil for names that are free, such as a case's.
  static func ofValue(_ phrase: String) -> NameRole? { ofValues[phrase] }

  /// What the shape of a mapping says of its keys; nil where they are free, or not looked for.
  static func ofKey(_ phrase: String) -> NameRole? { ofKeys[phrase] }

  private static let ofValues: [String: NameRole] = [
    "a tag": NameRole(kinds: [.tag]),
    "a team member": NameRole(kinds: [.member]),
    "a member": NameRole(kinds: [.member], words: [ReplyStepWord.sharedInbox, .hold].map(\.rawValue)),
    "a user list": NameRole(kinds: [.list]),
    "a team member or a user list": NameRole(kinds: [.member, .list]),
    "a team member, a user list or `hold`": NameRole(kinds: [.member, .list], words: [ReplyStepWord.hold.rawValue]),
    "a reply step, a member or a list": NameRole(
      kinds: [.member, .list], words: ReplyStepWord.allCases.map(\.rawValue)),
    "`all`, a team member or a user list": NameRole(
      kinds: [.member, .list], words: NotifiedWord.allCases.map(\.rawValue)),
  ]

  private static let ofKeys: [String: NameRole] = [
    "each member's name": NameRole(kinds: [.member]),
    "a team member's name": NameRole(kinds: [.member]),
    "each list's name": NameRole(kinds: [.list]),
    "each tag": NameRole(kinds: [.tag]),
  ]

  /// See `namePhrases`.
  fileprivate static var phrases: [String] { (Array(ofValues.keys) + Array(ofKeys.keys)).sorted() }
}

/// The phrases of shapes that name a member, a user list or a tag, for tests that hold them against the tables of keys.
package let namePhrases: [String] = NameRole.phrases
