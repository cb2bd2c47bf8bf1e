/// What happens to replies that come outside the texting hours, by its names in files.
public enum RepliesWord: String, Sendable, CaseIterable {
  case wait, pass
  public init(repliesWait: Bool) { self = repliesWait ? .wait : .pass }
}

/// The zone of texting hours that go by each contact's own clock, by its name in files.
public enum ZoneWord: String, Sendable, CaseIterable { case contact }
