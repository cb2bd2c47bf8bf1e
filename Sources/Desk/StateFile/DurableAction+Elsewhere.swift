internal import Campaign
internal import Interpreting
internal import Journal
internal import Records
internal import Routing
internal import RuleLanguage

/// What others said that an action has not heard, and the number up to which it then has.
struct News {
  var heard: [SaidOptOut] = []
  var upTo: Int
}

// What other contact actions of the sender say about people who opted out, and what this one says to them.
extension DurableAction {
  /// Whether the action says its opt outs to the others, and hears theirs.
  var isOneOfSender: Bool { interpreter.checked.policy.optOutScope == .sender }

  /// What an action that begins hears before its list is read.
  static func news(of file: JournalFile, for interpreter: Interpreter, named name: String) throws -> News {
    let rows = try file.said()
    return News(heard: heard(rows, of: interpreter, named: name), upTo: rows.count)
  }

  /// What an action had heard when its list was read.
  static func heardWithList(
    of log: ActionLog, _ file: JournalFile, by interpreter: Interpreter
  ) throws -> [SaidOptOut] {
    guard let first = try log.heard().first, first.batch == 0 else { return [] }
    return heard(Array(try file.said().prefix(first.upTo)), of: interpreter, named: log.name)
  }

  /// What is heard before the next batch is taken.
  func news() throws -> News {
    let rows = try file.said(after: heardUpTo)
    return News(heard: Self.heard(rows, of: interpreter, named: log.name), upTo: heardUpTo + rows.count)
  }

  /// What was heard before a batch of the log.
  func news(beforeBatch number: Int) throws -> News {
    guard let upTo = hearings.first(where: { $0.batch == number })?.upTo else { return News(upTo: heardUpTo) }
    let rows = try file.said(after: heardUpTo).prefix(max(0, upTo - heardUpTo))
    return News(heard: Self.heard(Array(rows), of: interpreter, named: log.name), upTo: upTo)
  }

  private static func heard(_ rows: [SaidRow], of interpreter: Interpreter, named name: String) -> [SaidOptOut] {
    let isOneOfSender = interpreter.checked.policy.optOutScope == .sender
    return rows.filter { row in
      guard let action = row.action else { return true }
      return isOneOfSender && !action.utf8.elementsEqual(name.utf8)
    }.map { SaidOptOut($0) }
  }

  /// Reads how much was heard by the state that was saved, and what is heard with the batches behind it.
  func findHearings() throws {
    hearings = try log.heard()
    heardUpTo = hearings.last { $0.batch <= batches }?.upTo ?? 0
  }

  /// Tells the engine, before the event of line `n`.
  func hear(_ news: News, before n: Int) {
    heardUpTo = news.upTo
    let clock = position.clock ?? Instant(milliseconds: 0)
    for said in news.heard {
      guard let event = interpreter.directory.hear(said) else { continue }
      recorder.hear(
        event, at: said.at, n: n, clock: clock, optOutTag: interpreter.checked.policy.optOutTag, &interpreter.engine)
    }
  }

  /// What a batch says to the others, in words.
  func words(of said: JournalSink.Said) -> SaidOptOut {
    let first = interpreter.engine.state.firstSharer(of: said.contact)
    var words = interpreter.directory.said(said.contact, sharing: first)
    (words.isUndone, words.by, words.at) = (said.isUndone, said.by, said.at)
    return words
  }
}
