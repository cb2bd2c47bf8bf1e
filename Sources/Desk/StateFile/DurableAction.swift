public import Campaign
internal import Comparing
internal import Diagnostics
public import Interpreting
public import Journal
public import Records
internal import Routing
public import RuleLanguage
public import SystemZones
public import Zones

/// A contact action whose events are on the disk before anyone hears of their effects.
///
/// A state file keeps the events as they came, what they led to, and from time to time the whole state. A run that
/// opens it continues where the last run ended, however that ended. One run at a time takes events; others wait or are
/// refused.
public final class DurableAction {
  public let interpreter: Interpreter
  public let file: JournalFile
  let log: ActionLog
  /// How many batches the log has.
  private(set) var batches: Int
  /// The stream that is being read, counted from 1; 0 before the first.
  public private(set) var stream: Int
  /// How far it was read.
  public internal(set) var position: StreamPosition
  var recorder: EffectRecorder<JournalSink>
  private var writtenCounts: [SharedCounts]
  /// Bytes of events since the last snapshot.
  var unsaved = 0
  var snapshotSize: Int
  /// The number of the last opt out that was heard of others.
  var heardUpTo = 0
  /// What was heard, and before which batch.
  var hearings: [ActionLog.Heard] = []
  /// The state was made again out of the contact list and the log, because another version of the program wrote it.
  var isRebuilt = false
  /// A line was read and not taken.
  private(set) var isCut = false

  /// Opens the action of these rules in a state file, or begins it there.
  ///
  /// - Parameters:
  ///   - file: open for events.
  ///   - rules: the rules.
  ///   - texts: the texts that the rules were read from.
  ///   - given: how the contact list is written, as is said beside the rules. What was said before and is not said again holds.
  ///   - zones: knows the time zones that contacts name.
  ///   - link: gives a member's `{{link}}` in notifications.
  ///   - beginning: whether an action may begin that the file does not have.
  ///   - optedOut: people whom a list says to have opted out, beside what the file knows; gets how phones are written.
  ///   - lateBy: how late replies and clicks may be, in milliseconds; nil leaves it as the file has it.
  ///   - adopting: if the rules decide otherwise than those of the file, gets what changes, and the action goes on with them.
  ///     Nil refuses such rules.
  ///   - list: returns the fingerprint of the contact list, if its contacts are not needed; nil if there is no list.
  ///     Either this or `load` is called, once.
  ///   - load: takes the contacts of the list, and returns their fingerprint.
  public static func open(
    _ file: JournalFile, _ rules: CheckedPolicy, _ texts: RuleTexts, as given: ListFormat = ListFormat(),
    zones: @escaping ZoneLoader = systemZones,
    link: @escaping @Sendable (MemberID) -> String = { _ in "" }, beginning: Beginning = .first,
    optedOut: (ListFormat) throws -> OptedOutList = { _ in OptedOutList() }, lateBy: Int64? = nil,
    adopting: ((Adoption) throws -> Void)? = nil, list: () throws -> Fingerprint?,
    load: (Interpreter) throws -> Fingerprint?
  ) throws -> DurableAction {
    let name = rules.policy.action
    var texts = texts
    if let log = try file.action(named: name) {
      guard let basis = try log.eras().last?.basis else { throw DurableError.unreadable }
      guard basis.formatVersion == SavedRun.formatVersion else { throw DurableError.unreadable }
      // Nothing that is adopted changes this, so it is said first.
      if basis.listDigest == Fingerprint.ofNothing.bytes, let list = try list(), list.bytes != basis.listDigest {
        throw DurableError.listTooLate
      }
      let said = RuleTexts(basis.documents)?.list
      texts.list = said.map { given.completed(by: $0) }
      let checked = rules.reading(texts.list ?? given)
      let isSameText = basis.documents.map(\.bytes) == texts.documents.map(\.bytes)
      if !isSameText {
        guard let old = recheck(basis, zones: zones) else { throw DurableError.unreadable }
        // A version that did not keep what was said leaves nothing to compare it with.
        let changes = changes(from: old, to: said == nil ? rules : checked)
        if !changes.isEmpty {
          guard let adopting else { throw DurableError.otherRules(changes) }
          texts.list = texts.list ?? given
          try file.say(try optedOut(checked.list))
          return try adopt(
            log, file, from: old, to: checked, texts, changes, zones: zones, link: link, lateBy: lateBy,
            show: adopting, load: load)
        }
      }
      try file.say(try optedOut(checked.list))
      let action: DurableAction
      do {
        action = try resume(log, file, checked, zones: zones, link: link)
      } catch DurableError.otherState {
        return try rebuild(log, file, checked, basis, zones: zones, link: link, lateBy: lateBy, load: load)
      }
      if let list = try list(), list.bytes != basis.listDigest { throw DurableError.otherList(than: basis) }
      // The same rules in another layout: the places that effects name are those of the new one.
      if action.sets(lateBy: lateBy) || !isSameText { try action.settle(on: texts, list: basis.listDigest) }
      return action
    }
    try allow(beginning, name, in: file, list: list)
    try requireKnownOptOuts(of: file, zones: zones)
    texts.list = given
    let interpreter = Interpreter(rules.reading(given), zones: zones, link: link)
    try file.say(try optedOut(interpreter.checked.list))
    let news = try news(of: file, for: interpreter, named: name)
    for said in news.heard { _ = interpreter.directory.hear(said) }
    let fingerprint = try load(interpreter)
    interpreter.directory.closeList()
    let position = StreamPosition(lateBy: lateBy ?? EventOrder.standardLateBy)
    let saved = SavedRun.source(interpreter.directory, position, interpreter.engine.state)
    let log = try file.create(
      action: name,
      on: Basis(
        digest: Fingerprint.of(texts), listDigest: (fingerprint ?? .ofNothing).bytes,
        formatVersion: SavedRun.formatVersion, documents: texts.documents), snapshot: saved, hearing: news.upTo)
    let action = DurableAction(
      log, file, interpreter, batches: 0, stream: 0, position,
      snapshotSize: try log.latestSnapshotParts()?.size ?? 0)
    action.heardUpTo = news.upTo
    return action
  }

