internal import Campaign
package import Diagnostics

/// Makes safe fixes in files: in memory, until everything has been checked.
package struct FixedFiles {
  package let texts = FixedTexts()
  /// A fix may uncover a problem that another fix solves, but no fix undoes another: this many rounds are enough for
  /// files that people write.
  private static let mostRounds = 10

  package init() {}

  /// The contents of a file after rounds of fixes.
  ///
  /// - Parameter rules: the rule files beside a scenario.
  func contents(
    _ read: Source, _ path: String, _ files: some CheckedFiles, rules: [RoutingPolicy] = []
  ) -> Contents {
    let loader = self.loader(for: path, files)
    var contents = Contents(current(read, path, files), path, files, loader, rules: rules)
    var rounds = 0
    while rounds < Self.mostRounds, texts.apply(contents.problems.problems) {
      rounds += 1
      contents = Contents(current(read, path, files), path, files, loader, rules: rules)
    }
    return contents
  }

  /// A loader whose rosters are fixed as well. Standard input names rosters, but cannot change them.
  private func loader(for path: String, _ files: some CheckedFiles) -> FileLoader {
    let loader = files.loader(for: path)
    guard path != "-" else { return loader }
    return { reference, place in
      loader(reference, place).map { current($0, $0.name, files) }
    }
  }

  /// The text after the fixes so far. A roster that two rule files share is fixed once, by whatever links they name it.
  private func current(_ read: Source, _ path: String, _ files: some CheckedFiles) -> Source {
    texts.current(read, key: path == "-" ? path : files.withoutLinks(path), path: path)
  }
}
