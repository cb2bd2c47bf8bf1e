import Diagnostics
import Simulation
internal import Text

extension GateParser {
  /// `p95(first_response_wait)`, or a name alone.
  mutating func measured() throws(GateProblem) -> Measured {
    guard word.kind == .word else {
      throw unexpected("what is measured", help: "write a name such as `unanswered` or `p95(first_response_wait)`")
    }
    guard following.kind == .open else {
      if Statistic(rawValue: word.text) != nil {
        advance()
        throw unexpected("`(` after a statistic", help: "write `p95(first_response_wait)`")
      }
      return Measured(.mean, try quantity())
    }
    let place = word.range
    let statistic = try statistic()
    advance()
    let quantity = try quantity()
    try expect(.close, "`)`", help: "close what is measured: \(quoted("\(statistic.rawValue)(\(quantity.name))"))")
    guard quantity.statistics.contains(statistic) else {
      throw GateProblem(
        .wrongGateStatistic, place,
        "\(quoted(quantity.name)) has one value in a replication, so \(quoted(statistic.rawValue)) says nothing of it",
        help: "write \(quoted(quantity.name)), or \(quoted("chance(\(quantity.name) …) >= 95%")) for how often it holds"
      )
    }
    return Measured(statistic, quantity)
  }

  private mutating func statistic() throws(GateProblem) -> Statistic {
    if let statistic = Statistic(rawValue: word.text) {
      advance()
      return statistic
    }
    let names = Statistic.allCases.map(\.rawValue)
    if word.text == "chance" {
      throw GateProblem(
        .wrongGateStatistic, word.range, "`chance` is about a condition and cannot stand here",
        help: "write \(oneOf(names))")
    }
    throw GateProblem(
      .wrongGateStatistic, word.range, "\(quoted(word.text)) is not a statistic, expected \(oneOf(names))",
      meant: suggest(word.text, among: names + ["chance"], synonyms: statisticSynonyms))
  }

  private mutating func quantity() throws(GateProblem) -> Quantity {
    guard word.kind == .word else {
      throw unexpected("what is measured", help: "write a name such as `unanswered` or `first_response_wait`")
    }
    guard let quantity = Quantity(named: word.text) else {
      let names = Quantity.allNames
      let meant = suggest(word.text, among: names, synonyms: quantitySynonyms)
      throw GateProblem(
        .unknownQuantity, word.range, "\(quoted(word.text)) is nothing that a simulation measures",
        help: "write \(oneOf(names))", meant: meant)
    }
    advance()
    return quantity
  }
}

/// Words that people write for a statistic.
private let statisticSynonyms: [String: String] = [
  "average": "mean", "avg": "mean", "median": "p50", "minimum": "min", "least": "min", "p0": "min", "maximum": "max",
  "most": "max", "longest": "max", "worst": "max", "p100": "max", "p999": "p99", "probability": "chance",
  "share": "chance", "percentage": "chance", "prob": "chance", "p": "chance",
]

/// Words that people write for what is measured.
private let quantitySynonyms: [String: String] = [
  "wait": "first_response_wait", "response_time": "first_response_wait", "first_response_time": "first_response_wait",
  "first_response": "first_response_wait", "wait_per_reply": "reply_wait", "response_wait": "reply_wait",
  "send_time": "time_to_send_list", "time_to_send": "time_to_send_list", "makespan": "time_to_send_list",
  "duration": "time_to_send_list", "open": "unanswered", "backlog": "unanswered", "texts": "sent",
  "opt_out": "opt_outs",
  "unsent": "unassigned",
]
