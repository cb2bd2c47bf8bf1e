/// Looks for an assignment of yes and no to numbered statements under which every term fails and every need is met.
///
/// A term is a conjunction: some statements are true, some are not, and of some groups at least one is true. The search works as DPLL
/// does: a term that only one part keeps from holding forces that part, and where nothing is forced, it tries the shortest term
/// both ways. Statements are tried as false first, so that what it finds is small.
struct BitSearch {
  /// Words of 64 statements.
  let width: Int
  /// The statements that a term wants true, and those that it wants false: `width` words for each term.
  let yes: [UInt64]
  let no: [UInt64]
  let termCount: Int
  /// The groups of a term are those from `groupStarts[term]` up to `groupStarts[term + 1]`, `width` words each.
  let groupStarts: [Int]
  let groups: [UInt64]
  /// Of each of these at least one is true, `width` words each.
  let needs: [UInt64]
  /// Statements of which at most one is true, `width` words for each set of them.
  let rivals: [UInt64]
  /// For each statement, the set of rivals that it is one of; -1 where it has none.
  let rivalsOf: [Int]

  private(set) var isTrue: [UInt64]
  private(set) var isFalse: [UInt64]
  private(set) var trueCount = 0
  /// What was set, in order: twice the statement, and one more where it is true.
  private var trail: [Int] = []
  private var choices: [Choice] = []
  /// Terms that forced something or held.
  private(set) var used: [Bool]

  private struct Choice {
    let depth: Int
    let statement: Int
    let isTrue: Bool
    var isSecond: Bool
  }

  private enum Step {
    case conflict
    case solved
    case choose(Int, first: Bool)
  }

  init(
    width: Int, yes: [UInt64], no: [UInt64], groupStarts: [Int], groups: [UInt64], needs: [UInt64],
    rivals: [UInt64], rivalsOf: [Int]
  ) {
    self.width = width
    self.yes = yes
    self.no = no
    termCount = groupStarts.count - 1
    self.groupStarts = groupStarts
    self.groups = groups
    self.needs = needs
    self.rivals = rivals
    self.rivalsOf = rivalsOf
    isTrue = Array(repeating: 0, count: width)
    isFalse = isTrue
    used = Array(repeating: false, count: termCount)
  }

  /// Sets a statement before the search begins. False where it was set the other way.
  mutating func fix(_ statement: Int, _ value: Bool) -> Bool { set(statement, value) }

  /// Whether there is such an assignment; if so, `isTrue` holds it: what is not there may be false.
  ///
  /// - Parameter limit: how many statements may be true.
  mutating func run(limit: Int = .max, meter: inout ProofMeter) -> Proof<Bool> {
    while true {
      switch trueCount > limit ? .conflict : propagate(&meter) {
      case .solved where trueCount <= limit: return .found(true)
      case .choose(let statement, let first):
        if meter.isSpent { return .notProved }
        choices.append(Choice(depth: trail.count, statement: statement, isTrue: first, isSecond: false))
        _ = set(statement, first)
      case .conflict, .solved:
        if meter.isSpent { return .notProved }
        if !turnBack() { return .none }
      }
    }
  }

  /// Takes back the last choice that was tried one way only, and tries the other.
  private mutating func turnBack() -> Bool {
    while var choice = choices.popLast() {
      undo(to: choice.depth)
      if choice.isSecond { continue }
      choice.isSecond = true
      choices.append(choice)
      if set(choice.statement, !choice.isTrue) { return true }
      // Both ways are ruled out.
      choices.removeLast()
      undo(to: choice.depth)
    }
    return false
  }

  private mutating func undo(to depth: Int) {
    while trail.count > depth {
      let entry = trail.removeLast()
      let (word, bit) = (entry >> 7, UInt64(1) << UInt64((entry >> 1) & 63))
      if entry & 1 == 1 {
        isTrue[word] &= ~bit
        trueCount -= 1
      } else {
        isFalse[word] &= ~bit
      }
    }
  }

  private mutating func set(_ statement: Int, _ value: Bool) -> Bool {
    let (word, bit) = (statement >> 6, UInt64(1) << UInt64(statement & 63))
    if value {
      if isFalse[word] & bit != 0 { return false }
      if isTrue[word] & bit != 0 { return true }
      isTrue[word] |= bit
      trueCount += 1
    } else {
      if isTrue[word] & bit != 0 { return false }
      if isFalse[word] & bit != 0 { return true }
      isFalse[word] |= bit
    }
    trail.append(statement << 1 | (value ? 1 : 0))
    return value ? refuseRivals(of: statement) : true
  }

