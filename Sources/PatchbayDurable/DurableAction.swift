internal import Campaign
internal import Desk
internal import Interpreting
internal import Journal
public import PatchbayKit
internal import Records
internal import Routing
internal import RuleLanguage

/// A contact action in a state file: what it tells is on the disk before it is told.
///
/// It is the contact action of `patchbay route --state`, and the same file: either may go on where the other ended, however that
/// ended. One program at a time takes events; `patchbay stats` and `patchbay notify` work beside it.
///
/// ```swift
/// var action = try DurableAction(rules, file: "spring.state", contacts: StateContacts(list, as: .init(.csv)))
/// for effect in try action.effects(after: lastDone) { act(on: effect) }
/// for effect in try action.take(.reply(from: "c1", "tell me more")) { act(on: effect) }
/// ```
///
/// It reads no clock: the time rides on the events. It is not copied. Give it to one thread at a time, or put it into an actor.
public struct DurableAction: ~Copyable, @unchecked Sendable {
  // INVARIANT, for `Sendable`: no one else holds the action in the file.
  let action: Desk.DurableAction
  let rules: Rules
  let path: String
  /// Why nothing more is taken: the action in memory is ahead of the file.
  private var failure: StateFileError?
  /// Whether the action began now: its first texts are still to be dealt.
  public let isNew: Bool
  /// What became of the contact list, if it was read now: when the action begins, and when edited rules are adopted.
  public let contacts: ContactListReport?
  /// What changed, if edited rules were adopted now.
  public let adoption: StateAdoption?

  /// Opens the action of these rules in a state file, or begins it there.
  ///
  /// - Parameters:
  ///   - rules: the rules of the action; their name tells which action of the file it is.
  ///   - path: the state file, on a local disk. It is created where an action may begin.
  ///   - contacts: the contact list that the action begins with. Later it may be left out; if it is given, it must be the same.
  ///   - options: what may happen to the file.
  ///   - link: gives the `{{link}}` of a member's notifications by the member's name in the rules.
  /// - Throws: `StateFileError`; then the file is as it was.
  public init(
    _ rules: Rules, file path: String, contacts: StateContacts? = nil, options: StateOptions = StateOptions(),
    link: @escaping @Sendable (_ member: String) -> String = { _ in "" }
  ) throws(StateFileError) {
    do {
      let file = try JournalFile.open(path, for: options.beginning.desk.purpose, waitingFor: options.patience)
      let isNew = try file.action(named: rules.name) == nil
      let team = rules.checked.policy.team
      var report: ContactListReport?
      var adoption: StateAdoption?
      action = try Desk.DurableAction.open(
        file, rules.checked, rules.texts, as: try contacts?.format.given() ?? ListFormat(), zones: rules.zones,
        link: { link(team[$0.index].key) },
        beginning: options.beginning.desk, lateBy: options.lateByMilliseconds,
        adopting: options.adopts ? { adoption = StateAdoption($0) } : nil,
        list: { contacts.map { Fingerprint(of: $0.bytes) } },
        load: { interpreter in
          guard let contacts else { return nil }
          let told = try contacts.load(into: interpreter, rules)
          // Rows that were left out when the action began are left out again.
          if isNew, told.errors > 0, !contacts.skipsBadRows { throw StateFileError.badRows(told) }
          report = told
          return Fingerprint(of: contacts.bytes)
        })
      (self.rules, self.path, self.isNew) = (rules, path, isNew)
      (self.contacts, self.adoption) = (report, adoption)
      eventCount = action.position.line
    } catch {
      throw StateFileError(error, path)
    }
  }

  /// Takes one event. When this returns, the event and its effects are on the disk.
  ///
  /// What the rules do not allow is an effect `refused`, not an error.
  ///
  /// - Parameter time: when it happened, if the event does not say so itself.
  /// - Throws: `StateFileError`: the event is not taken. Open the file again to go on; every later call throws the same.
  public mutating func take(_ event: Event, at time: Timestamp? = nil) throws(StateFileError) -> [Effect] {
    try take([time.map { event.at($0) } ?? event])
  }

  /// Takes events in their order, as one: when this returns, all of them and their effects are on the disk.
  ///
  /// The disk is waited for once, so many events in one call cost much less than one at a time.
  ///
  /// - Throws: `StateFileError`: none of them is taken. Open the file again to go on; every later call throws the same.
  public mutating func take(_ events: [Event]) throws(StateFileError) -> [Effect] {
    if events.isEmpty { return [] }
    return try typed(try write(events.flatMap { Array($0.json.utf8) + [0x0A] }))
  }

  /// Takes lines of an event stream, `docs/schema/event.schema.json`, as one, and gives the effects as text, as
  /// `ContactAction.takeJSON(_:)` does. When this returns, they are on the disk.
  ///
  /// - Parameter lines: whole lines, at most 16 MiB.
  /// - Throws: `StateFileError`: none of them is taken. Open the file again to go on; every later call throws the same.
  public mutating func takeJSON(_ lines: [UInt8]) throws(StateFileError) -> [UInt8] {
    if lines.isEmpty { return [] }
    guard lines.count <= Self.mostBytes else { throw .tooLong(lines.count) }
    return try write(lines.last == 0x0A ? lines : lines + [0x0A])
  }

  /// How many bytes the lines of one call may have.
  public static var mostBytes: Int { 16 << 20 }

  /// How many bytes of memory it may take to take lines of that many bytes.
  public static func memoryToTake(_ bytes: Int) -> Int {
    let (needed, isTooMuch) = max(0, bytes).multipliedReportingOverflow(by: 16)
    return isTooMuch ? .max : max(needed, 64 << 20)
  }

  private mutating func write(_ lines: [UInt8]) throws(StateFileError) -> [UInt8] {
    if let failure { throw failure }
    do {
      let effects = try action.take(lines)
      eventCount = action.position.line
      try action.saveIfWorthIt(isEnd: false)
      return effects
    } catch {
      let failed = StateFileError(error, path)
      // The events may be decided on in memory and not written.
      failure = failed
      throw failed
    }
  }

  /// How many events of the present stream the file has: the `origin.event` of the next one is one more.
  ///
  /// Those that could not be written are not among them.
  public private(set) var eventCount: Int

  /// The statistics of now, with the conversations that members have in other actions of the file.
  ///
  /// - Throws: `StateFileError`, also after events could not be written: the action in memory is ahead of the file then.
  public func stats() throws(StateFileError) -> Stats {
    if let failure { throw failure }
    do {
      return Stats(try action.stats()) { action.interpreter.directory.key(of: $0) }
    } catch {
      throw StateFileError(error, path)
    }
  }

  /// Asks the action as it is now, without changing it: where a reply would go, whom to text next, which conversations there are. After
  /// events could not be written, open the file again first: until then the answers may be those of an action that took them.
  ///
  /// ```swift
  /// let next = action.asking { $0.nextText(for: "ana") }
  /// ```
  public func asking<Answer>(_ body: (borrowing ContactAction) -> Answer) -> Answer {
    body(ContactAction(asking: action.interpreter, rules, at: action.position))
  }

  /// Lets go of the file. The next time, it is opened faster than after a crash; nothing else depends on it.
  ///
  /// - Throws: `StateFileError`; what was taken is kept all the same.
  public consuming func close() throws(StateFileError) {
    do {
      if failure == nil { try action.saveIfWorthIt() }
      try action.file.close()
    } catch {
      throw StateFileError(error, path)
    }
  }
}
