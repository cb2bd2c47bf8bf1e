import Foundation
import TestSupport
import Testing

/// Events that are well written and come at the wrong time, twice, or for someone no one knows.
@Suite struct EventStreamTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let events: [String]
    /// The start of each effect, without `n` and `i`: `N effect key` where a refusal has its reason.
    let effects: [String]
    init(_ name: String, _ events: [String], _ effects: [String]) {
      testDescription = name
      self.events = events
      self.effects = effects
    }
  }

  private static let send = #"{"event":"send","member":"ana","contact":"c1"}"#
  private static func reply(_ contact: String, _ more: String = "") -> String {
    #"{"event":"reply","contact":"\#(contact)","text":"hi"\#(more)}"#
  }

  static let rows: [Row] = [
    Row(
      "a member's name composed otherwise",
      [
        #"{"event":"send","member":"Jose\#u{301}","contact":"c1"}"#,
        #"{"event":"send","member":"Jos\#u{E9}","contact":"c2"}"#,
      ],
      ["1 assigned Jos\u{E9}", "1 sent Jos\u{E9}", "2 assigned Jos\u{E9}", "2 sent Jos\u{E9}"]),
    Row(
      "a message twice", [reply("c1", #","message_id":"m""#), reply("c1", #","message_id":"m""#)],
      ["1 routed", "2 refused duplicate_message"]),
    Row(
      "messages without id", [reply("c1", #","message_id":"""#), reply("c1", #","message_id":"""#)],
      ["1 routed", "2 routed"]),
    Row(
      "a contact twice", [#"{"event":"contact","id":"c9"}"#, #"{"event":"contact","id":"c9"}"#, reply("c9")],
      ["2 refused duplicate_contact", "3 routed"]),
    Row(
      "strangers", [reply("cx"), #"{"event":"away","member":"zoe"}"#, send],
      ["1 refused unknown_contact", "2 refused unknown_member", "3 assigned ana", "3 sent ana"]),
    Row(
      "a text before publish", [send, #"{"event":"publish"}"#, send],
      ["1 assigned ana", "1 sent ana", "2 refused already_published", "3 refused already_sent"]),
    Row(
      "opted out",
      [
        #"{"event":"send","member":"ana","contact":"c3"}"#, reply("c3"),
        #"{"event":"respond","member":"ana","contact":"c3"}"#,
      ], ["1 refused opted_out", "2 refused opted_out", "3 refused opted_out"]),
    Row(
      "arriving with the tag",
      [#"{"event":"contact","id":"c9","tags":[" OPT out "]}"#, #"{"event":"send","member":"ana","contact":"c9"}"#],
      ["2 refused opted_out"]),
    Row(
      "a step back",
      [
        #"{"event":"publish","at":"2026-01-01T00:00:00Z"}"#, reply("c1", #","at":"2026-01-01T01:00:00+02:00""#),
        reply("c1", #","at":1767225600000"#),
      ], ["2 refused out_of_order", "3 routed"]),
  ]

  @Test(arguments: rows) func `effects`(_ row: Row) throws {
    let run = try Program.shell(
      "patchbay route r.yaml e.ndjson --contacts c.ndjson",
      files: [
        "r.yaml": "version: 1\nmembers: [ana, Jos\u{E9}]\n",
        "c.ndjson": "{\"id\":\"c1\"}\n{\"id\":\"c2\"}\n{\"id\":\"c3\",\"opted_out\":true}\n",
        "e.ndjson": row.events.joined(separator: "\n") + "\n",
      ])
    #expect(run.status == 0, "\(run.notes)")
    let effects = try run.output.split(separator: "\n").map { line in
      let effect = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
      let n = effect["n"].map { "\($0)" } ?? "?"
      let kind = effect["effect"] as? String ?? "?"
      if kind == "refused" { return "\(n) refused \(effect["reason"] as? String ?? "?")" }
      return (["\(n) \(kind)"] + [effect["member"] as? String].compactMap { $0 }).joined(separator: " ")
    }
    #expect(effects == row.effects, "\(run.output)")
  }
}
