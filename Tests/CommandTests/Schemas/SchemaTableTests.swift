import Campaign
import Desk
import Diagnostics
import Foundation
import Interpreting
import PatchbayKit
import Records
import Schemas
import Simulation
import Statistics
import Surroundings
import TestSupport
import Testing

/// The schemas name what the program's own tables name, so that neither can change without the other.
@Suite struct SchemaTableTests {
  private func definition(_ file: SchemaFile, _ name: String) throws -> JSONValue {
    try #require(try file.load()["definitions"]?[name], "\(file): no definition `\(name)`")
  }

  private func required(_ schema: JSONValue) -> Set<String> { Set(schema["required"]?.texts ?? []) }

  private func properties(_ schema: JSONValue) -> Set<String> { schema["properties"]?.keys ?? [] }

  @Test func `every effect stands there once`() throws {
    let alternatives = try SchemaFile.effect.load()["oneOf"]?.array ?? []
    #expect(alternatives.compactMap { $0["$ref"]?.text } == EffectKind.allCases.map { "#/definitions/" + $0.rawValue })
  }

  /// The keys that an effect may lack.
  private func optionalKeys(_ kind: EffectKind) -> Set<String> {
    switch kind {
    case .routed: ["rules", "notes"]
    case .held, .askedBack: ["notes"]
    case .optedOut: ["by", "action", "notes"]
    case .optedIn: ["member", "by", "action"]
    case .clicked: ["member", "notes"]
    case .undelivered: ["code", "notes"]
    case .resolved: ["member"]
    case .notified: ["subject"]
    case .refused: ["contact", "member"]
    case .assigned, .released, .sent, .responded, .joined, .left, .owned, .tagged, .untagged, .reopened, .reported,
      .review, .timedOut:
      []
    }
  }

  @Test(.tags(.slow), .onlyInFullRuns, arguments: EffectKind.allCases) func `effect has the keys of its kind`(
    _ kind: EffectKind
  ) throws {
    let schema = try definition(.effect, kind.rawValue)
    #expect(properties(schema) == Set(["n", "i", "effect", "at"] + kind.keys.map(\.name)))
    #expect(required(schema) == Set(["n", "i", "effect"] + kind.keys.map(\.name)).subtracting(optionalKeys(kind)))
    #expect(schema["properties"]?["effect"]?["const"] == .text(kind.rawValue))
  }

  @Test func `reasons are those of the tables`() throws {
    func words(_ effect: String, _ key: String) throws -> [String] {
      try definition(.effect, effect)["properties"]?[key]?["enum"]?.texts ?? []
    }
    #expect(try words("assigned", "reason") == AssignmentReason.allCases.map(\.rawValue))
    #expect(try words("released", "reason") == ReleaseReason.allCases.map(\.rawValue))
    #expect(try words("held", "reason") == HoldReason.allCases.map(\.rawValue))
    #expect(try words("routed", "via") == Via.allCases.map(\.rawValue))
    #expect(try words("refused", "reason") == Refusal.allCases.map(\.rawValue) + ["malformed"])
  }

  @Test func `notifications are those of the tables`() throws {
    let effect = try #require(try definition(.effect, "notified")["properties"])
    #expect(effect["type"]?["enum"]?.texts == NotificationKind.allCases.map(\.rawValue))
    #expect(effect["channel"]?["enum"]?.texts == NotificationChannel.allCases.map(\.rawValue))
    let event = try definition(.event, "notify")["properties"]?["type"]?["enum"]?.texts
    #expect(event == NotificationKind.allCases.map(\.rawValue))
    #expect(properties(try definition(.event, "filter")) == Set(FilterField.allCases.map(\.rawValue)))
  }

  @Test func `preview knows every via`() throws {
    let via = try SchemaFile.preview.load()["properties"]?["via"]?["enum"]?.texts ?? []
    #expect(via == Via.allCases.map(\.rawValue) + ["hold", "opted_out"])
  }

  @Test(arguments: [SchemaFile.stats, .simulation]) func `counts are those of the table`(_ file: SchemaFile) throws {
    for (name, counts) in [("member", CountName.ofMembers), ("totals", CountName.allCases)] {
      let schema = try definition(file, name)
      let others: Set<String> = file == .simulation && name == "member" ? ["utilisation"] : []
      // Only some rules have a time in which to answer, and no simulation has providers that tell of deliveries.
      let occasional = Set([CountName.timedOut, .undelivered].map(\.rawValue))
      let shown = Set(counts.map(\.rawValue)).subtracting(file == .simulation ? [CountName.undelivered.rawValue] : [])
      #expect(properties(schema) == shown.union(others))
      #expect(required(schema) == properties(schema).subtracting(occasional))
    }
  }

