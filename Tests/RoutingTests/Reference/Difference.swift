/// The first place where engine and model part.
struct Difference: CustomStringConvertible {
  var script: Script
  /// The index of the event at which they part; nothing after it matters.
  var event: Int
  var expected: [Effect]
  var text: String

  var description: String { "\(text)\n\n\(script.yaml(expect: expected))" }

  /// Plays the script on both, and compares every effect and every count after every event.
  ///
  /// - Parameter start: the first event whose counts are compared, for scripts with a beginning that many share.
  static func find(_ script: Script, fault: Fault? = nil, from start: Int = 0) -> Difference? {
    let engine = EngineTable(script.setup)
    var model = Model(script.setup, fault: fault)
    for (index, event) in script.events.enumerated() {
      let effects = model.take(event)
      let expected = effects.map(\.line)
      let found = engine.take(event)
      var texts: [String] = []
      if expected != found { texts.append("effects: model \(expected), engine \(found)") }
      if index < start && expected == found { continue }
      let (modelRows, engineRows) = (model.rows, engine.rows)
      if modelRows != engineRows {
        for (name, (a, b)) in zip(["totals"] + script.setup.team, zip(modelRows, engineRows)) where a != b {
          texts.append("\(name): " + Self.differences(a, b))
        }
      }
      if !texts.isEmpty {
        var script = script
        script.events.removeSubrange((index + 1)...)
        return Difference(
          script: script, event: index, expected: effects,
          text: "after \(event.event)\n" + texts.joined(separator: "\n"))
      }
    }
    return nil
  }

  private static func differences(_ model: Tally, _ engine: Tally) -> String {
    zip(Mirror(reflecting: model).children, Mirror(reflecting: engine).children)
      .filter { "\($0.value)" != "\($1.value)" }
      .map { "\($0.label ?? "") model \($0.value), engine \($1.value)" }.joined(separator: "; ")
  }

  /// A smallest script that still differs: rows and events, then rules, lists, steps and members are dropped as long as it does.
  func shrunk(_ find: (Script) -> Difference?) -> Difference {
    var best = self
    var isSmaller = true
    while isSmaller {
      isSmaller = false
      for candidate in best.script.smaller() {
        if let found = find(candidate), found.script.size < best.script.size {
          best = found
          isSmaller = true
          break
        }
      }
    }
    return best
  }
}
