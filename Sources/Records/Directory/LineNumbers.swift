/// The lines of contacts, by their numbers. Where each stands on the line behind the one before, as in most lists, they take no
/// memory.
struct LineNumbers {
  /// Contacts from this one on stand on lines from that one on, one behind the other.
  private struct Run {
    var first: UInt32
    var line: UInt32
  }
  private var runs: [Run] = []
  private(set) var count: UInt32 = 0
  private var next: UInt64 = 0

  /// The line of the next contact.
  @inline(__always)
  mutating func append(_ line: UInt32) {
    if UInt64(line) != next || runs.isEmpty { runs.append(Run(first: count, line: line)) }
    next = UInt64(line) + 1
    count += 1
  }

  subscript(contact: Int) -> UInt32 {
    precondition(contact >= 0 && contact < count, "a contact of this column")
    let number = UInt32(truncatingIfNeeded: contact)
    // The last run that does not begin behind it.
    var (low, high) = (0, runs.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle].first <= number { low = middle } else { high = middle }
    }
    return runs[low].line + (number - runs[low].first)
  }

  /// All of them, in the order of the contacts.
  func forEach(_ body: (_ contact: Int, _ line: UInt32) throws -> Void) rethrows {
    for (index, run) in runs.enumerated() {
      let end = index + 1 < runs.count ? runs[index + 1].first : count
      for contact in run.first..<end { try body(Int(contact), run.line + (contact - run.first)) }
    }
  }
}
