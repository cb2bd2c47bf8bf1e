/// A whole campaign as plain words: the rules, then what happens. The engine and the model both play it.
struct Script: Equatable {
  var setup = Setup()
  var events: [ScriptEvent] = []
}

/// A rule file as plain words.
struct Setup: Equatable {
  enum Mode: Equatable {
    case firstCome, distributed
    case buckets(Int)
  }
  /// Who takes part from the start, in declaration order.
  var members: [String] = []
  /// Who is in the team and may join.
  var others: [String] = []
  /// Who is in the team without the permission to send.
  var guests: [String] = []
  var mode = Mode.firstCome
  var lastTeamMemberFirst = false
  /// Names of steps, members or lists, as in a rule file; the last is `shared_inbox` or `hold`.
  var steps: [String] = ["shared_inbox"]
  var lists: [List] = []
  var rules: [Rule] = []

  var team: [String] { members + others + guests }

  struct List: Equatable {
    var name: String
    var members: [String]
  }
  struct Rule: Equatable {
    var all: [String] = []
    var any: [String] = []
    var none: [String] = []
    /// Values that the field `state` may have; empty: it is not asked.
    var states: [String] = []
    /// In declaration order, each once.
    var to: [String]
  }
}

/// A row of the contact list.
struct Row: Equatable {
  var id: String
  var tags: [String] = []
  var state: String?
  var lastTeamMember: String?
  var assignedTo: String?
  var optedOut = false
  var phone: String?
}

enum ScriptEvent: Equatable {
  case contact(Row)
  case publish
  case start(String)
  case send(String, String?)
  case reply(String, isOptOut: Bool, message: String?)
  case respond(String, String)
  case optOut(String, by: String?)
  case away(String)
  case back(String)
  case addMember(String)
  case removeMember(String)
  case tag(String, [String], by: String?)
  case untag(String, [String], by: String?)
  case resolve(String, by: String?)
}

/// One effect, with the keys that effects have in cases.
struct Effect: Equatable {
  var kind: String
  var contact: String?
  var member: String?
  var reason: String?
  var to: [String] = []
  var via: String?
  var notes: [String] = []
  var by: [String] = []

  /// The words of `Bank.Log`.
  var line: String {
    let words: [String?] =
      switch kind {
      case "routed": [kind, contact, to.joined(separator: "+"), via] + notes
      case "opted_out": [kind, contact] + by
      case "refused": [kind, reason]
      default: [kind, contact, member, reason]
      }
    return words.compactMap { $0 }.joined(separator: " ")
  }
}

/// The counts of one team member, or the totals; what totals alone have stays 0 for members.
struct Tally: Equatable {
  var assigned = 0
  var waiting = 0
  var sent = 0
  var replies = 0
  var conversed = 0
  var resolved = 0
  var active = 0
  var inbox = 0
  var optOuts = 0
  var needsAttention = 0

  var contacts = 0
  var unassigned = 0
  var held = 0
  var neverTextable = 0
}
