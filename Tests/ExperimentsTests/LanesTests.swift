import Synchronization
import Testing
import Threads

@Suite struct LanesTests {
  private struct Stopped: Error {}

  /// What a lane has taken, in its order: touched by that lane alone.
  private final class Taken {
    var pieces: [Int] = []
    let count = Atomic<Int>(0)

    func add(_ piece: Int) {
      pieces.append(piece)
      count.wrappingAdd(1, ordering: .relaxed)
    }
  }

  /// Lanes that are not equally fast. The first makes so many pieces.
  private func lanes(
    _ count: Int, ahead: Int, _ taken: [Taken], failing: (lane: Int, piece: Int)? = nil
  ) -> Lanes {
    Lanes(
      taken.indices.map { lane in
        { piece in
          if let failing, failing == (lane, piece) { throw Stopped() }
          if lane == 0 {
            if piece == count { return false }
            for other in taken.dropFirst() { #expect(other.count.load(ordering: .relaxed) >= piece - ahead) }
          } else {
            #expect(taken[0].count.load(ordering: .relaxed) > piece)
          }
          var work = (piece &* (lane + 3)) % 50 * 100
          while work > 0 { work -= 1 }
          taken[lane].add(piece)
          return true
        }
      }, ahead: ahead)
  }

  @Test(arguments: [1, 2, 3, 8], [0, 1, 4])
  func `each lane takes all pieces in their order`(jobs: Int, ahead: Int) throws {
    for count in [0, 1, 2, 500] {
      let taken = (0..<4).map { _ in Taken() }
      try lanes(count, ahead: ahead, taken).run(jobs: jobs)
      for lane in taken { #expect(lane.pieces == Array(0..<count)) }
    }
  }

  @Test(arguments: [1, 2, 8], 0..<4)
  func `what came before a failure is done`(jobs: Int, lane: Int) {
    let taken = (0..<4).map { _ in Taken() }
    #expect(throws: Stopped.self) {
      try lanes(500, ahead: 3, taken, failing: (lane, 100)).run(jobs: jobs)
    }
    for (number, other) in taken.enumerated() {
      #expect(other.pieces.starts(with: 0..<100))
      #expect(number == lane ? other.pieces.count == 100 : other.pieces.count <= 105)
    }
  }

  @Test func `a single lane makes all there is`() throws {
    let taken = [Taken()]
    try lanes(7, ahead: 2, taken).run(jobs: 4)
    #expect(taken[0].pieces == Array(0..<7))
  }
}
