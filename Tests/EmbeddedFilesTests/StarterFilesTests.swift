import StarterFiles
import TestSupport
import Testing

/// `patchbay init` writes the files of `rules/starter`, hidden ones among them.
@Suite struct StarterFilesTests {
  @Test func `the files are in the program in order`() throws {
    let paths = try Project.files(below: "rules/starter", hidden: true).map { $0.dropFirst("rules/starter/".count) }
    #expect(paths.contains(".github/workflows/patchbay.yml"))
    #expect(starterFiles.map(\.path) == paths.map(String.init))
    for (path, text) in starterFiles { #expect(try text == Project.text("rules/starter/" + path), "\(path)") }
  }
}
