internal import Campaign
internal import Diagnostics
internal import Text

/// Counts the contacts whose column names a person who is not in the team.
struct StrangerCount {
  let column: ContactColumn
  private var rows = 0
  private var firstLine = 0
  /// The first names, each once.
  private var names: [[UInt8]] = []
  private var hasMore = false

  init(column: ContactColumn) { self.column = column }

  mutating func count(_ name: Bytes, line: Int) {
    rows += 1
    if rows == 1 { firstLine = line }
    guard !hasMore, !names.contains(where: { $0.elementsEqual(name) }) else { return }
    if names.count < 3 { names.append(Array(name)) } else { hasMore = true }
  }

  /// One warning for the whole column, at its first line.
  ///
  /// - Parameter team: who is there.
  func problem(_ team: [TeamMember]) -> RecordProblem? {
    guard rows > 0 else { return nil }
    let listed = names.map { "`\($0.withUnsafeBufferPointer { shown($0) })`" }.joined(separator: ", ")
    let extent = counted(rows, "contact")
    let meant = names.compactMap { name in Self.meant(String(decoding: name, as: UTF8.self), team) }
    let step =
      meant.isEmpty ? "write the names as the team does, or leave them out" : "write \(meant.joined(separator: ", "))"
    return RecordProblem(
      .columnOfStrangers, .warning,
      "`\(column.rawValue)` names no one on the team for \(extent): \(listed)\(hasMore ? " and others" : "")",
      at: LinePiece(ofLine: firstLine),
      help: "these contacts are routed as if no one were named; \(step)")
  }

  /// `ana` for `Ana Ruiz`; nil where it cannot be told whom a name means.
  private static func meant(_ name: String, _ team: [TeamMember]) -> String? {
    let folded = name.lowercased()
    let known = team.first {
      $0.key.lowercased() == folded || $0.name.lowercased() == folded || $0.email?.lowercased() == folded
    }
    return known.map { "`\(legible($0.key))` for `\(legible(name))`" }
  }
}
