import Diagnostics
import Foundation

/// A problem written as data: its words, `---`, and a source in which `«»` marks the primary place and `‹›` the related ones.
///
/// ```
/// error: tag rule can never change who gets a reply
/// label: every contact with this tag already reaches the same members
/// related: through this rule
/// help: delete it
/// ---
/// - when: ‹{ any: [Donor, VIP] }›
/// - «tag: Donor»
/// ```
func markedProblem(_ name: String, _ bytes: [UInt8]) -> Problem? {
  let separator = Array("---\n".utf8)
  guard let end = bytes.indices.first(where: { bytes[$0...].starts(with: separator) }) else { return nil }
  let words = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\n").map { line in
    line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
  }
  func all(_ key: String) -> [String] { words.filter { $0.first == key }.map { $0.count > 1 ? $0[1] : "" } }

  var source: [UInt8] = []
  var opened: [Int] = []
  var primary = SourceSpan(0, 0)
  var related: [SourceSpan] = []
  var at = end + separator.count
  while at < bytes.count {
    let rest = bytes[at...]
    if rest.starts(with: "«".utf8) || rest.starts(with: "‹".utf8) {
      opened.append(source.count)
    } else if rest.starts(with: "»".utf8), let start = opened.popLast() {
      primary = SourceSpan(start..<source.count)
    } else if rest.starts(with: "›".utf8), let start = opened.popLast() {
      related.append(SourceSpan(start..<source.count))
    } else {
      source.append(bytes[at])
      at += 1
      continue
    }
    at += rest.starts(with: "«".utf8) || rest.starts(with: "»".utf8) ? 2 : 3
  }
  let file = Source(name: all("file").first ?? "\(name).yaml", bytes: source)
  guard let severity = Severity.allCases.first(where: { !all($0.rawValue).isEmpty }),
    let message = all(severity.rawValue).first
  else { return nil }
  let fixes = all("delete").map { Fix($0, safety: .safe, edits: [Edit(Place(file, primary), "")]) }
  return Problem(
    DiagnosticCode(203, "rule that changes nothing"), severity, message, at: Place(file, primary),
    label: all("label").first ?? "", related: zip(related, all("related")).map { Label(Place(file, $0), $1) },
    notes: all("fact"), help: all("help").first, fixes: fixes)
}
