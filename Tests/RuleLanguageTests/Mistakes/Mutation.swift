/// One slip of the hand in a file: what was changed, and on which line.
struct Mutation: Sendable {
  enum Kind: String, CaseIterable, Sendable {
    case noColon, noSpaceAfterColon, noSpaceAfterDash, noDash, noClosingBracket, noOpeningBracket, noClosingQuote
    case misspeltKey, tabIndentation, noBreakSpace, curlyQuotes, slashRemark, noComma, extraBracket, equalsSign, bullet
    case keyTwice, moreIndentation
  }

  let kind: Kind
  /// From 1.
  let line: Int
  let text: String
}

/// Makes mutations of a text, each from its number alone.
struct Mutator {
  private let lines: [String]

  init(_ text: String) { lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }

  /// Nil where the text has no place for the kind that the number chooses.
  func mutation(_ number: UInt64) -> Mutation? {
    var draws = KeyedDraws(number)
    let kind = Mutation.Kind.allCases[draws.next(Mutation.Kind.allCases.count)]
    let places = lines.indices.filter { index in
      let line = lines[index]
      return !line.hasPrefix("#") && !isInText(index) && changed(line, kind, KeyedDraws(number)) != nil
    }
    guard !places.isEmpty else { return nil }
    let index = places[draws.next(places.count)]
    guard let line = changed(lines[index], kind, draws) else { return nil }
    var mutated = lines
    mutated[index] = line
    // The second of two keys is the one that is wrong.
    let isSecond = kind == .keyTwice
    return Mutation(kind: kind, line: index + (isSecond ? 2 : 1), text: mutated.joined(separator: "\n"))
  }

  /// Whether a line belongs to a text that `|` or `>` starts, or to one that goes on from the line above.
  private func isInText(_ index: Int) -> Bool {
    let own = indentation(lines[index])
    var above = index - 1
    while above >= 0 {
      let line = lines[above]
      if !line.allSatisfy({ $0 == " " }), indentation(line) < own {
        return line.hasSuffix("|") || line.hasSuffix(">") || line.hasSuffix("|-") || line.hasSuffix(">-")
      }
      above -= 1
    }
    return false
  }

  private func indentation(_ line: String) -> Int { line.prefix { $0 == " " }.count }

  private func changed(_ line: String, _ kind: Mutation.Kind, _ draws: KeyedDraws) -> String? {
    var draws = draws
    // Remarks are not changed, except by the kind that is about them.
    let code = kind == .slashRemark ? line : line.components(before: " #")
    let rest = String(line.dropFirst(code.count))
    let content = code.drop { $0 == " " }
    guard !content.isEmpty, !content.hasPrefix("#") else { return nil }
    func replacing(_ part: String, with other: String, last: Bool = false) -> String? {
      let places = code.places(of: part)
      guard let place = last ? places.last : places.isEmpty ? nil : places[draws.next(places.count)] else { return nil }
      return String(code[..<place]) + other + code[code.index(place, offsetBy: part.count)...] + rest
    }
    switch kind {
    case .noColon: return code.hasSuffix(":") ? String(code.dropLast()) + rest : replacing(": ", with: " ")
    case .noSpaceAfterColon: return replacing(": ", with: ":")
    case .noSpaceAfterDash: return content.hasPrefix("- ") ? replacing("- ", with: "-") : nil
    case .noDash: return content.hasPrefix("- ") ? replacing("- ", with: "  ") : nil
    case .noClosingBracket: return replacing("]", with: "", last: true) ?? replacing("}", with: "", last: true)
    case .noOpeningBracket: return replacing("[", with: "") ?? replacing("{", with: "")
    case .noClosingQuote: return code.hasSuffix("\"") ? String(code.dropLast()) + rest : nil
    case .misspeltKey:
      guard let colon = code.places(of: ": ").first ?? (code.hasSuffix(":") ? code.index(before: code.endIndex) : nil)
      else { return nil }
      let start = content.drop { $0 == "-" || $0 == " " }
      let key = start[..<max(start.startIndex, colon)]
      guard key.count > 3, key.allSatisfy({ $0.isLetter || $0 == "_" }) else { return nil }
      let dropped = key.index(key.startIndex, offsetBy: 1 + draws.next(key.count - 2))
      return String(code[..<dropped]) + code[code.index(after: dropped)...] + rest
    case .tabIndentation: return code.hasPrefix("  ") ? "\t" + content + rest : nil
    case .noBreakSpace: return replacing(": ", with: ":\u{A0}") ?? replacing("- ", with: "-\u{A0}")
    case .curlyQuotes:
      guard let colon = code.places(of: ": ").first, code.last?.isLetter == true,
        code[colon...].dropFirst(2).allSatisfy({ $0.isLetter || $0 == " " })
      else { return nil }
      let value = code.index(colon, offsetBy: 2)
      return String(code[..<value]) + "\u{201C}" + code[value...] + "\u{201D}" + rest
    case .slashRemark:
      guard let hash = line.places(of: " # ").first else { return nil }
      return String(line[..<hash]) + " // " + line[line.index(hash, offsetBy: 3)...]
    case .noComma: return code.contains("[") || code.contains("{") ? replacing(", ", with: " ") : nil
    case .extraBracket: return code.hasSuffix("]") || code.hasSuffix("}") ? code + String(code.suffix(1)) + rest : nil
    case .equalsSign: return code.contains("{") ? nil : replacing(": ", with: " = ")
    case .bullet: return content.hasPrefix("- ") ? replacing("- ", with: "\u{2022} ") : nil
    case .keyTwice: return code.contains(": ") && !content.hasPrefix("-") ? line + "\n" + line : nil
    case .moreIndentation: return code.hasPrefix("    ") && !content.hasPrefix("-") ? " " + line : nil
    }
  }
}

/// Draws that depend on a number and on how many were drawn before.
struct KeyedDraws {
  private var state: UInt64

  init(_ key: UInt64) { state = key &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678_9ABC_DEF1 }

  /// A number below a bound, which is at least 1.
  mutating func next(_ bound: Int) -> Int {
    state = state &+ 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    return Int(mixed % UInt64(max(bound, 1)))
  }
}

extension String {
  /// Where a part stands, outside quotes.
  fileprivate func places(of part: String) -> [Index] {
    var found: [Index] = []
    var quote: Character?
    var at = startIndex
    while at < endIndex {
      if let open = quote {
        if self[at] == open { quote = nil }
      } else if self[at...].hasPrefix(part) {
        found.append(at)
      } else if self[at] == "\"" || self[at] == "'" {
        quote = self[at]
      }
      at = index(after: at)
    }
    return found
  }

  fileprivate func components(before part: String) -> String {
    places(of: part).first.map { String(self[..<$0]) } ?? self
  }
}
