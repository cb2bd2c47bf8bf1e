/// What a script led to, step by step, whoever played it: what time alone brought about before an event, and the event.
struct Transcript {
  let script: Script
  var steps: [Step] = []

  struct Step {
    /// The place of the event in the script.
    let place: Int
    /// What time alone brought about before the event.
    let isTimer: Bool
    let effects: [Words]
    /// The totals, then one row per member of the team.
    let rows: [Tally]
  }

  /// An effect as words.
  struct Words: Equatable {
    let all: [String]
    /// The moment of what time alone brought about.
    let timer: String?
    init(_ line: String) {
      let words = line.split(separator: " ").map(String.init)
      timer = words[0].hasPrefix("@") ? words[0] : nil
      all = timer == nil ? words : Array(words.dropFirst())
    }
    var kind: String { all[0] }
    /// What the effect is about: a contact, except where it is about a member or an event.
    var contact: String? { ["joined", "left", "refused", "notified"].contains(kind) ? nil : all[1] }
    var member: String { all[2] }
    /// Where a conversation was routed to.
    var members: [String] { all[2].split(separator: "+").map(String.init) }
    var via: String { all[3] }
    var moment: Int? { timer.flatMap { Int($0.dropFirst()) } }
    func has(_ note: String) -> Bool { all.dropFirst(2).contains(note) }
  }

  /// The engine is told of the time before it is told of an event, so that both can be told apart.
  static func engine(_ script: Script) -> Transcript {
    let table = EngineTable(script.setup)
    var transcript = Transcript(script: script)
    for (place, moment) in script.events.enumerated() {
      let waited = table.wait(until: moment)
      if !waited.isEmpty { transcript.add(place, isTimer: true, waited, table.rows) }
      transcript.add(place, isTimer: false, table.take(moment), table.rows)
    }
    return transcript
  }

  static func model(_ script: Script, fault: Fault?) -> Transcript {
    var model = Model(script.setup, fault: fault)
    var transcript = Transcript(script: script)
    for (place, moment) in script.events.enumerated() {
      // What another action says comes before whatever is due.
      let isFirst = if case .elsewhere = moment.event { true } else { false }
      let waited = isFirst ? [] : model.pass(until: moment.at).map(\.line)
      if !waited.isEmpty { transcript.add(place, isTimer: true, waited, model.rows) }
      transcript.add(place, isTimer: false, model.take(moment).map(\.line), model.rows)
    }
    return transcript
  }

  private mutating func add(_ place: Int, isTimer: Bool, _ lines: [String], _ rows: [Tally]) {
    steps.append(Step(place: place, isTimer: isTimer, effects: lines.map { Words($0) }, rows: rows))
  }

  func event(_ step: Step) -> ScriptEvent? { step.isTimer ? nil : script.events[step.place].event }
  func at(_ step: Step) -> Int { script.events[step.place].at }
  /// What a step is, for people.
  func describe(_ step: Step) -> String {
    let what = event(step).map { "\($0)" } ?? "before \(script.events[step.place].event)"
    return "\(what): \(step.effects.map { $0.all.joined(separator: " ") })"
  }
}
