import Glibc
import Simulation
import Synchronization

/// Runs the replications of a simulation on several threads. The results stand in the order of replications, so nothing that
/// is made of them depends on the number of threads.
final class ParallelRuns: Sendable {
  private let simulator: Simulator
  private let first: Int
  private let count: Int
  private let next = Atomic<Int>(0)
  private let finished = Atomic<Int>(0)
  private let results: Mutex<[ReplicationResult?]>
  private let progress: @Sendable (Int) -> Void

  /// - Parameter progress: told the number of finished replications, from any thread.
  init(_ simulator: Simulator, replications: Range<Int>, progress: @escaping @Sendable (Int) -> Void) {
    self.simulator = simulator
    self.progress = progress
    first = replications.lowerBound
    count = replications.count
    results = Mutex([ReplicationResult?](repeating: nil, count: replications.count))
  }

  func run(jobs: Int) throws(Failure) -> [ReplicationResult] {
    var threads: [pthread_t] = []
    for _ in 1..<max(1, min(jobs, count)) {
      // A thread that cannot be had is no failure: the others do its work.
      if let thread = start() { threads.append(thread) }
    }
    work()
    for thread in threads { pthread_join(thread, nil) }
    if Interruption.isRequested {
      throw Interruption.failure
    }
    return results.withLock { $0.compactMap(\.self) }
  }

  private func start() -> pthread_t? {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    // The size that a shell's limit gives may be tiny.
    pthread_attr_setstacksize(&attributes, 8 << 20)
    var thread = pthread_t()
    let box = Unmanaged.passRetained(self)
    let code = pthread_create(
      &thread, &attributes,
      { box in
        guard let box else { return nil }
        Unmanaged<ParallelRuns>.fromOpaque(box).takeRetainedValue().work()
        return nil
      }, box.toOpaque())
    guard code == 0 else {
      box.release()
      return nil
    }
    return thread
  }

  private func work() {
    while !Interruption.isRequested {
      let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
      if number >= count { return }
      let result = simulator.run(replication: first + number)
      results.withLock { $0[number] = result }
      progress(finished.wrappingAdd(1, ordering: .relaxed).newValue)
    }
  }
}

/// The processors that are there to run on.
func processorCount() -> Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
