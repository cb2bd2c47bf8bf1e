import Testing

/// What programs that embed the rules can see is closed and documented.
@Suite struct KitTests {
  private static var faces: [Repository.File] {
    ["PatchbayKit", "PatchbayDurable", "PatchbaySimulation"].flatMap {
      Repository.files("Sources/" + $0, endings: [".swift"])
    }
  }

  /// With internal imports alone, the compiler refuses types of other modules in public signatures.
  @Test func `faces import nothing publicly`() {
    #expect(Self.faces.count >= 12)
    for file in Self.faces {
      for (number, line) in file.lines.enumerated()
      where line.contains(/^(@\w+ )?public import (?!PatchbayKit$)|@_exported/) {
        Issue.record("\(file.path):\(number + 1): \(line)")
      }
    }
  }

  @Test func `everything public is documented`() {
    var seen = 0
    for file in Self.faces {
      let (count, bare) = undocumented(in: file.text)
      seen += count
      for line in bare { Issue.record("\(file.path):\(line): a public declaration without a `///` above it") }
    }
    #expect(seen > 150)
  }

  @Test(arguments: [
    ("/// One.\npublic struct A {\n  /// Two.\n  public var b = 1\n}", 2, 0), ("public struct A {}", 1, 1),
    ("/// One.\n@frozen\npublic enum A {\n  case b, c\n  /// D.\n  case d\n}", 3, 1),
    (
      "/// One.\n@nonexhaustive public enum A {\n  /// B.\n  case b\n  var x: Int { switch self {\n case .b: 1 } }\n}",
      2, 0
    ),
    ("/// One.\npublic enum A { case b }\nenum C {\n  case d\n}", 1, 0), ("// No.\npublic func a() {}", 1, 1),
  ]) func `the rule finds what it is for`(_ text: String, _ count: Int, _ bare: Int) {
    let found = undocumented(in: text)
    #expect(found.count == count && found.bare.count == bare, "\(found)")
  }

  /// How many public declarations a text has, cases of public enumerations among them, and the lines of those without a comment.
  private func undocumented(in text: String) -> (count: Int, bare: [Int]) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let code = text.code.split(separator: "\n", omittingEmptySubsequences: false)
    var (count, bare) = (0, [Int]())
    var enumeration: Int?
    for (number, line) in code.enumerated() {
      let indent = line.prefix { $0 == " " }.count
      if let open = enumeration, indent <= open, line.contains("}") { enumeration = nil }
      let isCase = enumeration.map { indent == $0 + 2 } == true && line.contains(/^ *(indirect )?case [a-z]/)
      let isPublic =
        line.contains(/^ *(@\w+(\(\w+\))? )*public (?!(internal|private)\()/) && !line.contains(/\bimport\b/)
      if isPublic, line.contains(/\benum\b/), line.last == "{" { enumeration = indent }
      guard isCase || isPublic else { continue }
      count += 1
      var above = number - 1
      while above >= 0, lines[above].contains(/^ *(@\w+|\/\/ swift-format)/) { above -= 1 }
      if above < 0 || !lines[above].contains(/^ *\/\/\//) { bare.append(number + 1) }
    }
    return (count, bare)
  }
}
