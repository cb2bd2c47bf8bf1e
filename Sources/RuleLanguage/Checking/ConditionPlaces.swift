public import Campaign
public import Diagnostics
internal import Folding
internal import KeyedFiles

/// Where the tests of tag rules' conditions are. Few ask, so nothing of it is kept with the rules: the file is read again.
public struct ConditionPlaces {
  private let origins: OriginTable
  /// By where the rule starts. Looked up only, never walked.
  private var rules: [UInt32: TagRuleSyntax] = [:]

  public init(_ origins: OriginTable) {
    self.origins = origins
    var sink = DiagnosticSink()
    for case .value(let rule, let span) in parseRules(origins.source, sink: &sink).tagRules.value ?? [] {
      rules[span.lower] = rule
    }
  }

  /// The place of one of `Condition.tests`; the rule's where it is not found.
  public func place(of test: Condition, in rule: RuleID, under policy: RoutingPolicy) -> Place {
    let whole = origins.place(rule)
    guard let written = rules[whole.span.lower] else { return whole }
    let span: SourceSpan?
    if let tag = test.all.first {
      span = self.span(of: policy.tags[tag.index], in: written.when.value?.all) ?? written.tag.span
    } else if let tag = test.none.first {
      span = self.span(of: policy.tags[tag.index], in: written.when.value?.none)
    } else if !test.any.isEmpty {
      span = written.when.value?.any.span
    } else if let field = test.fields.first {
      let name = policy.fields[field.field.index].name
      span = written.when.value?.fields.value?.first { $0.name.value == name }?.name.span
    } else {
      span = nil
    }
    return span.map { Place(origins.source, $0) } ?? whole
  }

  private func span(of tag: String, in written: Written<[Written<String>]>?) -> SourceSpan? {
    let folded = foldedTag(tag)
    return written?.value?.first { $0.value.map { foldedTag($0) == folded } ?? false }?.span
  }
}
