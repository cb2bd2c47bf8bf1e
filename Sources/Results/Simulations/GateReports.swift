internal import Diagnostics
package import Simulation
internal import Statistics
package import Text

// The results of gates and precision targets, for people and for programs.

extension Judgement {
  /// The unit in which the estimate is shown: a chance is a share, whatever it is the chance of.
  private var dimension: Quantity.Dimension {
    switch gate {
    case .statistic(_, let quantity, _, _): quantity.dimension
    case .chance: .share
    }
  }

  fileprivate func shown(_ value: Double?) -> String { measuredText(value, dimension) }

  fileprivate func write(to json: inout JSONWriter) {
    json.member("gate", text)
    json.member("verdict", verdict.rawValue)
    json.member("estimate", of: estimate.flatMap { $0.isFinite ? $0 : nil })
    json.key("ci")
    if let interval {
      json.beginArray()
      json.value(thousandths(interval.lowerBound))
      json.value(thousandths(interval.upperBound))
      json.endArray()
    } else {
      json.null()
    }
    json.member("level", of: level)
    json.member("grounds", grounds.name)
    json.member("replications", replications)
    json.member("values", values)
  }
}

extension Judgement.Grounds {
  fileprivate var name: String {
    switch self {
    case .interval: "interval"
    case .constant: "constant"
    case .infinite: "infinite"
    case .tooFewValues: "too_few_values"
    case .noValues: "no_values"
    }
  }
}

extension SimulationReport {
  /// The members `gates` and `precision` of the report's document.
  package func writeGates(to json: inout JSONWriter) {
    json.array("gates") { json in
      for judgement in judgements { json.object { judgement.write(to: &$0) } }
    }
    guard !precisions.isEmpty else { return }
    json.array("precision") { json in
      for precision in precisions {
        json.object { json in
          json.member("of", precision.target.measured.text)
          json.member("half_width", of: precision.halfWidth)
          json.member("wanted", of: precision.target.halfWidth)
          json.member("reached", precision.isReached)
        }
      }
    }
  }

  /// A table of gates with the verdict below, and what is less precise than was asked; empty without either.
  package func gateText() -> String {
    var text = ""
    if !judgements.isEmpty {
      var table = TextTable()
      table.left = [0, 1, 5]
      table.add(["gate", "verdict", "estimate", "interval", "runs", ""])
      for judgement in judgements {
        let interval = judgement.interval.map {
          judgement.shown($0.lowerBound) + " … " + judgement.shown($0.upperBound)
        }
        table.add([
          printable(judgement.text), judgement.verdict.rawValue, judgement.shown(judgement.estimate), interval ?? "-",
          grouped(judgement.replications), judgement.remark(on: "replication"),
        ])
      }
      text += "\n" + table.text(ruled: [1])
    }
    if !precisions.isEmpty { text += "\n" }
    for precision in precisions {
      let dimension = precision.target.measured.quantity.dimension
      text +=
        "\(precision.target.measured.text) is known to ± \(measuredText(precision.halfWidth, dimension))"
        + " after \(counted(replications, "replication"))"
        + (precision.isReached ? "\n" : ", not to ± \(measuredText(precision.target.halfWidth, dimension)) as asked\n")
    }
    if !text.isEmpty { text += "verdict: \(verdict.rawValue)\n" }
    return text
  }
}

/// An estimate for people.
private func measuredText(_ value: Double?, _ dimension: Quantity.Dimension) -> String {
  guard let value else { return "-" }
  guard value.isFinite else { return "never" }
  return switch dimension {
  case .time: duration(value)
  case .number: decimal(value, places: value.magnitude < 100 ? 1 : 0)
  case .share: decimal(value * 100, places: 1) + " %"
  }
}
