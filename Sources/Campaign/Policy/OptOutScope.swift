/// How far the opt outs of a contact action reach, by its name in rule files.
public enum OptOutScope: String, Sendable, CaseIterable {
  /// They hold in every contact action of the same state file, and those of the others hold here.
  case sender
  /// They hold in this contact action alone, and so do those of the others.
  case action
}
