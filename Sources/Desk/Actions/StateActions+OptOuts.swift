internal import Campaign
internal import Journal
package import Records
internal import Text

extension StateActions {
  /// The opt outs that were said and not undone since, in the order in which they were said.
  package func optOuts() throws -> [SaidOptOut] {
    // What a version said that knew of no sender is not among them.
    for name in names { _ = try open(name) }
    do {
      return try file.said().map { SaidOptOut($0) }.inForce
    } catch { throw explained(error) }
  }
}

extension [SaidOptOut] {
  /// Those that were not undone since. An undoing is about a phone, and about an id where there is no phone.
  package var inForce: [SaidOptOut] {
    var undone: [String: Int] = [:]
    for (place, said) in enumerated() where said.isUndone { undone[said.person] = place }
    return enumerated().filter { place, said in
      !said.isUndone && undone[said.person].map { $0 < place } ?? true
    }.map(\.element)
  }
}

extension SaidOptOut {
  /// Whom it is about: equal for the same person.
  var person: String { phone.isEmpty ? "id " + id : phone }

  private static let columns = ["phone", "id", "action", "by", "at"]

  /// A table that `--opted-out` reads.
  package static func csv(_ optOuts: [SaidOptOut]) -> String {
    csvRow(columns)
      + optOuts.map { csvRow([$0.phone, $0.id, $0.action ?? "", $0.by, $0.at?.text ?? ""]) }.joined()
  }
}
