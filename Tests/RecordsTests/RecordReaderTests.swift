import TestSupport
import Testing

@testable import Records

@Suite struct RecordReaderTests {
  @Test(arguments: try Fixtures.lists)
  func `every fixture reads as its golden file says`(name: String) throws {
    let format: RecordFormat = name.hasSuffix(".csv") ? .csv : .ndjson
    try Fixtures.expectGolden(try transcript(try Fixtures.bytes(name), format, name: name), name + ".out")
  }

  @Test(arguments: try Fixtures.lists)
  func `reads of any size, and readers ahead, give the same rows and problems`(name: String) throws {
    let format: RecordFormat = name.hasSuffix(".csv") ? .csv : .ndjson
    let bytes = try Fixtures.bytes(name)
    for limits in [RecordLimits(), RecordLimits(recordBytes: 24, fieldsPerRecord: 2, tagsPerRecord: 1, blockBytes: 64)]
    {
      let whole = try transcript(bytes, format, limits: limits)
      for piece in [1, 7, 64] {
        let other = try transcript(bytes, format, piece: piece, limits: limits)
        #expect(other == whole)
      }
      for ahead in 1...3 {
        let other = try transcript(bytes, format, limits: limits, ahead: ahead)
        #expect(other == whole, "\(ahead) blocks ahead")
      }
    }
  }

  @Test(.tags(.slow), .onlyInFullRuns, arguments: 0..<200)
  func `random damage gives the same rows and problems in reads of any size`(seed: Int) throws {
    var random = SplitMix(seed)
    let isCSV = seed % 2 == 0
    var bytes = try Fixtures.bytes(isCSV ? "good.csv" : "good.ndjson")
    bytes += bytes.dropFirst(isCSV ? 52 : 0)
    let alphabet = Array("\"\"\"\\{}[],:\n\n\r|ntu0 x1e".utf8) + [0xFF, 0xC3, 0x00]
    for _ in 0..<random.below(6) + 1 {
      let place = random.below(bytes.count)
      switch random.below(3) {
      case 0: bytes[place] = alphabet[random.below(alphabet.count)]
      case 1: bytes.insert(alphabet[random.below(alphabet.count)], at: place)
      default: bytes.remove(at: place)
      }
    }
    let format: RecordFormat = isCSV ? .csv : .ndjson
    let limits = RecordLimits(recordBytes: 60 + random.below(100), blockBytes: 64)
    for limits in [limits, RecordLimits()] {
      let whole = try transcript(bytes, format, limits: limits)
      for piece in [1, 7, 100] {
        let other = try transcript(bytes, format, piece: piece, limits: limits)
        #expect(other == whole, "seed \(seed), piece \(piece)")
      }
      for ahead in [1, 4] {
        let other = try transcript(bytes, format, piece: 7, limits: limits, ahead: ahead)
        #expect(other == whole, "seed \(seed), \(ahead) blocks ahead")
      }
    }
  }

  @Test func `a damaged line costs no other line`() throws {
    let good = (0..<200).map { "{\"id\":\"c\($0)\",\"tags\":[\"a\"],\"x\":\($0)}" }
    let bad = try Fixtures.bytes("bad.ndjson").split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in bad.enumerated() {
      var bytes: [UInt8] = []
      for (k, text) in good.enumerated() {
        if k == 100 { bytes += line + [0x0A] }
        bytes += Array(text.utf8) + [0x0A]
      }
      var reader = RecordReader(ArrayByteReader(bytes), format: .ndjson)
      var ids: [String] = []
      while let block = try reader.next() {
        for row in 0..<block.count where block.line(row) != 101 {
          ids.append(String(decoding: block.bytes(block[row].id), as: UTF8.self))
        }
      }
      #expect(ids == (0..<200).map { "c\($0)" }, "line \(index + 1) of bad.ndjson")
    }
  }

  @Test(arguments: [RecordFormat.ndjson, .csv])
  func `limits have names and cost one record`(format: RecordFormat) throws {
    let limits = RecordLimits(recordBytes: 100, fieldsPerRecord: 2, tagsPerRecord: 2, blockBytes: 64)
    let list =
      switch format {
      case .ndjson:
        """
        {"id":"ok1"}
        {"id":"long","x":"\(String(repeating: "y", count: 300))"}
        {"id":"wide","a":1,"b":2,"c":3}
        {"id":"tagged","tags":["1","2","3"]}
        {"id":"ok2"}

        """
      case .csv:
        """
        id,tags,x
        ok1,,
        long,,\(String(repeating: "y", count: 300))
        open,,"\(String(repeating: "y", count: 300))
        tagged,1|2|3,
        ok2,,

        """
      }
    let text = try transcript(Array(list.utf8), format, limits: limits)
    try Fixtures.expectGolden(text, "limits.\(format.rawValue).out")
  }

  @Test(.tags(.slow), .onlyInFullRuns, arguments: [RecordFormat.ndjson, .csv])
  func `an endless line is skipped in constant memory`(format: RecordFormat) throws {
    let head = format == .csv ? "id\nok1\n\"" : "{\"id\":\"ok1\"}\n{\"id\":\""
    let tail = format == .csv ? "\nok2\n" : "\"}\n{\"id\":\"ok2\"}\n"
    let input = LongInput(head: Array(head.utf8), middle: 64 << 20, tail: Array(tail.utf8))
    var reader = RecordReader(input, format: format)
    var ids: [String] = []
    var problems: [Int] = []
    while let block = try reader.next() {
      for row in 0..<block.count {
        ids.append("\(block.line(row)) " + String(decoding: block.bytes(block[row].id), as: UTF8.self))
      }
      for index in 0..<block.problemCount { problems.append(block.problem(index).line) }
    }
    #expect(ids == (format == .csv ? ["2 ok1", "4 ok2"] : ["1 ok1", "3 ok2"]))
    #expect(problems == (format == .csv ? [3] : [2]))
  }

  @Test func `both sides of the border lay columns out alike`() {
    for (name, ours, theirs) in LineParser.layouts { #expect(ours == theirs, "\(name)") }
  }
}

/// Bytes with a long run of `y` in the middle.
struct LongInput: ByteReader {
  let head: [UInt8]
  let middle: Int
  let tail: [UInt8]
  var taken = 0

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let total = head.count + middle + tail.count
    let count = min(buffer.count, total - taken)
    if taken >= head.count && taken + count <= head.count + middle {
      buffer.baseAddress?.initializeMemory(as: UInt8.self, repeating: 0x79, count: count)
    } else {
      for k in 0..<count {
        let at = taken + k
        buffer[k] =
          at < head.count ? head[at] : at < head.count + middle ? 0x79 : tail[at - head.count - middle]
      }
    }
    taken += count
    return count
  }
}

/// A small generator, so that a failing seed fails again.
struct SplitMix {
  private var state: UInt64
  init(_ seed: Int) { state = UInt64(bitPattern: Int64(seed)) }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
}
