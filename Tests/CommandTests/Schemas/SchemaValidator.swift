import TestSupport

/// Holds documents to a JSON Schema (draft-07), as far as the schemas of this project go: every other keyword is a problem
/// of the schema.
struct SchemaValidator {
  let root: JSONValue

  /// What is wrong with a document; empty when nothing is.
  func problems(_ document: JSONValue) -> [String] { problems(document, root, "") }

  private func problems(_ value: JSONValue, _ schema: JSONValue, _ path: String) -> [String] {
    guard let keywords = schema.object else { return ["\(path): the schema is no object"] }
    return keywords.sorted { $0.key < $1.key }.flatMap { keyword, rule in
      problems(value, keyword, rule, schema, path.isEmpty ? "the document" : path)
    }
  }

  private func problems(
    _ value: JSONValue, _ keyword: String, _ rule: JSONValue, _ schema: JSONValue, _ path: String
  ) -> [String] {
    switch keyword {
    case "$schema", "title", "description", "definitions": return []
    case "$ref":
      guard let target = definition(rule) else { return ["\(path): `$ref` leads nowhere"] }
      return problems(value, target, path)
    case "type":
      let types = rule.text.map { [$0] } ?? rule.texts
      return types.contains { isOfType(value, $0) } ? [] : ["\(path): is no \(types.joined(separator: " or "))"]
    case "const": return value == rule ? [] : ["\(path): is not \(rule)"]
    case "enum": return rule.array?.contains(value) == true ? [] : ["\(path): \(value) is none of \(rule.texts)"]
    case "minimum": return compare(value.measure, rule.measure, path, keyword, >=)
    case "maximum": return compare(value.measure, rule.measure, path, keyword, <=)
    case "minItems": return compare((value.array?.count).map(Double.init), rule.measure, path, keyword, >=)
    case "maxItems": return compare((value.array?.count).map(Double.init), rule.measure, path, keyword, <=)
    case "minLength":
      return compare((value.text?.unicodeScalars.count).map(Double.init), rule.measure, path, keyword, >=)
    case "pattern":
      guard let text = value.text else { return [] }
      guard let pattern = rule.text, let expected = try? Pattern(pattern, isByLine: false) else {
        return ["\(path): `pattern` is none"]
      }
      return expected.matches(in: text).isEmpty ? ["\(path): \(text) is not like \(pattern)"] : []
    case "items":
      return (value.array ?? []).enumerated().flatMap { problems($1, rule, "\(path)[\($0)]") }
    case "contains":
      guard let items = value.array else { return [] }
      return items.contains { problems($0, rule, path).isEmpty } ? [] : ["\(path): no item is as `contains` says"]
    case "required":
      guard let members = value.object else { return [] }
      return rule.texts.filter { members[$0] == nil }.map { "\(path): `\($0)` is missing" }
    case "properties":
      return (rule.object ?? [:]).sorted { $0.key < $1.key }.flatMap { name, rule in
        value[name].map { problems($0, rule, "\(path).\(name)") } ?? []
      }
    case "additionalProperties":
      let known = schema["properties"]?.keys ?? []
      let others = (value.object ?? [:]).sorted { $0.key < $1.key }.filter { !known.contains($0.key) }
      if rule == .flag(false) { return others.map { "\(path): `\($0.key)` is unknown" } }
      return others.flatMap { problems($0.value, rule, "\(path).\($0.key)") }
    case "oneOf": return choose(value, rule, path) { $0 == 1 }
    case "allOf": return (rule.array ?? []).flatMap { problems(value, $0, path) }
    case "minProperties": return compare((value.object?.count).map(Double.init), rule.measure, path, keyword, >=)
    case "maxProperties": return compare((value.object?.count).map(Double.init), rule.measure, path, keyword, <=)
    case "anyOf": return choose(value, rule, path) { $0 > 0 }
    default: return ["\(path): the schema's `\(keyword)` is not known here"]
    }
  }

  /// - Parameter isEnough: whether so many of the alternatives may hold.
  private func choose(_ value: JSONValue, _ rule: JSONValue, _ path: String, _ isEnough: (Int) -> Bool) -> [String] {
    let found = (rule.array ?? []).map { problems(value, $0, path) }
    if isEnough(found.count(where: \.isEmpty)) { return [] }
    // The alternative that was probably meant has the fewest problems.
    return ["\(path): fits \(found.count(where: \.isEmpty)) alternatives"]
      + (found.min { $0.count < $1.count } ?? []).map { "  " + $0 }
  }

  private func compare(
    _ value: Double?, _ limit: Double?, _ path: String, _ keyword: String, _ holds: (Double, Double) -> Bool
  ) -> [String] {
    guard let limit else { return ["\(path): the schema's `\(keyword)` is no number"] }
    guard let value else { return [] }
    return holds(value, limit) ? [] : ["\(path): \(value) breaks `\(keyword)` \(limit)"]
  }

  private func isOfType(_ value: JSONValue, _ type: String) -> Bool {
    switch value {
    case .null: type == "null"
    case .flag: type == "boolean"
    case .integer: type == "integer" || type == "number"
    case .number(let number): type == "number" || type == "integer" && number == number.rounded()
    case .text: type == "string"
    case .array: type == "array"
    case .object: type == "object"
    }
  }

  func definition(_ reference: JSONValue) -> JSONValue? {
    guard let path = reference.text, path.hasPrefix("#/definitions/") else { return nil }
    return root["definitions"]?[String(path.dropFirst("#/definitions/".count))]
  }
}
