public import Campaign
public import Interpreting
public import Journal
internal import Records
public import RuleLanguage
public import SystemZones
public import Zones

/// A contact action of a state file, to look at: works beside the run that takes its events. The rules come from the file.
public final class RecordedAction {
  private let action: DurableAction
  private let check: () throws -> Void

  /// Reads what was taken until now; nil when the file has no such action.
  ///
  /// - Parameters:
  ///   - name: the action's.
  ///   - file: open for reading.
  ///   - zones: knows the time zones that the rules name.
  ///   - check: called now and then; throws to end the work.
  public init?(
    _ name: String, in file: JournalFile, zones: @escaping ZoneLoader = systemZones,
    check: @escaping () throws -> Void = {}
  ) throws {
    guard let log = try file.action(named: name) else { return nil }
    action = try Self.read(log, file, zones, check)
    self.check = check
  }

  private static func read(
    _ log: ActionLog, _ file: JournalFile, _ zones: @escaping ZoneLoader, _ check: () throws -> Void
  ) throws -> DurableAction {
    var eras = try log.eras()
    while true {
      guard let basis = eras.last?.basis, basis.formatVersion == SavedRun.formatVersion,
        let checked = DurableAction.recheck(basis, zones: zones)
      else { throw DurableError.unreadable }
      let read = Result { try DurableAction.resume(log, file, checked, zones: zones, check: check) }
      // A run may have taken over edited rules meanwhile: the state that was read is of these, then.
      let now = try log.eras()
      if now.count == eras.count { return try read.get() }
      eras = now
    }
  }

  public var interpreter: Interpreter { action.interpreter }
  public var checked: CheckedPolicy { action.interpreter.checked }
  /// The latest moment that an event had.
  public var clock: Instant? { action.position.clock }

  /// The statistics, with `active` and `inbox` over all contact actions of the file.
  public func stats() throws -> StatsTable { try action.stats() }

  /// The messages with some contacts, read from the log as it was taken.
  public func history(of contacts: Set<ContactID>) throws -> MessageHistory {
    var history = MessageHistory(of: contacts)
    // What was refused as too late is told by the effects.
    var position = StreamPosition(lateBy: .max)
    var batches = action.log.batches()
    while batches.number < action.batches, let batch = try batches.next() {
      try check()
      position.line = batch.lines.lowerBound - 1
      try replay(batch, after: &position, into: &history)
    }
    return history
  }

  private func replay(_ batch: Batch, after position: inout StreamPosition, into history: inout MessageHistory) throws {
    var outcomes: [(n: Int, outcome: MessageHistory.Outcome)] = []
    var effects = EffectReader(ArrayByteReader(batch.effects))
    while let effect = try effects.next() {
      outcomes.append((effect.n, .init(effect.kind, interpreter.directory.contact(effect.contact))))
    }
    // Effects come in the order of their events.
    var next = 0
    var reader = interpreter.events(ArrayByteReader(batch.events), after: position)
    while let line = try reader.next() {
      while next < outcomes.count, outcomes[next].n < line.line { next += 1 }
      let first = next
      while next < outcomes.count, outcomes[next].n == line.line { next += 1 }
      history.record(line, clock: reader.position.clock, outcomes[first..<next].lazy.map(\.outcome))
    }
    position = reader.position
  }
}
