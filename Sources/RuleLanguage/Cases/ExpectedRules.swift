import Campaign
import Diagnostics
import KeyedFiles
internal import Text

/// The tag rules of a rule file as effects name them: by their lines and numbers.
struct ExpectedRules {
  private let origins: OriginTable
  private let count: Int
  /// The numbers of the rules that begin on a line, in order. Looked up only, never walked.
  private lazy var numbers = Dictionary(grouping: 0..<count) { origins.line(RuleID(UInt32(truncatingIfNeeded: $0))) }
  /// More lines are not told.
  private static let mostLines = 8

  init(_ checked: CheckedPolicy) {
    origins = checked.origins
    count = checked.policy.tagRules.count
  }

  /// What is wrong with rules that are named together: no effect names one that does not exist, or one twice.
  mutating func problems(in field: CaseField, of source: Source) -> [Problem] {
    guard case .records(let records) = field.value else { return [] }
    var problems: [Problem] = []
    var named: Set<Int> = []
    for record in records {
      let rules = rules(of: record)
      guard let first = record.first, let last = record.last else { continue }
      let place = Place(source, SourceSpan(first.nameSpan.lower, last.span.upper))
      if rules.isEmpty {
        let (message, help) = absence(of: record)
        problems.append(Problem(.wrongShape, message, at: place, help: help))
      } else if rules.count == 1, !named.insert(rules[0]).inserted {
        problems.append(
          Problem(
            .wrongShape, "the tag rule \(rules[0]) is named twice", at: place,
            help: "leave one of the two out: an effect names each tag rule once"))
      }
    }
    return problems
  }

  /// The numbers of the rules that may be meant.
  private mutating func rules(of record: [CaseField]) -> [Int] {
    let possible: [Int]
    if let index = record.number(.index) {
      possible = (0..<count).contains(index) ? [index] : []
    } else if let line = record.number(.line) {
      possible = numbers[line] ?? []
    } else {
      possible = Array(0..<count)
    }
    return possible.filter { record.names(line: origins.line(RuleID(UInt32(truncatingIfNeeded: $0))), index: $0) }
  }

  private mutating func absence(of record: [CaseField]) -> (message: String, help: String) {
    if count == 0 { return ("these rules have no tag rules", "leave `rules` out") }
    let (line, index) = (record.number(.line), record.number(.index))
    if let line, let first = numbers[line]?.first {
      return ("no tag rule has both this line and this index", "write `{ line: \(line), index: \(first) }`")
    }
    if let index, (0..<count).contains(index) {
      let right = origins.line(RuleID(UInt32(truncatingIfNeeded: index)))
      if line == nil { return ("no tag rule is written so", "write `{ index: \(index) }`") }
      return ("no tag rule has both this line and this index", "write `{ line: \(right), index: \(index) }`")
    }
    if let index, line == nil {
      let numbers = count == 1 ? "the only one has the index 0" : "they are numbered from 0 to \(count - 1)"
      return ("there is no tag rule with the index \(index)", numbers)
    }
    var lines: [Int] = []
    for rule in 0..<count where lines.count <= Self.mostLines {
      let line = origins.line(RuleID(UInt32(truncatingIfNeeded: rule)))
      if lines.last != line { lines.append(line) }
    }
    let shown = lines.prefix(Self.mostLines).map(String.init).joined(separator: ", ")
    let more = lines.count > Self.mostLines ? " and others" : ""
    return (
      line.map { "no tag rule begins on line \($0)" } ?? "no tag rule is written so",
      "tag rules begin on \(lines.count == 1 ? "line" : "lines") \(shown)\(more)"
    )
  }
}

extension [CaseField] {
  /// Whether this names a tag rule. What it does not say may be anything.
  package func names(line: Int, index: Int) -> Bool {
    allSatisfy { field in
      guard case .scalar(let scalar) = field.value else { return false }
      switch MatchedRuleKey(rawValue: field.name) {
      case .line: return scalar.text == String(line)
      case .index: return scalar.text == String(index)
      case nil: return false
      }
    }
  }

  fileprivate func number(_ key: MatchedRuleKey) -> Int? {
    for field in self where field.name == key.rawValue {
      if case .scalar(let scalar) = field.value { return Int(scalar.text) }
    }
    return nil
  }
}
