public import Campaign

/// Reads an event stream line by line and gives every name its number.
public struct EventReader<Input: ByteReader>: ~Copyable {
  private var records: RecordReader<Input>
  private var resolver: EventResolver
  private var entries: BlockEntries?
  /// After the last line that was given.
  public var position: StreamPosition { resolver.position }

  /// Determines what a reply's text means under the rules, and adds the tags that it gives its contact: sorted, each
  /// once.
  public typealias ReplyReader = (Bytes, inout [TagID]) -> ReplyReading

  /// - Parameters:
  ///   - position: where the previous piece ended, when a stream is read in pieces of whole lines. Its `clock` is the
  ///     moment of events that have none before them; without it, rules with texting hours ask the first event for its
  ///     `at`.
  ///   - readReply: reads the text of a reply; called once for each.
  public init(
    _ input: Input, directory: Directory, limits: RecordLimits = .standard, after position: StreamPosition = .init(),
    readReply: @escaping ReplyReader
  ) {
    records = RecordReader(input, format: .ndjson, limits: limits, shape: .event, firstLine: position.line + 1)
    resolver = EventResolver(directory, after: position, readReply: readReply)
  }

  /// The next line, or nil at the end. Throws what the input throws, and `OutOfMemory`.
  public mutating func next() throws -> EventLine? {
    var line = EventLine.none
    return try next(into: &line) ? line : nil
  }

  /// The same, in place of the last line: a line is large, and to hand it from one to the other costs more than most of what is in it.
  ///
  /// - Returns: false at the end.
  package mutating func next(into line: inout EventLine) throws -> Bool {
    while true {
      if let entry = entries?.next(), let block = entries?.block {
        line = self.line(entry, of: block)
        return true
      }
      guard let next = try records.next() else { return false }
      entries = next.entries
    }
  }

  private mutating func line(_ entry: BlockEntries.Entry, of block: ContactBlock) -> EventLine {
    switch entry {
    case .problem(let index):
      resolver.position.line = block.problemLine(index)
      return resolver.passOver(index, of: block)
    case .record(let row):
      resolver.position.line = block.line(row)
      guard resolver.directory.openText.isOpen else { return taken(row, of: block) }
      let left = resolver.leaveOpenObject(before: row, of: block)
      var line = taken(row, of: block)
      line.optOuts.insert(contentsOf: left.optOuts, at: 0)
      line.remarks.insert(contentsOf: left.remarks, at: 0)
      return line
    }
  }

  private mutating func taken(_ row: Int, of block: ContactBlock) -> EventLine {
    do throws(RecordProblem) {
      return resolver.resolve(try EventFields.read(row, of: block), row, of: block)
    } catch {
      return resolver.refuse(row, of: block, for: error)
    }
  }
}
