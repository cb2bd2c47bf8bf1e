internal import Campaign
internal import Diagnostics

extension ContactBlock {
  /// Whether the words beside a phone say that it is not to be texted, as in `DO NOT CALL 2155550101`. Most cells have no letter.
  @usableFromInline
  func phoneSaysOptOut(_ row: Int) -> Bool { PhoneWords.sayOptOut(bytes(self[row].phone)) }

  func phoneOptOut(_ row: Int) -> RecordProblem {
    problem(
      .phoneSaysOptOut, .warning,
      "the phone `\(shown(bytes(self[row].phone)))` of `\(shown(bytes(self[row].id)))` says that the contact has opted out",
      row: row, valueOf: .phone,
      help: "the contact counts as opted out, with the phone; say so in a column `opted_out`")
  }
}

/// What stands beside the digits of a phone.
enum PhoneWords {
  static func sayOptOut(_ phone: Bytes) -> Bool {
    // Digits and the marks between them are below all letters.
    guard phone.reduce(0, |) >= 0x40 else { return false }
    guard phone.contains(where: { $0 >= 0x80 || ($0 | 0x20) &- 0x61 < 26 }) else { return false }
    return ContactColumn.tellsOptOut(besidePhone: String(decoding: phone, as: UTF8.self))
  }
  static func sayOptOut(_ phone: [UInt8]) -> Bool { phone.withUnsafeBufferPointer { sayOptOut($0) } }
}
