import Campaign
import Diagnostics
import KeyedFiles
import Simulation
internal import Statistics
internal import Text

extension GateParser {
  /// The value that a quantity is compared with, in the unit of the quantity.
  mutating func limit(_ quantity: Quantity, _ comparison: Relation) throws(GateProblem) -> Double {
    guard word.kind == .word else {
      throw unexpected("a limit after \(quoted(comparison.rawValue))", help: "write \(example(of: quantity.dimension))")
    }
    let place = word
    guard let limit = value(word.text, quantity.dimension) else { throw wrongLimit(quantity) }
    guard quantity.range.contains(limit), limit <= most(quantity.dimension) else {
      throw GateProblem(
        .scenarioNumberOutOfRange, place.range,
        "\(quoted(place.text)) is out of range, expected a limit from 0 to \(quantity.dimension.text(most(quantity.dimension)))"
      )
    }
    advance()
    if let constant = constant(quantity.range, comparison, limit) {
      throw GateProblem(
        .idleGate, place.range,
        "\(quoted("\(quantity.name) \(comparison.rawValue) \(place.text)")) \(constant) holds, whatever is simulated",
        help: "write another limit or another comparison")
    }
    return limit
  }

  /// The share of replications that a chance is compared with.
  mutating func chance(_ side: Relation) throws(GateProblem) -> Double {
    guard word.kind == .word, let share = value(word.text, .share) else {
      throw unexpected("a share after \(quoted(side.rawValue))", help: "write it such as `95%` or `0.95`")
    }
    guard share >= 0, share <= 1 else {
      let help =
        share > 1 && share <= 100 && word.text.last != "%" ? "write \(quoted(word.text + "%")) for percent" : nil
      throw GateProblem(
        .scenarioNumberOutOfRange, word.range, "\(quoted(word.text)) is out of range, expected a share from 0 to 1",
        help: help)
    }
    guard share > 0, share < 1 else {
      throw GateProblem(
        .idleGate, word.range, "no number of replications shows that something happens always, or never",
        help: "write \(share == 0 ? "`1%`, or a smaller" : "`99%`, or a larger") share that is enough")
    }
    advance()
    return share
  }

  /// `always` or `never` where the possible values alone decide a comparison; nil where they do not.
  private func constant(_ range: ClosedRange<Double>, _ comparison: Relation, _ limit: Double) -> String? {
    switch comparison {
    case .less where limit == range.lowerBound, .greater where limit == range.upperBound: "never"
    case .atLeast where limit == range.lowerBound, .atMost where limit == range.upperBound: "always"
    case .less, .greater, .atLeast, .atMost: nil
    }
  }

  /// Times are limited to the longest run; counts to the range in which a `Double` holds every whole number.
  private func most(_ dimension: Quantity.Dimension) -> Double {
    switch dimension {
    case .time: Double(ScenarioLimits.until.count)
    case .number: 1e15
    case .share: 1
    }
  }

  /// Nil for text that is not written as such a value.
  private func value(_ text: String, _ dimension: Quantity.Dimension) -> Double? {
    switch dimension {
    case .time: LengthOfTime.milliseconds(text).map(Double.init)
    case .number: decimal(text.utf8)
    case .share: fraction(Array(text.utf8)[...])
    }
  }

  private func wrongLimit(_ quantity: Quantity) -> GateProblem {
    let text = word.text
    let isNumber = decimal(text.utf8) != nil
    let help: String
    let expected: String
    switch quantity.dimension {
    case .time:
      expected = "a length of time"
      help =
        isNumber
        ? "add a unit: \(quoted(text + "s")), \(quoted(text + "m")) or \(quoted(text + "h"))"
        : "write a number with `ms`, `s`, `m`, `h` or `d`: `250ms`, `45s`, `90m`, `1h30m`"
    case .number:
      expected = "a number"
      help = "write it without a unit: `5` or `2.5`"
    case .share:
      expected = "a share"
      help = "write it such as `7%` or `0.07`"
    }
    return GateProblem(
      .wrongGateLimit, word.range, "\(quoted(quantity.name)) is \(expected), and \(quoted(text)) is not", help: help)
  }

  private func example(of dimension: Quantity.Dimension) -> String {
    switch dimension {
    case .time: "a length of time such as `30m`"
    case .number: "a number such as `5`"
    case .share: "a share such as `7%`"
    }
  }
}
