internal import Campaign
package import KeyedFiles
internal import RuleLanguage
internal import ScenarioLanguage
internal import Text

/// What a file holds.
package enum FileRole: Sendable {
  case rules, cases, scenario, roster
  /// YAML that is none of ours.
  case other
}

/// A key that a mapping may have.
package struct KeyRow: Sendable {
  package let name: String
  package let rule: KeyRule
}

/// The tables of keys of all kinds of files, by the phrases of their mappings.
struct KeyShapes {
  private let rows: [String: [KeyRow]]

  static let rules = KeyShapes(rules: ())
  static let scenarios = KeyShapes(scenarios: ())

  static func of(_ role: FileRole) -> KeyShapes {
    switch role {
    case .rules, .cases, .roster, .other: rules
    case .scenario: scenarios
    }
  }

  /// The shape of a whole file; nil for a file that is none of ours.
  static func root(_ role: FileRole) -> ValueShape? {
    switch role {
    case .rules: .keys(of: Block.file.phrase)
    case .cases: .keys(of: Block.caseFile.phrase)
    case .scenario: scenarioKeys.first.map { .keys(of: $0.owner) }
    case .roster: .named(by: "each member's name", .keys(of: Block.member.phrase))
    case .other: nil
    }
  }

  private init(rules: Void) {
    var rows: [String: [KeyRow]] = [:]
    for block in Block.allCases { rows[block.phrase] = block.keys.map { KeyRow(name: $0.name, rule: $0.rule) } }
    for block in CaseShape.blocks { rows[block.phrase] = block.rows }
    rows[Block.routingCase.phrase] = rows[Block.routingCase.phrase]?.map(CaseShape.detailed)
    self.rows = rows
  }

  private init(scenarios: Void) {
    var rows: [String: [KeyRow]] = [:]
    for row in scenarioKeys {
      // A row may belong to several mappings.
      for owner in row.owner.split(atText: ", ") {
        rows[String(owner), default: []].append(KeyRow(name: row.key, rule: row.rule))
      }
    }
    self.rows = rows
  }

  func keys(of phrase: String) -> [KeyRow] { rows[phrase] ?? [] }

  /// The shapes that a value may have, one by one.
  func alternatives(_ shape: ValueShape) -> [ValueShape] {
    switch shape {
    case .either(let shapes): shapes.flatMap(alternatives)
    case .oneOrMore(let one): alternatives(one) + [.list(of: one)]
    case .wholeNumber, .seed, .number, .share, .lengthOfTime, .timeOfDay, .flag, .null, .name, .text, .word, .list,
      .named, .keys:
      [shape]
    }
  }

  /// The shapes at the end of a path.
  func shapes(at path: some Sequence<PathStep>, from root: ValueShape) -> [ValueShape] {
    var shapes = alternatives(root)
    for step in path { shapes = shapes.flatMap { shape(after: step, $0) }.flatMap(alternatives) }
    return shapes
  }

  func shape(after step: PathStep, _ shape: ValueShape) -> [ValueShape] {
    switch (step, shape) {
    case (.key(let name), .keys(let phrase)): keys(of: phrase).filter { $0.name == name }.map(\.rule.shape)
    case (.key, .named(_, let value)): [value]
    case (.entry, .list(let element)): [element]
    case (.key, _), (.entry, _): []
    }
  }

  /// The row of a key at a path.
  func row(_ name: String, at path: some Sequence<PathStep>, from root: ValueShape) -> KeyRow? {
    for case .keys(let phrase) in shapes(at: path, from: root) {
      if let row = keys(of: phrase).first(where: { $0.name == name }) { return row }
    }
    return nil
  }
}
