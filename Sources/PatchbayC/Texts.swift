internal import PatchbayHeader
internal import PatchbayKit

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Why a call failed, in a sentence.
struct Misuse: Error {
  let text: String
  init(_ text: String) { self.text = text }
}

/// A text of the caller, valid for the duration of the call.
struct TextIn {
  private let text: UnsafeRawBufferPointer
  /// The name of the argument, for messages.
  private let name: String

  init(_ start: UnsafePointer<CChar>?, _ length: Int, _ name: String) throws(Misuse) {
    // A `size_t` greater than half of the memory is negative here.
    guard length >= 0, length <= Int(PATCHBAY_MOST_BYTES) else {
      throw Misuse("`\(name)` has more than \(PATCHBAY_MOST_BYTES) bytes, the limit of one call; split it")
    }
    if start == nil, length > 0 { throw Misuse("`\(name)` is NULL, expected a text of \(length) bytes") }
    text = UnsafeRawBufferPointer(start: start, count: length)
    self.name = name
  }

  var bytes: [UInt8] { Array(text) }

  func string() throws(Misuse) -> String {
    guard let text = String(validating: text, as: UTF8.self) else { throw Misuse("`\(name)` is not UTF-8") }
    return text
  }
}

func textOut(_ text: String) throws(Misuse) -> UnsafeMutablePointer<CChar> { try textOut(Array(text.utf8)) }

/// A text for the caller, who frees it. What we write contains no NUL: JSON and reports escape it.
func textOut(_ bytes: [UInt8]) throws(Misuse) -> UnsafeMutablePointer<CChar> {
  guard let memory = malloc(bytes.count + 1) else { throw Misuse("out of memory: a text needs \(bytes.count) bytes") }
  bytes.withUnsafeBytes { bytes in
    if let start = bytes.baseAddress { memory.copyMemory(from: start, byteCount: bytes.count) }
  }
  let text = memory.assumingMemoryBound(to: CChar.self)
  text[bytes.count] = 0
  return text
}
