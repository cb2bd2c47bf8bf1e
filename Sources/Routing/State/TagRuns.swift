import Campaign

/// The tags of all contacts in one column: each contact has a run of it, sorted, each tag once.
///
/// A run that grows is written anew at the end; the column is packed when more than half of it is left behind.
struct TagRuns: Sendable, Equatable {
  private var starts: [UInt32] = []
  private var counts: [UInt16] = []
  private var tags: [TagID] = []
  private var leftBehind = 0
  /// How many entries the column has, those left behind among them.
  var entryCount: Int { tags.count }

  init() {}

  /// - Parameters:
  ///   - starts: where the run of each contact begins.
  ///   - ends: where it ends.
  init(_ starts: [UInt32], ends: ArraySlice<UInt32>, _ tags: [TagID]) {
    self.starts = starts
    self.tags = tags
    counts = zip(starts, ends).map { UInt16(truncatingIfNeeded: $1 - $0) }
  }

  /// Makes room for the runs of that many contacts.
  mutating func reserve(_ count: Int) {
    starts.reserveCapacity(count)
    counts.reserveCapacity(count)
  }

  /// The next contact's run. At most `mostTagsOfContact`, which its reader sees to.
  mutating func append(_ run: UnsafeBufferPointer<TagID>) {
    starts.append(UInt32(truncatingIfNeeded: tags.count))
    counts.append(UInt16(truncatingIfNeeded: run.count))
    tags.append(contentsOf: run)
  }

  func count(of contact: ContactID) -> Int { Int(counts[contact.index]) }

  /// A contact's run, for the length of a call.
  func withRun<Result>(of contact: ContactID, _ body: (UnsafeBufferPointer<TagID>) -> Result) -> Result {
    let start = Int(starts[contact.index])
    let run = start..<(start + Int(counts[contact.index]))
    return tags.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[run])) }
  }

  /// Puts a contact's tags and others, both sorted and each once, into one array of that kind.
  ///
  /// - Returns: how many there are.
  func merge(_ others: UnsafeBufferPointer<TagID>, with contact: ContactID, into all: inout [TagID]) -> Int {
    all.removeAll(keepingCapacity: true)
    return withRun(of: contact) { run in
      var (mine, theirs) = (0, 0)
      while mine < run.count || theirs < others.count {
        if theirs == others.count || (mine < run.count && run[mine] <= others[theirs]) {
          if theirs < others.count && run[mine] == others[theirs] { theirs += 1 }
          all.append(run[mine])
          mine += 1
        } else {
          all.append(others[theirs])
          theirs += 1
        }
      }
      return all.count
    }
  }

  mutating func add(_ added: UnsafeBufferPointer<TagID>, to contact: ContactID) {
    let all = withRun(of: contact) { (Array($0) + added).sorted() }
    var once: [TagID] = []
    for tag in all where once.last != tag { once.append(tag) }
    guard once.count > count(of: contact) else { return }
    leftBehind += count(of: contact)
    if leftBehind > 1024 && leftBehind > tags.count / 2 { pack() }
    starts[contact.index] = UInt32(truncatingIfNeeded: tags.count)
    counts[contact.index] = UInt16(truncatingIfNeeded: once.count)
    tags += once
  }

  mutating func remove(_ removed: UnsafeBufferPointer<TagID>, from contact: ContactID) {
    let rest = withRun(of: contact) { $0.filter { !removed.containsSorted($0) } }
    let start = Int(starts[contact.index])
    tags.replaceSubrange(start..<start + rest.count, with: rest)
    leftBehind += count(of: contact) - rest.count
    counts[contact.index] = UInt16(truncatingIfNeeded: rest.count)
  }

  /// The same runs with other numbers, by old number. Nil when a tag has none.
  func renumbered(_ numbers: [TagID]) -> TagRuns? {
    guard tags.allSatisfy({ $0.index < numbers.count }) else { return nil }
    var other = TagRuns()
    var run: [TagID] = []
    for contact in starts.indices {
      withRun(of: ContactID(UInt32(truncatingIfNeeded: contact))) { old in
        run.removeAll(keepingCapacity: true)
        for tag in old { run.append(numbers[tag.index]) }
      }
      run.sort()
      run.withUnsafeBufferPointer { other.append($0) }
    }
    return other
  }

  /// Packed: what was left behind is not part of the state.
  mutating func code(with coder: inout some StateCoder, contacts: Int) {
    if !coder.isReading { pack() }
    coder.code(&counts, count: contacts)
    coder.code(&tags)
    guard coder.isReading else { return }
    leftBehind = 0
    starts.removeAll()
    starts.reserveCapacity(counts.count)
    var next = 0
    for count in counts {
      starts.append(UInt32(truncatingIfNeeded: next))
      next += Int(count)
    }
    if next != tags.count { coder.fail() }
  }

  private mutating func pack() {
    var packed: [TagID] = []
    packed.reserveCapacity(tags.count - leftBehind)
    for contact in starts.indices {
      let start = Int(starts[contact])
      starts[contact] = UInt32(truncatingIfNeeded: packed.count)
      packed += tags[start..<start + Int(counts[contact])]
    }
    tags = packed
    leftBehind = 0
  }
}
