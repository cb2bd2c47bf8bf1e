internal import KeyedFiles
internal import RuleLanguage
internal import ScenarioLanguage

/// The files of which there are schemas.
package enum SchemaSubject: String, CaseIterable, Sendable {
  case rules, cases, scenario, roster

  package static let words = allCases.map(\.rawValue)
}

/// The JSON Schema (draft-07) of a kind of file, in UTF-8, from the tables of keys with which these files are read. What is
/// accepted when a file is checked, the schema accepts; it refuses unknown keys, missing ones and values of the wrong type,
/// and knows nothing of what names mean.
///
/// - Parameter names: names that editors propose where they may stand; others are allowed as well.
package func jsonSchema(of subject: SchemaSubject, proposing names: KnownNames = KnownNames()) -> [UInt8] {
  let schemas =
    switch subject {
    case .rules: ruleSchemas(names, root: .file)
    case .cases: ruleSchemas(names, root: .caseFile)
    case .scenario: scenarioSchemas(names)
    case .roster: rosterSchemas(names)
    }
  guard case .members(let root) = schemas.root else { return [] }
  let head: [(name: String, value: SchemaValue)] = [("$schema", .text("http://json-schema.org/draft-07/schema#"))]
  let whole = SchemaValue.members(head + root + [("definitions", .members(schemas.definitions))])
  return whole.document
}

/// The schema of a file, and those that it refers to.
struct FileSchemas {
  let root: SchemaValue
  let definitions: [(name: String, value: SchemaValue)]
}

private func ruleSchemas(_ names: KnownNames, root: Block) -> FileSchemas {
  let builder = SchemaBuilder(names: names) { _ in nil }
  let cases = CaseSchemas()
  func schema(_ block: Block) -> SchemaValue {
    var special = cases.values(of: block)
    if block == .file, case .either(let shapes) = FileKey.team.rule.shape, let team = team(builder) {
      special[FileKey.team.rawValue] = SchemaBuilder.any([team] + shapes.dropFirst().map { builder.schema($0) })
    }
    return builder.block(block.phrase, block.keys, replacing: special, adding: block.together.map { [rule($0)] } ?? [])
  }
  let others =
    root == .file ? Block.allCases.filter { $0 != .file && $0 != .caseFile } : [.routingCase, .expectedStats]
  let definitions = others.map { (SchemaBuilder.definitionName($0.phrase), schema($0)) }
  return FileSchemas(
    root: root == .caseFile ? caseFile(schema(root)) : schema(root), definitions: definitions + cases.definitions)
}

/// Members by their names, as they stand in rules and in a roster. `ana:` without a value is a member with every default.
private func team(_ builder: SchemaBuilder) -> SchemaValue? {
  guard case .either(let shapes) = FileKey.team.rule.shape, case .named(let what, let member)? = shapes.first else {
    return nil
  }
  return builder.named(what, SchemaBuilder.any([builder.schema(member), SchemaBuilder.null]))
}

private func rosterSchemas(_ names: KnownNames) -> FileSchemas {
  let builder = SchemaBuilder(names: names) { _ in nil }
  let root = team(builder).map { $0.titled("a roster") } ?? .flag(true)
  let definitions = [Block.member, .shifts].map { block in
    (SchemaBuilder.definitionName(block.phrase), builder.block(block.phrase, block.keys))
  }
  return FileSchemas(root: root, definitions: definitions)
}

/// A file of cases may be the list itself.
private func caseFile(_ mapping: SchemaValue) -> SchemaValue {
  let list = SchemaValue.members([
    ("type", .text("array")), ("items", SchemaBuilder.reference(Block.routingCase.phrase)),
  ])
  return SchemaBuilder.any([mapping, list])
}

private func rule(_ together: KeysTogether) -> (name: String, value: SchemaValue) {
  switch together {
  case .oneOf(let keys): SchemaBuilder.oneOfProperties(keys)
  case .groups(let groups): ("anyOf", .list(groups.map { .members([("required", .texts($0))]) }))
  }
}

private func scenarioSchemas(_ names: KnownNames) -> FileSchemas {
  let builder = SchemaBuilder(names: names) { shape in
    guard case .text(let what) = shape, case .text(let random) = ValueShape.randomTime, what == random else {
      return nil
    }
    return randomTime
  }
  func schema(_ owner: String) -> SchemaValue {
    let keys = scenarioKeys.filter { $0.owners.contains(owner) }.map { (name: $0.key, rule: $0.rule) }
    return builder.block(owner, keys, replacing: owner == scenarioFile ? [scenarioVariedKey: variedValues] : [:])
  }
  var owners: [String] = []
  for owner in scenarioKeys.flatMap(\.owners) where owner != scenarioFile && !owners.contains(owner) {
    owners.append(owner)
  }
  return FileSchemas(
    root: schema(scenarioFile), definitions: owners.map { (SchemaBuilder.definitionName($0), schema($0)) })
}

/// A length of time, the parameters of a distribution, or a list of these.
private let randomTime: SchemaValue = {
  let builder = SchemaBuilder(names: KnownNames()) { _ in nil }
  let part = SchemaBuilder.reference(randomTimeMapping)
  return SchemaBuilder.any([
    builder.schema(.lengthOfTime(0...1)), part, .members([("type", .text("array")), ("items", part)]),
  ])
}()

/// Whatever a key may have, in one line.
private let variedValues = SchemaValue.members([
  ("type", .text("object")),
  ("additionalProperties", .members([("type", .text("array")), ("minItems", .whole(1))])),
])
