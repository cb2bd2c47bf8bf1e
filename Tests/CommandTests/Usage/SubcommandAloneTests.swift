import Testing

@testable import PatchbayCommand

/// Which command lines a subcommand reads without its root.
@Suite struct SubcommandAloneTests {
  @Test(arguments: ["check a.yaml", "route r.yaml --contacts l.csv -", "simulate r.yaml --seed 7", "init"])
  func `a command line that is right needs no root`(line: String) throws {
    let subcommand = try #require(Patchbay.subcommand(words(line)))
    #expect("\(type(of: subcommand))".lowercased() == words(line).first)
  }

  @Test(arguments: [
    "", "--help", "--version", "help check", "chekc a.yaml", "check", "check --help", "check --version",
    "check a.yaml --wrong",
    "check a.yaml --format wrong", "check a.yaml --generate-completion-script bash",
  ])
  func `the root helps and says what is wrong`(line: String) {
    #expect(Patchbay.subcommand(words(line)) == nil)
  }

  private func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }
}
