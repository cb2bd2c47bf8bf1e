/// A whole campaign as plain words: the rules, then what happens and when. The engine and the model both play it.
struct Script: Equatable {
  var setup = Setup()
  /// In order of their moments.
  var events: [Moment] = []
  /// The moment of the event that is added next.
  var clock = 0
}

extension Script {
  /// The same without events that come late, for tests in which all contacts that are named arrive.
  var inOrder: Script {
    var script = self
    for index in script.events.indices.dropFirst() {
      script.events[index].at = max(script.events[index].at, script.events[index - 1].at)
    }
    return script
  }
}

/// An event and its time, in milliseconds since 1970.
struct Moment: Equatable {
  var at: Int
  var event: ScriptEvent
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
  /// What is special about someone of the team.
  var people: [String: Person] = [:]
  var mode = Mode.firstCome
  var lastTeamMemberFirst = false
  /// In milliseconds; nil is never.
  var claimTimeout: Int? = 3_600_000
  var maxPerMember: Int?
  /// Names of steps, members or lists, as in a rule file; the last is `shared_inbox` or `hold`.
  var steps: [String] = ["shared_inbox"]
  var lists: [List] = []
  var rules: [Rule] = []
  var hours: Hours?
  var notices: [Notice] = []
  var timeOut: TimeOut?
  /// With so many conversations that need attention in the inbox, no one sends or starts.
  var answersFirst: Int?
  /// How late replies and clicks may be, in milliseconds.
  var lateBy: Int { 10 * Zone.minute }

  var team: [String] { members + others + guests }
  func person(_ name: String) -> Person { people[name] ?? Person() }

  struct Person: Equatable {
    var maxOpen: Int?
    var weight = 1
    var isManager = false
    var channels: [String] = []
    /// Nil: those of the lists.
    var shifts: Shifts?
  }
  struct List: Equatable {
    var name: String
    var members: [String]
    var shifts: Shifts?
  }
  struct Rule: Equatable {
    var all: [String] = []
    var any: [String] = []
    var none: [String] = []
    /// Values that the field `state` may have; empty: it is not asked.
    var states: [String] = []
    /// In declaration order, each once.
    var to: [String]
    var by = By.all
    /// Names of members and lists.
    var otherwise: [String] = []
    /// `hold` stands last in `otherwise`.
    var holds = false
    var atOnce = false

    var asksSomething: Bool { !all.isEmpty || !any.isEmpty || !none.isEmpty || !states.isEmpty }
  }
  struct Hours: Equatable {
    var days: Week
    /// A name of `Zone`; nil is each contact's own.
    var zone: String?
    /// What contacts without a zone are taken to have.
    var missing: String?
    var repliesWait: Bool
    /// Days since 1970.
    var closed: [Int] = []
    var variants: [Variant] = []
    /// In milliseconds before closing.
    var lastCall: Int?

    init(
      days: Week, zone: String?, missing: String? = nil, repliesWait: Bool, closed: [Int] = [],
      variants: [Variant] = [], lastCall: Int? = nil
    ) {
      (self.days, self.zone, self.missing, self.repliesWait) = (days, zone, missing, repliesWait)
      (self.closed, self.variants, self.lastCall) = (closed, variants, lastCall)
    }
    /// The same every day.
    init(start: Int, end: Int, zone: String?, missing: String? = nil, repliesWait: Bool) {
      self.init(days: .daily(start..<end), zone: zone, missing: missing, repliesWait: repliesWait)
    }
    /// The stretch of every day, where each day has the same one.
    var daily: Range<Int>? {
      let first = days.days[0]
      return first.count == 1 && days.days.allSatisfy { $0 == first } ? first.first : nil
    }
  }
  struct Notice: Equatable {
    /// `assignment`, `replies_waiting`, `leaderboard` or `asked_back`.
    var type: String
    /// Nil is all.
    var to: [String]?
    /// Of `replies_waiting`: only what has waited so long is told, in milliseconds.
    var after: Int?
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
  /// The phone is written and is none, so no first text can go there.
  var hasNoPhone = false
  /// A name of `Zone`.
  var zone: String?
}

enum ScriptEvent: Equatable {
  case contact(Row)
  case publish
  case start(String)
  case send(String, String?)
  case reply(Reply)
  case respond(String, String)
  case optOut(String, by: String?)
  case away(String)
  case back(String)
  case addMember(String)
  case removeMember(String)
  case tag(String, [String], by: String?)
  case untag(String, [String], by: String?)
  case resolve(String, by: String?)
  case report(String, String, tags: [String], resolves: Bool)
  case reopen(String, by: String?)
  case click(String)
  case optIn(String, String)
  case reassign(Move)
  case notify(String, to: String?)
  case delivery(String, Delivery, code: String?)
  /// Another action of the sender opted the contact out, or in.
  case elsewhere(String, optsIn: Bool)

  static func reply(_ contact: String) -> ScriptEvent { .reply(Reply(contact: contact)) }
}

/// What became of a first text on its way.
enum Delivery: String, CaseIterable { case delivered, undelivered, blocked }

/// A reply, as its text is read.
struct Reply: Equatable {
  var contact: String
  var isOptOut = false
  var message: String?
  /// What the rules tag its contact with for its text.
  var tags: [String] = []
  /// The whole of it asks to be texted again.
  var asksBack = false
  /// It holds a phrase that looks like an opt out.
  var isReviewed = false
}

/// A reassignment: every condition that is given must hold.
struct Move: Equatable {
  /// A member or a list.
  var to: String
  var from: String?
  var assignedTo: String?
  var list: String?
  var tags: [String] = []
  var needsAttention: Bool?
  var ids: [String]?
  var seed: UInt64 = 0
}

/// One effect, with the keys that effects have in cases.
struct Effect: Equatable {
  var kind: String
  /// The moment of what time alone brought about.
  var timer: Int?
  var contact: String?
  var member: String?
  var reason: String?
  var to: [String] = []
  var via: String?
  var notes: [String] = []
  var by: [String] = []
  /// Whom a conversation was taken from.
  var from: [String] = []
  var code: String?

  /// The words of `Bank.Log`.
  var line: String {
    switch kind {
    case "routed": words([contact, to.joined(separator: "+"), via] + notes)
    case "opted_out": words([contact] + by)
    case "timed_out": words([contact, from.joined(separator: "+")])
    case "undelivered": words([contact, member, code])
    case "refused": words([reason])
    case "held": words([contact, reason == "outsideHours" ? reason : nil] + notes)
    default: words([contact, member, reason])
    }
  }
  private func words(_ words: [String?]) -> String {
    var line = timer.map { "@\($0) \(kind)" } ?? kind
    for case let word? in words { line += " " + word }
    return line
  }
}

/// The counts of one team member, or the totals; what totals alone have stays 0 for members.
struct Tally: Equatable {
  var assigned = 0
  var waiting = 0
  var sent = 0
  var replies = 0
  var clicked = 0
  var conversed = 0
  var resolved = 0
  var active = 0
  var inbox = 0
  var optOuts = 0
  var needsAttention = 0
  var timedOut = 0
  var undelivered = 0

  var contacts = 0
  var unassigned = 0
  var held = 0
  var neverTextable = 0
  var askedBack = 0
}
