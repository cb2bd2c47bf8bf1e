public import Campaign
public import Diagnostics
import KeyedFiles
internal import Text
import YAMLTree

/// Warns of tags, fields and values in the rules that no contact of a list has, and names those of the list that were
/// probably meant. Remarks in the rule file ignore these warnings like any others.
///
/// - Parameters:
///   - list: the name of the list in messages.
///   - limit: how many warnings there may be.
public func check(
  _ checked: CheckedPolicy, beside census: ListCensus, list: String, limit: Int = RuleLimits().problems,
  sink: inout DiagnosticSink
) {
  var comparison = ListComparison(checked: checked, census: census, list: list, problems: ProblemList(limit: limit))
  comparison.compareTags()
  comparison.compareMarks()
  comparison.compareFields()
  comparison.report(to: &sink)
}

/// The same of fields that no contact has, for a run which begins with a list and counts nothing else of it.
package func checkFields(
  _ checked: CheckedPolicy, beside census: ListCensus, list: String, sink: inout DiagnosticSink
) {
  guard census.contacts > 0, census.fields.contains(0) else { return }
  var comparison = ListComparison(
    checked: checked, census: census, list: list, problems: ProblemList(limit: RuleLimits().problems))
  comparison.compareFieldNames()
  comparison.report(to: &sink)
}

private struct ListComparison {
  let checked: CheckedPolicy
  let census: ListCensus
  let list: String
  var problems: ProblemList
  /// Finding what was meant is expensive, so only the first few warnings get suggestions.
  private static let mostSuggestions = 50
  private var asked = 0
  private var isFull: Bool { problems.kept.count >= problems.limit }

  init(checked: CheckedPolicy, census: ListCensus, list: String, problems: ProblemList) {
    self.checked = checked
    self.census = census
    self.list = list
    self.problems = problems
  }

  func report(to sink: inout DiagnosticSink) {
    let found = problems.kept
    guard !found.isEmpty else { return }
    let source = checked.origins.source
    let kept = applyIgnores(
      to: found, comments: checked.comments, in: source, known: ruleFileCodes, elsewhere: ruleFileCodes)
    // The problems with the remarks themselves were reported when the file was checked.
    sink.report(all: kept.filter { listCodes.contains($0.code) })
  }

  mutating func compareTags() {
    let policy = checked.policy
    let known = zip(policy.tags, census.tags).filter { $1 > 0 }.map { ListCensus.Count($0, contacts: $1) }
    let offered = known + census.otherTags
    var vocabulary = vocabulary(offered)
    // Contacts need not yet have the tags that replies set.
    let given = Set(policy.autoTags.map(\.tag.index))
    let elsewhere = census.tags.contains(0) ? TagsElsewhere(census, policy) : nil
    for index in census.tags.indices where census.tags[index] == 0 && !given.contains(index) && !isFull {
      let tag = policy.tags[index]
      report(
        .tagNobodyHas, "the tag \(quoted(tag))", tag, at: checked.origins.place(TagID(UInt32(index))), among: offered,
        &vocabulary, otherwise: elsewhere?.place(of: tag))
    }
  }

  /// Warns of tags of the list that are a tag of the rules but for marks and spaces, such as `#donor` beside `Donor`: one that the
  /// list has in the rules' spelling as well would go unnoticed otherwise.
  mutating func compareMarks() {
    let policy = checked.policy
    var first: [String: Int] = [:]
    for index in policy.tags.indices where census.tags[index] > 0 {
      let letters = lettersAlone(policy.tags[index])
      if !letters.isEmpty, first[letters] == nil { first[letters] = index }
    }
    for other in census.otherTags where !isFull {
      let pieces = TagsElsewhere.pieces(of: other.spelling).map(lettersAlone)
      guard
        let index = first[lettersAlone(other.spelling)]
          ?? (pieces.count > 1 ? pieces : []).lazy.compactMap({ first[$0] }).first
      else { continue }
      let tag = policy.tags[index]
      problems.report(
        Problem(
          .tagNobodyHas, .warning,
          "\(counted(other.contacts, "contact")) of \(quoted(list)) \(agreeing(other.contacts, "has", "have")) the tag "
            + "\(quoted(other.spelling)), which is not \(quoted(tag))",
          at: checked.origins.place(TagID(UInt32(index))),
          help: "write it in the list as the rules do, or name it in the rules as well"))
    }
  }

  mutating func compareFieldNames() {
    var otherFields = vocabulary(census.otherFields)
    for (number, field) in checked.policy.fields.enumerated() where census.fields[number] == 0 && !isFull {
      report(
        .fieldNobodyHas, "the field \(quoted(field.name))", field.name,
        at: checked.origins.place(FieldID(UInt16(clamping: number))), among: census.otherFields, &otherFields)
    }
  }

