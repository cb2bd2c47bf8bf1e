/// Follows long work: is told how far it has come, and may ask it to stop.
package protocol Progress: Sendable {
  /// Whether the work is to stop as soon as it can.
  var isCancelled: Bool { get }
  /// Throws when the work is to stop.
  func check() throws(Failure)
  /// Is told how far the work has come.
  ///
  /// - Parameters:
  ///   - count: how many are done.
  ///   - noun: what they are, in the singular.
  func note(_ count: Int, _ noun: String)
}

/// Work that no one follows.
package struct NoProgress: Progress {
  package init() {}
  package var isCancelled: Bool { false }
  package func check() throws(Failure) {}
  package func note(_ count: Int, _ noun: String) {}
}
