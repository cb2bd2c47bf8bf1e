import Diagnostics
import Experiments

extension ScenarioOptions {
  /// What the command line has the last word on cannot vary.
  func refuse(_ keys: [VariedKey]) throws(Failure) {
    for key in keys where key.place.file == .scenario {
      let option: String? =
        switch key.place.path.first {
        case "contacts": contacts == nil ? nil : "--contacts"
        case "preset": preset == nil ? nil : "--preset"
        case "run" where key.place.path.dropFirst().first == "seed": seed == nil ? nil : "--seed"
        case "run" where key.place.path.dropFirst().first == "replications":
          replications == nil ? nil : "--replications"
        default: nil
        }
      if let option {
        throw Failure(
          "\(key.wish) would change nothing: `\(option)` has the last word on it", help: "leave one of them away")
      }
    }
  }
}
