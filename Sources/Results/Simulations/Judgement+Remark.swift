import Simulation

extension Judgement {
  /// Why a verdict differs from what the interval alone would say; empty where it does not.
  ///
  /// - Parameter run: what readers call a replication, in the singular.
  func remark(on run: String) -> String {
    switch grounds {
    case .interval: ""
    case .constant: "the same in every \(run)"
    case .infinite: "it did not happen in every \(run)"
    case .tooFewValues: "fewer than \(Judgement.fewestValues) \(run)s with a value"
    case .noValues: "nothing to measure in any \(run)"
    }
  }
}
