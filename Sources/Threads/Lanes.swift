internal import Glibc

/// Pieces of work that come one after the other and go through several hands: the first lane makes each piece, and the
/// others do something with it.
///
/// Each lane takes all pieces in their order, one at a time, so what it finds does not depend on the number of threads. Different
/// lanes are at work on different threads, each of which takes what is there to do.
package struct Lanes {
  /// Takes the piece of that number, from 0. The first lane says whether there is such a piece; what others say has no meaning.
  package typealias Lane = (Int) throws -> Bool

  private let lanes: [Lane]
  private let ahead: Int

  /// - Parameters:
  ///   - lanes: the first makes the pieces; it may be asked for more after it said that there is none.
  ///   - ahead: how many pieces the first lane may be ahead of the slowest. At 0 it makes a piece when all others are done with the
  ///     one before.
  package init(_ lanes: [Lane], ahead: Int) {
    self.lanes = lanes
    self.ahead = max(0, ahead)
  }

  /// Does all there is to do.
  ///
  /// - Throws: what a lane throws, after the others have done the pieces before; and at once what `check` throws.
  /// - Parameters:
  ///   - jobs: how many threads work, this one among them.
  ///   - check: is asked on this thread while it waits.
  package func run(jobs: Int, check: () throws -> Void = {}) throws {
    let work = LaneWork(lanes, ahead: ahead)
    for _ in 1..<max(1, min(jobs, lanes.count)) {
      // A thread that cannot be started is not a failure: the others do its work. None is waited for, because it may wait for a
      // text that never comes, when the work is to stop.
      if let thread = startThread({ work.help() }) { pthread_detach(thread) }
    }
    try work.finish(check)
  }
}

/// INVARIANT: everything but the lanes is touched under the lock, and a lane is taken by the thread alone that noted it as
/// busy. So it is safe to share.
private final class LaneWork: @unchecked Sendable {
  private let lanes: [Lanes.Lane]
  private let ahead: Int
  /// The piece that comes next in each lane.
  private var next: [Int]
  private var isBusy: [Bool]
  /// How many pieces there are, once it is known.
  private var count: Int?
  private var failure: (any Error)?
  private var isStopped = false
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let change = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init(_ lanes: [Lanes.Lane], ahead: Int) {
    self.lanes = lanes
    self.ahead = ahead
    next = lanes.map { _ in 0 }
    isBusy = lanes.map { _ in false }
    pthread_mutex_init(lock, nil)
    pthread_cond_init(change, nil)
  }

  deinit {
    pthread_mutex_destroy(lock)
    pthread_cond_destroy(change)
    lock.deallocate()
    change.deallocate()
  }

  func help() {
    // Signals are for the thread that looks out for them.
    var signals = sigset_t()
    sigfillset(&signals)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    pthread_mutex_lock(lock)
    while !isDone {
      if let lane = free { take(lane) } else { pthread_cond_wait(change, lock) }
    }
    pthread_mutex_unlock(lock)
  }

  func finish(_ check: () throws -> Void) throws {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while !isDone {
      if let lane = free {
        take(lane)
        continue
      }
      waitAWhile()
      do {
        try check()
      } catch {
        failure = error
        isStopped = true
      }
    }
    isStopped = true
    pthread_cond_broadcast(change)
    // What others are at is to end before its results are looked at. The first lane has no results, and may wait for text.
    while isBusy.dropFirst().contains(true) { pthread_cond_wait(change, lock) }
    if let failure { throw failure }
  }

  private var isDone: Bool { isStopped || count.map { count in next.dropFirst().allSatisfy { $0 >= count } } ?? false }

  /// A lane in which something can be done: the last ones first, so that pieces do not pile up.
  private var free: Int? {
    for lane in lanes.indices.reversed() where !isBusy[lane] {
      if lane > 0 {
        if next[lane] < min(next[0], count ?? .max) { return lane }
      } else if count == nil, next.dropFirst().allSatisfy({ $0 >= next[0] - ahead }) {
        return lane
      }
    }
    return nil
  }

  /// Takes a piece of a lane. The lock is given back meanwhile.
  private func take(_ lane: Int) {
    let piece = next[lane]
    isBusy[lane] = true
    pthread_mutex_unlock(lock)
    let outcome = Result { try lanes[lane](piece) }
    pthread_mutex_lock(lock)
    isBusy[lane] = false
    switch outcome {
    case .success(let isPiece):
      if lane == 0 && !isPiece { count = piece } else { next[lane] += 1 }
    case .failure(let error):
      if failure == nil { failure = error }
      // What came before is done by all.
      count = min(count ?? .max, piece)
      next[lane] = max(next[lane], piece)
    }
    pthread_cond_broadcast(change)
  }

  /// Waits for a change, not so long that a signal would have no effect.
  private func waitAWhile() {
    var moment = timespec()
    clock_gettime(CLOCK_REALTIME, &moment)
    moment.tv_nsec += 100_000_000
    if moment.tv_nsec >= 1_000_000_000 {
      moment.tv_sec += 1
      moment.tv_nsec -= 1_000_000_000
    }
    pthread_cond_timedwait(change, lock, &moment)
  }
}
