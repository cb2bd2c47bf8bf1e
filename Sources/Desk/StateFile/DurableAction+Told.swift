internal import Journal

extension DurableAction {
  /// Tells the effects of the present stream once more, those behind the effect `n`, `i`: whole lines, as they are on the disk.
  ///
  /// - Parameter tell: gets them piece by piece, in their order.
  package func tellAgain(after n: Int, _ i: Int, _ tell: ([UInt8]) throws -> Void) throws {
    guard stream > 0, let before = try log.batches(beforeStream: stream) else { return }
    var rest = log.batches(after: before)
    while let batch = try rest.next() {
      guard batch.lines.upperBound >= n else { continue }
      let effects = EffectLines(batch.effects).dropped(through: n, i)
      if !effects.isEmpty { try tell(Array(effects)) }
    }
  }
}
