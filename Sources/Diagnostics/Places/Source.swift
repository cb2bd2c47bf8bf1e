/// A text and the name it is known by in messages. Bytes are UTF-8 once a reader has accepted them.
public final class Source: Sendable {
  /// The path as the user wrote it, or `<stdin>`.
  public let name: String
  public let bytes: [UInt8]
  /// The line that the bytes are a piece of, if no more of the text is known.
  public let piece: LinePiece?

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    piece = nil
  }

  /// A line of a stream.
  public init(name: String, line: LinePiece) {
    self.name = name
    bytes = line.bytes
    piece = line
  }
}

/// A range of bytes in a source: half open, counted from 0.
@frozen public struct SourceSpan: Hashable, Sendable {
  public var lower: UInt32
  public var upper: UInt32
  @inlinable public init(_ lower: UInt32, _ upper: UInt32) {
    self.lower = lower
    self.upper = upper
  }
  @inlinable public init(_ range: Range<Int>) {
    self.init(UInt32(clamping: range.lowerBound), UInt32(clamping: range.upperBound))
  }
}

/// A span in a source.
public struct Place: Sendable {
  public let source: Source
  public let span: SourceSpan
  public init(_ source: Source, _ span: SourceSpan) {
    self.source = source
    self.span = span
  }
}