  init(
    _ log: ActionLog, _ file: JournalFile, _ interpreter: Interpreter, batches: Int, stream: Int,
    _ position: StreamPosition, snapshotSize: Int
  ) {
    self.log = log
    self.file = file
    self.interpreter = interpreter
    self.batches = batches
    self.stream = stream
    self.position = position
    self.snapshotSize = snapshotSize
    recorder = interpreter.recorder(JournalSink())
    writtenCounts = []
  }

  /// Goes on from the last snapshot: takes again what came after it, without telling anyone.
  ///
  /// - Parameter check: called now and then; throws to end the work.
  static func resume(
    _ log: ActionLog, _ file: JournalFile, _ checked: CheckedPolicy, zones: @escaping ZoneLoader,
    link: @escaping @Sendable (MemberID) -> String = { _ in "" }, check: () throws -> Void = {}
  ) throws -> DurableAction {
    let (saved, snapshot) = try lastSaved(log, checked, zones: zones)
    let interpreter = Interpreter(checked, directory: saved.directory, state: saved.state, link: link)
    let action = DurableAction(
      log, file, interpreter, batches: snapshot.batches, stream: 0, saved.position, snapshotSize: snapshot.size)
    try action.takeAgain(check: check)
    return action
  }

  /// Takes the events of the log behind the batches that are taken by now, and throws where they lead elsewhere than they did.
  ///
  /// - Parameter tell: gets what each batch says to other contact actions.
  func takeAgain(check: () throws -> Void = {}, said tell: ([JournalSink.Said]) -> Void = { _ in }) throws {
    try findHearings()
    // A run that only reads does not follow a writer.
    let end = try log.extent().batches
    var rest = log.batches(after: batches)
    stream = try log.stream(ofBatch: batches) ?? 0
    while rest.number < end, let batch = try rest.next() {
      try check()
      if batch.stream != stream { position.line = 0 }
      stream = batch.stream
      position.line = batch.lines.lowerBound - 1
      try run(batch.events, after: try news(beforeBatch: rest.number))
      let (effects, _, said) = recorder.sink.drain()
      tell(said)
      guard effects == batch.effects || told(effects) == told(batch.effects) else {
        throw DurableError.otherEffects(line: batch.lines.lowerBound)
      }
      batches += 1
      unsaved += batch.events.count
    }
  }

