import PatchbayHeader

/// A handle as a C program holds it, and texts as Swift has them.
final class Library {
  /// What a call left: a text, or why there is none.
  enum Answer: Equatable {
    case text(String)
    case error(String)

    var text: String? { if case .text(let text) = self { text } else { nil } }
    var error: String? { if case .error(let error) = self { error } else { nil } }
  }

  let handle: OpaquePointer?
  let problems: String?

  init(_ rules: String, name: String? = nil) {
    var problems: UnsafeMutablePointer<CChar>?
    handle = rules.withBytes { patchbay_load(name, $0, $1, &problems) }
    self.problems = Self.taken(problems)
  }

  /// Goes on from bytes, under the same rules.
  init(_ rules: String, name: String? = nil, state: [UInt8]) {
    var problems: UnsafeMutablePointer<CChar>?
    handle = rules.withBytes { text, length in
      state.withUnsafeBytes { patchbay_restore(name, text, length, $0.baseAddress, $0.count, &problems) }
    }
    self.problems = Self.taken(problems)
  }

  deinit { patchbay_free(handle) }

  /// The saved action; empty where there is none.
  var saved: [UInt8] {
    var (length, error): (Int, UnsafeMutablePointer<CChar>?) = (7, nil)
    guard let bytes = patchbay_save(handle, &length, &error) else {
      patchbay_free_text(error)
      return []
    }
    defer { patchbay_free_text(bytes) }
    return error == nil ? Array(UnsafeRawBufferPointer(start: bytes, count: length)) : []
  }

  func apply(_ events: String) -> Answer { apply(Array(events.utf8)) }

  func apply(_ events: [UInt8]) -> Answer {
    Self.answer { error in events.withBytes { patchbay_apply(handle, $0, $1, error) } }
  }

  func decide(_ contact: [UInt8], _ text: String = "") -> Answer {
    Self.answer { error in
      contact.withBytes { contact, length in
        text.withBytes { patchbay_decide(handle, contact, length, $0, $1, error) }
      }
    }
  }

  var stats: Answer { Self.answer { patchbay_stats(handle, $0) } }

  /// Calls, and expects either a text or an error.
  static func answer(
    _ call: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> UnsafeMutablePointer<CChar>?
  ) -> Answer {
    var error: UnsafeMutablePointer<CChar>?
    if let text = taken(call(&error)) {
      return error == nil ? .text(text) : .error("a text and an error")
    }
    return .error(taken(error) ?? "neither a text nor an error")
  }

  static func taken(_ text: UnsafeMutablePointer<CChar>?) -> String? {
    defer { patchbay_free_text(text) }
    return text.map { String(cString: $0) }
  }
}

extension Sequence where Element == UInt8 {
  func withBytes<Result>(_ body: (UnsafePointer<CChar>?, Int) -> Result) -> Result {
    Array(self).withUnsafeBytes { body($0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count) }
  }
}

extension String {
  func withBytes<Result>(_ body: (UnsafePointer<CChar>?, Int) -> Result) -> Result { utf8.withBytes(body) }
}
