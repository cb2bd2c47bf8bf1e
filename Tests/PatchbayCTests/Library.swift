import PatchbayHeader

/// A handle as a C program holds it, and texts as Swift has them.
final class Library {
  typealias Place = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

  /// What a call left: a text, or why there is none.
  enum Answer: Equatable {
    case text(String)
    case error(Int, String)

    var text: String? { if case .text(let text) = self { text } else { nil } }
    var error: String? { if case .error(_, let error) = self { error } else { nil } }
    var status: Int { if case .error(let status, _) = self { status } else { Int(PATCHBAY_OK) } }
  }

  private(set) var handle: OpaquePointer?
  let status: Int
  let problems: String?

  init(_ rules: String, name: String? = nil, team: String? = nil) {
    var problems: UnsafeMutablePointer<CChar>?
    var handle = OpaquePointer(bitPattern: 1)
    status = rules.withBytes { text, length in
      guard let team else { return Int(patchbay_load(name, text, length, nil, 0, &handle, &problems)) }
      return team.withBytes { Int(patchbay_load(name, text, length, $0, $1, &handle, &problems)) }
    }
    self.handle = handle
    self.problems = Self.taken(problems)
  }

  /// Goes on from bytes, under the same rules.
  init(_ rules: String, name: String? = nil, state: [UInt8]) {
    var problems: UnsafeMutablePointer<CChar>?
    var handle = OpaquePointer(bitPattern: 1)
    status = rules.withBytes { text, length in
      state.withUnsafeBytes {
        Int(patchbay_restore(name, text, length, nil, 0, $0.baseAddress, $0.count, &handle, &problems))
      }
    }
    self.handle = handle
    self.problems = Self.taken(problems)
  }

  deinit { patchbay_free(handle) }

  /// The saved action; empty where there is none.
  var saved: [UInt8] {
    var (state, length, error): (UnsafeMutableRawPointer?, Int, UnsafeMutablePointer<CChar>?) = (nil, 7, nil)
    guard patchbay_save(handle, &state, &length, &error) == PATCHBAY_OK, let state else {
      patchbay_free_text(error)
      return []
    }
    defer { patchbay_free_text(state) }
    return error == nil ? Array(UnsafeRawBufferPointer(start: state, count: length)) : []
  }

  func apply(_ events: String) -> Answer { apply(Array(events.utf8)) }

  /// Applies all events, piece by piece.
  func apply(_ events: [UInt8]) -> Answer {
    var (all, rest) = ("", events[...])
    while true {
      var (taken, status) = (0, Int(PATCHBAY_OK))
      let answer = Self.answer(more: &status) { text, error in
        rest.withBytes { patchbay_apply(handle, $0, $1, &taken, text, error) }
      }
      guard case .text(let effects) = answer else { return answer }
      all += effects
      rest = rest.dropFirst(taken)
      if status == Int(PATCHBAY_OK) { return rest.isEmpty ? .text(all) : .error(-1, "lines are left") }
    }
  }

  /// What a reply would come to.
  func decide(_ contact: [UInt8], _ text: String = "") -> Answer {
    Self.answer { effects, error in
      contact.withBytes { contact, length in
        text.withBytes { patchbay_would_route(handle, contact, length, $0, $1, effects, nil, error) }
      }
    }
  }

  var stats: Answer { Self.answer { patchbay_stats(handle, $0, $1) } }

  /// Calls, and expects either a text or an error.
  static func answer(_ call: (Place, Place) -> Int32) -> Answer {
    var status = 0
    return answer(more: &status, call)
  }

  private static func answer(more status: inout Int, _ call: (Place, Place) -> Int32) -> Answer {
    var (text, error): (UnsafeMutablePointer<CChar>?, UnsafeMutablePointer<CChar>?) = (nil, nil)
    status = Int(call(&text, &error))
    let (left, failed) = (taken(text), taken(error))
    if status == Int(PATCHBAY_OK) || status == Int(PATCHBAY_MORE) {
      return failed == nil ? left.map { .text($0) } ?? .error(-1, "no text") : .error(-1, "an error and a success")
    }
    return left == nil ? .error(status, failed ?? "no error") : .error(-1, "a text and an error")
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
