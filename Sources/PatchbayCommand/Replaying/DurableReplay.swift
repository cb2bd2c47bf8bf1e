import Campaign
import Desk
import Diagnostics
import Interpreting
import Journal
import Records
import Routing
import RuleLanguage
import Surroundings
import Text

/// Runs an event stream through the contact action of a state file. Effects are written once they are on disk.
final class DurableReplay: EventRun {
  private let path: String
  private let options: DurabilityOptions
  /// Nil leaves it as the file has it.
  private let lateBy: Int64?
  private let writer: ByteWriter
  private let streams: StandardStreams
  private var action: DurableAction?
  private var lines = 0
  private var linesAgain = 0
  private var isAmbiguous = false
  private(set) var unreadable = 0

  init(
    _ path: String, _ options: DurabilityOptions, lateBy: Int64?, destination: ByteWriter, streams: StandardStreams
  ) {
    self.path = path
    self.lateBy = lateBy
    self.options = options
    self.streams = streams
    writer = destination
  }

  /// Opens the action of these rules, or begins it with the contacts that `load` takes from the list.
  func open(
    _ checked: CheckedPolicy, _ texts: RuleTexts, list: ContactList?, links: MemberLinks,
    optedOut: (ListFormat) throws -> OptedOutList,
    load: (FingerprintReader<FileBytes>, ContactList, Interpreter) throws -> Int
  ) throws {
    try explaining {
      let file = try JournalFile.open(
        path, for: options.beginning.purpose, waitingFor: .seconds(options.wait),
        isCancelled: { Interruption.isRequested })
      FilesInUse.add(stateFile: path)
      let bytes = list.map { FingerprintReader(FileBytes(input: $0.input)) }
      let isBegun = try file.action(named: checked.policy.action) != nil
      var skipped = 0
      action = try DurableAction.open(
        file, checked, texts, as: list?.given ?? ListFormat(), link: { links[$0] },
        beginning: options.beginning,
        optedOut: optedOut, lateBy: lateBy,
        adopting: options.adopt ? { self.show($0, checked) } : nil,
        list: {
          try bytes?.finish()
          return bytes?.fingerprint
        },
        load: { interpreter in
          guard let list, let bytes else { return nil }
          let bad = try load(bytes, list, interpreter)
          // Rows that are read again affect nothing: they were left out when the action began.
          if !isBegun, bad > 0 {
            guard options.skipBadRows else { throw Failure.badRows(bad, of: quoted(list.input.name)) }
            skipped = bad
          }
          return bytes.fingerprint
        })
      if let note = action?.rebuilt(in: path) { streams.note(note) }
      guard let action, !isBegun else { return }
      // Also with `--quiet`: a mistyped name begins an action, too.
      streams.note(action.begun(in: path, hasList: list != nil, without: skipped))
    }
  }

  private func show(_ adoption: Adoption, _ checked: CheckedPolicy) {
    for line in adoption.lines(path, checked.policy.action) { streams.note(line) }
  }

  func read(_ events: InputFile, isStrict: Bool) throws {
    guard let action else { return }
    // From here on events are counted.
    Interruption.note(0, "event")
    var problems = RecordProblems(streams, name: events.name)
    try explaining {
      let input = WholeLines(FileBytes(input: events))
      var stream = try StreamAgain(input, action, isNew: options.newStream)
      while !writer.isClosed {
        var isBroken = false
        let effects = try stream.next { line, problem in
          lines += 1
          for remark in line.remarks { problems.report(remark) }
          guard let problem = problem ?? (isStrict ? line.disorder : nil) else { return true }
          unreadable += 1
          problems.report(problem)
          isBroken = isStrict
          return !isBroken
        }
        guard let effects else { break }
        try writer.write(effects)
        try writer.flush()
        Interruption.note(lines, "event")
        if isBroken { break }
        try action.saveIfWorthIt(isEnd: false)
      }
      linesAgain = stream.linesAgain
      isAmbiguous = stream.isAmbiguous
      unreadable += stream.faultsAgain
      try action.saveIfWorthIt()
    }
    if let left = action.interpreter.directory.unsettledOptOut { problems.report(ofList: left) }
    problems.finish()
  }

  var passedOver: String? {
    isAmbiguous && linesAgain > 0 ? StreamPassedOver(lines: linesAgain).note : nil
  }

  /// A single event that looks like the last one. A longer stream that is given again is most likely that stream.
  var isPassedOver: Bool { isAmbiguous && linesAgain == 1 && lines == 0 }

  func stats() throws -> StatsTable {
    guard let action else { return StatsTable(rows: [], totals: TotalCounts()) }
    return try explaining { try action.stats() }
  }

  var summary: String {
    let again = linesAgain > 0 ? ", after \(counted(linesAgain, "event")) taken before" : ""
    return "routed \(counted(lines, "event"))\(again)"
  }

  /// Says in the program's terms what is wrong with the state file.
  private func explaining<Result>(_ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch let error as JournalError {
      if Interruption.isRequested { throw Interruption.failure }
      throw Failure(error, path)
    } catch let error as DurableError {
      throw Failure(error, path)
    } catch let error as LineTooLong {
      throw Failure(
        "line \((action?.position.line ?? 0) + 1) of the events has more than \(error.limit) bytes",
        help: "shorten it; everything before it was taken")
    }
  }
}
