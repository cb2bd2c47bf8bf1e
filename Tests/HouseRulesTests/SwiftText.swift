/// Swift text taken apart into code and string literals.
struct SwiftText {
  struct Literal {
    /// From 1: where the literal begins.
    let line: Int
    /// What stands between the quotes, `\"` written `"`, interpolations left out.
    var text: String
  }
  /// The text with comments and the insides of string literals blanked, so that a search finds only code. Line breaks stay, and so
  /// does the code of interpolations.
  private(set) var code = ""
  private(set) var literals: [Literal] = []

  private enum State {
    case code
    /// Code within a string, in so many parentheses.
    case interpolation(depth: Int)
    case line
    case block(depth: Int)
    case string(hashes: Int, multiline: Bool, literal: Int)
  }

  init(_ text: String) {
    let bytes = Array(text.utf8)
    var states = [State.code]
    var out: [UInt8] = []
    var inside: [[UInt8]] = []
    var lines: [Int] = []
    var line = 1
    var index = 0
    func at(_ start: Int, _ text: String) -> Bool { bytes[min(start, bytes.count)...].starts(with: text.utf8) }
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 10 {
        out.append(byte)
        line += 1
        if case .line = states.last { states.removeLast() }
        if case .string(_, _, let literal) = states.last { inside[literal].append(byte) }
        index += 1
        continue
      }
      switch states[states.count - 1] {
      case .code, .interpolation:
        if at(index, "//") {
          states.append(.line)
        } else if at(index, "/*") {
          states.append(.block(depth: 1))
          index += 1
        } else if byte == UInt8(ascii: "\"") {
          var hashes = 0
          while out.count > hashes, out[out.count - 1 - hashes] == UInt8(ascii: "#") { hashes += 1 }
          let multiline = at(index, "\"\"\"")
          states.append(.string(hashes: hashes, multiline: multiline, literal: inside.count))
          inside.append([])
          lines.append(line)
          out.append(byte)
          if multiline { index += 2 }
        } else {
          out.append(byte)
          guard case .interpolation(let depth) = states.last else { break }
          if byte == UInt8(ascii: "(") { states[states.count - 1] = .interpolation(depth: depth + 1) }
          if byte == UInt8(ascii: ")") {
            if depth == 1 { states.removeLast() } else { states[states.count - 1] = .interpolation(depth: depth - 1) }
          }
        }
      case .line: break
      case .block(let depth):
        if at(index, "*/") {
          if depth == 1 { states.removeLast() } else { states[states.count - 1] = .block(depth: depth - 1) }
          index += 1
        } else if at(index, "/*") {
          states[states.count - 1] = .block(depth: depth + 1)
          index += 1
        }
      case .string(let hashes, let multiline, let literal):
        let marks = String(repeating: "#", count: hashes)
        if at(index, "\\" + marks + "(") {
          states.append(.interpolation(depth: 1))
          index += 1 + hashes
        } else if hashes == 0, byte == UInt8(ascii: "\\") {
          if !at(index + 1, "\"") { inside[literal].append(byte) }
          if index + 1 < bytes.count, bytes[index + 1] != 10 {
            inside[literal].append(bytes[index + 1])
            index += 1
          }
        } else if at(index, (multiline ? "\"\"\"" : "\"") + marks) {
          states.removeLast()
          index += (multiline ? 2 : 0) + hashes
          out.append(UInt8(ascii: "\""))
        } else {
          inside[literal].append(byte)
        }
      }
      index += 1
    }
    code = String(decoding: out, as: UTF8.self)
    literals = zip(lines, inside).map { Literal(line: $0, text: String(decoding: $1, as: UTF8.self)) }
  }
}

extension String {
  /// Swift text with comments and the insides of string literals blanked.
  var code: String { SwiftText(self).code }
}
