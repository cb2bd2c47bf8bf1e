internal import Diagnostics
internal import Journal
internal import RuleLanguage
internal import Zones

extension DurableAction {
  /// The rules of a basis, read again, with lists that are written as command lines said.
  static func recheck(_ basis: Basis, zones: @escaping ZoneLoader) -> CheckedPolicy? {
    guard let texts = RuleTexts(basis.documents) else { return nil }
    var problems = DiagnosticSink()
    let checked = checkRules(
      Source(name: texts.file.name, bytes: texts.file.bytes),
      loader: { _, _ in
        guard let roster = texts.roster else { return .failure(LoadFailure(reason: "the state file has no roster")) }
        return .success(Source(name: roster.name, bytes: roster.bytes))
      }, zones: zones, sink: &problems)
    return texts.list.map { checked?.reading($0) } ?? checked
  }
}
