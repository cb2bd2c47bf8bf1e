import Campaign
import Diagnostics
internal import Folding
import KeyedFiles
internal import Text
import YAMLTree

// Names that exist because `members` names them, and were probably not meant so.
extension Checker {
  /// Warns of a text without quotes that reads like several names, or like none.
  mutating func warnOddName(_ name: String, _ span: SourceSpan) {
    guard syntax.source.bytes[Int(span.lower)] == name.utf8.first, !isWord(name) else { return }
    if !name.unicodeScalars.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil }) {
      return problems.report(
        Problem(
          .oddName, .warning, "\(quoted(name)) is read as the name of a team member", at: place(span),
          help: "delete it, or put it in quotes if someone is called so"))
    }
    if name.contains(anyOf: ["..", "\u{2026}"]) {
      return problems.report(
        Problem(
          .oddName, .warning, "\(quoted(name)) is read as the name of one team member", at: place(span),
          help: "write each name as an entry of its own, or put the name in quotes if it is one"))
    }
    let marks = name.contains { ",;|\u{FF0C}\u{3001}\u{FF1B}".contains($0) }
    guard marks || name.contains(anyOf: [" and ", " & "]) else { return }
    let parts = namesInOne(name)
    guard parts.count > 1 else { return }
    problems.report(
      Problem(
        .oddName, .warning, "\(quoted(name)) is read as the name of one team member", at: place(span),
        help: "write each as an entry of its own, \(parts.map { quoted(yamlScalar($0)) }.joined(separator: ", ")), "
          + "or put the name in quotes if it is one"))
  }

  /// Whether a name is a word of ASCII letters and digits, as nearly every one is: nothing is odd about it.
  private func isWord(_ name: String) -> Bool {
    name.utf8.allSatisfy { ASCII.isAlphanumeric($0) }
  }

  /// Warns of members whose names differ in nothing that people see as a difference.
  mutating func warnNamesAlike() {
    var first: [String: Int] = [:]
    for (index, entry) in roster.enumerated() {
      let folded = Self.folded(entry.member.key)
      guard let other = first[folded] else {
        first[folded] = index
        continue
      }
      let (name, otherName) = (quoted(entry.member.key), quoted(roster[other].member.key))
      problems.report(
        Problem(
          .namesAlike, .warning, "\(name) and \(otherName) are two team members", at: entry.place,
          related: [Label(roster[other].place, "the other one")],
          help: "write the name one way if they are one person, and else give one of them another name"))
    }
  }
}
