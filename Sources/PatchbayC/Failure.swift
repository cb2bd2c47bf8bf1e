internal import PatchbayHeader

/// Why a call failed: its number, and a sentence.
struct Failure: Error {
  let status: Int
  let text: String

  init(_ status: Int, _ text: String) {
    self.status = status
    self.text = text
  }

  static func null(_ name: String, expected: String) -> Failure {
    Failure(Int(PATCHBAY_BAD_ARGUMENT), "`\(name)` is NULL, expected \(expected)")
  }

  static let noMemory = Failure(Int(PATCHBAY_NO_MEMORY), "the memory that the call may need is not to be had")
}

/// What the numbers mean, in a few words, as texts that stay.
func message(of status: Int) -> StaticString {
  for (number, text) in messages where number == status { return text }
  return "a number that this version does not have"
}

private let messages: [(Int, StaticString)] = [
  (Int(PATCHBAY_OK), "it is done"),
  (Int(PATCHBAY_MORE), "there is more: call again"),
  (Int(PATCHBAY_BAD_ARGUMENT), "a pointer is NULL that must not be, or a length cannot be one"),
  (Int(PATCHBAY_TOO_LONG), "a text is longer than its limit"),
  (Int(PATCHBAY_NOT_UTF8), "a text is not UTF-8"),
  (Int(PATCHBAY_NO_MEMORY), "the memory that the call may need is not to be had"),
  (Int(PATCHBAY_NO_ACTION), "the handle is none, or was freed"),
  (Int(PATCHBAY_BAD_RULES), "the rules have errors"),
  (Int(PATCHBAY_BAD_LIST), "the contact list cannot be read"),
  (Int(PATCHBAY_HAS_BEGUN), "something has happened already that may not have happened"),
  (Int(PATCHBAY_NO_MEMBER), "no one in the team has that name"),
  (Int(PATCHBAY_BAD_STATE), "the bytes are not those of a saved action, or not all of them"),
  (Int(PATCHBAY_OTHER_VERSION), "another version of this library saved the action"),
  (Int(PATCHBAY_OTHER_RULES), "the action was saved under rules that mean something else"),
  (Int(PATCHBAY_OTHER_CONTACTS), "the contacts of the two actions are not the same, in the same order"),
  (Int(PATCHBAY_MEMBERS_GONE), "members who did or hold something are not in the new team"),
  (Int(PATCHBAY_UNTOLD), "effects are left that `patchbay_apply` has to tell first"),
  (Int(PATCHBAY_IN_USE), "another program takes events into the state file"),
  (Int(PATCHBAY_NO_FILE), "there is no such state file"),
  (Int(PATCHBAY_FILE_FAILED), "the state file cannot be read or written"),
  (Int(PATCHBAY_NOT_BEGUN), "the state file does not have the action, and it may not begin"),
  (Int(PATCHBAY_BAD_COLUMN), "a column cannot be read"),
  (Int(PATCHBAY_BAD_SCENARIO), "the scenario has errors"),
  (Int(PATCHBAY_NOT_SIMULATED), "there is nothing to simulate, or more than can be counted"),
]

/// Calls, and leaves nothing or the sentence of the failure in `error`.
func answer(
  _ error: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, _ body: () throws(Failure) -> Int
) -> Int32 {
  error?.pointee = nil
  do throws(Failure) {
    return Int32(truncatingIfNeeded: try body())
  } catch let failure {
    // Warnings of rules are replaced by what is worse.
    if let error {
      patchbay_free_text(error.pointee)
      error.pointee = try? textOut(Array(failure.text.utf8))
    }
    return Int32(truncatingIfNeeded: failure.status)
  }
}
