/// The records of a block and the faults between them, in the order of their lines.
package struct BlockEntries: Sequence, IteratorProtocol {
  package enum Entry {
    case record(Int)
    case problem(Int)
  }

  package let block: ContactBlock
  private var nextRow = 0
  private var nextProblem = 0

  init(_ block: ContactBlock) { self.block = block }

  package mutating func next() -> Entry? {
    let hasRow = nextRow < block.count
    if nextProblem < block.problemCount, !hasRow || block.problemLine(nextProblem) < block.line(nextRow) {
      nextProblem += 1
      return .problem(nextProblem - 1)
    }
    guard hasRow else { return nil }
    nextRow += 1
    return .record(nextRow - 1)
  }
}

extension ContactBlock {
  package var entries: BlockEntries { BlockEntries(self) }
}
