/// The numbers of American lists, which have millions of them.
extension PhoneReader {
  /// A number that takes little time to read; nil when it is anything else.
  @inline(__always) public func readPlain(_ text: UnsafeBufferPointer<UInt8>) -> PhoneKey? {
    guard isAmerican else { return nil }
    return tenDigits(text).flatMap(american) ?? spacedAmerican(text)
  }

  /// The key of ten digits; nil where no American number has them.
  private func american(_ national: UInt64) -> PhoneKey? {
    guard national >= 2_000_000_000, national / 1_000_000 % 10 >= 2 else { return nil }
    // A leading one keeps the zeros at the start of a number; the other is the calling code.
    return PhoneKey(digits: 110_000_000_000 + national)
  }

  /// The ten digits of a text that is nothing else but them, `1` and ten digits or `+1` and ten digits.
  @inline(__always) private func tenDigits(_ text: UnsafeBufferPointer<UInt8>) -> UInt64? {
    switch text.count {
    case 10: break
    case 11: guard text[0] == 0x31 else { return nil }
    case 12: guard text[0] == 0x2B, text[1] == 0x31 else { return nil }
    default: return nil
    }
    let (tens, ones) = (text[text.count - 2] &- 0x30, text[text.count - 1] &- 0x30)
    let eight = UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: text.count - 10, as: UInt64.self)
    guard tens < 10, ones < 10, let head = digits(UInt64(littleEndian: eight)) else { return nil }
    return head * 100 + UInt64(tens) * 10 + UInt64(ones)
  }

  /// The number that eight digits are, the first of them in the lowest byte; nil when another character is among them.
  @inline(__always) private func digits(_ text: UInt64) -> UInt64? {
    let high: UInt64 = 0xF0F0_F0F0_F0F0_F0F0
    let zeros: UInt64 = 0x3030_3030_3030_3030
    guard text & high == zeros, (text &+ 0x0606_0606_0606_0606) & high == zeros else { return nil }
    let pairs = ((text & 0x0F0F_0F0F_0F0F_0F0F) &* 2_561) &>> 8
    let fours = ((pairs & 0x00FF_00FF_00FF_00FF) &* 6_553_601) &>> 16
    return ((fours & 0x0000_FFFF_0000_FFFF) &* 42_949_672_960_001) &>> 32
  }

  /// An American number with spaces, brackets, hyphens or dots between its digits.
  private func spacedAmerican(_ text: UnsafeBufferPointer<UInt8>) -> PhoneKey? {
    var digits: UInt64 = 0
    var count = 0
    var dots = 0
    var hasPlus = false
    for byte in text {
      if byte &- 0x30 < 10 {
        count += 1
        if count > 11 { return nil }
        digits = digits &* 10 &+ UInt64(byte &- 0x30)
        continue
      }
      switch byte {
      case 0x20, 0x28, 0x29, 0x2D: break
      case 0x2E: dots += 1
      case 0x2B where count == 0 && !hasPlus: hasPlus = true
      default: return nil
      }
    }
    // One dot alone may be a decimal point.
    guard dots != 1, count == 11 || count == 10 && !hasPlus else { return nil }
    guard count == 10 || digits / 10_000_000_000 == 1 else { return nil }
    return american(digits % 10_000_000_000)
  }
}
