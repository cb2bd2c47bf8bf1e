/// A character that word processors and telephones write where JSON needs another one.
enum OddMark {
  case doubleQuote, singleQuote, space

  init?(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x201C...0x201F, 0xAB, 0xBB, 0x2033, 0xFF02: self = .doubleQuote
    case 0x2018...0x201B, 0x2032: self = .singleQuote
    case 0xA0, 0x2000...0x200A, 0x202F, 0x3000: self = .space
    default: return nil
    }
  }

  /// What it is meant for.
  var straight: UInt8 {
    switch self {
    case .doubleQuote: 0x22
    case .singleQuote: 0x27
    case .space: 0x20
    }
  }
}
