package import Foundation
package import Testing

/// The names in a folder of `Tests/Fixtures` that end so, sorted, without that ending.
///
/// Throws when there are none, and Swift Testing then reports the test that would run over them.
package func fixtures(
  in folder: String, ending: String = "", sourceLocation: SourceLocation = #_sourceLocation
) throws -> [String] {
  let names = try FileManager.default.contentsOfDirectory(atPath: fixture(folder).path)
    .filter { $0.hasSuffix(ending) && !$0.hasPrefix(".") }
  try #require(
    !names.isEmpty, "Tests/Fixtures/\(folder) has nothing that ends in `\(ending)`", sourceLocation: sourceLocation)
  return names.map { String($0.dropLast(ending.count)) }.sorted()
}

/// A file or folder of `Tests/Fixtures`.
package func fixture(_ path: String) -> URL { Project.file("Tests/Fixtures/" + path) }
