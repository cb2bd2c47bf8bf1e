/// Room for one block. A reader that is given several in turn leaves the last blocks where they are, so that others can look at
/// them while it goes on.
package final class ReadingRoom {
  var buffer: TextBuffer
  var lines: LineParser
  var table = CSVColumns()
  var meant = MeantRows()
  var lone = LoneFault()
  /// What the columns of the block in it mean.
  var header: ListHeader?

  init(buffer: consuming TextBuffer, lines: consuming LineParser) {
    self.buffer = buffer
    self.lines = lines
  }
}

/// Columns that a parser of tables fills.
struct CSVColumns: ~Copyable {
  var rows = GrowingColumn<ContactRow>()
  var places = GrowingColumn<KeyPlace>()
  var tags = GrowingColumn<ByteSlice>()
  var fields = GrowingColumn<RecordField>()
  var faults = GrowingColumn<RecordFault>()
}

extension CSVParser {
  mutating func exchangeColumns(_ other: inout CSVColumns) {
    swap(&rows, &other.rows)
    swap(&places, &other.places)
    swap(&tags, &other.tags)
    swap(&fields, &other.fields)
    swap(&faults, &other.faults)
  }
}

/// The blocks of a reader, of which the last few stay readable while it goes on.
package final class BlocksAhead<Input: ByteReader> {
  private var reader: RecordReader<Input>
  /// Where the blocks lie that were read before the last one.
  private let rooms: [ReadingRoom]
  /// The last blocks, by their numbers modulo how many they are.
  private let blocks: UnsafeMutableBufferPointer<ContactBlock?>

  /// - Parameter ahead: how many blocks before the last one stay readable.
  package init(_ reader: consuming RecordReader<Input>, ahead: Int) {
    rooms = (0..<max(0, ahead)).map { _ in reader.makeRoom() }
    blocks = .allocate(capacity: max(0, ahead) + 1)
    blocks.initialize(repeating: nil)
    self.reader = reader
  }

  deinit { blocks.deallocate() }

  /// Reads the block of that number, from 0; each in its turn. False behind the last one.
  ///
  /// - Throws: what the reader throws.
  package func read(_ number: Int) throws -> Bool {
    let block = rooms.isEmpty ? try reader.next() : try reader.next(leavingLastIn: rooms[number % rooms.count])
    blocks[number % blocks.count] = block
    return block != nil
  }

  /// A block that was read, and is among the last ones; nil for any other number.
  package subscript(number: Int) -> ContactBlock? { number >= 0 ? blocks[number % blocks.count] : nil }
}
