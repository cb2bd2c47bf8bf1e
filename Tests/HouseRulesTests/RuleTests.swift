import Testing

/// The rules themselves find what they are for.
@Suite struct RuleTests {
  @Test func `code is without comments and strings`() {
    let text = """
      let a = "print(" // print(
      /* print( /* nested */ print( */ let b = #"say "print(" "# + c
      """
    #expect(!text.code.contains("print"))
    #expect(text.code.contains("let b") && text.code.contains("+ c"))
    #expect(text.code.split(separator: "\n", omittingEmptySubsequences: false).count == 2)
  }

  @Test func `literals are found`() {
    let text = ##"""
      let a = "one \(two("three") + "four") five", b = #"six "seven" \#("eight")"#  // "nine"
      let c = """
        ten "eleven" \(twelve)
        """, d = "\"thirteen\""
      """##
    let found = SwiftText(text)
    #expect(
      found.literals.map(\.text) == [
        "one  five", "three", "four", "six \"seven\" ", "eight", "\n  ten \"eleven\" \n  ", "\"thirteen\"",
      ])
    #expect(found.literals.map(\.line) == [1, 1, 1, 1, 1, 2, 4])
    #expect(found.code.contains("two(") && !found.code.contains("nine"))
  }

  @Test(arguments: [
    "var seen: [String: Int] = [:]\nfor (name, count) in seen {", "let seen = Set(words)\nseen.map { $0 }",
    "var seen: Set<String> = []\nfor word in seen where word.isEmpty {", "var s: [A: [B]] = [:]\nx = s.values.first",
  ])
  func `loops over dictionaries are found`(_ text: String) throws { #expect(try !unorderedLoops(in: text).isEmpty) }

  @Test(arguments: [
    "var seen: [String: Int] = [:]\nfor name in names { seen[name] = 1 }",
    "let columns: [(name: String, count: Int)] = []\nfor column in columns {",
    "let seen = Set(words)\nfor word in seen.sorted() {",
  ])
  func `other loops are not`(_ text: String) throws { #expect(try unorderedLoops(in: text).isEmpty) }

  @Test(arguments: [
    #"bytes.append(contentsOf: "\\u00".utf8)"#, #"out += "\\u" + String(scalar, radix: 16)"#,
    ##"text += #"\u00"# + digits"##, #"case "\"": text += "\\\"""#, ##"if byte == 0x22 { out += #"\""# }"##,
  ])
  func `escapers of JSON are found`(_ text: String) { #expect(jsonEscapes(in: "let a = 1\n" + text) == [2]) }

  @Test(arguments: [
    #"help: "write it as an escape such as \\n or \\u0009""#, #"return "\\u{" + hex + "}""#, #"// "\\u00""#,
    #"let quote = "\"""#, #"json.value("a \"b\"")"#,
  ])
  func `other backslashes are not`(_ text: String) { #expect(jsonEscapes(in: text).isEmpty) }
}
