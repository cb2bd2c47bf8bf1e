import PatchbayHeader
import Testing

@Suite struct LibraryTests {
  static let rules = """
    version: 1
    members: [ana, joe]
    tag_rules:
      - tag: Donor
        to: joe

    """
  static let start = """
    {"event":"contact","id":"c1","tags":["Donor"]}
    {"event":"send","member":"ana"}

    """

  @Test func `loads applies and frees`() {
    let library = Library(Self.rules)
    #expect(library.handle != nil && library.problems == nil)
    #expect(
      library.apply(Self.start).text == """
        {"n":2,"i":0,"effect":"assigned","contact":"c1","member":"ana","reason":"claimed"}
        {"n":2,"i":1,"effect":"sent","contact":"c1","member":"ana"}

        """)
    // Lines count on, and no line needs an end.
    #expect(
      library.apply(#"{"event":"reply","contact":"c1","text":"hello"}"#).text == """
        {"n":3,"i":0,"effect":"routed","contact":"c1","to":["joe"],"via":"tag_rule","rules":[{"line":4,"index":0}]}

        """)
    #expect(library.stats.text?.hasPrefix(#"{"schema":"patchbay.stats/1","members":{"ana":{"assigned":1,"#) == true)
    #expect(library.apply("").text == "")
  }

  @Test func `decides and changes nothing`() {
    let library = Library(Self.rules)
    _ = library.apply(Self.start)
    let before = library.stats
    let decided = library.decide(Array("c1".utf8), "hello").text
    #expect(library.decide(Array("c1".utf8), "STOP").text?.contains(#""effect":"opted_out""#) == true)
    #expect(library.decide(Array("c9".utf8)).text?.contains(#""reason":"unknown_contact""#) == true)
    #expect(library.stats == before)
    #expect(library.apply(#"{"event":"reply","contact":"c1","text":"hello"}"#).text == decided)
  }

  @Test func `rules with errors are reported`() throws {
    let library = Library("version: 1\nmembers: [ana]\nmebers: [joe]\n", name: "spring.yaml")
    #expect(library.handle == nil)
    #expect(library.problems?.hasPrefix("spring.yaml:3:1: error[PB0200]: unknown key `mebers`") == true)
    #expect(Library("", name: nil).problems?.hasPrefix("rules.yaml:1:1: error") == true)
    // A roster is not opened.
    #expect(
      Library("version: 1\nteam: team.yaml\nmembers: [ana]\n").problems?.contains("no roster can be loaded") == true)
    // Warnings stand beside a handle.
    let odd = Library(Self.rules + "  - tag: Donor\n    to: joe\n")
    #expect(odd.handle != nil && odd.problems?.contains("warning[") == true)
    // A team comes as text, too.
    let team = Library("version: 1\nteam: team.yaml\nmembers: [ana]\n", team: "ana: {}\n")
    #expect(team.status == Int(PATCHBAY_OK) && team.problems == nil)
  }

  @Test(arguments: [[0xFF], [0xC0, 0x80], [0x63, 0xED, 0xA0, 0x80]] as [[UInt8]])
  func `bytes that are not UTF 8 are refused`(_ bytes: [UInt8]) {
    let library = Library(Self.rules)
    #expect(library.decide(bytes).error == "`contact` is not UTF-8")
    let line = Array(#"{"event":"reply","contact":""#.utf8) + bytes + Array("\"}\n".utf8)
    #expect(library.apply(line).text?.contains(#""reason":"malformed""#) == true)
    #expect(Library(String(decoding: bytes, as: UTF8.self), name: "\u{1B}[31m").status == Int(PATCHBAY_BAD_RULES))
  }

  @Test func `a NUL is a byte like others`() {
    let library = Library(Self.rules)
    #expect(library.apply([0x7B, 0, 0x7D, 0x0A, 0]).text?.split(separator: "\n").count == 2)
    #expect(library.decide([0x63, 0]).text?.contains("the text contains the character U+0000") == true)
    #expect(Library("version: 1\n\u{0}").problems?.contains("error[") == true)
  }

  @Test func `handles are apart and threads take turns`() async {
    let library = Library(Self.rules)
    let address = UInt(bitPattern: library.handle)
    await withTaskGroup(of: Void.self) { group in
      for thread in 0..<8 {
        group.addTask {
          for number in 0..<50 {
            let event = #"{"event":"contact","id":"c\#(thread)-\#(number)"}"#
            var taken = 0
            let answer = Library.answer { text, error in
              event.withBytes { patchbay_apply(OpaquePointer(bitPattern: address), $0, $1, &taken, text, error) }
            }
            #expect(answer.text == "" && taken == event.utf8.count)
          }
        }
      }
    }
    #expect(library.stats.text?.contains(#""unassigned":400"#) == true)
    #expect(Library(Self.rules).stats.text?.contains(#""unassigned":0"#) == true)
  }

  @Test func `goes on from bytes`() {
    let first = Library(Self.rules)
    _ = first.apply(Self.start)
    let state = first.saved
    #expect(!state.isEmpty)
    let second = Library(Self.rules, state: state)
    #expect(second.handle != nil && second.problems == nil && second.saved == state)
    let reply = #"{"event":"reply","contact":"c1","text":"hello"}"#
    #expect(second.apply(reply) == first.apply(reply))
    #expect(second.stats == first.stats)
    // Warnings stand beside a handle here, too.
    let odd = Self.rules + "  - tag: Donor\n    to: joe\n"
    let restored = Library(odd, state: Library(odd).saved)
    #expect(restored.handle != nil && restored.problems?.contains("warning[") == true)
  }

  @Test func `bytes that are not a saved action are refused`() {
    let state = Library(Self.rules).saved
    let damaged = "the bytes are not those of a saved action, or not all of them"
    for bytes in [[], [0], Array(state.dropLast()), state + [0], Array("{\"event\":\"clock\"}".utf8)] {
      let library = Library(Self.rules, state: bytes)
      #expect(library.handle == nil && library.problems == damaged && library.status == Int(PATCHBAY_BAD_STATE))
    }
    var other = state
    other[8] = 9
    #expect(Library(Self.rules, state: other).problems?.contains("format 9") == true)
    #expect(
      Library("version: 1\nmembers: [ana]\n", state: state).problems
        == "the action was saved under rules that mean something else")
    #expect(Library("", state: state).problems?.hasPrefix("rules.yaml:1:1: error") == true)
    // What is worse comes instead of what is odd.
    #expect(Library(Self.rules + "  - tag: Donor\n    to: joe\n", state: [1]).problems == damaged)
  }

  @Test func `has a version`() throws {
    let version = try #require(patchbay_version())
    #expect(String(cString: version).wholeMatch(of: /\d+\.\d+\.\d+/) != nil)
    #expect(patchbay_abi() == PATCHBAY_ABI)
  }
}