  @Test func `states of conversations are those of the table`() throws {
    let conversation = try definition(.conversations, "conversation")
    #expect(conversation["properties"]?["state"]?["enum"]?.texts == ConversationState.allCases.map(\.rawValue))
    #expect(properties(try definition(.conversations, "states")) == Set(ConversationState.allCases.map(\.rawValue)))
    let message = try definition(.conversations, "message")
    #expect(
      message["properties"]?["direction"]?["enum"]?.texts == Message.Direction.allCases.map(\.rawValue))
  }

  @Test func `metrics are those of the simulator`() throws {
    let comparison = try #require(try SchemaFile.comparison.load()["properties"])
    for metrics in [try definition(.simulation, "metrics"), try #require(comparison["metrics"])] {
      #expect(properties(metrics) == Set(Metric.Name.allCases.map(\.rawValue)))
      #expect(required(metrics) == properties(metrics))
    }
    #expect(properties(try definition(.simulation, "never_sent")) == Set(UnsentReason.allCases.map(\.rawValue)))
    for file in [SchemaFile.simulation, .comparison] {
      let units = try definition(file, "metric")["properties"]?["unit"]?["enum"]?.texts ?? []
      #expect(Set(units) == Set(Metric.Name.allCases.map(\.unit.rawValue)))
    }
    let verdicts = try definition(.simulation, "verdict")["enum"]?.texts ?? []
    #expect(verdicts.compactMap(Verdict.init(rawValue:)).count == 3)
    #expect(
      properties(try definition(.comparison, "counts"))
        == Set(CountName.ofMembers.map(\.rawValue)).subtracting([CountName.undelivered.rawValue]))
    #expect(
      properties(try #require(comparison["totals"]))
        == Set(CountName.allCases.map(\.rawValue)).subtracting([CountName.undelivered.rawValue]))
  }

  @Test func `every event stands there once`() throws {
    let alternatives = try SchemaFile.event.load()["oneOf"]?.array ?? []
    #expect(alternatives.compactMap { $0["$ref"]?.text } == EventKind.allCases.map { "#/definitions/" + $0.rawValue })
  }

  @Test(arguments: EventKind.allCases) func `event has the fields of its kind`(_ kind: EventKind) throws {
    let schema = try definition(.event, kind.rawValue)
    let frame: Set<String> = ["event", "at"]
    if kind == .contact {
      #expect(properties(schema) == frame.union(ContactColumn.allCases.map(\.rawValue)))
      #expect(required(schema) == ["event", "id"])
    } else {
      #expect(properties(schema) == frame.union(kind.fields.map(\.key.rawValue)))
      let needed = kind.fields.filter { $0.value == .required }.map(\.key.rawValue)
      #expect(required(schema) == Set(needed).union(["event"]))
    }
  }

  @Test func `severities are those of problems`() throws {
    let problem = try definition(.check, "problem")
    #expect(problem["properties"]?["severity"]?["enum"]?.texts == Severity.allCases.map(\.rawValue))
  }

  @Test func `every schema is listed and draft 7`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: SchemaFile.folder.path)
    let written = SchemaFile.allCases.map(\.rawValue) + SchemaSubject.allCases.map(\.rawValue)
    #expect(names.filter { $0.hasSuffix(".json") }.sorted() == written.map { $0 + ".schema.json" }.sorted())
    let page = try String(contentsOf: SchemaFile.folder.appendingPathComponent("README.md"), encoding: .utf8)
    for file in SchemaFile.allCases {
      let schema = try file.load()
      #expect(schema["$schema"] == .text("http://json-schema.org/draft-07/schema#"))
      #expect(schema["title"] != nil && schema["description"] != nil)
    }
    for name in written {
      #expect(page.contains("(\(name).schema.json)"), "docs/schema/README.md does not list \(name)")
    }
  }

  /// Objects say which keys they have, references lead somewhere, and definitions are used.
  @Test(arguments: SchemaFile.allCases) func `schemas are strict`(_ file: SchemaFile) throws {
    let root = try file.load()
    let validator = SchemaValidator(root: root)
    var referenced: Set<String> = []
    var open: [JSONValue] = [root]
    while let value = open.popLast() {
      open += value.array ?? []
      guard let members = value.object else { continue }
      open += members.values
      if let reference = members["$ref"] {
        #expect(members.count == 1, "draft-07 ignores what stands beside `$ref`: \(members)")
        #expect(validator.definition(reference) != nil, "\(reference)")
        referenced.formUnion(reference.text.map { [String($0.dropFirst("#/definitions/".count))] } ?? [])
      }
      if members["type"] == .text("object") {
        #expect(members["additionalProperties"] != nil && members["additionalProperties"] != .flag(true))
        #expect(required(value).isSubset(of: properties(value)))
      }
    }
    #expect(root["definitions"]?.keys ?? [] == referenced)
  }
}
