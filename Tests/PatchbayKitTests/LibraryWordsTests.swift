import Foundation
import PatchbayKit
import TestSupport
import Testing

/// What libraries say names what a program can say, and no option of the command.
@Suite struct LibraryWordsTests {
  @Test(arguments: [
    ("name it with `--columns phone=HEADER`", "name it with `phone=HEADER` in `columns`"),
    (
      "say which one is: `--columns phone=A` or `--columns phone=\"B C\"`",
      "say which one is: `phone=A` in `columns` or `phone=\"B C\"` in `columns`"
    ),
    (
      "if one of them is something else, say so with `--columns`",
      "if one of them is something else, say so with `columns`"
    ),
    ("say which: `--delimiter comma`, `tab`", "say which: `delimiter: comma` under `list` in the rules, `tab`"),
    ("say so: `--tag-separators \",;\"`", "say so: `tag_separators: \",;\"` under `list` in the rules"),
    ("write `a` or `b`", "write `a` or `b`"), ("`--columns", "`columns`"), ("", ""),
  ])
  func `options are what stands for them`(_ said: String, _ meant: String) { #expect(inLibraryWords(said) == meant) }

  /// Every list that tests have, however it is read.
  @Test func `no list is told of with an option`() throws {
    let rules = try Rules(yaml: "version: 1\nmembers: [ana]\n", named: "rules.yaml")
    var said = 0
    for folder in ["records", "lists"] {
      let names = try FileManager.default.contentsOfDirectory(atPath: fixture(folder).path).sorted()
      for name in names where !name.hasSuffix(".out") {
        let bytes = try Array(Data(contentsOf: fixture(folder).appendingPathComponent(name)))
        for format in [ContactListFormat(.csv), ContactListFormat(.ndjson), ContactListFormat(.csv, columns: ["id=X"])]
        {
          let text: String
          do {
            var report: ContactListReport?
            _ = try ContactAction(rules, contacts: bytes.span.bytes, as: format, report: { report = $0 })
            text = report?.description ?? ""
          } catch {
            text = error.description
          }
          said += text.isEmpty ? 0 : 1
          let lines = text.split(separator: "\n").filter { $0.contains("= help:") || $0.contains("= note:") }
          for line in lines { #expect(!line.contains("`--"), "\(name): \(line)") }
        }
      }
    }
    #expect(said > 50)
  }

  @Test func `no rules are told of with an option`() throws {
    do {
      _ = try Rules(yaml: "id,name\nc1,Ana\n", named: "rules.yaml")
      Issue.record("these are no rules")
    } catch {
      #expect(error.description.contains("contact list") && !error.description.contains("--contacts"), "\(error)")
    }
  }
}
