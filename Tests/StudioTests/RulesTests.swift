import Foundation
import JSONTree
import Studio
import Testing

@Suite struct StudioRulesTests {
  private let rules = """
    version: 1
    members: [ana, joe]
    reply_routing: [round_robin]
    tag_rules:
      - tag: Donor
        to: joe
    cases:
      - name: donors
        contacts: [{ id: c1, tags: [Donor] }]
        events:
          - reply: { contact: c1, text: hello }
        expect:
          - routed: { contact: c1, to: [joe] }

    """

  @Test func `a contact is tried`() throws {
    try StudioFolder.with([:]) { (folder: StudioFolder) throws in
      let contact = JSONValue.Member("contact", ["id": "c1", "tags": ["Donor"]])
      let found = try folder.ask(.try, "rules.yaml", rules, [contact, .init("why_not", "ana")])
      #expect(found["explanation"]?["reply"]?["members"] == ["joe"])
      #expect(found["explanation"]?["reply"]?["rules"]?.list?.first?["line"] == 5)
      #expect(found["why_not"]?.text?.contains("ana") == true)
      #expect(found["selected"] == ["ana", "joe"] && found["tags"] == ["Donor"])
      let svg = try #require(try folder.ask(.graph, "rules.yaml", rules, [contact])["svg"]?.text)
      #expect(svg.hasPrefix("<svg ") && svg.contains("rules.yaml:5: Donor → joe") && svg.contains("stroke-width=\"4\""))
    }
  }

  @Test func `what has happened before the reply counts`() throws {
    try StudioFolder.with([:]) { (folder: StudioFolder) throws in
      let asked: [JSONValue.Member] = [
        .init("contact", ["id": "c1"]), .init("texted_by", "ana"), .init("away", ["ana"]),
      ]
      let found = try folder.ask(.try, "rules.yaml", rules, asked)
      #expect(found["later"]?["members"] == ["joe"] && found["explanation"]?["reply"]?["members"] == [])
      #expect(found["later"]?["steps"]?.list?.isEmpty == false)
      let made = try folder.ask(.makeCase, "rules.yaml", rules, asked)
      let text = applying(made["edits"], of: "rules.yaml", to: rules)
      #expect(text.contains("- send: { member: ana, contact: c1 }") && text.contains("- away: { member: ana }"))
      #expect(try folder.ask(.cases, "rules.yaml", text)["report"]?["passed"] == 2)
      let plain = try folder.ask(.try, "rules.yaml", rules, [.init("contact", [:])])
      #expect(plain["later"] == .null)
    }
  }

  @Test func `a list is counted, and kept nowhere`() throws {
    let list = "id,name,phone,tags\nc1,José,+12155550101,Donor\nc2,Eve,+12155550101,\n"
    try StudioFolder.with(["rules.yaml": rules, "list.csv": list]) { (folder: StudioFolder) throws in
      for more in [[], [JSONValue.Member("list_text", .text(list))]] {
        let found = try folder.ask(.list, "rules.yaml", rules, [.init("list", "list.csv")] + more)
        #expect(found["reach"]?["tag_rules"]?.list?.first?["reaches"] == 1 && found["reach"]?["unmatched"] == 1)
        #expect(found["contacts"]?.list?.map { $0["name"]?.text } == ["José", "Eve"])
        #expect(found["problems"]?.list?.isEmpty == false)
      }
      for path in ["../list.csv", "/etc/passwd.csv", "rules.yaml", "none.csv", ".x.csv"] {
        let refusal = folder.refusal(.list, ["path": "rules.yaml", "list": .text(path)])
        #expect([.forbidden, .missing].contains(refusal?.reason), "\(path)")
      }
    }
  }

  @Test func `a case that breaks shows what was expected and what happened`() throws {
    try StudioFolder.with(["rules.yaml": rules]) { (folder: StudioFolder) throws in
      #expect(try folder.ask(.cases, ["path": "rules.yaml"])["summary"] == "ran 1 case of 1 file: all passed")
      let broken = rules.replacing("to: joe\n", with: "to: ana\n")
      let report = try folder.ask(.cases, "rules.yaml", broken)["report"]
      let text = report?["files"]?.list?.first?["cases"]?.list?.first?["failures"]?.list?.first?.text ?? ""
      #expect(report?["failed"] == 1 && text.contains("expected routed") && text.contains("happened"))
      let difference = try folder.ask(.compare, "rules.yaml", broken)
      #expect(difference["verdict"] == "differs" && difference["text"]?.text?.contains("Donor") == true)
      #expect(try folder.ask(.compare, "rules.yaml", rules)["verdict"] == "same")
    }
  }

  @Test func `errors are told in place of an answer`() throws {
    try StudioFolder.with(["rules.yaml": "version: 2\n"]) { (folder: StudioFolder) throws in
      for question in [StudioQuestion.try, .graph, .cases, .compare] {
        let refusal = folder.refusal(question, ["path": "rules.yaml", "contact": [:]])
        #expect(refusal?.reason == .unusable && refusal?.message.contains("error") == true, "\(question)")
      }
    }
  }

  @Test func `a day is simulated as it is on the page`() throws {
    let day =
      "kind: scenario\nversion: 1\npreset: warm-list\ncontacts: { count: 40 }\nrun: { until: 1h, replications: 2 }\n"
    try StudioFolder.with(["day.yaml": day]) { (folder: StudioFolder) throws in
      let html = try #require(try page(folder, [.init("scenario", "day.yaml")]))
      #expect(html.contains("40") && html.contains("Simulated by patchbay 0"))
      #expect(folder.studio.report("none") == nil)
      let started = try folder.ask(.simulate, "rules.yaml", rules, [.init("preset", "warm-list")])
      _ = try folder.ask(.cancel, [:])
      #expect(started["id"]?.text?.count == 32)
    }
  }

  @Test func `a list that a scenario names is read in the folder`() throws {
    let day =
      "kind: scenario\nversion: 1\npreset: warm-list\ncontacts: { list: list.csv }\nrun: { until: 1h, replications: 2 }\n"
    try StudioFolder.with(["day.yaml": day, "list.csv": "id,tags\nc1,Donor\nc2,\n"]) { (folder: StudioFolder) throws in
      #expect(try page(folder, [.init("scenario", "day.yaml")])?.contains("list.csv") == true)
    }
    try StudioFolder.with(["day.yaml": day.replacing("list.csv", with: "/etc/hosts.csv")]) {
      (folder: StudioFolder) throws in
      #expect(throws: StudioRefusal.self) { try page(folder, [.init("scenario", "day.yaml")]) }
    }
  }

  private func page(_ folder: StudioFolder, _ more: [JSONValue.Member]) throws -> String? {
    let id = try #require(try folder.ask(.simulate, "rules.yaml", rules, more)["id"])
    for _ in 0..<600 {
      if try folder.ask(.progress, ["id": id])["state"] == "done" { return folder.studio.report(id.text ?? "") }
      usleep(50_000)
    }
    return nil
  }
}
