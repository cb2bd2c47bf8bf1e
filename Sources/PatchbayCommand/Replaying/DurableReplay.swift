import Campaign
import PatchbayKit
import Records
import Routing
import RuleLanguage

/// Runs an event stream through the contact action of a state file. Effects are written once they are on the disk.
final class DurableReplay: EventRun {
  typealias List = (input: InputFile, format: RecordFormat)

  private let path: String
  private let options: DurabilityOptions
  private let writer: ByteWriter
  private let streams: StandardStreams
  private var action: DurableAction?
  private var lines = 0
  private var linesAgain = 0
  private(set) var unreadable = 0

  init(_ path: String, _ options: DurabilityOptions, destination: ByteWriter, streams: StandardStreams) {
    self.path = path
    self.options = options
    self.streams = streams
    writer = destination
  }

  /// Opens the action of these rules, or begins it with the contacts that `load` takes from the list.
  func open(
    _ checked: CheckedPolicy, _ texts: RuleTexts, list: List?, links: MemberLinks,
    load: (FingerprintReader<FileBytes>, List, Interpreter) throws -> Int
  ) throws {
    try explaining {
      let file = try JournalFile.open(
        path, for: .events, waitingFor: .seconds(options.wait), isCancelled: { Interruption.isRequested })
      let bytes = list.map { FingerprintReader(FileBytes(input: $0.input)) }
      let isBegun = try file.action(named: checked.policy.action) != nil
      if isBegun { try bytes?.finish() }
      action = try DurableAction.open(
        file, checked, texts, list: isBegun ? bytes?.fingerprint : nil, link: { links[$0] }
      ) { interpreter in
        guard let list, let bytes else { return nil }
        unreadable += try load(bytes, list, interpreter)
        return bytes.fingerprint
      }
    }
  }

  func read(_ events: InputFile, isStrict: Bool) throws {
    guard let action else { return }
    // From here on it is events that are counted.
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
          guard let problem else { return true }
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
      unreadable += stream.faultsAgain
      try action.saveIfWorthIt()
    }
    problems.finish()
  }

  func stats() throws -> StatsTable {
    guard let action else { return StatsTable(rows: [], totals: TotalCounts()) }
    return try explaining { try action.stats() }
  }

  var summary: String {
    let again = linesAgain > 0 ? ", after \(counted(linesAgain, "event")) taken before" : ""
    return "routed \(counted(lines, "event"))\(again)"
  }

  /// Says what is wrong with the state file in the words of the program.
  private func explaining<Result>(_ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch let error as JournalError {
      if Interruption.isRequested { throw Interruption.failure }
      throw Failure(error.message(naming: quoted(path), quote: quoted), help: error.help)
    } catch let error as DurableError {
      throw failure(error)
    } catch let error as LineTooLong {
      throw Failure(
        "line \((action?.position.line ?? 0) + 1) of the events has more than \(error.limit) bytes",
        help: "shorten it; everything before it was taken")
    }
  }

  private func failure(_ error: DurableError) -> Failure {
    switch error {
    case .file(let error): Failure(error.message(naming: quoted(path), quote: quoted), help: error.help)
    case .otherList:
      Failure(
        "the contact list is not the one that \(quoted(path)) began with",
        help: "give that list; contacts that join later are events: `{\"event\":\"contact\",\"id\":…}`")
    case .otherRules:
      Failure(
        "the rules decide otherwise than those that \(quoted(path)) began with",
        help: "give `--adopt` to see what changes and go on with them, or name another state file")
    case .unreadable:
      Failure(
        "the state file \(quoted(path)) was written by another version, or is damaged",
        help: "use the version that wrote it, or restore the file from a backup")
    case .otherStream(let line):
      Failure(
        "line \(line) of the events is not the one that \(quoted(path)) took before",
        help: "give the same stream again, or `--new-stream` to take every event as new")
    case .template(let reason): Failure(reason)
    }
  }
}
