import Testing

/// Where a switch over an enum may have a `default:`, and why: the enum is not ours, or only a part of it can come there.
private let foreignEnums: [(file: String, count: Int, reason: String)] = [
  ("Folding/ReplyCharacter.swift", 2, "Unicode's general categories"),
  ("Folding/Phrases/WordBreaks.swift", 1, "Unicode's general categories"),
  ("Text/Tables/DisplayWidth.swift", 1, "Unicode's general categories"),
  ("Notifications/OneLine.swift", 1, "Unicode's general categories"),
  ("ScenarioLanguage/Reading/ScenarioReader+RandomTime.swift", 1, "lists of keys, of which only some say a time"),
]

/// A `default:` hides the case that is added next, so our own enums are switched over case by case.
@Suite struct DefaultTests {
  @Test func `our enums are switched over case by case`() {
    var found: [String: [Int]] = [:]
    for file in Repository.sources where !file.path.contains("+Generated") {
      let lines = enumDefaults(in: file.code)
      if !lines.isEmpty { found[String(file.path.dropFirst("Sources/".count))] = lines }
    }
    for (file, lines) in found.sorted(by: { $0.key < $1.key }) {
      let allowed = foreignEnums.first { $0.file == file }?.count ?? 0
      #expect(
        lines.count <= allowed,
        "\(file): lines \(lines) have `default:` in a switch over an enum; name the cases instead")
    }
    for (file, count, _) in foreignEnums {
      #expect(found[file]?.count == count, "\(file): the list of foreign enums says \(count)")
    }
  }

  @Test(arguments: [
    "switch place {\ncase .member(let member): 1\ndefault: 2\n}",
    "let x =\n  switch (a, b) {\n  case (.one, .two),\n    (.two, .one):\n    1\n  default: 2\n  }",
    "switch error {\ncase 1: 2\ncase let .some(x): 3\n  switch 4 {\n  case 5: 6\n  default: 7\n  }\ndefault: 8\n}",
  ])
  func `defaults over enums are found`(_ text: String) { #expect(enumDefaults(in: text).count == 1) }

  @Test(arguments: [
    "switch byte {\ncase 0x20, UInt8(ascii: \"a\"): 1\ndefault: 2\n}", "switch errno {\ncase EINTR: 1\ndefault: 2\n}",
    "switch count {\ncase ..<5: 1\ndefault: 2\n}", "switch place {\ncase .held: 1\ncase .nowhere: 2\n}",
    "switch error {\ncase let error as JournalError: 1\ndefault: 2\n}", "counts[name, default: 0] += 1",
  ])
  func `others are not`(_ text: String) { #expect(enumDefaults(in: text).isEmpty) }
}

/// The lines with a `default:` in a switch of which a pattern begins with a dot, as those of enums do. Cases stand in the column of
/// their switch, as the formatter has them.
private func enumDefaults(in code: String) -> [Int] {
  let lines = code.split(separator: "\n", omittingEmptySubsequences: false)
  let columns = lines.map { line in line.utf8.prefix { $0 == UInt8(ascii: " ") }.count }
  return lines.indices.filter { number in
    guard lines[number].dropFirst(columns[number]).hasPrefix("default:") else { return false }
    for above in (0..<number).reversed() where columns[above] == columns[number] && !lines[above].isEmpty {
      let text = lines[above].dropFirst(columns[above])
      if text.hasPrefix("case ") {
        // Beyond bytes written as `.init`, a range such as `..<5` begins with dots too.
        if text.firstMatch(of: /^case (let |var )?[(\[]?(let |var )?\.[a-zA-Z]/) != nil { return true }
      } else if text.contains("switch ") {
        return false
      }
    }
    return false
  }.map { $0 + 1 }
}
