import ArgumentParser
import Desk
import Diagnostics
import Journal
import Surroundings
import Text

struct Notify: Subcommand {
  static let configuration = CommandConfiguration(
    subcommand: "notify",
    abstract: "Hand due notifications to a program that sends them.",
    usage: "patchbay notify --state <file> [<options>]",
    discussion: """
      The program is a line for /bin/sh. For each notification that `route --state` has decided on it runs once, with one \
      JSON object on standard input: the effect, the name of its contact action and the number of the event stream. Exit \
      status 0 means delivered. Otherwise it is tried again after 1 s and 4 s, and then given up until `--retry-failed`. \
      Each outcome is kept in the state file before the next one begins: what was in flight when a run was killed may be \
      sent twice, nothing else is.

      EXAMPLES:
        patchbay notify --state fall.db --dry-run
        patchbay notify --state fall.db \\
            --send-with 'cat >> sent.ndjson'
      """)

  @Option(help: ArgumentHelp("The state file of `route --state`.", valueName: "file"), completion: .file())
  var state: String
  @Option(help: ArgumentHelp("The program that sends one notification, as a line of shell.", valueName: "command"))
  var sendWith: String?
  @Flag(help: "Print what would be sent, one JSON object a line, and send nothing.") var dryRun = false
  @Flag(help: "Also those on which an earlier run has given up.") var retryFailed = false
  @Option(help: ArgumentHelp("How often each is tried, 1 to 10.", valueName: "times")) var tries = 3
  @Option(
    help: ArgumentHelp(
      "Seconds from the first failure of a notification to its next try, 0 to 3600; four times as long after each further one.",
      valueName: "seconds"))
  var wait = 1
  @Option(help: ArgumentHelp("Seconds that one sending may take, 1 to 3600.", valueName: "seconds"))
  var timeLimit = 30
  @Flag(help: "Say nothing about success.") var quiet = false

  func validate() throws {
    if sendWith == nil, !dryRun {
      throw ValidationError("say with `--send-with` which program sends, or `--dry-run` to see what would be sent")
    }
    if let sendWith, sendWith.allSatisfy({ $0 == " " || $0 == "\t" || $0 == "\n" }) {
      throw ValidationError("`--send-with` is empty: name the program that sends")
    }
    try check(tries, 1...10, "--tries")
    try check(wait, 0...3600, "--wait")
    try check(timeLimit, 1...3600, "--time-limit")
  }

  private func check(_ value: Int, _ range: ClosedRange<Int>, _ name: String) throws {
    if !range.contains(value) {
      throw ValidationError("`\(name)` is \(value), expected \(range.lowerBound) to \(range.upperBound)")
    }
  }

  mutating func perform(_ streams: StandardStreams) throws -> ExitStatus {
    let watch = Stopwatch()
    let journal = try open()
    let queue = JournalQueue(journal, path: state, retriesFailed: retryFailed)
    guard let sendWith, !dryRun else { return try show(queue, streams) }

    let progress = ProgramProgress()
    let command = SendingCommand(line: sendWith, timeLimit: Int64(timeLimit) * 1000, progress: progress)
    var run = DeliveryRun(
      queue, clock: SystemClock(progress: progress), tries: tries, firstWait: Int64(wait) * 1000, progress: progress)
    var shown = 0
    try run.run(send: command.send) { given, reason in
      shown += 1
      if shown <= Self.mostShown { streams.note("error: \(given.title) was not delivered: \(printable(reason))") }
    }
    if shown > Self.mostShown { streams.note("and \(grouped(shown - Self.mostShown)) more") }
    if !quiet {
      let failed = run.failed > 0 ? ", \(run.failed) failed" : ""
      streams.note("delivered \(counted(run.delivered, "notification"))\(failed) (\(watch.text))")
    }
    return run.failed > 0 ? .findings : .success
  }

  private static let mostShown = 100

  private func open() throws(Failure) -> JournalFile {
    do throws(JournalError) {
      return try JournalFile.open(state, for: dryRun ? .reading : .deliveries)
    } catch { throw Failure(error, state) }
  }

  private func show(_ queue: JournalQueue, _ streams: StandardStreams) throws -> ExitStatus {
    var queue = queue
    var count = 0
    while !streams.output.isClosed, let delivery = try queue.next() {
      try Interruption.check()
      try streams.output.write(SendingInput(delivery: delivery).text)
      count += 1
      Interruption.note(count, "notification")
    }
    try streams.output.flush()
    if !quiet { streams.note("\(counted(count, "notification")) would be sent") }
    return .success
  }
}
