import Campaign
internal import Folding

/// How each contact answers, and what replies mean to the rules.
struct ContactHabits: Sendable {
  private(set) var behaviours: [ContactBehaviour]
  /// By contact, an index into `behaviours`; empty where all are general.
  private var habit: [UInt16] = []
  /// The tags by which contacts answer; their behaviours follow the general one.
  private let tags: [String]
  /// By behaviour and, within it, by its words.
  private let wordTexts: [[Int]]
  /// The texts a reply can have. The first says nothing that rules look for, the second is an opt-out word, if the
  /// rules have one.
  let texts: [ReplyText]

  /// A text of a reply, read once by the rules.
  struct ReplyText: Sendable {
    let text: String
    let reading: ReplyReading
    /// The tags it adds to its contact, sorted.
    let tags: [TagID]
  }

  static let nothing = 0
  static let optOut = 1

  /// Of contacts without tags.
  init(_ policy: RoutingPolicy, _ replies: ListBehaviour) {
    tags = replies.byTag.map(\.tag)
    behaviours = replies.all
    let matcher = ReplyMatcher(policy)
    func read(_ text: String) -> ReplyText {
      var bytes = text
      var tags: [TagID] = []
      let reading = bytes.withUTF8 { matcher.reads($0, tags: &tags) }
      return ReplyText(text: text, reading: reading, tags: tags)
    }
    // An ellipsis folds to nothing, so no keyword and no phrase matches it.
    var texts = [read("…"), read(policy.optOutKeywords.first ?? "stop")]
    wordTexts = behaviours.map { behaviour in
      behaviour.words.map { words in
        texts.append(read(words.text))
        return texts.count - 1
      }
    }
    self.texts = texts
  }

  /// The same contacts and texts with other figures.
  func with(_ replies: ListBehaviour) -> ContactHabits {
    var habits = self
    habits.behaviours = replies.all
    return habits
  }

  /// The habits of these contacts.
  func of(_ contacts: ScenarioContacts) -> ContactHabits {
    let tags = tags.map { contacts.tag(named: $0) }
    guard tags.contains(where: { $0 != nil }) || !contacts.fieldHabits.isEmpty else { return self }
    var habits = self
    habits.habit = (0..<contacts.count).map { contact in
      let carried = contacts.tags(of: contact)
      let first = tags.firstIndex { tag in tag.map { carried.contains($0) } ?? false }
      if let first { return UInt16(truncatingIfNeeded: 1 + first) }
      let ofField = contacts.fieldHabits.isEmpty ? 0 : contacts.fieldHabits[contact]
      return ofField == 0 ? 0 : UInt16(truncatingIfNeeded: tags.count) + ofField
    }
    return habits
  }

  func habit(of contact: ContactID) -> Int { habit.isEmpty ? 0 : Int(habit[contact.index]) }

  /// What a reply in words says.
  ///
  /// - Parameter draw: in (0, 1).
  func text(_ habit: Int, _ draw: Double) -> Int {
    var upTo = 0.0
    for (index, words) in behaviours[habit].words.enumerated() {
      upTo += words.share.value
      if draw < upTo { return wordTexts[habit][index] }
    }
    return Self.nothing
  }
}
