import Campaign

extension Condition {
  /// Whether each contact that meets another condition meets this one, as far as their parts show it one by one.
  func isImplied(by other: Condition) -> Bool {
    for tag in all where !other.all.contains(tag) { return false }
    for tag in none where !other.none.contains(tag) { return false }
    if !any.isEmpty, !any.contains(where: { other.all.contains($0) }) {
      if other.any.isEmpty || !other.any.allSatisfy({ any.contains($0) }) { return false }
    }
    for test in fields {
      guard let theirs = other.fields.first(where: { $0.field == test.field }) else { return false }
      if !theirs.values.allSatisfy({ test.values.contains($0) }) { return false }
    }
    return true
  }
}
