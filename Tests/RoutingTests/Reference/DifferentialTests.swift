import Foundation
import TestSupport
import Testing

/// Engine and model play the same random campaigns. `PATCHBAY_CAMPAIGNS=N` plays N of them, and `PATCHBAY_FIRST_SEED=N` begins with
/// the one of that number, to play others than the last time.
@Suite(.tags(.slow), .onlyInFullRuns)
struct DifferentialTests {
  static let batches = 40
  static let campaigns = ProcessInfo.processInfo.environment["PATCHBAY_CAMPAIGNS"].flatMap { Int($0) } ?? 10_000

  static let firstSeed = ProcessInfo.processInfo.environment["PATCHBAY_FIRST_SEED"].flatMap { Int($0) } ?? 0

  @Test(arguments: 0..<batches)
  func `every effect and every count is the same after every event`(_ batch: Int) {
    for seed in stride(from: Self.firstSeed + batch, to: Self.firstSeed + Self.campaigns, by: Self.batches) {
      if let difference = Difference.find(.random(seed: seed)) {
        let smallest = difference.shrunk { Difference.find($0) }
        Issue.record("seed \(seed): \(smallest)")
        return
      }
    }
  }

  @Test(arguments: Fault.compared)
  func `comparing finds a model that makes a mistake`(_ fault: Fault) {
    let found = (0..<2000).first { Difference.find(.random(seed: $0), fault: fault) != nil }
    #expect(found != nil)
  }
}
