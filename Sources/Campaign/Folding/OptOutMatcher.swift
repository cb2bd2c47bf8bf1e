/// Reads replies: is the whole of one an opt-out keyword?
///
/// Keywords and replies are compared in the form of `TextFolding.appendReply`, in time linear in the reply. A reply that
/// proves longer than every keyword while still ASCII (most are) is left at that point and allocates nothing.
public struct OptOutMatcher: Sendable {
  /// Folded, sorted by their bytes, each once.
  private let keywords: [[UInt8]]
  private let longest: Int

  /// A keyword that folds to nothing (white space only) matches no reply.
  public init(keywords: [String]) {
    let folded = keywords.map { Array(foldedReply($0).utf8) }.filter { !$0.isEmpty }
      .sorted { $0.lexicographicallyPrecedes($1) }
    self.keywords = folded.indices.filter { $0 == 0 || folded[$0] != folded[$0 - 1] }.map { folded[$0] }
    longest = self.keywords.map(\.count).max() ?? 0
  }

  /// - Parameter text: UTF-8, as it came.
  public func reads(_ text: UnsafeBufferPointer<UInt8>) -> ReplyReading {
    ReplyReading(isOptOut: isKeyword(text))
  }

  public func reads(_ text: String) -> ReplyReading {
    var text = text
    return text.withUTF8 { reads($0) }
  }

  private func isKeyword(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let ascii = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longest) { form in
      foldASCII(text, into: form)
    }
    switch ascii {
    case .differs: return false
    case .keyword: return true
    case .undecided:
      var form: [UInt8] = []
      TextFolding.appendReply(text, to: &form)
      return form.withUnsafeBufferPointer { contains($0) }
    }
  }

  private enum ASCIIAnswer { case keyword, differs, undecided }

  /// Folds an ASCII reply into a buffer as long as the longest keyword.
  private func foldASCII(
    _ text: UnsafeBufferPointer<UInt8>, into form: UnsafeMutableBufferPointer<UInt8>
  ) -> ASCIIAnswer {
    var written = 0
    /// Length of the form up to its last character that is not outer.
    var kept = 0
    var pendingSpace = false
    for byte in text {
      guard byte < 0x80 else { return .undecided }
      if ASCII.isControl(byte) { continue }
      let isOuter = ASCII.isOuter(byte)
      if isOuter, kept == 0 { continue }
      if ASCII.isWhiteSpace(byte) {
        pendingSpace = true
        continue
      }
      if pendingSpace {
        if written < form.count { form[written] = 0x20 }
        written += 1
        pendingSpace = false
      }
      if written < form.count { form[written] = ASCII.lowercased(byte) }
      written += 1
      if !isOuter {
        kept = written
        // Whatever follows only makes the form longer, ASCII or not.
        if kept > form.count { return .differs }
      }
    }
    // A reply of nothing but punctuation keeps it, which is rare enough for the slow way.
    guard kept > 0 else { return .undecided }
    return contains(UnsafeBufferPointer(rebasing: form[..<kept])) ? .keyword : .differs
  }

  private func contains(_ form: UnsafeBufferPointer<UInt8>) -> Bool {
    var (low, high) = (0, keywords.count)
    while low < high {
      let middle = (low + high) / 2
      if keywords[middle].lexicographicallyPrecedes(form) { low = middle + 1 } else { high = middle }
    }
    return low < keywords.count && keywords[low].elementsEqual(form)
  }
}
