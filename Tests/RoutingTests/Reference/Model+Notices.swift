/// Who was told what and when, and who is to be told later.
struct Notices {
  static let quiet = 10 * Zone.minute
  /// By entry, then by member.
  var last: [[Int?]]
  var putOff: [[Int?]]
  /// Who was given first texts, and who conversations, since members were told the last time.
  var given: Set<Int> = []
  var waiting: Set<Int> = []
  /// Someone who has opted out asked to be texted again.
  var isAsked = false

  init(_ setup: Setup) {
    last = setup.notices.map { _ in setup.team.map { _ in nil } }
    putOff = last
  }

  mutating func gave(_ member: Int) { given.insert(member) }
  mutating func placed(_ member: Int) { waiting.insert(member) }
}

extension Model {
  /// At the end of an event or a moment: each who was given something, or has had something for so long, is told, unless that was
  /// done a short time ago. By entry of the rules.
  mutating func tell(withDelayed: Bool = false) {
    let (given, waiting) = (notices.given, notices.waiting)
    let asked = notices.isAsked ? Set(selected) : []
    notices.isAsked = false
    notices.given = []
    notices.waiting = []
    for (entry, notice) in setup.notices.enumerated() where notice.type != "leaderboard" {
      if notice.after != nil {
        if withDelayed { tellDelayed(entry) }
        continue
      }
      let told = ["assignment": given, "asked_back": asked][notice.type] ?? waiting
      for member in told.sorted() where isFor(notice.to, member) && hasNews(notice, member) {
        tellOrPutOff(entry, member)
      }
    }
  }

  mutating func tellOrPutOff(_ entry: Int, _ member: Int) {
    if people[member].channels.isEmpty { return }
    let free = notices.last[entry][member].map { $0 + Notices.quiet } ?? now
    if free <= now || fault == .noticesAreNotPutOff {
      tell(entry, member)
    } else if notices.putOff[entry][member] == nil {
      notices.putOff[entry][member] = free
    }
  }

  private mutating func tell(_ entry: Int, _ member: Int) {
    notices.last[entry][member] = now
    notices.putOff[entry][member] = nil
    add(Effect(kind: "notified", member: "\(team[member]) \(entry)"))
  }

  /// Conversations run out, or are told of when they have lain for long.
  var hasReplyClocks: Bool { setup.timeOut != nil || setup.notices.contains { $0.after != nil } }

  /// Whom something is to be told by now that was put off, if there is something by now.
  mutating func takePutOff() -> [(entry: Int, member: Int)] {
    var told: [(Int, Int)] = []
    for (entry, notice) in setup.notices.enumerated() {
      for member in team.indices {
        guard let due = notices.putOff[entry][member], due <= now else { continue }
        notices.putOff[entry][member] = nil
        let hasNews = notice.after == nil ? hasNews(notice, member) : hasWaited(entry, member)
        if hasNews || fault == .oldNewsIsTold { told.append((entry, member)) }
      }
    }
    return told
  }

  mutating func send(_ putOff: [(entry: Int, member: Int)]) {
    for (entry, member) in putOff { tell(entry, member) }
  }

  /// An event asks for it: at once.
  mutating func notify(_ type: String, _ to: String?) {
    if let to, takers(to) == nil { return }
    if !setup.notices.contains(where: { $0.type == type }) { return refuse("noNotification") }
    for (entry, notice) in setup.notices.enumerated() where notice.type == type {
      for member in team.indices {
        guard isFor(to.map { [$0] } ?? notice.to, member), !people[member].channels.isEmpty else { continue }
        if type == "leaderboard" ? isSelected[member] : hasNews(notice, member) { tell(entry, member) }
      }
    }
  }

  func isFor(_ names: [String]?, _ member: Int) -> Bool {
    guard let names else { return true }
    let name = team[member]
    return names.contains { to in to == name || setup.lists.contains { $0.name == to && $0.members.contains(name) } }
  }

  private func hasNews(_ notice: Setup.Notice, _ member: Int) -> Bool {
    guard isSelected[member] else { return false }
    if notice.type == "asked_back" { return contacts.contains { $0.hasAskedBack } }
    return notice.type == "assignment" ? !unsent(of: member).isEmpty : open(member) > 0
  }
}
