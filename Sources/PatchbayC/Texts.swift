internal import PatchbayHeader
internal import PatchbayKit

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A text of the caller, valid for the duration of the call.
struct TextIn {
  let bytes: UnsafeRawBufferPointer
  /// The name of the argument, for messages.
  private let name: String

  init(_ start: UnsafePointer<CChar>?, _ length: Int, _ name: String, most: Int) throws(Failure) {
    try self.init(bytes: UnsafeRawPointer(start), length, name)
    guard length <= most else {
      throw Failure(Int(PATCHBAY_TOO_LONG), "`\(name)` has more than \(most) bytes, the limit of one call; split it")
    }
  }

  /// Bytes of any length.
  init(bytes start: UnsafeRawPointer?, _ length: Int, _ name: String) throws(Failure) {
    // A `size_t` greater than half of the memory is negative here.
    guard length >= 0 else {
      throw Failure(Int(PATCHBAY_BAD_ARGUMENT), "`\(name)` cannot have as many bytes as its length says")
    }
    if start == nil, length > 0 { throw Failure.null(name, expected: "\(length) bytes") }
    bytes = UnsafeRawBufferPointer(start: start, count: length)
    self.name = name
  }

  var array: [UInt8] { Array(bytes) }

  func string() throws(Failure) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(Int(PATCHBAY_NOT_UTF8), "`\(name)` is not UTF-8")
    }
    return text
  }

  /// A short text with a NUL at its end.
  ///
  /// - Parameter isRepaired: whether bytes that are not UTF-8 may become others, as they may where the text is only shown.
  static func terminated(
    _ start: UnsafePointer<CChar>, _ name: String, isRepaired: Bool = true
  ) throws(Failure) -> String {
    let most = Int(PATCHBAY_MOST_TEXT_BYTES)
    let length = strnlen(start, most + 1)
    let text = try TextIn(start, length, name, most: most)
    return isRepaired ? String(decoding: text.bytes, as: UTF8.self) : try text.string()
  }
}

func textOut(_ text: String) throws(Failure) -> UnsafeMutablePointer<CChar> { try textOut(Array(text.utf8)) }

/// A text for the caller, who frees it. What we write contains no NUL: JSON and reports escape it.
func textOut(_ bytes: [UInt8]) throws(Failure) -> UnsafeMutablePointer<CChar> {
  guard let memory = malloc(bytes.count + 1) else { throw Failure.noMemory }
  bytes.withUnsafeBytes { bytes in
    if let start = bytes.baseAddress { memory.copyMemory(from: start, byteCount: bytes.count) }
  }
  let text = memory.assumingMemoryBound(to: CChar.self)
  text[bytes.count] = 0
  return text
}

/// Where a call leaves a text.
struct TextOut {
  private let place: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?

  /// - Parameter name: the argument's, if it must be there.
  init(_ place: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, _ name: String? = nil) throws(Failure) {
    self.place = place
    place?.pointee = nil
    if place == nil, let name { throw Failure.null(name, expected: "where a text is to stand") }
  }

  /// Whether anyone wants the text.
  var isWanted: Bool { place != nil }

  func set(_ text: String) throws(Failure) { try set(Array(text.utf8)) }

  func set(_ bytes: [UInt8]) throws(Failure) {
    if let place { place.pointee = try textOut(bytes) }
  }

  /// Takes the text back, when a call fails after all.
  func clear() {
    free(place?.pointee)
    place?.pointee = nil
  }
}
