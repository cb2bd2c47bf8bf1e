internal import Text

extension Failure {
  /// A name that no team member has.
  ///
  /// - Parameters:
  ///   - keys: the members' names; each may be there several times.
  ///   - place: where the name was looked for.
  ///   - lister: names them all, where they are too many for a message.
  package static func noMember(_ name: String, among keys: [String], in place: String, lister: String) -> Failure {
    var known: [String] = []
    var seen: Set<String> = []
    for key in keys where seen.insert(key).inserted { known.append(key) }
    let all = known.count > 12 || known.isEmpty ? lister : "expected \(oneOf(known))"
    return Failure(
      "there is no team member \(quoted(name)) in \(place)", help: didYouMean(suggest(name, among: known)) ?? all)
  }
}
