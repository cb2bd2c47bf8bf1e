/// What another version of rules does differently, of one file or of a folder.
package protocol VersionDiff {
  var verdict: RulesDiff.Verdict { get }
  /// It is known of every file whether its replies go elsewhere.
  var isKnown: Bool { get }
  /// One sentence for people.
  var summary: String { get }
  /// How many rule files were looked at, of both versions.
  var fileCount: Int { get }
  func text() -> String
  func json() -> String
  func markdown() -> String
  /// The same without its heading and its summary.
  func markdownBody() -> String
}

extension RulesDiff: VersionDiff {
  package var fileCount: Int { 2 }
  package var isKnown: Bool { routingVerdict != .notProved }
}

extension FolderDiff: VersionDiff {
  package var fileCount: Int { 2 * pairs.count + added.count + removed.count }
  package var isKnown: Bool { notCompared.isEmpty && pairs.allSatisfy { $0.diff.isKnown } }
}
