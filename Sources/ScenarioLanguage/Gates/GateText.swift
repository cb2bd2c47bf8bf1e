import Diagnostics
public import Simulation
internal import Statistics
internal import Text

/// Reads a gate: `p95(first_response_wait) < 30m`, `unanswered <= 5`, which is about the mean, or
/// `chance(time_to_send_list < 3h) >= 95%`.
///
/// Takes time in proportion to the length of the text; a text of more than `longestGate` bytes is refused.
public func parseGate(_ text: String) throws(GateProblem) -> Gate {
  var parser = try GateParser(text)
  return try parser.gate()
}

/// Reads what a precision target is about: `p95(first_response_wait)`, or `unanswered`, which is about the mean.
public func parseMeasured(_ text: String) throws(GateProblem) -> Measured {
  var parser = try GateParser(text)
  let measured = try parser.measured()
  if parser.word.kind != .end { throw parser.unexpected("nothing more", help: "delete it") }
  return measured
}

/// The most bytes of a gate's text.
let longestGate = 200

/// Reads words from left to right, and stops at the first word that is not allowed at its place.
struct GateParser {
  private let words: [GateWord]
  private var at = 0

  init(_ text: String) throws(GateProblem) {
    guard text.utf8.count <= longestGate else {
      throw GateProblem(
        .notGate, 0..<text.utf8.count, "this gate has \(text.utf8.count) bytes, the limit is \(longestGate)",
        help: "write one condition, such as `p95(first_response_wait) < 30m`")
    }
    words = gateWords(text)
  }

  /// The word to read next.
  var word: GateWord { words[at] }

  mutating func gate() throws(GateProblem) -> Gate {
    try refuseReversed()
    let isChance = word.text == "chance"
    if isChance {
      advance()
      try expect(.open, "`(`", help: "write `chance(unanswered <= 5) >= 95%`")
      if word.text == "chance" {
        throw GateProblem(.notGate, word.range, "`chance` stands within `chance`", help: "write it once")
      }
    }
    let measured = try measured()
    let comparison = try comparison()
    let limit = try limit(measured.quantity, comparison)
    var gate = Gate.statistic(measured.statistic, measured.quantity, comparison, limit: limit)
    if isChance {
      try expect(.close, "`)`", help: "close the condition: `chance(unanswered <= 5) >= 95%`")
      let side = try self.comparison(after: "the chance", example: "`chance(…) >= 95%`")
      gate = .chance(
        of: measured.statistic, measured.quantity, comparison, limit: limit, side, share: try chance(side))
    }
    guard word.kind == .end else {
      let help = word.kind == .close ? "delete it" : "write every gate as an entry of the list `gates`"
      throw unexpected("nothing more", help: help)
    }
    return gate
  }

  /// `30m > p95(first_response_wait)` is understood only by people.
  private func refuseReversed() throws(GateProblem) {
    guard let byte = word.text.utf8.first, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return }
    throw GateProblem(
      .notGate, word.range, "a gate begins with what is measured, not with the limit \(quoted(word.text))",
      help: "write the limit last: `p95(first_response_wait) < 30m`")
  }

  private mutating func comparison(
    after what: String = "what is measured", example: String = "`unanswered <= 5`"
  ) throws(GateProblem) -> Relation {
    if let comparison = Relation(rawValue: word.text) {
      advance()
      return comparison
    }
    let meant: [String: String] = ["=<": "<=", "=>": ">=", "≤": "<=", "≥": ">=", "<<": "<", ">>": ">"]
    let help =
      word.kind == .comparison
      ? "write `<` or `<=`, `>` or `>=`: nothing that is measured is exactly its limit"
      : "write a comparison, such as \(example)"
    throw unexpected(
      "\(oneOf(Relation.allCases.map(\.rawValue))) after \(what)", help: help,
      meant: meant[word.text].map { [$0] } ?? [])
  }

  mutating func expect(_ kind: GateWord.Kind, _ expected: String, help: String) throws(GateProblem) {
    guard word.kind == kind else { throw unexpected(expected, help: help) }
    advance()
  }

  /// Never moves past the end: the method that reads the end reports it.
  mutating func advance() { at = min(at + 1, words.count - 1) }

  /// The word after the next.
  var following: GateWord { words[min(at + 1, words.count - 1)] }

  /// Reports that the next word is not what was expected.
  func unexpected(_ expected: String, help: String, meant: [String] = []) -> GateProblem {
    let found = word.kind == .end ? "the end" : quoted(word.text)
    return GateProblem(.notGate, word.range, "expected \(expected), found \(found)", help: help, meant: meant)
  }
}
