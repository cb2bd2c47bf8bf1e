package import Diagnostics
internal import RuleLanguage
internal import ScenarioLanguage

/// The rule files below a folder by their paths from it, in the order of these: no scenarios, no files of cases, nothing that does not say
/// that it is one.
package func rulesBelow(
  _ folder: String, in files: some ReadableFiles, progress: any Progress
) throws(Failure) -> [String] {
  var found: [String] = []
  for path in try FolderFiles(below: folder, in: files, progress: progress).yaml where !isCaseFile(path) {
    try progress.check()
    let source = try files.source(path)
    guard isRuleFile(source), !isScenario(source) else { continue }
    found.append(String(decoding: path.utf8.dropFirst(joined(folder, "").utf8.count), as: UTF8.self))
  }
  return found
}
