/// Does numbered pieces of work on several threads, where no piece needs another one: piece `number` belongs to share
/// `number % jobs`, and a share does its pieces in their order on one thread at a time.
///
/// - Parameters:
///   - jobs: how many shares there are, and how many threads work, this one among them.
///   - check: is asked on this thread while it waits.
///   - work: makes a result; what it changes must belong to the share.
/// - Returns: the results in the order of the pieces, so that nothing depends on the number of threads.
/// - Throws: what `work` throws, and at once what `check` throws.
package func share<Result>(
  _ count: Int, jobs: Int, check: () throws -> Void = {},
  _ work: @escaping (_ share: Int, _ number: Int) throws -> Result
) throws -> [Result] {
  let jobs = max(1, min(jobs, count))
  let shares = (0..<jobs).map { _ in Share<Result>() }
  let lanes = shares.indices.map { share in
    { (number: Int) throws -> Bool in
      if number % jobs == share, number < count { shares[share].results.append(try work(share, number)) }
      return number < count
    }
  }
  try Lanes(lanes, ahead: count).run(jobs: jobs, check: check)
  return (0..<count).map { shares[$0 % jobs].results[$0 / jobs] }
}

/// What one share has made.
private final class Share<Result> {
  var results: [Result] = []
}