  mutating func compareFields() {
    compareFieldNames()
    for (number, field) in checked.policy.fields.enumerated() where census.fields[number] > 0 && !isFull {
      let id = FieldID(UInt16(clamping: number))
      let counts = census.values[number]
      let known = zip(field.values, counts).filter { $1 > 0 }.map { ListCensus.Count($0, contacts: $1) }
      let offered = known + census.otherValues[number]
      var vocabulary = vocabulary(offered)
      for index in counts.indices where counts[index] == 0 && !isFull {
        report(
          .valueNobodyHas, "\(quoted(field.values[index])) as its \(quoted(field.name))", field.values[index],
          at: checked.origins.place(ValueID(UInt16(clamping: index)), of: id),
          among: offered, &vocabulary)
      }
      compareSpellings(of: field, id, counts, census.otherValues[number])
    }
  }

  /// Warns of values of the list that are a value of the rules but for capitals, marks and spaces, such as `Fl` beside `FL`: values are
  /// compared exactly, and one that the list has in the rules' spelling as well would go unnoticed otherwise.
  private mutating func compareSpellings(
    of field: PolicyField, _ id: FieldID, _ counts: [Int], _ others: [ListCensus.Count]
  ) {
    var asked: [String: Int] = [:]
    for index in counts.indices where counts[index] > 0 {
      let letters = Self.looselySpelled(field.values[index])
      if !letters.isEmpty, asked[letters] == nil { asked[letters] = index }
    }
    for other in others where !isFull {
      guard let index = asked[Self.looselySpelled(other.spelling)] else { continue }
      problems.report(
        Problem(
          .valueNobodyHas, .warning,
          "\(counted(other.contacts, "contact")) of \(quoted(list)) \(agreeing(other.contacts, "has", "have")) "
            + "\(quoted(other.spelling)) as \(agreeing(other.contacts, "its", "their")) \(quoted(field.name)), which is not "
            + quoted(field.values[index]),
          at: checked.origins.place(ValueID(UInt16(clamping: index)), of: id),
          help: "write it in the list as the rules do, or name it in the rules as well"))
    }
  }

  /// Of numbers, marks matter.
  private static func looselySpelled(_ value: String) -> String {
    value.contains(where: \.isLetter) ? lettersAlone(value) : value.filter { !$0.isWhitespace }
  }

  private func vocabulary(_ counts: [ListCensus.Count]) -> Vocabulary {
    Vocabulary(counts.map(\.spelling), comparisons: .max)
  }

  private mutating func report(
    _ code: DiagnosticCode, _ what: String, _ word: String, at place: Place, among counts: [ListCensus.Count],
    _ vocabulary: inout Vocabulary, otherwise: Elsewhere? = nil
  ) {
    asked += 1
    let isAsked = asked <= Self.mostSuggestions
    var meant = isAsked ? vocabulary.meant(by: word) : []
    let elsewhere = isAsked && meant.isEmpty ? otherwise : nil
    if isAsked, meant.isEmpty, elsewhere == nil { meant = abbreviated(by: word, among: counts) }
    let shown = meant.isEmpty && code == .valueNobodyHas && isAsked ? mostFrequent(counts) : meant
    let notes =
      elsewhere?.notes
      ?? shown.compactMap { name in
        counts.first { $0.spelling == name }.map { count in
          "the list has \(quoted(name))" + (count.contacts > 0 ? " (\(counted(count.contacts, "contact")))" : "")
        }
      }
    var problem = Problem.unknown(
      code, .warning, "no contact of \(quoted(list)) has \(what)", word, at: place, meant: meant, notes: notes,
      otherwise: elsewhere?.help ?? "check how the list spells it; \(advice(code))")
    // The list may lack contacts that are still to come, so no change is safe.
    problem.fixes = problem.fixes.map { Fix($0.title, safety: .unsafe, edits: $0.edits) }
    problems.report(problem)
  }

  /// What a few letters may stand for, such as `FL` for `Florida`; empty where that could be many.
  private func abbreviated(by word: String, among counts: [ListCensus.Count]) -> [String] {
    let found = counts.map(\.spelling).filter { abbreviates(word, $0) || abbreviates($0, word) }
    return found.count <= 3 ? found : []
  }

  private func mostFrequent(_ counts: [ListCensus.Count]) -> [String] {
    counts.filter { $0.contacts > 0 }.sorted { ($1.contacts, $0.spelling) < ($0.contacts, $1.spelling) }
      .prefix(3).map(\.spelling)
  }

  private func advice(_ code: DiagnosticCode) -> String {
    code == .tagNobodyHas
      ? "a tag that members will set is right as it is" : "delete it if no contact will ever have it"
  }
}
