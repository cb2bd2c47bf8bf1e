internal import Text

// What is wrong with JSON, and with what people write for it.
extension FaultWords {
  /// What stands behind an object: another one, or a mark that belongs to a list.
  var trailingText: (String, String) {
    let rest = trimmed(Bytes(rebasing: line.text[line.place...]))
    guard rest.count == 1, [0x2C, 0x3B, 0x5D, 0x2E].contains(rest[0]) else {
      return ("more text follows the object on its line", "write each object on a line of its own")
    }
    return ("\(found) follows the object on its line", "delete it: nothing stands between the lines")
  }

  /// A key without the quotes that it needs, or with other ones.
  var bareWord: String? {
    let rest = line.text[line.place...].drop { $0 == 0x27 }
    let word = rest.prefix { $0 == 0x5F || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 }
    return word.isEmpty || word.count > 40 ? nil : shown(Bytes(rebasing: word))
  }

  /// A character of a word processor where JSON has another one.
  var oddMark: (String, String)? {
    guard fault.reason.code == .recordNotJSON || fault.reason == .trailingText else { return nil }
    let rest = line.text[line.place..<min(line.place + 4, line.text.count)]
    guard let scalar = String(decoding: rest, as: UTF8.self).unicodeScalars.first, let mark = OddMark(scalar) else {
      return nil
    }
    switch mark {
    case .doubleQuote, .singleQuote:
      return (
        "\(found) is not the quote that JSON has",
        "write straight quotes, `\"`; word processors and telephones make other ones of them"
      )
    case .space: return ("the space \(found) is not an ordinary one", "write an ordinary space")
    }
  }

  var notAnObject: (String, String) {
    if line.text.first(where: { $0 > 0x20 }) == UInt8(ascii: "["), fault.line == 0, block.firstLine == 1 {
      return ("this is a list in JSON, expected one object on each line", "write it so, as `jq -c '.[]'` does")
    }
    return ("the line is not a JSON object", "write one object such as \(block.shape.example) on each line")
  }

  /// The words of a text, where a list belongs.
  var listed: String? {
    let text = Bytes(rebasing: line.text[line.place..<end])
    guard text.count > 2, text.count < 60, text.first == 0x22, text.last == 0x22, !text.contains(0x5C) else {
      return nil
    }
    let words = text.dropFirst().dropLast().split { [0x2C, 0x3B, 0x7C].contains($0) }
      .map { shown(trimmed(Bytes(rebasing: $0))) }.filter { !$0.isEmpty }
    return words.isEmpty ? nil : "[" + words.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
  }
}
