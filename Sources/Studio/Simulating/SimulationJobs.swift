internal import Diagnostics
internal import Experiments
internal import Glibc
internal import Synchronization
internal import Text
internal import Threads

/// The simulation that runs for the page, one at a time, and the pages of the last ones.
final class SimulationJobs: Sendable {
  private struct State {
    var last: SimulationJob?
    /// By their ids, the latest last.
    var pages: [(id: String, html: String)] = []
  }

  private let state = Mutex(State())
  /// Older pages are gone.
  private static let mostPages = 8

  /// Starts a simulation; one that still runs is given up.
  func start(_ simulation: StudioSimulation) throws(Failure) -> SimulationJob {
    let job = SimulationJob()
    let before = state.withLock { state in
      defer { state.last = job }
      return state.last
    }
    before?.cancel()
    let thread = startThread { [self] in
      let outcome: SimulationJob.Outcome
      do {
        let html = try simulation.page(job, jobs: Self.jobs)
        keep(html, job.id)
        outcome = .done
      } catch let failure as Failure {
        outcome = .failed(failure)
      } catch {
        outcome = .failed(Failure("\(error)", cause: .program))
      }
      job.end(outcome)
    }
    guard let thread else { throw Failure("no thread can be started for the simulation", help: "close other programs") }
    pthread_detach(thread)
    return job
  }

  private func keep(_ html: String, _ id: String) {
    state.withLock { state in
      state.pages.append((id, html))
      if state.pages.count > Self.mostPages { state.pages.removeFirst() }
    }
  }

  func page(_ id: String) -> String? { state.withLock { state in state.pages.last { $0.id == id }?.html } }
  func job(_ id: String) -> SimulationJob? { state.withLock { $0.last?.id == id ? $0.last : nil } }
  func cancel() { state.withLock { $0.last }?.cancel() }

  private static var jobs: Int { min(max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1), 8) }
}

/// A simulation, how far it has come and how it ended.
final class SimulationJob: ReplicationProgress {
  enum Outcome: Sendable {
    case done
    case failed(Failure)
  }

  /// No one can guess it: it is the address of the page.
  let id = randomName()
  private let expected = Atomic<Int>(0)
  private let finished = Atomic<Int>(0)
  private let isGivenUp = Atomic<Bool>(false)
  private let ending = Mutex<Outcome?>(nil)

  var isCancelled: Bool { isGivenUp.load(ordering: .relaxed) }
  func check() throws(Failure) { if isCancelled { throw Failure("the simulation was stopped") } }
  func note(_ count: Int, _ noun: String) {}
  func expect(_ count: Int) { expected.wrappingAdd(count, ordering: .relaxed) }
  func finishOne() { finished.wrappingAdd(1, ordering: .relaxed) }

  func cancel() { isGivenUp.store(true, ordering: .relaxed) }
  func end(_ outcome: Outcome) { ending.withLock { $0 = outcome } }

  /// Nil while it runs.
  var outcome: Outcome? { ending.withLock { $0 } }
  /// Replications.
  var counts: (done: Int, of: Int) { (finished.load(ordering: .relaxed), expected.load(ordering: .relaxed)) }
}

/// 128 random bits as hexadecimal digits.
package func randomName() -> String {
  var system = SystemRandomNumberGenerator()
  return (0..<2).map { _ in
    let digits = String(system.next() as UInt64, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }.joined()
}
