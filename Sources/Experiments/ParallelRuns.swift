package import Diagnostics
import Glibc
package import Simulation
import Synchronization
import Threads

/// Follows replications that run on several threads.
package protocol ReplicationProgress: Progress {
  /// Announces that this many more replications will run.
  func expect(_ count: Int)
  /// Announces that one more replication is done. Called from any thread.
  func finishOne()
}

/// Follows nothing.
private struct UnwatchedRuns: ReplicationProgress {
  var isCancelled: Bool { false }
  func check() throws(Failure) {}
  func note(_ count: Int, _ noun: String) {}
  func expect(_ count: Int) {}
  func finishOne() {}
}

/// Runs replications on several threads. The results are in the order of the requests, so nothing computed from them
/// depends on the number of threads.
///
/// Each call runs exactly what it is asked to: a caller that needs further replications asks for the next range.
package struct ParallelRuns {
  package let jobs: Int
  package let progress: any ReplicationProgress
  /// Whether the time that was given is over: then what has not begun is not begun, and results are missing.
  package var isOver: @Sendable () -> Bool = { false }

  package init(jobs: Int, progress: any ReplicationProgress) {
    self.jobs = jobs
    self.progress = progress
  }

  /// Runs that no one follows.
  package init(jobs: Int) { self.init(jobs: jobs, progress: UnwatchedRuns()) }

  /// As many replications of one simulator as its scenario asks for, look by look.
  package func report(of simulator: Simulator) throws(Failure) -> SimulationReport {
    var judging = simulator.judging()
    var results: [ReplicationResult] = []
    while let count = judging.next {
      results += try run(results.count..<count, of: simulator)
      try requireWhole(results)
      judging.look(results)
    }
    return simulator.report(results, judging)
  }

  /// Replications of one simulator.
  package func run(_ numbers: Range<Int>, of simulator: Simulator) throws(Failure) -> [ReplicationResult] {
    try run(numbers.count) { simulator.run(replication: numbers.lowerBound + $0) }
  }

  /// Replications of two simulators, pair by pair.
  package func run(_ numbers: Range<Int>, of paired: PairedSimulator) throws(Failure) -> [PairedResult] {
    try run(numbers.count) { paired.run(replication: numbers.lowerBound + $0) }
  }

  /// Replications of several simulators over the same threads, so that none is idle while there is anything to run.
  ///
  /// - Returns: by simulator, in the order of `parts`.
  package func run(_ parts: [(simulator: Simulator, numbers: Range<Int>)]) throws(Failure) -> [[ReplicationResult]] {
    var pieces: [(part: Int, number: Int)] = []
    for (part, asked) in parts.enumerated() { pieces += asked.numbers.map { (part, $0) } }
    let all = try run(pieces.count) { [pieces] in parts[pieces[$0].part].simulator.run(replication: pieces[$0].number) }
    var results = parts.map { _ in [ReplicationResult]() }
    for (piece, result) in zip(pieces, all) { results[piece.part].append(result) }
    return results
  }

  /// Numbered pieces of work, from 0.
  package func run<Result: Sendable>(
    _ count: Int, _ work: @escaping @Sendable (Int) -> Result
  ) throws(Failure) -> [Result] {
    let pool = WorkPool(count, progress, isOver, work)
    var threads: [pthread_t] = []
    for _ in 1..<max(1, min(jobs, count)) {
      // A thread that cannot be started is not a failure: the others do its work.
      if let thread = startThread({ pool.work() }) { threads.append(thread) }
    }
    pool.work()
    for thread in threads { pthread_join(thread, nil) }
    try progress.check()
    return pool.all
  }
}

/// Pieces of work that threads take one by one.
private final class WorkPool<Result: Sendable>: Sendable {
  private let count: Int
  private let next = Atomic<Int>(0)
  private let results: Mutex<[Result?]>
  private let progress: any ReplicationProgress
  private let isOver: @Sendable () -> Bool
  private let piece: @Sendable (Int) -> Result

  init(
    _ count: Int, _ progress: any ReplicationProgress, _ isOver: @escaping @Sendable () -> Bool,
    _ piece: @escaping @Sendable (Int) -> Result
  ) {
    self.count = count
    self.progress = progress
    self.isOver = isOver
    self.piece = piece
    results = Mutex([Result?](repeating: nil, count: count))
  }

  var all: [Result] { results.withLock { $0.compactMap(\.self) } }

  func work() {
    while !progress.isCancelled, !isOver() {
      let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
      if number >= count { return }
      let result = piece(number)
      results.withLock { $0[number] = result }
      progress.finishOne()
    }
  }
}
