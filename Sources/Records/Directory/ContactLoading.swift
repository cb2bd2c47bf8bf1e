package import Campaign
package import Diagnostics
internal import Threads

/// Reads a contact list into a run's directory, and passes each good contact to the caller.
///
/// Of several threads one reads ahead while another takes what was read; what comes of it is the same.
///
/// - Throws: what the reader and `take` throw; `Failure` where the list has a column whose meaning must be said first.
/// - Parameters:
///   - problems: receives what is wrong with the rows.
///   - progress: is told how many contacts there are.
///   - jobs: how many threads may work; at 1 this one does everything. With more, what is passed here is called on any of them, one call
///     at a time.
///   - size: how many bytes the list has, where that is known.
///   - optOut: receives contacts who were taken and have opted out by another row.
///   - take: receives the arrival and its row; its tags, field values and zones are in the directory during the call.
package func loadContacts<Input: ByteReader>(
  _ reader: consuming RecordReader<Input>, into directory: Directory, problems: inout some RecordProblemReceiver,
  progress: some Progress, jobs: Int = 1, size: Int? = nil, optOut: @escaping (ContactID) throws -> Void,
  take: @escaping (_ arrival: ContactArrival, _ row: Int, _ block: ContactBlock) throws -> Void
) throws {
  let blocks = BlocksAhead(reader, ahead: jobs > 1 ? mostAhead : 0)
  // A short list is not worth a thread.
  var number = 0
  while jobs == 1 || number < readAlone {
    guard try blocks.read(number), let block = blocks[number] else { break }
    if number == 0, let size { directory.expect(listOf: size, as: block) }
    try load(block, into: directory, problems: &problems, optOut: optOut, take: take)
    progress.note(directory.contactCount, "contact")
    number += 1
  }
  if jobs > 1, number == readAlone {
    // Each is the second lane's alone.
    var told = problems
    defer { problems = told }
    let lanes: [Lanes.Lane] = [
      { try blocks.read($0 + readAlone) },
      {
        guard let block = blocks[$0 + readAlone] else { return true }
        try load(block, into: directory, problems: &told, optOut: optOut, take: take)
        progress.note(directory.contactCount, "contact")
        return true
      },
    ]
    try Lanes(lanes, ahead: mostAhead).run(jobs: jobs) { try progress.check() }
  }
  directory.closeList()
  for problem in directory.listProblems { problems.report(ofList: problem) }
}

/// How many blocks the thread that reads may be ahead.
private let mostAhead = 4
/// How many blocks are read before another thread begins.
private let readAlone = 2

private func load(
  _ block: ContactBlock, into directory: Directory, problems: inout some RecordProblemReceiver,
  optOut: (ContactID) throws -> Void,
  take: (_ arrival: ContactArrival, _ row: Int, _ block: ContactBlock) throws -> Void
) throws {
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
}
