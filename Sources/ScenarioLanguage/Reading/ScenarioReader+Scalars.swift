import Campaign
import Diagnostics
import KeyedFiles
import Simulation
internal import Text
import YAMLTree

extension ScenarioReader {
  /// A share: `0.07` or `7%`.
  mutating func share(_ node: NodeID?) -> Share? {
    let help = "write a number from 0 to 1 or a percentage: `0.07` or `7%`"
    guard case .value(let text, let span) = plainNumber(node, .share, help: help, { fraction($0) != nil }) else {
      return nil
    }
    if let share = fraction(Array(text.utf8)[...]).flatMap({ Share($0) }) { return share }
    let number = decimal(text.utf8) ?? 0
    reportRange(
      text, .share, at: span,
      help: number > 1 && number <= 100 ? "write \(quoted(text + "%")) if you mean percent" : nil)
    return nil
  }

  /// A length of time, or a moment since the start of the run.
  mutating func time(_ node: NodeID?, _ shape: ValueShape = .anyTime) -> Milliseconds? {
    lengthOfTime(node, shape).value.map { Milliseconds($0) }
  }

  /// Records a moment, for the report of moments that only a longer run would reach.
  mutating func noteMoment(_ at: Milliseconds, _ what: String, _ node: NodeID?) {
    if let node { language.mentions.moments.append((at, what, document.span(node))) }
  }

  /// The entries with shares that add up to at most 1, sorted by name.
  mutating func shares(_ entries: [NamedNode], of what: String) -> [GeneratedContacts.NamedShare] {
    var shares: [GeneratedContacts.NamedShare] = []
    var total = 0.0
    for entry in entries {
      guard let share = share(entry.node) else { continue }
      shares.append(GeneratedContacts.NamedShare(entry.name, share))
      if total <= fullShare, total + share.value > fullShare { reportOver(what, entries.map(\.node), at: entry.node) }
      total += share.value
    }
    return inOrder(shares)
  }

  /// - Parameter node: the share that exceeds the sum.
  mutating func reportOver(_ what: String, _ all: [NodeID], at node: NodeID) {
    let total = all.compactMap { fraction(document.bytes($0)) }.reduce(0, +)
    report(
      .sharesOverOne, "the shares of these \(what) add up to \(readable(total)), more than everyone",
      at: document.span(node), help: "write shares that add up to at most 1")
  }
}

/// The most that shares may add up to: 1, plus the error of adding decimal fractions in binary.
let fullShare = 1 + 1e-9

/// `0.07` or `7%` as a number. A percentage is read by its digits, so that both give the same number.
func fraction(_ text: ArraySlice<UInt8>) -> Double? {
  guard text.last == UInt8(ascii: "%") else { return decimal(text) }
  let digits = text.dropLast()
  return decimal(digits) == nil ? nil : Double(String(decoding: digits, as: UTF8.self) + "e-2")
}

/// In the order of their bytes, in which no two names are equal.
func inOrder(_ shares: [GeneratedContacts.NamedShare]) -> [GeneratedContacts.NamedShare] {
  shares.sorted { precedes($0.name, $1.name) }
}

func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }

/// A length of time as a file writes it, in the largest unit that divides it.
func written(_ time: Milliseconds) -> String { LengthOfTime.text(time.count) }
