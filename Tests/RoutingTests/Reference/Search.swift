/// Plays every sequence of events, going on from where it is.
struct Search {
  let events: [(event: ScriptEvent, gap: Int)]
  let depth: Int
  /// The moment after which the first of them comes.
  let beginning: Int
  /// Eight in the evening in New York, on a Friday, an hour before the texting hours end.
  static let evening = 1_780_099_200_000

  /// How many campaigns were played.
  var count = 0
  /// What followed the beginning where engine and model differ.
  var found: [Moment]?

  init(events: [(event: ScriptEvent, gap: Int)], depth: Int, beginning: Int) {
    self.events = events
    self.depth = depth
    self.beginning = beginning
  }

  mutating func begin(_ script: Script, _ engine: EngineTable, _ model: Model) {
    var model = model
    for moment in script.events where engine.take(moment) != model.take(moment).map(\.line) {
      found = []
      return
    }
    goOn(engine, model, [])
  }

  /// Recursion is as deep as the sequence is long.
  private mutating func goOn(_ engine: EngineTable, _ model: Model, _ before: [Moment]) {
    for (event, gap) in events where found == nil {
      let moment = Moment(at: (before.last?.at ?? beginning) + gap, event: event)
      let engine = EngineTable(copying: engine)
      var model = model.copy()
      let expected = model.take(moment).map(\.line)
      count += 1
      if engine.take(moment) != expected || engine.rows != model.rows {
        found = before + [moment]
        return
      }
      let isRefused = expected.count == 1 && expected[0].hasPrefix("refused") && gap == 0
      if before.count + 1 < depth && !isRefused { goOn(engine, model, before + [moment]) }
    }
  }
}
