import PatchbayHeader
import Testing

/// Whatever a program gives, it gets a number and a sentence, and goes on.
@Suite struct MisuseTests {
  private static let rules = LibraryTests.rules
  private static let none = Int(PATCHBAY_NO_ACTION)
  private static let bad = Int(PATCHBAY_BAD_ARGUMENT)

  /// Every call with a handle, each result wanted.
  private static func calls(_ handle: OpaquePointer?) -> [Library.Answer] {
    var (number, state): (Int, UnsafeMutableRawPointer?) = (0, nil)
    return [
      Library.answer { patchbay_apply(handle, nil, 0, &number, $0, $1) },
      Library.answer { patchbay_malformed(handle, $0, $1) },
      Library.answer { patchbay_would_route(handle, nil, 0, nil, 0, $0, nil, $1) },
      Library.answer { patchbay_next_text(handle, nil, 0, nil, $0, $1) },
      Library.answer { patchbay_next_text(handle, nil, 0, $0, nil, $1) },
      Library.answer { patchbay_conversations(handle, nil, 0, &number, $0, $1) },
      Library.answer { patchbay_stats(handle, $0, $1) },
      Library.answer { patchbay_add_list(handle, nil, 0, Int32(PATCHBAY_CSV), nil, nil, nil, $0, $1) },
      Library.answer { _, error in patchbay_save(handle, &state, &number, error) },
      Library.answer { _, error in patchbay_adopt(handle, handle, nil, nil, error) },
    ]
  }

  @Test func `handles that are none are errors`() {
    for answer in Self.calls(nil) where answer.status != Self.bad { #expect(answer.status == Self.none, "\(answer)") }
    #expect(Library.answer { patchbay_stats(nil, $0, $1) }.error?.hasPrefix("`action` is NULL") == true)
    let library = Library(Self.rules)
    // Memory of the program's own is never taken for a handle.
    var number = 7
    withUnsafeMutablePointer(to: &number) { place in
      for answer in Self.calls(OpaquePointer(place)) where answer.status != Self.bad {
        #expect(answer.status == Self.none)
      }
      patchbay_free(OpaquePointer(place))
    }
    patchbay_free(library.handle)
    patchbay_free(library.handle)
    for answer in Self.calls(library.handle) where answer.status != Self.bad { #expect(answer.status == Self.none) }
    #expect(Self.calls(library.handle).first?.error?.contains("was freed") == true)
    patchbay_free(nil)
    patchbay_free_text(nil)
  }

  @Test func `results that must be there are asked for`() {
    let library = Library(Self.rules)
    var (text, number): (UnsafeMutablePointer<CChar>?, Int) = (nil, 0)
    let handle = library.handle
    #expect(patchbay_apply(handle, nil, 0, nil, &text, nil) == PATCHBAY_BAD_ARGUMENT)
    #expect(patchbay_apply(handle, nil, 0, &number, nil, nil) == PATCHBAY_BAD_ARGUMENT)
    #expect(patchbay_stats(handle, nil, nil) == PATCHBAY_BAD_ARGUMENT)
    #expect(patchbay_malformed(handle, nil, nil) == PATCHBAY_BAD_ARGUMENT)
    #expect(patchbay_save(handle, nil, &number, nil) == PATCHBAY_BAD_ARGUMENT)
    #expect(patchbay_conversations(handle, nil, 0, nil, &text, nil) == PATCHBAY_BAD_ARGUMENT)
    #expect(patchbay_next_text(handle, nil, 0, nil, nil, nil) == PATCHBAY_BAD_ARGUMENT)
    #expect(patchbay_add_list(handle, nil, 0, 9, nil, nil, nil, nil, nil) == PATCHBAY_BAD_ARGUMENT)
    #expect(patchbay_load(nil, nil, 0, nil, 0, nil, nil) == PATCHBAY_BAD_ARGUMENT)
    #expect(patchbay_restore(nil, nil, 0, nil, 0, nil, 0, nil, nil) == PATCHBAY_BAD_ARGUMENT)
    #expect(patchbay_adopt(handle, handle, nil, nil, nil) == PATCHBAY_BAD_ARGUMENT)
    #expect(text == nil)
    // Those that need not be there need not.
    #expect(patchbay_would_route(handle, nil, 0, nil, 0, nil, nil, nil) == PATCHBAY_OK)
    // After all of that the action works.
    #expect(library.apply(LibraryTests.start).text?.contains("sent") == true)
  }

  /// A length that cannot be one is refused before a byte is read.
  @Test(arguments: [Int(PATCHBAY_MOST_BYTES) + 1, .max, -1, .min]) func `lengths have a limit`(_ length: Int) {
    let library = Library(Self.rules)
    let byte: [CChar] = [0x7B]
    let expected = length < 0 ? Self.bad : Int(PATCHBAY_TOO_LONG)
    var (number, handle): (Int, OpaquePointer?) = (0, nil)
    let answers = [
      Library.answer { patchbay_apply(library.handle, byte, length, &number, $0, $1) },
      Library.answer { patchbay_would_route(library.handle, byte, length, nil, 0, $0, nil, $1) },
      Library.answer { patchbay_would_route(library.handle, byte, 1, byte, length, $0, nil, $1) },
      Library.answer { patchbay_next_text(library.handle, byte, length, $0, nil, $1) },
      Library.answer { patchbay_conversations(library.handle, byte, length, &number, $0, $1) },
      Library.answer { _, problems in patchbay_load(nil, byte, length, nil, 0, &handle, problems) },
      Library.answer { _, problems in patchbay_load(nil, byte, 1, byte, length, &handle, problems) },
    ]
    for answer in answers { #expect(answer.status == expected && handle == nil, "\(answer)") }
    if length < 0 {
      #expect(
        Library.answer { patchbay_add_list(library.handle, byte, length, 1, nil, nil, nil, $0, $1) }.status == expected)
    }
    // NULL with a length is none of the bytes.
    #expect(Library.answer { patchbay_apply(library.handle, nil, 1, &number, $0, $1) }.status == Self.bad)
    #expect(patchbay_load(nil, nil, 3, nil, 0, &handle, nil) == PATCHBAY_BAD_ARGUMENT)
    #expect(patchbay_restore(nil, byte, 1, nil, 0, nil, 1, &handle, nil) == PATCHBAY_BAD_ARGUMENT)
  }

  @Test func `every number has a message`() {
    var seen: Set<String> = []
    for status in 0...PATCHBAY_NOT_SIMULATED { seen.insert(String(cString: patchbay_message(Int32(status)))) }
    #expect(seen.count == Int(PATCHBAY_NOT_SIMULATED) + 1)
    let unknown = String(cString: patchbay_message(-1))
    #expect(!seen.contains(unknown) && unknown == String(cString: patchbay_message(.max)))
  }

  @Test func `an action is used while another thread frees it`() async {
    for _ in 0..<20 {
      var handle: OpaquePointer?
      #expect(Self.rules.withBytes { patchbay_load(nil, $0, $1, nil, 0, &handle, nil) } == PATCHBAY_OK)
      let address = UInt(bitPattern: handle)
      await withTaskGroup(of: Void.self) { group in
        group.addTask {
          for _ in 0..<50 { _ = Self.calls(OpaquePointer(bitPattern: address)) }
        }
        group.addTask { patchbay_free(OpaquePointer(bitPattern: address)) }
      }
    }
  }
}
