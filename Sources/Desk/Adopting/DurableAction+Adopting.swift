internal import Campaign
public import Comparing
internal import Interpreting
internal import Journal
internal import Records
internal import Routing
internal import RuleLanguage
internal import Zones

/// What taking over edited rules means for an action.
public struct Adoption: Sendable {
  public let changes: [RuleChange]
  /// Contacts with a conversation: they were texted, or replied.
  public let conversations: Int
  /// First texts that a member has and has not sent yet.
  public let unsent: Int
}

extension DurableAction {
  /// What decides otherwise under edited rules, and what reads the contact list otherwise.
  static func changes(from old: CheckedPolicy, to new: CheckedPolicy) -> [RuleChange] {
    RuleChange.all(from: old.policy, to: new.policy)
      + [RuleChange.list(from: old.list, to: new.list)].compactMap(\.self)
  }

  /// Goes on with edited rules: what was decided stays, and the edited rules decide what comes.
  ///
  /// All contacts are read again, from the list and the log, because the edited rules may ask for fields and people that the old
  /// ones knew nothing of. The new rules and the state under them go to the disk together.
  ///
  /// - Parameter show: gets what changes, before it does; may throw to leave all as it was.
  static func adopt(
    _ log: ActionLog, _ file: JournalFile, from old: CheckedPolicy, to checked: CheckedPolicy, _ texts: RuleTexts,
    _ changes: [RuleChange], zones: @escaping ZoneLoader, link: @escaping @Sendable (MemberID) -> String,
    lateBy: Int64?,
    show: (Adoption) throws -> Void, load: (Interpreter) throws -> Fingerprint?
  ) throws -> DurableAction {
    guard let basis = try log.eras().last?.basis else { throw DurableError.unreadable }
    let before = try resume(log, file, old, zones: zones)
    let listed = Interpreter(checked, zones: zones)
    let fingerprint = try load(listed)
    guard (fingerprint ?? .ofNothing).bytes == basis.listDigest else {
      throw fingerprint == nil ? DurableError.listNeeded : DurableError.otherList(than: basis)
    }
    listed.directory.closeList()
    try listed.addContacts(of: log)
    let directory = listed.directory
    // Which messages were taken depends on how late they might be at the time.
    directory.setMessages(of: before.interpreter.directory)
    directory.setHeard(of: before.interpreter.directory)
    guard directory.knowsContacts(of: before.interpreter.directory),
      let tags = directory.numbers(ofTagsOf: before.interpreter.directory)
    else { throw DurableError.otherContacts }

    let state: RoutingState
    do throws(AdoptionFlaw) {
      state = try RoutingState(
        adopting: before.interpreter.engine.state, listed: listed.engine.state, tags: tags)
    } catch {
      switch error {
      case .otherContacts: throw DurableError.otherContacts
      case .membersGone(let members): throw DurableError.membersGone(members.map { old.policy.team[$0.index].key })
      }
    }
    try show(
      Adoption(changes: changes, conversations: state.conversationCount, unsent: state.counts.waiting))
    let action = DurableAction(
      log, file, Interpreter(checked, directory: directory, state: state, link: link), batches: before.batches,
      stream: before.stream, before.position, snapshotSize: 0)
    action.heardUpTo = before.heardUpTo
    _ = action.sets(lateBy: lateBy)
    try action.settle(on: texts, list: basis.listDigest)
    return action
  }

  /// Makes these texts the ones that the log goes on with, and keeps the state under them.
  func settle(on texts: RuleTexts, list: [UInt8]) throws {
    let size = try log.adopt(
      Basis(
        digest: Fingerprint.of(texts), listDigest: list, formatVersion: SavedRun.formatVersion,
        documents: texts.documents),
      after: batches, snapshot: savedRun, counts: sharedCounts)
    noteSaved(size)
  }
}

extension Interpreter {
  /// Takes the contacts that came as events, and notes every name that events brought along. Nothing else happens.
  fileprivate func addContacts(of log: ActionLog) throws {
    var batches = log.batches()
    var position = StreamPosition()
    var nobody = NoChangeRecorder()
    while let batch = try batches.next() {
      position.line = batch.lines.lowerBound - 1
      var reader = events(ArrayByteReader(batch.events), after: position)
      while let line = try reader.next() {
        directory.keepOptOut(of: line)
        guard case .event(let event) = line.outcome, case .contact = event.event else { continue }
        engine.take(event, recorder: &nobody)
      }
      position = reader.position
    }
  }
}
