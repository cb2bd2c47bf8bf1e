/// A text under edits, which remembers which parts are unchanged: a diff needs nothing else.
public struct EditedText: Sendable {
  public let original: [UInt8]
  public private(set) var bytes: [UInt8]
  private(set) var pieces: [Piece]

  enum Piece: Equatable, Sendable {
    /// A range of the original.
    case kept(Range<Int>)
    case written([UInt8])

    var count: Int {
      switch self {
      case .kept(let range): range.count
      case .written(let bytes): bytes.count
      }
    }

    func part(_ range: Range<Int>) -> Piece {
      switch self {
      case .kept(let all): .kept((all.lowerBound + range.lowerBound)..<(all.lowerBound + range.upperBound))
      case .written(let bytes): .written(Array(bytes[range]))
      }
    }
  }

  public init(_ original: [UInt8]) {
    self.original = original
    bytes = original
    pieces = original.isEmpty ? [] : [.kept(0..<original.count)]
  }

  public var isChanged: Bool { bytes != original }

  /// Makes edits to the current text.
  /// - Parameter edits: in order of place, without overlaps, as `safeFixes` returns them.
  public mutating func apply(_ edits: [Edit]) {
    var cursor = PieceCursor(pieces: pieces)
    var made: [Piece] = []
    for edit in edits {
      made += cursor.drain(upTo: Int(edit.place.span.lower))
      _ = cursor.drain(upTo: Int(edit.place.span.upper))
      if !edit.replacement.isEmpty { made.append(.written(Array(edit.replacement.utf8))) }
    }
    pieces = made + cursor.drain(upTo: bytes.count)
    bytes = []
    for piece in pieces {
      switch piece {
      case .kept(let range): bytes += original[range]
      case .written(let written): bytes += written
      }
    }
  }

  /// Where the two texts differ, in order: what was replaced, and by what.
  var changes: [Change] {
    var found: [Change] = []
    var (old, new) = (0, 0)
    var start = (old: 0, new: 0)
    func close(at end: Int) {
      if end > start.old || new > start.new { found.append(Change(old: start.old..<end, new: start.new..<new)) }
    }
    for piece in pieces {
      if case .kept(let range) = piece {
        if range.lowerBound > old || new > start.new { close(at: range.lowerBound) }
        old = range.upperBound
        start = (old, new + range.count)
      }
      new += piece.count
    }
    close(at: original.count)
    return found
  }

  struct Change: Equatable {
    var old: Range<Int>
    var new: Range<Int>
  }
}

/// Hands out the pieces of a text in order.
private struct PieceCursor {
  let pieces: [EditedText.Piece]
  private var index = 0
  /// How much of the piece at `index` was handed out.
  private var used = 0
  private var position = 0

  init(pieces: [EditedText.Piece]) { self.pieces = pieces }

  mutating func drain(upTo end: Int) -> [EditedText.Piece] {
    var taken: [EditedText.Piece] = []
    while position < end, index < pieces.count {
      let piece = pieces[index]
      let count = min(end - position, piece.count - used)
      taken.append(piece.part(used..<(used + count)))
      position += count
      used += count
      if used == piece.count {
        index += 1
        used = 0
      }
    }
    return taken
  }
}
