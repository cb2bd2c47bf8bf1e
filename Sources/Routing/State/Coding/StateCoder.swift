import Campaign
internal import Zones

/// Goes over the parts of a state, to write them down or to read them back: one description of the layout serves both.
///
/// Columns are written as they lie in memory: the numbers of all platforms that Swift runs on are little endian.
protocol StateCoder {
  var isReading: Bool { get }
  mutating func code<Value: BitwiseCopyable>(_ value: inout Value)
  /// A column of any length.
  mutating func code<Value: BitwiseCopyable & Equatable>(_ column: inout [Value])
  /// What was read makes no sense.
  mutating func fail()
}

extension StateCoder {
  /// A column whose length is known from elsewhere.
  mutating func code<Value: BitwiseCopyable & Equatable>(_ column: inout [Value], count: Int) {
    code(&column)
    if column.count != count { fail() }
  }

  /// Flags go as bytes, of which any value may be read.
  mutating func code(_ flag: inout Bool) {
    var byte: UInt8 = flag ? 1 : 0
    code(&byte)
    flag = byte != 0
  }

  mutating func code(_ zones: inout [ZoneRules]) {
    var count = UInt32(zones.count)
    code(&count)
    for index in 0..<Int(count) {
      let zone = isReading ? nil : zones[index]
      var name = Array((zone?.name ?? "").utf8)
      var transitions = zone?.transitions ?? []
      var offsets = zone?.offsets ?? []
      code(&name)
      code(&transitions)
      code(&offsets)
      guard isReading else { continue }
      guard
        let read = ZoneRules(name: String(decoding: name, as: UTF8.self), transitions: transitions, offsets: offsets)
      else { return fail() }
      zones.append(read)
    }
  }
}

/// Writes a state down.
struct StateWriter: StateCoder {
  var bytes: [UInt8] = []
  /// Called behind each column; may take the bytes away.
  let spill: (inout [UInt8]) -> Void

  var isReading: Bool { false }
  mutating func fail() {}

  mutating func code<Value: BitwiseCopyable>(_ value: inout Value) {
    withUnsafeBytes(of: &value) { bytes.append(contentsOf: $0) }
  }

  /// A column that says the same of everyone takes no room: most do before anything happened.
  mutating func code<Value: BitwiseCopyable & Equatable>(_ column: inout [Value]) {
    var count = UInt64(column.count)
    code(&count)
    guard var first = column.first else { return }
    var isUniform = column.count > 1 && column.allSatisfy { $0 == first }
    code(&isUniform)
    if isUniform { return code(&first) }
    column.withUnsafeBytes { bytes.append(contentsOf: $0) }
    spill(&bytes)
  }
}

/// Reads a state back. Bytes that are not a valid state make it fail, never trap.
struct StateReader: StateCoder {
  private let bytes: [UInt8]
  private var offset = 0
  private(set) var hasFailed = false
  /// What a uniform column may be as long as, so that a few bad bytes do not ask for all memory.
  private let longest: Int

  init(_ bytes: [UInt8], longest: Int) {
    self.bytes = bytes
    self.longest = longest
  }

  var isReading: Bool { true }
  /// Everything was read, and made sense.
  var isComplete: Bool { !hasFailed && offset == bytes.count }
  mutating func fail() { hasFailed = true }

  private mutating func advance(_ count: Int) -> Range<Int>? {
    guard !hasFailed, count <= bytes.count - offset else {
      hasFailed = true
      return nil
    }
    offset += count
    return (offset - count)..<offset
  }

  mutating func code<Value: BitwiseCopyable>(_ value: inout Value) {
    guard let range = advance(MemoryLayout<Value>.size) else { return }
    bytes.withUnsafeBytes { value = $0.loadUnaligned(fromByteOffset: range.lowerBound, as: Value.self) }
  }

  mutating func code<Value: BitwiseCopyable & Equatable>(_ column: inout [Value]) {
    column = []
    var stored: UInt64 = 0
    code(&stored)
    guard !hasFailed, let count = Int(exactly: stored), count > 0 else { return }
    var isUniform = false
    code(&isUniform)
    let stride = MemoryLayout<Value>.stride
    if isUniform {
      guard count <= longest, let range = advance(stride) else { return fail() }
      let value = bytes.withUnsafeBytes {
        $0.loadUnaligned(fromByteOffset: range.lowerBound, as: Value.self)
      }
      column = Array(repeating: value, count: count)
      return
    }
    let (size, overflow) = count.multipliedReportingOverflow(by: stride)
    guard !overflow, let range = advance(size) else { return fail() }
    column = bytes.withUnsafeBytes { all in
      Array(unsafeUninitializedCapacity: count) { buffer, used in
        UnsafeMutableRawBufferPointer(buffer).copyMemory(from: UnsafeRawBufferPointer(rebasing: all[range]))
        used = count
      }
    }
  }
}
