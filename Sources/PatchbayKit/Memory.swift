internal import Interpreting
internal import Records
internal import Routing

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Asks for memory before it is needed: Swift ends the process when there is none, so programs that must not end ask first.
public enum Memory {
  /// Whether that many more bytes are to be had now, under the limits of the process and of the system.
  ///
  /// The answer is about this moment: other threads may take them away.
  public static func hasRoom(for bytes: Int) -> Bool {
    guard bytes > 0 else { return true }
    guard let start = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0),
      UInt(bitPattern: start) != .max
    else { return false }
    munmap(start, bytes)
    return true
  }
}

// What the work needs at most, as far as that can be said in advance.
extension Rules {
  /// How many bytes of memory it may take to read and check rules of that many bytes.
  public static func memoryToRead(_ bytes: Int) -> Int { Memory.working.plus(bytes, times: 64) }
}

extension ContactAction {
  /// How many bytes of memory it may take to go on: to take a piece of an event stream, to answer a question, or to save the action.
  ///
  /// That is 64 MiB and about twice what the action itself has: some 350 bytes for each contact, and what its id, tags and values take.
  public var memoryToGoOn: Int {
    let footprint = interpreter.directory.footprint + interpreter.engine.state.footprint
    return Memory.working.plus(footprint, times: 2)
  }

  /// How many bytes of memory it may take to go on from that many saved bytes.
  public static func memoryToRestore(_ bytes: Int) -> Int { Memory.working.plus(bytes, times: 16) }
}

extension Memory {
  /// What a call needs however small its work is.
  static let working = 64 << 20
}

extension Int {
  fileprivate func plus(_ count: Int, times factor: Int) -> Int {
    let (product, isTooMuch) = Swift.max(0, count).multipliedReportingOverflow(by: factor)
    let (sum, isTooLarge) = addingReportingOverflow(product)
    return isTooMuch || isTooLarge ? .max : sum
  }
}
