import Diagnostics
import Experiments

extension ScenarioOptions {
  /// A key that the command line overrides cannot vary.
  func refuse(_ keys: [VariedKey]) throws(Failure) {
    for key in keys where key.place.file == .scenario {
      let option: DecidingOption? =
        switch key.place.path.first {
        case "contacts": .contacts
        case "preset": .preset
        case "run" where key.place.path.dropFirst().first == "seed": .seed
        case "run" where key.place.path.dropFirst().first == "replications": .replications
        default: nil
        }
      if let option, given(option) != nil {
        throw Failure(
          "\(key.wish) would change nothing: `\(option.rawValue)` has the last word on it",
          help: "leave one of them out")
      }
    }
  }
}
