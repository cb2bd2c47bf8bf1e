/// What a script led to: the effects of every event, whoever played it.
struct Transcript: Equatable {
  let script: Script
  /// Effects as words, by event.
  var effects: [[Words]]

  struct Words: Equatable {
    let all: [String]
    init(_ line: String) { all = line.split(separator: " ").map(String.init) }
    var kind: String { all[0] }
    /// What the effect is about: a contact, except where a member joins or leaves, or an event is refused.
    var contact: String? { ["joined", "left", "refused"].contains(kind) ? nil : all[1] }
    var member: String { all[2] }
  }

  static func engine(_ script: Script) -> Transcript { EngineTable(script.setup).play(script) }

  static func model(_ script: Script, fault: Fault?) -> Transcript {
    var model = Model(script.setup, fault: fault)
    return Transcript(script: script, effects: script.events.map { model.take($0).map { Words($0.line) } })
  }

  var rows: [String: Row] {
    var rows: [String: Row] = [:]
    for case .contact(let row) in script.events { rows[row.id] = row }
    return rows
  }

}

extension EngineTable {
  func play(_ script: Script) -> Transcript {
    Transcript(script: script, effects: script.events.map { take($0).map(Transcript.Words.init) })
  }
}
