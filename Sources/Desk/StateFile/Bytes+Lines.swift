extension [UInt8] {
  /// How many bytes the first lines have, with their line breaks.
  func length(ofLines lines: Int) -> Int {
    var rest = lines
    return rest == 0
      ? 0
      : firstIndex { byte in
        if byte == 0x0A { rest -= 1 }
        return rest == 0
      }.map { $0 + 1 } ?? count
  }
}
