import Campaign

/// A second pass: who has not replied gets another text some time after the last one.
public struct FollowUp: Hashable, Sendable {
  /// From a contact's last text until the next one is due; above 0.
  public var after: Milliseconds
  /// How many a contact gets at most; 1 to `ScenarioLimits.followUps`.
  public var most: Int

  public init(after: Milliseconds, most: Int = 1) {
    self.after = after
    self.most = most
  }
}

/// The follow-ups of a run: who has had how many, and what is due.
struct FollowUpQueue {
  /// In milliseconds.
  let after: UInt64
  private let most: Int
  /// By contact: how many they have had.
  private var counts: [UInt8]
  /// By contact: whether an answer is on its way, or has come.
  private var isAnswered: [Bool]
  /// By member: those that are due, the earliest first, of which so many are done.
  private var due: [(contacts: [ContactID], done: Int)]
  /// Those that are due and wait for texting hours.
  private var asleep: [ContactID] = []

  init(_ followUp: FollowUp, contacts: Int, members: Int) {
    after = UInt64(clamping: followUp.after.count)
    most = min(followUp.most, ScenarioLimits.followUps)
    counts = [UInt8](repeating: 0, count: contacts)
    isAnswered = [Bool](repeating: false, count: contacts)
    due = [(contacts: [ContactID], done: Int)](repeating: ([], 0), count: members)
  }

  func count(of contact: ContactID) -> Int { Int(counts[contact.index]) }
  func mayGetMore(_ contact: ContactID) -> Bool { count(of: contact) < most }
  func isAnswered(_ contact: ContactID) -> Bool { isAnswered[contact.index] }
  var waitsForHours: Bool { !asleep.isEmpty }

  mutating func noteAnswer(_ contact: ContactID) { isAnswered[contact.index] = true }
  mutating func noteSent(_ contact: ContactID) { counts[contact.index] += 1 }
  mutating func put(_ contact: ContactID, with member: MemberID) { due[member.index].contacts.append(contact) }
  mutating func putOff(_ contact: ContactID) { asleep.append(contact) }

  /// The one of a member's that has been due for longest; it is taken out.
  mutating func next(of member: MemberID) -> ContactID? {
    let mine = due[member.index]
    guard mine.done < mine.contacts.count else { return nil }
    due[member.index].done += 1
    if mine.done + 1 == mine.contacts.count { due[member.index] = ([], 0) }
    return mine.contacts[mine.done]
  }

  /// Those that waited for texting hours, and wait no more.
  mutating func wakeAll() -> [ContactID] {
    defer { asleep = [] }
    return asleep
  }
}
