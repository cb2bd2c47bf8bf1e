package import Simulation
internal import Statistics
package import Text

// The results of gates and precision targets, for programs.

extension Judgement {
  fileprivate func write(to json: inout JSONWriter) {
    json.member("gate", text)
    json.member("words", plainSpaces(gate.words))
    json.member("verdict", verdict.rawValue)
    json.member("estimate", of: estimate.flatMap { $0.isFinite ? $0 : nil })
    json.interval("ci", interval)
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
}
