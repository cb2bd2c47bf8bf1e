/// What `by` of an opt out says where no member did it, by its name in files.
public enum OptOutWord: String, Sendable, CaseIterable {
  case keyword, carrier
  case anotherAction = "another_action"
  case file
}
