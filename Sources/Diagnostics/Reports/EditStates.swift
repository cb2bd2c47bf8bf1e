/// How far one word is from the prefixes of another, up to two edits: insertions, deletions, replacements and swaps of
/// neighbours. All prefixes of the word asked about are compared at once, each in a bit of its own.
struct EditStates {
  /// Which prefixes of the word asked about are within so many edits of a prefix of the other word. Bit 0 is the prefix of one
  /// scalar; the empty prefix is as many edits away as the other one has scalars.
  private struct State {
    var exact: UInt64 = 0
    var one: UInt64 = 0
    var two: UInt64 = 0
    /// Where the last scalar of the other word's prefix stands in the word asked about.
    var last: UInt64 = 0
  }

  private let count: Int
  /// The bits that there are.
  private let all: UInt64
  /// Where each scalar stands in the word asked about: those of ASCII by their numbers, then others.
  private var ascii = [UInt64](repeating: 0, count: 128)
  private var others: [(scalar: UInt32, places: UInt64)] = []
  /// By the length of the other word's prefix.
  private var states: [State]

  /// Words that are asked about have at most so many scalars.
  static let longest = 64
  /// The other word's prefixes that any distance is asked of have at most so many scalars.
  private static let mostRows = longest + SharedPrefixes.mostEdits

  /// - Parameter asked: at most `longest` scalars.
  init(_ asked: [UInt32]) {
    count = min(asked.count, Self.longest)
    all = count == 64 ? .max : 1 << UInt64(count) - 1
    states = Array(repeating: State(), count: Self.mostRows + 1)
    states[0] = State(exact: 0, one: 1 & all, two: 3 & all)
    for (index, scalar) in asked.prefix(Self.longest).enumerated() {
      let bit: UInt64 = 1 << UInt64(index)
      if scalar < 128 {
        ascii[Int(scalar)] |= bit
      } else if let known = others.firstIndex(where: { $0.scalar == scalar }) {
        others[known].places |= bit
      } else {
        others.append((scalar, bit))
      }
    }
  }

  private func places(of scalar: UInt32) -> UInt64 {
    if scalar < 128 { return ascii[Int(scalar)] }
    for other in others where other.scalar == scalar { return other.places }
    return 0
  }

  /// Goes on from a prefix of the other word to the next longer one.
  ///
  /// - Parameter row: the length of the longer one, from 1. Those of all shorter ones were asked for.
  /// - Returns: whether any distance up to two edits is left; if not, longer prefixes have none either.
  mutating func add(row: Int, _ scalar: UInt32) -> Bool {
    guard row > 0, row < states.count else { return false }
    let before = states[row - 1]
    let places = places(of: scalar)
    // The empty prefix comes in from below where it is near enough.
    let none: UInt64 = row - 1 == 0 ? 1 : 0
    let within1: UInt64 = row - 1 <= 1 ? 1 : 0
    let within2: UInt64 = row - 1 <= 2 ? 1 : 0
    var state = State()
    state.last = places
    state.exact = (before.exact << 1 | none) & places
    state.one =
      (before.one << 1 | within1) & places | before.exact | (before.exact << 1 | none) | state.exact << 1
    state.two =
      (before.two << 1 | within2) & places | before.one | (before.one << 1 | within1) | state.one << 1
      | (row <= 1 ? 1 : 0)
    if row > 1 {
      let earlier = states[row - 2]
      let swapped = places << 1 & before.last
      state.one |= (earlier.exact << 2 | (row - 2 == 0 ? 2 : 0)) & swapped
      state.two |= (earlier.one << 2 | (row - 2 <= 1 ? 2 : 0)) & swapped
      state.two |= state.one << 1
    }
    state.one &= all
    state.two &= all
    states[row] = state
    return state.two != 0 || row <= SharedPrefixes.mostEdits
  }

  /// The distance to the whole word asked about, from a prefix whose state was asked for; nil where it is more than two.
  func edits(row: Int) -> Int? {
    guard count > 0 else { return row <= SharedPrefixes.mostEdits ? row : nil }
    let state = states[row]
    let end: UInt64 = 1 << UInt64(count - 1)
    return state.exact & end != 0 ? 0 : state.one & end != 0 ? 1 : state.two & end != 0 ? 2 : nil
  }
}
