package import Diagnostics
internal import Text

/// A key and the whole numbers among which a search looks for the smallest or the largest that passes all gates:
/// `members.count=4..80`.
package struct SearchedRange: Sendable {
  package enum Goal: String, Sendable {
    /// The smallest value: larger ones ask less of the team.
    case least
    /// The largest value: smaller ones ask less of the team.
    case most

    package var option: String { "--" + rawValue }
  }

  package let goal: Goal
  /// As it was written.
  package let key: String
  package let low: Int
  package let high: Int
  /// What follows the numbers: `%`, `m` or nothing.
  package let unit: String
  /// What messages call the request.
  package let wish: String

  /// The largest number that a range may have.
  package static let most = 1_000_000_000

  /// One `--least` or `--most`.
  package init(_ goal: Goal, _ option: String) throws(Failure) {
    let wish = quoted("\(goal.option) \(option)")
    func refused(_ reason: String, _ help: String) -> Failure { Failure("\(wish) \(reason)", help: help) }
    let example = goal == .least ? "--least members.count=4..80" : "--most contacts.count=1000..50000"
    guard let equals = option.firstIndex(of: "=") else {
      throw refused("names no range", "write \(quoted(example))")
    }
    let ends = option[option.index(after: equals)...].split(atText: "..", omittingEmptySubsequences: false)
    guard ends.count == 2, let first = Self.number(ends[0]), let last = Self.number(ends[1]) else {
      throw refused(
        "does not give a range of whole numbers of at most \(grouped(Self.most))", "write it as in \(quoted(example))")
    }
    guard first.unit == last.unit else {
      throw refused(
        "gives its ends in different units", "write both in one unit, as in `30m..120m`: the search goes by whole units"
      )
    }
    guard first.number <= last.number else { throw refused("begins above its end", "write the smaller number first") }
    self.goal = goal
    key = String(option[..<equals]).filter { $0 != " " && $0 != "\t" }
    (low, high, unit) = (first.number, last.number, first.unit)
    self.wish = wish
  }

  /// A whole number, and the unit behind it.
  private static func number(_ text: Substring) -> (number: Int, unit: String)? {
    var text = text.utf8[...]
    while text.first == UInt8(ascii: " ") { text.removeFirst() }
    let digits = text.prefix(while: ASCII.isDigit)
    let unit = text.dropFirst(digits.count)
    guard !digits.isEmpty, let number = Int(Substring(digits)), number <= most,
      unit.allSatisfy({ ASCII.isLetter($0) || $0 == UInt8(ascii: "%") })
    else { return nil }
    return (number, String(Substring(unit)))
  }
}

extension SearchedRange {
  /// How many values it has.
  package var count: Int { high - low + 1 }

  /// As options write it.
  package var text: String { "\(key)=\(text(low))..\(text(high))" }

  /// A value as files write it.
  package func text(_ value: Int) -> String { "\(value)\(unit)" }

  /// The value with so many before it that ask more of the team.
  func value(_ place: Int) -> Int { goal == .least ? low + place : high - place }

  /// How many values a search tries at most: halving what is left, and once the other end.
  package var mostTried: Int { Halving.most(count) + 1 }

  /// The key with the values to try; checked.
  func varied(_ values: [Int]) throws(Failure) -> VariedKey {
    try VariedKey(key, trying: values.map(text), wish, of: goal.option)
  }
}
