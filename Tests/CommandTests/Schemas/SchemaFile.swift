import Foundation
import TestSupport

/// The schemas in `docs/schema`.
enum SchemaFile: String, CaseIterable {
  case baseline, check, comparison, conversations, diff, effect, event, explanation, fit, graph, list, preview
  case simulation, stats, studio, test
  case folderDiff = "folder-diff"
  case checkStatistics = "check-statistics"
  case whyNot = "why-not"

  static let folder = Program.root.appendingPathComponent("docs/schema")

  func load() throws -> JSONValue {
    let file = Self.folder.appendingPathComponent(rawValue + ".schema.json")
    return try JSONValue(String(contentsOf: file, encoding: .utf8))
  }

  func problems(_ documents: [JSONValue]) throws -> [String] {
    let validator = SchemaValidator(root: try load())
    return documents.flatMap { validator.problems($0) }
  }
}
