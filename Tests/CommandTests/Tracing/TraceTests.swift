import Campaign
import Foundation
import Simulation
import Statistics
import Surroundings
import TestSupport
import Testing

@testable import PatchbayCommand

/// A simulated day that is replayed goes as it went.
@Suite struct TraceTests {
  @Test(.tags(.slow), .onlyInFullRuns, arguments: TracedBank.all)
  func `replayed day goes as it went`(_ bank: TracedBank) throws {
    try Program.withFolder { folder in
      let path = folder.appendingPathComponent("day.ndjson").path
      let simulated = try bank.simulate(try OutputFile(path))
      let replayed = try bank.replay(path)
      let difference = zip(simulated.changes, replayed.changes).enumerated().first { $1.0 != $1.1 }
      #expect(difference == nil, "of \(simulated.changes.count)")
      #expect(simulated.changes.count == replayed.changes.count)
      #expect(simulated.changes.count > 150)
      for row in simulated.report.members {
        let counts = try #require(replayed.stats.rows.first { $0.member == row.member }).counts
        for cell in row.cells { #expect(cell.estimate.mean == cell.count.value(counts).map(Double.init), "\(row.key)") }
      }
      for cell in simulated.report.totals {
        #expect(cell.estimate.mean == Double(cell.count.value(replayed.stats.totals)), "\(cell.count)")
      }
    }
  }

  /// The banks have everything in them that simulations can do.
  @Test(.tags(.slow), .onlyInFullRuns) func `banks show every kind`() throws {
    var kinds: Set<String> = []
    var changes: Set<String> = []
    for (number, bank) in TracedBank.all.enumerated() where number % 5 < 3 {
      try Program.withFolder { folder in
        let path = folder.appendingPathComponent("day.ndjson").path
        _ = try bank.simulate(try OutputFile(path))
        let replayed = try bank.replay(path)
        kinds.formUnion(replayed.kinds)
        for change in replayed.changes { changes.insert(String("\(change)".prefix { $0 != "(" })) }
        if replayed.changes.contains(where: { if case .released(_, _, .claimExpired) = $0 { true } else { false } }) {
          changes.insert("claim expired")
        }
      }
    }
    #expect(
      kinds == [
        "contact", "publish", "start", "send", "reply", "respond", "away", "back", "addMember", "removeMember", "click",
        "clock",
      ])
    for change in [
      "claim expired", "held", "owned", "tagged", "optedOut", "reviewBegan", "hoursOpened", "notified", "joined",
      "left",
      "bucketStarted", "copyDropped", "ringTurned", "clicked",
    ] {
      #expect(changes.contains(change), "\(change)")
    }
    // No one attempts what the engine refuses.
    #expect(!changes.contains("refused"))
  }

  @Test func `another replication is another day`() throws {
    try Program.withFolder { folder in
      let (first, second) = (folder.path + "/1.ndjson", folder.path + "/2.ndjson")
      let bank = try #require(TracedBank.all.first)
      _ = try bank.simulate(try OutputFile(first))
      let changes = try bank.simulate(try OutputFile(second), replication: 1).changes
      #expect(try Data(contentsOf: URL(filePath: first)) != Data(contentsOf: URL(filePath: second)))
      #expect(try bank.replay(second).changes == changes)
    }
  }
}
