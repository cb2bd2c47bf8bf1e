package import Foundation
package import Testing

/// Whether this run writes golden files instead of comparing with them: `UPDATE_GOLDEN=1`.
package let updatesGolden = ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1"

/// Expects the text of a golden file. `UPDATE_GOLDEN=1` writes it.
package func expectGolden(_ text: String, _ file: URL, sourceLocation: SourceLocation = #_sourceLocation) throws {
  if updatesGolden { try Data(text.utf8).write(to: file, options: .atomic) }
  let golden = try String(contentsOf: file, encoding: .utf8)
  #expect(text == golden, "UPDATE_GOLDEN=1 writes \(file.lastPathComponent)", sourceLocation: sourceLocation)
}

/// Expects a text between two marks of a page. `UPDATE_GOLDEN=1` writes it there.
package func expectGolden(
  _ text: String, in page: URL, after open: String, before close: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let whole = try String(contentsOf: page, encoding: .utf8)
  let start = try #require(whole.range(of: open), "no `\(open)`", sourceLocation: sourceLocation).upperBound
  let end = try #require(
    whole.range(of: close, range: start..<whole.endIndex), "no `\(close)`", sourceLocation: sourceLocation
  ).lowerBound
  if updatesGolden {
    try Data(whole.replacingCharacters(in: start..<end, with: text).utf8).write(to: page, options: .atomic)
  } else {
    #expect(
      whole[start..<end] == text, "UPDATE_GOLDEN=1 writes \(page.lastPathComponent)", sourceLocation: sourceLocation)
  }
}
