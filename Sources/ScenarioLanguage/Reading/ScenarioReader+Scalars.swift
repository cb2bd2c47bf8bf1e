import Diagnostics
import Simulation
import YAMLTree

extension ScenarioReader {
  /// The text of a scalar; reports collections and empty values.
  mutating func text(_ node: NodeID, _ expected: String) -> String? {
    switch document.kind(node) {
    case .plainScalar, .quotedScalar:
      if !document.bytes(node).isEmpty { return document.string(node) }
    case .sequence, .mapping, .invalid: break
    }
    reportShape(node, expected)
    return nil
  }

  /// A name for people: text that shows every character it holds.
  mutating func name(_ node: NodeID, _ expected: String) -> String? {
    guard let text = text(node, expected) else { return nil }
    guard let hidden = firstInvisibleScalar(in: text) else { return text }
    report(
      .wrongScenarioShape, "\(quoted(text)) holds the invisible character `\(hidden.name)`", at: node,
      help: "delete it, so that everybody sees the text as it is read")
    return nil
  }

  mutating func word(_ node: NodeID, among words: [String]) -> String? {
    guard let text = text(node, quotedList(words, "or")) else { return nil }
    if words.contains(text) { return text }
    let meant = suggest(text, among: words, synonyms: scenarioSynonyms)
    report(
      .unknownScenarioWord, "\(quoted(text)) cannot stand here, expected \(oneOf(words))", at: node,
      help: didYouMean(meant), fixes: respelling(text, at: document.place(node), as: meant))
    return nil
  }

  /// A plain number; `accepts` says which ones may stand here.
  mutating func number(_ node: NodeID, _ expected: String, from least: Double, to most: Double) -> Double? {
    guard let text = plainText(node, expected) else { return nil }
    guard let number = decimal(Substring(text)) else {
      report(
        .notScenarioNumber, "expected \(expected), found \(quoted(text))", at: node,
        help: "write digits, and a point before decimals: `2` or `2.5`")
      return nil
    }
    guard number >= least, number <= most else {
      reportRange(node, "from \(readable(least)) to \(readable(most))")
      return nil
    }
    return number
  }

  mutating func wholeNumber(_ node: NodeID, from least: UInt64, to most: UInt64) -> UInt64? {
    guard let text = plainText(node, "a whole number") else { return nil }
    let digits = text.first == "-" ? text.dropFirst() : Substring(text)
    guard isDigits(digits), digits == "0" || digits.first != "0" else {
      report(
        .notScenarioNumber, "expected a whole number, found \(quoted(text))", at: node,
        help: "write digits only, without leading zeros")
      return nil
    }
    guard let number = UInt64(text), number >= least, number <= most else {
      reportRange(node, most == .max ? "from \(least) to 2^64 - 1" : "from \(least) to \(most)")
      return nil
    }
    return number
  }

  /// A share: `0.07` or `7%`.
  mutating func share(_ node: NodeID, _ expected: String) -> Share? {
    guard let text = plainText(node, expected) else { return nil }
    let isPercent = text.last == "%"
    guard let number = decimal(isPercent ? text.dropLast() : Substring(text)) else {
      report(.notScenarioNumber, "expected \(expected), found \(quoted(text))", at: node)
      return nil
    }
    guard let share = Share(isPercent ? number / 100 : number) else {
      let help = !isPercent && number > 1 && number <= 100 ? "write \(quoted(text + "%")) if you mean percent" : nil
      reportRange(node, "from 0 to 1", help: help)
      return nil
    }
    return share
  }

  mutating func time(
    _ node: NodeID, _ expected: String = "a length of time such as `90m`", from least: Milliseconds = .zero,
    to most: Milliseconds = ScenarioLimits.until
  ) -> Milliseconds? {
    guard let text = text(node, expected) else { return nil }
    guard let time = duration(text) else {
      let help =
        decimal(Substring(text)) == nil
        ? "write a number with `ms`, `s`, `m`, `h` or `d`: `250ms`, `45s`, `90m`, `1h30m`"
        : "add a unit: \(quoted(text + "s")), \(quoted(text + "m")) or \(quoted(text + "h"))"
      report(.notDuration, "expected \(expected), found \(quoted(text))", at: node, help: help)
      return nil
    }
    guard time >= least, time <= most else {
      reportRange(node, "from \(written(least)) to \(written(most))")
      return nil
    }
    return time
  }

  private mutating func reportRange(_ node: NodeID, _ range: String, help: String? = nil) {
    report(
      .scenarioNumberOutOfRange, "\(found(node)) is out of range, expected a value \(range)", at: node, help: help)
  }

  /// Only a plain scalar can be a number; a quoted one is text.
  private mutating func plainText(_ node: NodeID, _ expected: String) -> String? {
    guard document.kind(node) == .quotedScalar else { return text(node, expected) }
    report(
      .notScenarioNumber, "expected \(expected), found \(found(node))", at: node, help: "write it without quotes")
    return nil
  }
}
