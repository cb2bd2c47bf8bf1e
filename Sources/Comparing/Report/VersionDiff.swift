/// What another version of rules does differently, of one file or of a folder.
package protocol VersionDiff {
  var verdict: RulesDiff.Verdict { get }
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
}

extension FolderDiff: VersionDiff {
  package var fileCount: Int { 2 * pairs.count + added.count + removed.count }
}
