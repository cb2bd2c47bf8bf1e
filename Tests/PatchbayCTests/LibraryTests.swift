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
  }

  @Test func `null is an error and never a fault`() {
    var problems: UnsafeMutablePointer<CChar>?
    #expect(patchbay_load(nil, nil, 3, &problems) == nil)
    #expect(Library.taken(problems) == "`rules` is NULL, expected a text of 3 bytes")
    #expect(patchbay_load(nil, nil, 3, nil) == nil)
    #expect(patchbay_load(nil, nil, 0, nil) == nil)
    let null = "the contact action is NULL, expected what `patchbay_load` returned"
    #expect(Library.answer { patchbay_apply(nil, nil, 0, $0) } == .error(null))
    #expect(Library.answer { patchbay_decide(nil, nil, 0, nil, 0, $0) } == .error(null))
    #expect(Library.answer { patchbay_stats(nil, $0) } == .error(null))
    #expect(patchbay_apply(nil, nil, 0, nil) == nil)
    #expect(patchbay_decide(nil, nil, 0, nil, 0, nil) == nil)
    #expect(patchbay_stats(nil, nil) == nil)
    patchbay_free(nil)
    patchbay_free_text(nil)

    let library = Library(Self.rules)
    #expect(Library.answer { patchbay_apply(library.handle, nil, 0, $0) } == .text(""))
    #expect(Library.answer { patchbay_apply(library.handle, nil, 1, $0) }.error?.hasPrefix("`events` is NULL") == true)
    #expect(
      Library.answer { patchbay_decide(library.handle, nil, 1, nil, 0, $0) }.error?.hasPrefix("`contact`") == true)
    #expect(Library.answer { patchbay_decide(library.handle, nil, 0, nil, 1, $0) }.error?.hasPrefix("`text`") == true)
  }

  /// A length beyond the limit is refused before a byte is read.
  @Test(arguments: [Int(PATCHBAY_MOST_BYTES) + 1, .max, -1]) func `lengths have a limit`(_ length: Int) {
    let library = Library(Self.rules)
    let byte: [CChar] = [0x7B]
    let refused = Library.answer { patchbay_apply(library.handle, byte, length, $0) }
    #expect(refused == .error("`events` has more than 16777216 bytes, the limit of one call; split it"))
    #expect(patchbay_load(nil, byte, length, nil) == nil)
    #expect(
      Library.answer { patchbay_decide(library.handle, byte, 1, byte, length, $0) }.error?.hasPrefix("`text`") == true)
  }

  @Test(arguments: [[0xFF], [0xC0, 0x80], [0x63, 0xED, 0xA0, 0x80]] as [[UInt8]])
  func `bytes that are not UTF 8 are refused`(_ bytes: [UInt8]) {
    let library = Library(Self.rules)
    #expect(library.decide(bytes).error == "`contact` is not UTF-8")
    let line = Array(#"{"event":"reply","contact":""#.utf8) + bytes + Array("\"}\n".utf8)
    #expect(library.apply(line).text?.contains(#""reason":"malformed""#) == true)
    #expect(String(decoding: bytes, as: UTF8.self).withBytes { patchbay_load("\u{1B}[31m", $0, $1, nil) } == nil)
  }

  @Test func `a nulis a byte like others`() {
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
            Library.taken(event.withBytes { patchbay_apply(OpaquePointer(bitPattern: address), $0, $1, nil) }).map {
              #expect($0 == "")
            }
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
      #expect(library.handle == nil && library.problems == damaged)
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

  @Test func `null states are errors`() {
    let library = Library(Self.rules)
    var (length, error, problems): (Int, UnsafeMutablePointer<CChar>?, UnsafeMutablePointer<CChar>?) = (7, nil, nil)
    #expect(patchbay_save(nil, &length, &error) == nil && length == 0)
    #expect(Library.taken(error)?.hasPrefix("the contact action is NULL") == true)
    #expect(patchbay_save(library.handle, nil, &error) == nil)
    #expect(Library.taken(error)?.hasPrefix("`length` is NULL") == true)
    #expect(patchbay_save(nil, nil, nil) == nil)
    for length in [1, -1, .min] {
      #expect(Self.rules.withBytes { patchbay_restore(nil, $0, $1, nil, length, &problems) } == nil)
      #expect(Library.taken(problems)?.hasPrefix("`state`") == true)
    }
    #expect(patchbay_restore(nil, nil, 3, nil, 0, &problems) == nil)
    #expect(Library.taken(problems)?.hasPrefix("`rules` is NULL") == true)
    #expect(patchbay_restore(nil, nil, 0, nil, 0, nil) == nil)
  }

  @Test func `has a version`() throws {
    let version = try #require(patchbay_version())
    #expect(String(cString: version).wholeMatch(of: /\d+\.\d+\.\d+/) != nil)
  }
}