  /// The last snapshot, read. A run beside this one may have put two new ones in its place meanwhile: then the newer is read.
  private static func lastSaved(
    _ log: ActionLog, _ checked: CheckedPolicy, zones: @escaping ZoneLoader
  ) throws -> (SavedRun, SnapshotParts) {
    var last: SnapshotParts?
    while let parts = try log.latestSnapshotParts(), parts.batches != last?.batches {
      if let saved = try SavedRun(parts, checked, zones: zones) { return (saved, parts) }
      last = parts
    }
    throw last == nil ? DurableError.unreadable : DurableError.otherState
  }
}

// Events.
extension DurableAction {
  /// Says how late replies and clicks may be from now on.
  ///
  /// - Returns: whether that is another length of time. Then the action must be kept before it takes events: those that are in the log
  ///   are taken again as they were taken.
  func sets(lateBy: Int64?) -> Bool {
    guard let lateBy, lateBy != position.lateBy else { return false }
    position.lateBy = lateBy
    return true
  }

  /// Begins another stream: what comes now counts its lines from 1.
  public func beginStream() {
    stream += 1
    position.line = 0
  }

  /// Takes whole lines of the stream. When this returns, they and their effects are on the disk.
  ///
  /// - Parameters:
  ///   - lines: as they came, each with its line break.
  ///   - watch: gets every line, and what is wrong with it if it is not an event. It returns whether the line is taken: if not,
  ///     neither it nor what follows is, and the run should end, so that the line can be given again after it is
  ///     corrected.
  /// - Returns: the effects, as they are printed.
  public func take(
    _ lines: [UInt8], watch: (EventLine, RecordProblem?) -> Bool = { _, _ in true }
  ) throws -> [UInt8] {
    if stream == 0 { beginStream() }
    let first = position.line + 1
    let news = try news()
    let count = try run(lines, after: news, watch: watch)
    let (effects, notifications, said) = recorder.sink.drain()
    guard position.line >= first else { return effects }
    let counts = sharedCounts
    try log.append(
      Batch(
        stream: stream, lines: first...position.line, events: count < lines.count ? Array(lines[..<count]) : lines,
        effects: effects),
      after: batches, counts: changed(counts), notifications: notifications,
      said: isOneOfSender ? said.map { words(of: $0).row } : [], hearing: news.heard.isEmpty ? nil : news.upTo)
    writtenCounts = counts
    batches += 1
    unsaved += count
    return effects
  }

  /// - Returns: how many bytes were taken.
  @discardableResult
  private func run(
    _ lines: [UInt8], after news: News, watch: (EventLine, RecordProblem?) -> Bool = { _, _ in true }
  ) throws -> Int {
    let first = position.line + 1
    let start = recorder.sink.extent
    var isFirst = true
    var reader = interpreter.events(ArrayByteReader(lines), after: position)
    var line = EventLine.none
    while try reader.next(into: &line) {
      var extent = recorder.sink.extent
      if isFirst {
        hear(news, before: line.line)
        isFirst = false
        extent = start
      }
      let problem = recorder.take(line, &interpreter.engine)
      if !watch(line, problem) {
        recorder.sink.drop(after: extent)
        isCut = true
        position.line = line.line - 1
        return lines.length(ofLines: line.line - first)
      }
      position = reader.position
    }
    position = reader.position
    return lines.count
  }

  /// The counts that are not on the disk yet.
  private func changed(_ counts: [SharedCounts]) -> [SharedCounts] {
    counts.indices.filter { !writtenCounts.indices.contains($0) || writtenCounts[$0] != counts[$0] }.map { counts[$0] }
  }
}
