internal import Checking
internal import Diagnostics

/// The files that share the names of a rule file.
package struct RelatedFiles {
  package let rules: FileAnalysis
  package let roster: FileAnalysis?
  package let cases: [FileAnalysis]
  package let scenarios: [FileAnalysis]

  package var all: [FileAnalysis] { [rules] + (roster.map { [$0] } ?? []) + cases + scenarios }
}

extension Workspace {
  /// The rule files that a file belongs to: itself, the one that its cases are for, those that name it as their roster, those of the
  /// folder of a scenario.
  package func rules(of path: String) -> [FileAnalysis] {
    guard let file = analysis(path) else { return [] }
    switch file.role {
    case .rules: return [file]
    case .cases: return (try? ruleFile(of: path, in: files)).flatMap { analysis(openPath(of: $0)) }.map { [$0] } ?? []
    case .roster:
      // Rules that named it once may name another file now.
      return files.rules(withRoster: path).compactMap { analysis($0) }.filter { roster(of: $0)?.path == path }
    case .scenario: return filesBeside(path).filter { $0.role == .rules }
    case .other: return []
    }
  }

  /// A rule file with all files that share its names.
  package func related(to rules: FileAnalysis) -> RelatedFiles {
    RelatedFiles(
      rules: rules, roster: roster(of: rules),
      cases: caseFiles(of: rules.path, in: files).compactMap { analysis(openPath(of: $0)) },
      scenarios: filesBeside(rules.path).filter { $0.role == .scenario })
  }

  /// The YAML files in the folder of a file, without files of cases.
  private func filesBeside(_ path: String) -> [FileAnalysis] {
    yamlFiles(in: splitPath(path).folder).filter { !isCaseFile($0) }
      .compactMap { analysis(isOpen($0) ? $0 : openPath(of: $0)) }
  }

  /// Every file that shares names with a file, each once; the file itself comes first.
  package func neighbours(of path: String) -> [FileAnalysis] {
    var found = analysis(path).map { [$0] } ?? []
    for rules in rules(of: path) {
      for file in related(to: rules).all where !found.contains(where: { $0.path == file.path }) { found.append(file) }
    }
    return found
  }
}
