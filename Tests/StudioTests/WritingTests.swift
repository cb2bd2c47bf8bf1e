import Diagnostics
import Formatting
import JSONTree
import Studio
import Testing

@Suite struct WritingTests {
  @Test func `a problem has its place, its next step and its fix`() throws {
    let text = "version: 1\nmembers: [ana, joe]\ntag_rules:\n  - tag: \"😀\"\n    too: joe\n"
    try StudioFolder.with([:]) { (folder: StudioFolder) throws in
      let found = try folder.ask(.check, "rules.yaml", text)
      let problem = try #require(found["problems"]?.list?.first)
      #expect(problem["code"] == "PB0200" && problem["severity"] == "error")
      #expect(problem["help"] == "did you mean `to`?")
      #expect(problem["range"]?["start"] == ["line": 4, "character": 4])
      #expect(problem["range"]?["end"] == ["line": 4, "character": 7])
      let fixed = applying(problem["fixes"]?.list?.first?["edits"], of: "rules.yaml", to: text)
      #expect(fixed == text.replacing("too:", with: "to:"))
      #expect(try folder.ask(.check, "rules.yaml", fixed)["errors"] == 0)
    }
  }

  @Test func `what may be written, and what it means`() throws {
    let text = "version: 1\nmembers: [ana, joe]\ntag_rules:\n  - tag: Donor\n    to: \n"
    try StudioFolder.with([:]) { (folder: StudioFolder) throws in
      let at = JSONValue.Member("position", ["line": 4, "character": 8])
      let found = try folder.ask(.complete, "rules.yaml", text, [at])
      #expect(found["items"]?.list?.compactMap { $0["label"]?.text } == ["ana", "joe"])
      let key = JSONValue.Member("position", ["line": 2, "character": 3])
      #expect(try folder.ask(.hover, "rules.yaml", text, [key])["text"]?.text?.contains("tag_rules") == true)
      let laid = try folder.ask(.format, "rules.yaml", "version:  1\nmembers: [ana,joe]")
      #expect(
        applying(laid["edits"], of: "rules.yaml", to: "version:  1\nmembers: [ana,joe]")
          == "version: 1\nmembers: [ana, joe]\n")
    }
  }

  @Test func `two pages do not disturb each other`() throws {
    try StudioFolder.with(["rules.yaml": "version: 1\nmembers: [ana]\n"]) { (folder: StudioFolder) throws in
      #expect(try folder.ask(.check, "rules.yaml", "version: 2\nmembers: [ana]\n")["errors"] == 1)
      #expect(try folder.ask(.check, "rules.yaml", "version: 1\nmembers: [ana, joe]\n")["errors"] == 0)
      #expect(try folder.ask(.check, ["path": "rules.yaml"])["errors"] == 0)
      #expect(try folder.ask(.check, "rules.yaml", "version: 2\nmembers: [ana]\n")["errors"] == 1)
    }
  }

  @Test(arguments: [
    JSONValue.null, [:], ["path": 1], ["path": "none.yaml"], ["path": "rules.yaml", "position": ["line": -1]],
    ["path": "rules.yaml", "position": ["line": 9_999_999_999, "character": -5]],
    ["path": "rules.yaml", "texts": ["rules.yaml": 7]],
    ["path": "rules.yaml", "change": ["kind": "remove-rule", "number": -4]],
    ["path": "rules.yaml", "contact": [:], "why_not": "nobody"], ["path": "rules.yaml", "contact": ["tags": 4]],
    ["path": "rules.yaml", "preset": "none"], ["path": "rules.yaml", "scenario": "../x.yaml"], ["id": 4],
    ["id": "none"],
  ])
  func `every question survives what it does not understand`(_ request: JSONValue) throws {
    try StudioFolder.with(["rules.yaml": "version: 1\nmembers: [ana]\n"]) { (folder: StudioFolder) throws in
      for question in StudioQuestion.allCases { _ = folder.refusal(question, request) }
      folder.studio.stop()
    }
  }
}