  private mutating func refuseRivals(of statement: Int) -> Bool {
    let rival = rivalsOf[statement]
    guard rival >= 0 else { return true }
    for word in 0..<width {
      var open = rivals[rival &* width &+ word] & ~isFalse[word]
      if word == statement >> 6 { open &= ~(1 << UInt64(statement & 63)) }
      while open != 0 {
        if !set(word << 6 | open.trailingZeroBitCount, false) { return false }
        open &= open &- 1
      }
    }
    return true
  }

  /// What a term still lacks in order to hold.
  private struct Rest {
    var open = 0
    /// A statement that it wants, or one of a group; whether it wants it true.
    var statement = -1
    var wantsTrue = true
    /// The only open group, if that is all it lacks.
    var group = -1
  }

  /// Nil where the term fails already.
  @inline(__always)
  private func rest(_ term: Int) -> Rest? {
    var rest = Rest()
    let base = term &* width
    for word in 0..<width {
      let (wanted, refused) = (yes[base &+ word], no[base &+ word])
      if wanted & isFalse[word] | refused & isTrue[word] != 0 { return nil }
      let (openYes, openNo) = (wanted & ~isTrue[word], refused & ~isFalse[word])
      if openYes | openNo == 0 { continue }
      // A statement may be wanted both ways, in a term that never holds.
      rest.open += openYes.nonzeroBitCount + openNo.nonzeroBitCount
      if openYes != 0, rest.statement < 0 || !rest.wantsTrue {
        (rest.statement, rest.wantsTrue) = (word << 6 | openYes.trailingZeroBitCount, true)
      } else if openYes == 0, rest.statement < 0 {
        (rest.statement, rest.wantsTrue) = (word << 6 | openNo.trailingZeroBitCount, false)
      }
    }
    for group in groupStarts[term]..<groupStarts[term &+ 1] {
      guard let free = firstFree(groups, group) else { continue }
      if free < 0 { return nil }
      rest.open += 1
      if rest.statement < 0 { (rest.statement, rest.wantsTrue, rest.group) = (free, true, group) }
    }
    return rest
  }

  /// A statement of a group that may become true; nil where one is true, -1 where none can be.
  @inline(__always)
  private func firstFree(_ groups: [UInt64], _ group: Int) -> Int? {
    var free = -1
    for word in 0..<width {
      let members = groups[group &* width &+ word]
      if members & isTrue[word] != 0 { return nil }
      let open = members & ~isFalse[word]
      if free < 0, open != 0 { free = word << 6 | open.trailingZeroBitCount }
    }
    return free
  }

  private mutating func propagate(_ meter: inout ProofMeter) -> Step {
    var choice: Step
    var changed: Bool
    repeat {
      changed = false
      choice = .solved
      var shortest = Int.max
      meter.spend((termCount &+ needs.count / max(width, 1) &+ 1) &* width)
      if meter.isSpent { return .conflict }
      for term in 0..<termCount {
        guard let rest = rest(term) else { continue }
        if rest.open == 0 {
          used[term] = true
          return .conflict
        }
        if rest.open > 1 {
          if rest.open < shortest {
            shortest = rest.open
            choice = .choose(rest.statement, first: !rest.wantsTrue)
          }
          continue
        }
        used[term] = true
        changed = true
        if rest.group < 0 {
          if !set(rest.statement, !rest.wantsTrue) { return .conflict }
        } else if !refuse(rest.group) {
          return .conflict
        }
      }
      for need in 0..<(width == 0 ? 0 : needs.count / width) {
        guard let free = firstFree(needs, need) else { continue }
        if free < 0 { return .conflict }
        if isOnly(free, of: need) {
          changed = true
          if !set(free, true) { return .conflict }
        } else if case .solved = choice {
          choice = .choose(free, first: true)
        }
      }
    } while changed
    return choice
  }

  /// Makes every statement of a group false.
  private mutating func refuse(_ group: Int) -> Bool {
    for word in 0..<width {
      var open = groups[group &* width &+ word] & ~isFalse[word]
      while open != 0 {
        if !set(word << 6 | open.trailingZeroBitCount, false) { return false }
        open &= open &- 1
      }
    }
    return true
  }

  private func isOnly(_ statement: Int, of need: Int) -> Bool {
    var count = 0
    for word in 0..<width { count += (needs[need &* width &+ word] & ~isFalse[word]).nonzeroBitCount }
    return count == 1
  }
}
