// The closed sets of words that stand as values, by their names in files.

/// What kind of file a YAML file is.
enum FileKind: String, CaseIterable { case rules }

enum DistributionMode: String, CaseIterable {
  case firstComeFirstServed = "first_come_first_served"
  case distributed, buckets
}

enum PermissionWord: String, CaseIterable {
  case sendQueue = "send_queue"
  case manage
}

enum ClaimTimeoutWord: String, CaseIterable { case never }

/// What happens to replies that come outside the texting hours.
enum RepliesWord: String, CaseIterable { case wait, pass }

/// Whose clock texting hours go by, unless a time zone is named.
enum ZoneWord: String, CaseIterable { case contact }

/// Who gets a notification, unless members and lists are named.
enum NotifiedWord: String, CaseIterable { case all }

enum KeywordsWord: String, CaseIterable { case usual = "default" }

/// The reply steps that are words; any other step is a member or a list.
enum StepWord: String, CaseIterable {
  case sharedInbox = "shared_inbox"
  case roundRobin = "round_robin"
  case sender
  case lastTeamMember = "last_team_member"
  case senderOrLastTeamMember = "sender_or_last_team_member"
  case hold
}

extension RawRepresentable where Self: CaseIterable, RawValue == String {
  static var words: [String] { allCases.map(\.rawValue) }
}

/// Names that neither a member nor a list may bear, because they mean something where a name may stand.
let reservedNames: [String] = StepWord.words + NotifiedWord.words
