internal import Campaign
internal import Interpreting
internal import Records
internal import Routing

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

// Events and effects as text.
extension ContactAction {
  /// Takes a piece of an event stream, and gives the effects as text.
  ///
  /// The effects of all lines come at once: where the lines are many, `takeJSON(beginningOf:)` needs less memory.
  ///
  /// - Parameter lines: whole lines of JSON, one event each: `docs/schema/event.schema.json`. Many at once cost less than one at a
  ///   time. What is not an event is an effect `refused` with a reason `malformed`.
  /// - Returns: one JSON object a line: `docs/schema/effect.schema.json`.
  /// - Throws: `OutOfMemory`. The effects of the lines before that come with the next piece.
  public mutating func takeJSON(_ lines: [UInt8]) throws(OutOfMemory) -> [UInt8] {
    var effects: [UInt8] = []
    var taken = 0
    while true {
      do throws(OutOfMemory) {
        let piece = try takeJSON(beginningOf: lines.span.bytes.extracting(droppingFirst: taken))
        taken += piece.taken
        if effects.isEmpty { effects = piece.effects } else { effects += piece.effects }
        if !piece.hasMore { return effects }
      } catch {
        textRecorder.sink.putBack(effects)
        throw error
      }
    }
  }

  /// Takes a piece of an event stream, and gives the effects as text, as `takeJSON(_:)` for bytes does.
  public mutating func takeJSON(_ lines: String) throws(OutOfMemory) -> String {
    String(decoding: try takeJSON(Array(lines.utf8)), as: UTF8.self)
  }

  /// Takes as many of the first lines as make a piece of effects, and says how far it came: for streams of any length in memory
  /// that does not grow with them.
  ///
  /// ```swift
  /// var taken = 0
  /// while true {
  ///   let piece = try action.takeJSON(beginningOf: lines.span.bytes.extracting(droppingFirst: taken))
  ///   taken += piece.taken
  ///   write(piece.effects)
  ///   if !piece.hasMore { break }
  /// }
  /// ```
  ///
  /// - Parameter lines: whole lines of JSON, of any length; only the last may lack its line break.
  /// - Throws: `OutOfMemory` before anything is taken: `memoryToGoOn` bytes are not to be had. The action is as it was, and can be
  ///   asked, saved and given the same lines again.
  public mutating func takeJSON(beginningOf lines: RawSpan) throws(OutOfMemory) -> JSONPiece {
    var taken = 0
    if !lines.isEmpty, !textRecorder.sink.isFull {
      guard Memory.hasRoom(for: memoryToGoOn) else { throw OutOfMemory() }
      taken = try lines.withUnsafeBytes { bytes throws(OutOfMemory) in try take(Self.piece(of: bytes)) }
    }
    let effects = textRecorder.sink.next()
    return JSONPiece(
      taken: taken, effects: effects, hasMore: taken < lines.byteCount || !textRecorder.sink.isEmpty)
  }

  /// Whether effects of events that were taken as text are left: `takeJSON` tells them, even when it is given no lines. A saved action
  /// does not have them.
  public var hasUntoldEffects: Bool { !textRecorder.sink.isEmpty }

  /// A piece of an event stream that was taken.
  public struct JSONPiece: Hashable, Sendable {
    /// How many bytes of the lines were taken: whole lines.
    public let taken: Int
    /// The effects, one JSON object a line: about a MiB at most, whatever the lines are.
    public let effects: [UInt8]
    /// Whether lines or effects are left: go on with the bytes after those that were taken, even when there are none.
    public let hasMore: Bool
  }

  /// There is no memory left to go on.
  public struct OutOfMemory: Error {}

  /// The lines of one call: whole lines of about a MiB, or one longer line.
  private static func piece(of bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    let most = 1 << 20
    guard bytes.count > most, let start = bytes.baseAddress else { return bytes }
    let head = UnsafeRawBufferPointer(rebasing: bytes[..<most])
    if let end = head.lastIndex(of: 0x0A) { return UnsafeRawBufferPointer(rebasing: head[...end]) }
    guard let end = memchr(start + most, 0x0A, bytes.count - most) else { return bytes }
    return UnsafeRawBufferPointer(rebasing: bytes[..<(UnsafeRawPointer(end) - start + 1)])
  }

  /// - Returns: how many bytes were taken.
  private mutating func take(_ bytes: UnsafeRawBufferPointer) throws(OutOfMemory) -> Int {
    let before = position.line
    do {
      var limits = RecordLimits.standard
      // A call that ends amid a block reads the rest of the block once more.
      limits.blockBytes = 1 << 16
      var reader = interpreter.events(BorrowedByteReader(bytes), limits: limits, after: position)
      while let line = try reader.next() {
        if !hasBegun { hasBegun = !line.isContact }
        let problem = textRecorder.take(line, &interpreter.engine)
        if let problem { malformed.note(problem) }
        position = reader.position
        if textRecorder.sink.isFull { return Self.length(ofLines: position.line - before, in: bytes) }
      }
      return bytes.count
    } catch {
      // What was taken is told; the next call comes to the same place.
      if position.line == before { throw OutOfMemory() }
      return Self.length(ofLines: position.line - before, in: bytes)
    }
  }

  /// How many bytes the first lines have, with their line breaks.
  private static func length(ofLines count: Int, in bytes: UnsafeRawBufferPointer) -> Int {
    var length = 0
    for _ in 0..<count {
      guard let start = bytes.baseAddress, let end = memchr(start + length, 0x0A, bytes.count - length) else {
        return bytes.count
      }
      length = UnsafeRawPointer(end) - start + 1
    }
    return length
  }
}

extension EventLine {
  /// Whether nothing happened by it but that a contact came, or was refused.
  fileprivate var isContact: Bool {
    switch outcome {
    case .event(let timed):
      if case .contact = timed.event { true } else { false }
    case .refused: false
    case .malformed: true
    }
  }
}
