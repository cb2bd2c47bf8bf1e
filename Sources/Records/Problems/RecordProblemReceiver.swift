/// Receives what is wrong with the records of a list or stream, in their order.
package protocol RecordProblemReceiver {
  /// Receives the refused records of a block. Their messages need not be made where no one will read them.
  mutating func report(_ block: borrowing ContactBlock)
  mutating func report(_ problem: RecordProblem)
}
