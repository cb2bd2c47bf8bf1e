internal import Journal
public import Records

/// An event stream that may have been taken before, in part or whole: recognises what was, and tells its effects again.
public struct StreamAgain<Input: ByteReader> {
  private let action: DurableAction
  private var lines: WholeLines<Input>
  /// What of the stream is still to be recognised; nil when all that comes is new.
  private var known: KnownLines?
  /// How many lines were taken before, and how many of these are not events.
  public private(set) var (linesAgain, faultsAgain) = (0, 0)
  /// Whether the lines that were taken before could as well be new events that look like them: the first of them has neither
  /// `at` nor `message_id`.
  public let isAmbiguous: Bool

  /// A stream whose first line is that of the last stream is that stream, also in another layout; any other one is new.
  ///
  /// - Parameters:
  ///   - lines: the stream, from its beginning.
  ///   - action: takes what is new.
  ///   - isNew: the stream is new, whatever its first line.
  public init(_ lines: WholeLines<Input>, _ action: DurableAction, isNew: Bool = false) throws {
    self.lines = lines
    self.action = action
    guard !isNew, action.stream > 0, let before = try action.log.batches(beforeStream: action.stream) else {
      isAmbiguous = false
      action.beginStream()
      return
    }
    var batches = action.log.batches(after: before)
    let line = try self.lines.peekLine(passingOver: EventLayout.isBlank)
    guard let first = try Self.firstLine(&batches), EventLayout.isSame(line, first) else {
      isAmbiguous = false
      action.beginStream()
      return
    }
    isAmbiguous = !EventLayout.isIdentified(line)
    known = KnownLines(action.log.batches(after: before))
  }

  /// The first line of a log that says something.
  private static func firstLine(_ batches: inout ActionLog.Batches) throws -> ArraySlice<UInt8>? {
    while let batch = try batches.next() {
      let lines = batch.events.split(separator: 0x0A)
      if let line = lines.first(where: { !EventLayout.isBlank($0) }) { return line }
    }
    return nil
  }

  /// The effects of the next piece, old or new; nil at the end. New ones are on the disk by now.
  ///
  /// A last line without its break that is not an event is not taken: its end may still be to come.
  ///
  /// - Parameter watch: as for `DurableAction.take`; gets only new lines.
  /// - Throws: what the input throws, `LineTooLong`, `DurableError.otherStream`, and `JournalError`.
  public mutating func next(watch: (EventLine, RecordProblem?) -> Bool) throws -> [UInt8]? {
    if known != nil {
      if let effects = try nextKnown() { return effects }
      // What comes now stands behind more lines than the log has: numbers of lines may leave some out, and none comes twice.
      action.position.line += max(0, known?.blanks ?? 0)
      known = nil
    }
    guard var piece = try lines.next() else { return nil }
    guard piece.last != 0x0A else { return try action.take(piece, watch: watch) }
    let last = action.position.line + piece.count { $0 == 0x0A } + 1
    // What is appended to the stream later begins on a line of its own.
    piece.append(0x0A)
    return try action.take(piece) { line, problem in watch(line, problem) && (problem == nil || line.line < last) }
  }

  private mutating func nextKnown() throws -> [UInt8]? {
    guard let rest = try known?.rest, rest > 0 else { return nil }
    guard let piece = try lines.next(lines: rest), let effects = try known?.recognise(piece) else { return nil }
    // With fewer lines of blanks than there were, the last ones belong to what follows.
    if let left = known?.left, left > 0 { lines.giveBack(piece.suffix(left)) }
    linesAgain = known?.line ?? linesAgain
    faultsAgain += EffectLines(effects).faults
    return effects
  }
}

/// The lines of a stream that were taken before, as they are met again.
private struct KnownLines {
  private var batches: ActionLog.Batches
  private var batch: Batch?
  /// How much of the batch was met, and told.
  private var (met, told) = (0, 0)
  /// The last line that was met whole.
  private(set) var line = 0
  /// How many bytes of the last lines belong to the batches that follow.
  private(set) var left = 0
  /// How many more lines of blanks there are than there were.
  private(set) var blanks = 0

  init(_ batches: ActionLog.Batches) { self.batches = batches }

  /// How many lines the present batch has left; 0 behind the last one.
  var rest: Int {
    mutating get throws {
      if let batch, line < batch.lines.upperBound { return batch.lines.upperBound - line }
      batch = try batches.next()
      (met, told) = (0, 0)
      line = (batch?.lines.lowerBound ?? line + 1) - 1
      return batch?.lines.count ?? 0
    }
  }

  /// The effects of the lines given, of which there are at most `rest`; the last one may lack its line break.
  mutating func recognise(_ lines: [UInt8]) throws -> [UInt8] {
    guard let batch else { return [] }
    left = 0
    if lines.last == 0x0A, batch.events[met...].starts(with: lines) {
      met += lines.count
      line += lines.count { $0 == 0x0A }
    } else {
      try recogniseEach(lines[...], of: batch.events)
    }
    let isWhole = line == batch.lines.upperBound
    let end = isWhole ? batch.effects.count : EffectLines(batch.effects[told...]).end(ofLine: line)
    defer { told = end }
    return Array(batch.effects[told..<end])
  }

  private mutating func recogniseEach(_ lines: ArraySlice<UInt8>, of events: [UInt8]) throws {
    var rest = lines
    while !rest.isEmpty {
      if met >= events.count {
        left = rest.count
        return
      }
      let given = rest.prefix { $0 != 0x0A }
      let known = events[met...].prefix { $0 != 0x0A }
      let isSame = EventLayout.isSame(given, known)
      // Lines of blanks may be more, or fewer, than they were.
      let isMore = !isSame && EventLayout.isBlank(given)
      let isFewer = !isSame && !isMore && met < events.count && EventLayout.isBlank(known)
      guard isSame || isMore || isFewer else {
        // The end of the line may still be to come.
        if given.endIndex == lines.endIndex, known.starts(with: given) { return }
        throw DurableError.otherStream(line: line + 1)
      }
      blanks += isMore ? 1 : isFewer ? -1 : 0
      if !isMore {
        line += 1
        met = min(known.endIndex + 1, events.count)
      }
      if !isFewer { rest = rest[given.endIndex...].dropFirst() }
    }
  }
}
