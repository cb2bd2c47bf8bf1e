import TestSupport
import Testing

/// The validator refuses what it should, or its silence about the program's output means nothing.
@Suite struct SchemaValidatorTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let schema: String
    let accepted: [String]
    let refused: [String]
    var testDescription: String { schema }
  }

  static let rows: [Row] = [
    Row(schema: #"{"type": "integer"}"#, accepted: ["1", "-3", "2.0"], refused: ["1.5", "\"1\"", "true", "null"]),
    Row(schema: #"{"type": "boolean"}"#, accepted: ["true", "false"], refused: ["0", "1", "\"true\""]),
    Row(schema: #"{"type": ["string", "null"]}"#, accepted: ["\"\"", "null"], refused: ["0", "[]", "{}"]),
    Row(schema: #"{"const": "a"}"#, accepted: ["\"a\""], refused: ["\"b\"", "1"]),
    Row(schema: #"{"enum": ["a", "b"]}"#, accepted: ["\"b\""], refused: ["\"c\"", "null"]),
    Row(schema: #"{"minimum": 1, "maximum": 3}"#, accepted: ["1", "3", "\"x\""], refused: ["0", "3.5"]),
    Row(
      schema:
        #"{"type": "object", "properties": {"a": {"type": "null"}}, "required": ["a"], "additionalProperties": false}"#,
      accepted: [#"{"a": null}"#], refused: ["{}", #"{"a": 1}"#, #"{"a": null, "b": 1}"#, "[]"]),
    Row(
      schema: #"{"additionalProperties": {"type": "integer"}}"#, accepted: ["{}", #"{"x": 1}"#],
      refused: [#"{"x": "1"}"#]),
    Row(
      schema: #"{"items": {"type": "string"}, "minItems": 1, "maxItems": 2}"#, accepted: [#"["a"]"#],
      refused: ["[]", "[1]", #"["a", "b", "c"]"#]),
    Row(
      schema: #"{"contains": {"pattern": "\\S"}}"#, accepted: [#"["a", " "]"#, "1"], refused: ["[]", #"[" "]"#]),
    Row(
      schema: #"{"pattern": "^PB[0-9]{4}$", "minLength": 6}"#, accepted: [#""PB0001""#],
      refused: [#""PB1""#, #""xPB0001""#]),
    Row(
      schema: #"{"oneOf": [{"type": "integer"}, {"minimum": 5}]}"#, accepted: ["1", "5.5"], refused: ["6", "1.5"]),
    Row(schema: #"{"anyOf": [{"type": "integer"}, {"minimum": 5}]}"#, accepted: ["1", "6"], refused: ["1.5"]),
    Row(
      schema: ##"{"$ref": "#/definitions/n", "definitions": {"n": {"type": "integer"}}}"##, accepted: ["1"],
      refused: ["\"1\""]),
    Row(schema: ##"{"$ref": "#/definitions/gone"}"##, accepted: [], refused: ["1"]),
    Row(schema: #"{"uniqueItems": true}"#, accepted: [], refused: ["[]"]),
  ]

  @Test(arguments: rows) func `tells right from wrong`(_ row: Row) throws {
    let validator = SchemaValidator(root: try JSONValue(row.schema))
    for text in row.accepted { #expect(validator.problems(try JSONValue(text)) == [], "\(text)") }
    for text in row.refused { #expect(validator.problems(try JSONValue(text)) != [], "\(text)") }
  }

  /// Wrong documents for the schemas themselves, each one change away from a right one.
  @Test(
    .tags(.slow), .onlyInFullRuns,
    arguments: [
      (SchemaFile.effect, #"{"n": 1, "i": 0, "effect": "joined", "member": "ana"}"#, ["n", "i", "effect", "member"]),
      (SchemaFile.effect, #"{"n": 1, "i": 0, "effect": "refused", "reason": "malformed", "message": ""}"#, ["reason"]),
      (SchemaFile.preview, #"{"id": "c1", "to": ["ana"], "via": "member"}"#, ["id", "to", "via"]),
      (SchemaFile.event, #"{"event": "send", "member": "ana"}"#, ["event", "member"]),
      (
        SchemaFile.check, #"{"schema": "patchbay.check/1", "problems": [], "errors": 0, "warnings": 0}"#,
        ["schema", "problems", "errors", "warnings"]
      ),
    ]) func `schemas refuse one change`(_ file: SchemaFile, _ right: String, _ keys: [String]) throws
  {
    let document = try JSONValue(right)
    #expect(try file.problems([document]) == [])
    for key in keys {
      for wrong: JSONValue? in [nil, .flag(true), .integer(-1), .text("no such word")] {
        var changed = document
        changed[key] = wrong
        let isText = wrong == .text("no such word") && ["id", "member"].contains(key)
        #expect(try file.problems([changed]).isEmpty == isText, "\(key): \(String(describing: wrong))")
      }
    }
    var more = document
    more["further"] = .integer(1)
    #expect(try file.problems([more]) != [])
  }
}
