internal import Campaign
internal import Interpreting
internal import Journal
internal import Records
internal import RuleLanguage
internal import Zones

extension DurableAction {
  /// Makes a state again that another version of the program wrote: takes the contact list and then all events of the log, and
  /// keeps what they lead to if that is what was told.
  ///
  /// - Throws: `DurableError.otherState` without the list, or where the rules were edited meanwhile: the events before were decided on
  ///   under others.
  static func rebuild(
    _ log: ActionLog, _ file: JournalFile, _ checked: CheckedPolicy, _ basis: Basis, zones: @escaping ZoneLoader,
    link: @escaping @Sendable (MemberID) -> String, lateBy: Int64?, load: (Interpreter) throws -> Fingerprint?
  ) throws -> DurableAction {
    for era in try log.eras() where era.basis.documents != basis.documents {
      guard recheck(era.basis, zones: zones)?.policy == checked.policy else { throw DurableError.otherState }
    }
    let interpreter = Interpreter(checked, zones: zones, link: link)
    for said in try heardWithList(of: log, file, by: interpreter) { _ = interpreter.directory.hear(said) }
    let fingerprint = try load(interpreter)
    guard (fingerprint ?? .ofNothing).bytes == basis.listDigest else {
      throw fingerprint == nil ? DurableError.otherState : DurableError.otherList(than: basis)
    }
    interpreter.directory.closeList()
    let action = DurableAction(
      log, file, interpreter, batches: 0, stream: 0, StreamPosition(lateBy: lateBy ?? EventOrder.standardLateBy),
      snapshotSize: 0)
    var said: [SaidOptOut] = []
    try action.takeAgain(said: { said += $0.map { action.words(of: $0) } })
    // A version that knew of no sender kept none of this.
    let isTold = try file.said().contains { $0.action == log.name }
    if action.isOneOfSender, !isTold { try log.say(said.map(\.row)) }
    action.isRebuilt = true
    try action.save()
    return action
  }

  /// Throws where an action of the file is as another version left it: then the opt outs that were said in it are not known.
  static func requireKnownOptOuts(of file: JournalFile, zones: @escaping ZoneLoader) throws {
    for name in try file.actions() { _ = try RecordedAction(name, in: file, zones: zones) }
  }
}
