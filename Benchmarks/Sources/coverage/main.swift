// How often the intervals of whole scenarios hold the truth, and how often gates exactly at the truth are decided.
//
//   coverage FOLDER SEEDS REPLICATIONS THREADS
//
// FOLDER has a folder for each scenario, with `rules.yaml`, `scenario.yaml` and perhaps `contacts.csv`. The truth comes
// from so many REPLICATIONS of seeds that are not counted. Prints a line of CSV for each scenario and quantity.
import Diagnostics
import Experiments
import Foundation
import Simulation
import SystemZones

let arguments = CommandLine.arguments
guard arguments.count == 5, let seeds = Int(arguments[2]), let replications = Int(arguments[3]),
  let threads = Int(arguments[4]), min(seeds, replications, threads) > 0
else {
  print("usage: coverage FOLDER SEEDS REPLICATIONS THREADS")
  exit(2)
}
let folder = URL(filePath: arguments[1])

func bytes(_ name: String, _ file: String) -> [UInt8]? {
  (try? Data(contentsOf: folder.appending(path: name).appending(path: file))).map { Array($0) }
}

/// Work on several threads: piece by piece of each thread, added up at the end.
func shared<Sum: Sendable>(_ count: Int, from none: Sum, _ add: @escaping @Sendable (Int, inout Sum) -> Void) async
  -> [Sum]
{
  await withTaskGroup(of: Sum.self) { group in
    for thread in 0..<threads {
      group.addTask {
        var sum = none
        for piece in stride(from: thread, to: count, by: threads) { add(piece, &sum) }
        return sum
      }
    }
    return await group.reduce(into: []) { $0.append($1) }
  }
}

print("scenario,quantity,truth,seeds,covered,decided_at_40,decided")
for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
  guard let rules = bytes(name, "rules.yaml"), let scenario = bytes(name, "scenario.yaml") else { continue }
  guard
    let bank = CoverageCase(
      rules: Source(name: "rules.yaml", bytes: rules), scenario: Source(name: name, bytes: scenario),
      list: bytes(name, "contacts.csv"), zones: systemZones)
  else {
    print("\(name) has errors")
    exit(1)
  }
  // 1,000 replications of a seed: enough seeds that no list decides, should one be drawn once for a seed.
  let truth = await shared((replications + 999) / 1000, from: TruthSums()) { piece, sums in
    let simulator = bank.simulator(seed: 1_000_000 + UInt64(piece))
    for number in 0..<1000 { sums.add(IntervalCoverage.values(simulator.run(replication: number))) }
  }.reduce(into: TruthSums()) { $0.add($1) }
  let none = IntervalCoverage(truths: truth.truths)
  let coverage = await shared(seeds, from: none) { seed, sums in
    let simulator = bank.simulator(seed: UInt64(seed + 1))
    sums.add((0..<320).map { simulator.run(replication: $0) })
  }.reduce(into: none) { $0.add($1) }
  for line in coverage.lines {
    print(
      "\(name),\(line.measured.text),\(line.truth),\(line.seeds),\(line.covered),\(line.decidedOnce),\(line.decidedPlanned)"
    )
  }

}
