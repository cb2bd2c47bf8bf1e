import Campaign
import Diagnostics
import Experiments
import Records
import ScenarioLanguage
import Surroundings
import SystemZones

extension RuleFiles {
  /// What a scenario is read with.
  ///
  /// - Parameters:
  ///   - path: the scenario file as the command line names it.
  ///   - loader: opens the files of measured times.
  ///   - rules: the rules under which it runs, if they are known.
  ///   - readsList: whether the contact list that it names is going to be read.
  func surroundings(
    ofScenario path: String, _ loader: @escaping FileLoader, rules: RoutingPolicy?, readsList: Bool
  ) -> ScenarioSurroundings {
    ScenarioSurroundings(
      zones: systemZones, rules: rules, files: loader,
      contactList: { reference, _ in
        guard readsList else { return nil }
        switch contactList(reference, ofScenario: path) {
        case .success: return nil
        case .failure(let failure): return failure
        }
      },
      unvariable: { key in VariableKeys.place(of: key) == nil ? VariableKeys.help(for: key) : nil })
  }

  /// Opens the contact list that a scenario names: relative to the scenario file, inside the tree of `--root`.
  func contactList(
    _ reference: String, ofScenario path: String
  ) -> Result<ContactList, LoadFailure> {
    switch root.resolve(reference, from: path == "-" ? "" : path) {
    case .failure(let refusal): return .failure(LoadFailure(reason: refusal.reason, help: refusal.help))
    case .success(let real):
      guard let format = recordFormat(ofName: reference) else {
        return .failure(
          LoadFailure(reason: "its name does not say how it is written", help: "name it `.csv` or `.ndjson`"))
      }
      do throws(Failure) {
        let name = path == "-" ? reference : joined(splitPath(path).folder, reference)
        let input = try InputFile.stream(real, standardInputName: standardInputName, named: name)
        return .success(ContactList(input: input, format: format))
      } catch {
        return .failure(LoadFailure(reason: error.message, help: error.help))
      }
    }
  }
}
