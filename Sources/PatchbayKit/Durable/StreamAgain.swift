internal import Journal
public import Records

/// An event stream that may have been taken before, in part or whole: recognises what was, and tells its effects again.
public struct StreamAgain<Input: ByteReader> {
  private let action: DurableAction
  private var lines: WholeLines<Input>
  /// The batches of the stream that are still to be recognised; nil when all that comes is new.
  private var known: ActionLog.Batches?
  /// How many lines were taken before.
  public private(set) var linesAgain = 0

  /// A stream whose first line is that of the last stream is that stream; any other one is new.
  ///
  /// - Parameter isNew: the stream is new, whatever its first line.
  public init(_ lines: WholeLines<Input>, _ action: DurableAction, isNew: Bool = false) throws {
    self.lines = lines
    self.action = action
    guard !isNew, action.stream > 0, let before = try action.log.batches(beforeStream: action.stream) else {
      action.beginStream()
      return
    }
    var batches = action.log.batches(after: before)
    guard let first = try batches.next(), try self.lines.peekLine() == first.events.prefix(while: { $0 != 0x0A }) else {
      action.beginStream()
      return
    }
    known = action.log.batches(after: before)
  }

  /// The effects of the next piece, old or new; nil at the end. New ones are on the disk by now.
  ///
  /// - Throws: what the input throws, `LineTooLong`, `DurableError.otherStream`, and `JournalError`.
  public mutating func next(watch: (EventLine, RecordProblem?) -> Bool) throws -> [UInt8]? {
    if known != nil {
      if let effects = try nextKnown() { return effects }
      known = nil
    }
    guard var piece = try lines.next() else { return nil }
    // What is appended to the stream later begins on a line of its own.
    if piece.last != 0x0A { piece.append(0x0A) }
    return try action.take(piece, watch: watch)
  }

  private mutating func nextKnown() throws -> [UInt8]? {
    guard let batch = try known?.next() else { return nil }
    let found = try lines.next(exactly: batch.events.count)
    if found.isEmpty { return nil }
    guard batch.events.starts(with: found) else {
      let same = zip(found, batch.events).prefix { $0 == $1 }
      throw DurableError.otherStream(line: batch.lines.lowerBound + same.count { $0.0 == 0x0A })
    }
    linesAgain = batch.lines.upperBound
    return batch.effects
  }
}
