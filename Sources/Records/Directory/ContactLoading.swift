package import Campaign
package import Diagnostics

/// Reads a contact list into a run's directory, and passes each good contact to the caller.
///
/// - Throws: what the reader and `take` throw; `Failure` where the list has a column whose meaning must be said first.
/// - Parameters:
///   - problems: receives what is wrong with the rows.
///   - progress: is told how many contacts there are.
///   - optOut: receives contacts who were taken and have opted out by another row.
///   - take: receives the arrival and its row; its tags, field values and zones are in the directory during the call.
package func loadContacts<Input: ByteReader>(
  _ reader: consuming RecordReader<Input>, into directory: Directory, problems: inout some RecordProblemReceiver,
  progress: some Progress, optOut: (ContactID) throws -> Void,
  take: (_ arrival: ContactArrival, _ row: Int, _ block: ContactBlock) throws -> Void
) throws {
  while let block = try reader.next() {
    for index in 0..<block.count {
      switch directory.add(index, of: block) {
      case .joined(let arrival, let remarks):
        for remark in remarks { problems.report(remark, index, of: block, in: directory) }
        try take(arrival, index, block)
      case .refused(let problem, _, let optsOut):
        problems.report(problem, index, of: block, in: directory)
        for contact in optsOut { try optOut(contact) }
      }
    }
    problems.report(block)
    // Who has opted out may stand in what was not read.
    if block.endsList {
      throw Failure("none of the contacts is taken, because what a column means must be said first")
    }
    for fault in 0..<block.problemCount { for contact in directory.passOver(fault, of: block) { try optOut(contact) } }
    progress.note(directory.contactCount, "contact")
  }
  directory.closeList()
  for problem in directory.listProblems { problems.report(ofList: problem) }
}
