internal import KeyedFiles

/// Makes the schemas of shapes. Mappings with fixed keys become definitions, which others refer to.
struct SchemaBuilder {
  let names: KnownNames
  /// The schemas of shapes that the table of keys gives in words alone.
  let special: (ValueShape) -> SchemaValue?

  func schema(_ shape: ValueShape) -> SchemaValue {
    if let schema = special(shape) { return schema }
    return switch shape {
    case .wholeNumber(let range): whole(range)
    case .seed: .members([("type", .text("integer")), ("minimum", .whole(0)), ("maximum", .unsigned(.max))])
    case .number(let range):
      .members([
        ("type", .text("number")), ("minimum", .number(range.lowerBound)), ("maximum", .number(range.upperBound)),
      ])
    case .share:
      Self.any([
        .members([("type", .text("number")), ("minimum", .whole(0)), ("maximum", .whole(1))]),
        Self.pattern(#"^(0|[1-9][0-9]*)(\.[0-9]+)?%$"#),
      ])
    case .lengthOfTime: Self.pattern(#"^((0|[1-9][0-9]*)(\.[0-9]+)?(d|h|ms|m|s))+$"#)
    case .timeOfDay: Self.pattern("^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$")
    case .flag: Self.flag
    case .null: Self.null
    case .name(let what): name(what)
    case .text: Self.text
    case .word(let words): .members([("enum", .texts(words))])
    case .list(let element): .members([("type", .text("array")), ("items", schema(element))])
    case .oneOrMore(let element): Self.any([schema(element), schema(.list(of: element))])
    case .named(let what, let value): named(what, schema(value))
    case .keys(let block): Self.reference(block)
    case .either(let shapes): Self.any(shapes.map { schema($0) })
    }
  }

  private func whole(_ range: ClosedRange<Int>) -> SchemaValue {
    if range.lowerBound == range.upperBound { return .members([("const", .whole(range.lowerBound))]) }
    let least: [(name: String, value: SchemaValue)] = [
      ("type", .text("integer")), ("minimum", .whole(range.lowerBound)),
    ]
    return .members(range.upperBound == .max ? least : least + [("maximum", .whole(range.upperBound))])
  }

  /// Names that are known are proposed, and others allowed: the file may get new ones.
  private func name(_ what: String) -> SchemaValue {
    let known = names.meant(by: what)
    return known.isEmpty ? Self.text : Self.any([.members([("enum", .texts(known))]), Self.text])
  }

  func named(_ what: String, _ value: SchemaValue) -> SchemaValue {
    let known = names.meant(by: what)
    let properties: [(name: String, value: SchemaValue)] =
      known.isEmpty ? [] : [("properties", .members(known.map { ($0, value) }))]
    return .members([("type", .text("object"))] + properties + [("additionalProperties", value)])
  }

  /// A mapping with these keys and no others.
  ///
  /// - Parameter title: what messages call the mapping.
  func block(
    _ title: String, _ keys: [(name: String, rule: KeyRule)], replacing: [String: SchemaValue] = [:],
    adding more: [(name: String, value: SchemaValue)] = []
  ) -> SchemaValue {
    let properties = keys.map { key in
      (key.name, described(replacing[key.name] ?? schema(key.rule.shape), key.rule.doc))
    }
    let required = keys.filter(\.rule.isRequired).map(\.name)
    return Self.object(properties, required: required).adding(more).titled(title)
  }

  /// A schema with an explanation for editors.
  private func described(_ schema: SchemaValue, _ doc: String) -> SchemaValue {
    guard case .members(let members) = schema else { return schema }
    let description: (name: String, value: SchemaValue) = ("description", .text(doc))
    // Beside a reference nothing else counts.
    if members.contains(where: { $0.name == "$ref" }) {
      return .members([description, ("allOf", .list([schema]))])
    }
    return .members([description] + members)
  }

  // MARK: Schemas that stand for themselves

  /// Any text: `no`, `12` and `true` are text where text is expected.
  static var text: SchemaValue { .members([("type", .texts(["string", "number", "boolean"]))]) }
  /// Any single value, nothing among them.
  static var scalar: SchemaValue { .members([("type", .texts(["string", "number", "boolean", "null"]))]) }
  static var flag: SchemaValue { .members([("type", .text("boolean"))]) }
  static var null: SchemaValue { .members([("type", .text("null"))]) }
  static var texts: SchemaValue { any([text, .members([("type", .text("array")), ("items", text)])]) }

  static func pattern(_ pattern: String) -> SchemaValue {
    .members([("type", .text("string")), ("pattern", .text(pattern))])
  }

  static func any(_ schemas: [SchemaValue]) -> SchemaValue { .members([("anyOf", .list(schemas))]) }

  static func reference(_ title: String) -> SchemaValue {
    .members([("$ref", .text("#/definitions/" + definitionName(title)))])
  }

  /// `a tag rule` as `tag_rule`.
  static func definitionName(_ title: String) -> String {
    let words = title.split { !$0.isLetter && $0 != "_" }
    return words.drop { $0 == "a" || $0 == "an" }.joined(separator: "_")
  }

  static func object(
    _ properties: [(name: String, value: SchemaValue)], required: [String] = [], others: SchemaValue = .flag(false)
  ) -> SchemaValue {
    .members(
      [("type", .text("object")), ("properties", .members(properties))]
        + (required.isEmpty ? [] : [("required", .texts(required))]) + [("additionalProperties", others)])
  }

  /// Exactly one of some properties.
  static func oneOfProperties(_ names: [String]) -> (name: String, value: SchemaValue) {
    ("oneOf", .list(names.map { .members([("required", .texts([$0]))]) }))
  }
}

extension SchemaValue {
  func titled(_ title: String) -> SchemaValue {
    guard case .members(let members) = self else { return self }
    return .members([("title", .text(title.filter { $0 != "`" }))] + members)
  }
}
