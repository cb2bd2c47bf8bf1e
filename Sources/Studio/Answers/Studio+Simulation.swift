internal import Diagnostics
internal import Editing
internal import Experiments
internal import JSONTree
internal import Simulation
internal import Text

// Simulations, which run while other questions are answered.
extension Studio {
  /// Starts a simulation of rules under a scenario, or under a preset; or the search for a value that passes its gates.
  func simulate(_ request: JSONValue) throws(StudioRefusal) -> JSONValue {
    let rules = try file(request).path
    let scenario: StudioSimulation.ScenarioChoice
    if let word = request["preset"]?.text {
      guard let preset = Preset(rawValue: word) else {
        throw StudioRefusal(
          .request, "there is no preset \(quoted(word))", help: "choose \(oneOf(Preset.allCases.map(\.rawValue)))")
      }
      scenario = .preset(preset)
    } else {
      scenario = .file(try file(request, "scenario").path)
    }
    let texts = workspace.openPaths.compactMap { path in
      workspace.analysis(path).map { (path: path, text: String(decoding: $0.text.bytes, as: UTF8.self)) }
    }
    do throws(Failure) {
      let least = try request["least"]?.text.map { (text) throws(Failure) in try SearchedRange(.least, text) }
      let most = try request["most"]?.text.map { (text) throws(Failure) in try SearchedRange(.most, text) }
      let job = try simulations.start(
        StudioSimulation(
          folder: folder, texts: texts, rules: rules, scenario: scenario, search: least ?? most, version: version))
      return ["id": .text(job.id)]
    } catch {
      throw StudioRefusal(error)
    }
  }

  /// How far a simulation has come, and how it ended.
  func progress(_ request: JSONValue) throws(StudioRefusal) -> JSONValue {
    guard let id = request["id"]?.text else {
      return [
        "presets": .list(Preset.allCases.map { ["word": .text($0.rawValue), "text": .text($0.file)] })
      ]
    }
    guard let job = simulations.job(id) else {
      throw StudioRefusal(.missing, "this simulation was replaced by another one", help: "run it again")
    }
    let (done, of) = job.counts
    switch job.outcome {
    case nil: return ["state": "running", "done": JSONValue(done), "of": JSONValue(of)]
    case .done?: return ["state": "done", "done": JSONValue(done), "of": JSONValue(of)]
    case .failed(let failure)?: throw StudioRefusal(failure)
    }
  }
}
