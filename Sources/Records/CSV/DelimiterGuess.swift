internal import Campaign

/// What separates the cells of a table, as its first line shows.
enum DelimiterGuess {
  case found(UInt8)
  /// The first line does not end here.
  case incomplete
  /// More than one could.
  case unclear

  /// - Parameter isWhole: whether nothing can follow the text.
  static func read(_ text: Bytes, isWhole: Bool) -> DelimiterGuess {
    var isQuoted = false
    var cells: [UInt8: [[UInt8]]] = [:]
    var current: [UInt8: [UInt8]] = [:]
    let known = ListDelimiter.allCases.map(\.byte)
    for byte in known { (cells[byte], current[byte]) = ([], []) }
    var isEnded = false
    for byte in text {
      if byte == 0x22 { isQuoted.toggle() }
      if byte == 0x0A, !isQuoted {
        isEnded = true
        break
      }
      if byte == 0x22 || byte == 0x0D { continue }
      for delimiter in known {
        if byte == delimiter, !isQuoted {
          cells[delimiter]?.append(current[delimiter] ?? [])
          current[delimiter] = []
        } else {
          current[delimiter]?.append(byte)
        }
      }
    }
    guard isEnded || isWhole else { return .incomplete }
    let used = known.filter { cells[$0]?.isEmpty == false }
    if used.count < 2 { return .found(used.first ?? ListDelimiter.comma.byte) }
    // Only one of them makes columns that mean something.
    let counts = used.map { delimiter in
      ((cells[delimiter] ?? []) + [current[delimiter] ?? []]).count { cell in
        let name = HeaderName(String(decoding: cell, as: UTF8.self))
        return ContactColumn.spelled(name) != nil || ContactColumn.named(name) != nil
      }
    }
    let most = counts.max() ?? 0
    let best = zip(used, counts).filter { $0.1 == most }.map(\.0)
    return most > 0 && best.count == 1 ? .found(best[0]) : .unclear
  }
}
