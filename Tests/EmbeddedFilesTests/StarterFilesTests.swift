import Foundation
import StarterFiles
import Testing

/// `patchbay init` writes the files of `rules/starter`, hidden ones among them.
@Suite struct StarterFilesTests {
  @Test func theFilesAreInTheProgramInOrder() throws {
    let files = try folder("rules/starter")
    #expect(files.keys.contains(".github/workflows/patchbay.yml"))
    #expect(starterFiles.map(\.path) == files.keys.sorted())
    for (path, text) in starterFiles { #expect(text == files[path], "\(path)") }
  }
}
