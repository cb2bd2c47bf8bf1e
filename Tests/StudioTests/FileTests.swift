import Foundation
import JSONTree
import Studio
import TestSupport
import Testing

@Suite struct StudioFileTests {
  private let rules = "version: 1\nmembers: [ana, joe]\n"

  @Test func `files are listed with what is wrong with them`() throws {
    try StudioFolder.with([
      "rules.yaml": rules, "rules.cases.yaml": "cases: []\n", "broken.yaml": "version: 1\nmembers: [ana\n",
      "days/saturday.yaml": "kind: scenario\nversion: 1\npreset: warm-list\n", "list.csv": "id\nc1\n",
      ".hidden.yaml": "a: b\n",
    ]) { (folder: StudioFolder) throws in
      let files = try #require(try folder.ask(.files, [:])["files"]?.list)
      let shown = files.map { "\($0["kind"]?.text ?? "") \($0["path"]?.text ?? "") \($0["errors"]?.whole ?? 0)" }
      #expect(
        shown == [
          "rules broken.yaml 1", "scenario days/saturday.yaml 0", "cases rules.cases.yaml 0", "rules rules.yaml 0",
          "list list.csv 0",
        ])
    }
  }

  @Test func `what is read is written again`() throws {
    try StudioFolder.with(["rules.yaml": rules]) { (folder: StudioFolder) throws in
      let read = try folder.ask(.read, ["path": "rules.yaml"])
      #expect(read["text"]?.text == rules)
      let version = try #require(read["version"])
      let written = try folder.ask(.write, ["path": "rules.yaml", "text": "version: 1\n", "version": version])
      #expect(try folder.text("rules.yaml") == "version: 1\n")
      #expect(written["version"] == (try folder.ask(.read, ["path": "rules.yaml"]))["version"])
      // A new file, and a folder that is not there.
      _ = try folder.ask(.write, ["path": "new.yaml", "text": .text(rules)])
      #expect(try folder.text("new.yaml") == rules)
      #expect(folder.refusal(.write, ["path": "no/new.yaml", "text": "a: b"])?.reason == .unusable)
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
      #expect(left.sorted() == ["new.yaml", "rules.yaml"], "nothing partial is left")
    }
  }

  @Test func `a change on the disk is never written over`() throws {
    try StudioFolder.with(["rules.yaml": rules]) { (folder: StudioFolder) throws in
      let version = try #require(try folder.ask(.read, ["path": "rules.yaml"])["version"])
      try Data("version: 1\nmembers: [zoe]\n".utf8).write(to: folder.url.appendingPathComponent("rules.yaml"))
      let mine: JSONValue = ["path": "rules.yaml", "text": "mine", "version": version]
      let refusal = try #require(folder.refusal(.write, mine))
      #expect(refusal.reason == .conflict && refusal.details["text"] == "version: 1\nmembers: [zoe]\n")
      #expect(try folder.text("rules.yaml") == "version: 1\nmembers: [zoe]\n")
      // A file that came meanwhile, and one that went.
      #expect(folder.refusal(.write, ["path": "rules.yaml", "text": "mine"])?.reason == .conflict)
      try FileManager.default.removeItem(at: folder.url.appendingPathComponent("rules.yaml"))
      #expect(folder.refusal(.write, mine)?.reason == .conflict)
      // Who has seen the other text may write.
      _ = try folder.ask(.write, ["path": "rules.yaml", "text": "mine"])
      #expect(try folder.text("rules.yaml") == "mine")
    }
  }

  @Test(arguments: [
    "", "/etc/passwd.yaml", "../out.yaml", "a/../../out.yaml", "./rules.yaml", ".git/x.yaml", "a//b.yaml", "rules.txt",
    "rules", "a\u{0}.yaml", "link.yaml", "out/x.yaml", "out/new.yaml", "nowhere.yaml", ".yaml",
  ])
  func `nothing outside of the folder is reached`(_ path: String) throws {
    try Program.withFolder { outside in
      try Data("secret: 1\n".utf8).write(to: outside.appendingPathComponent("x.yaml"))
      try StudioFolder.with(["rules.yaml": rules]) { (folder: StudioFolder) throws in
        let links = [
          ("link.yaml", outside.path + "/x.yaml"), ("out", outside.path), ("nowhere.yaml", outside.path + "/none.yaml"),
        ]
        for (name, destination) in links {
          try FileManager.default.createSymbolicLink(
            atPath: folder.url.appendingPathComponent(name).path, withDestinationPath: destination)
        }
        for question in [StudioQuestion.read, .write, .check, .graph] {
          let refusal = folder.refusal(question, ["path": .text(path), "text": "a: b"])
          #expect(refusal?.reason == .forbidden, "\(question) \(path)")
        }
        #expect(folder.refusal(.check, ["path": "rules.yaml", "texts": .object([.init(path, "a: b")])]) != nil)
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: outside.path) == ["x.yaml"])
    }
  }

  @Test func `a roster outside of the folder is not opened`() throws {
    try Program.withFolder { outside in
      let roster = outside.appendingPathComponent("team.yaml")
      try Data("ana: { name: Secret }\n".utf8).write(to: roster)
      let text = "version: 1\nteam: \(roster.path)\nmembers: [ana]\n"
      try StudioFolder.with(["rules.yaml": text]) { (folder: StudioFolder) throws in
        let found = try folder.ask(.check, ["path": "rules.yaml"])
        #expect(found["errors"]?.whole == 1 && !"\(found)".contains("Secret"))
      }
    }
  }
}
