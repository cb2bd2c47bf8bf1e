import Campaign

/// Whom a name for people, an address or a number means: indexes of the team, found without a look at everyone.
struct PeopleByName {
  /// By what they are called in full, where they get email, and their number.
  private var exact: [String: [Int]] = [:]
  /// By each word of their names.
  private var part: [String: [Int]] = [:]

  init(_ team: [TeamMember]) {
    for (index, member) in team.enumerated() {
      for name in [member.name] + (member.email.map { [$0] } ?? []) {
        Self.note(index, Checker.folded(name), in: &exact)
      }
      if let phone = member.phone { Self.note(index, phone, in: &exact) }
      if member.name == member.key { continue }
      for word in member.name.split(separator: " ") { Self.note(index, Checker.folded(String(word)), in: &part) }
    }
  }

  /// At most three, in the order of the team; nil where no one is called so.
  func meant(by name: String) -> [Int]? { exact[Checker.folded(name)] ?? exact[name] ?? part[Checker.folded(name)] }

  private static func note(_ index: Int, _ name: String, in table: inout [String: [Int]]) {
    guard (table[name]?.count ?? 0) < 3, table[name]?.last != index else { return }
    table[name, default: []].append(index)
  }
}
