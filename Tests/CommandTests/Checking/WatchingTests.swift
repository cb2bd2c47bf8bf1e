import Foundation
import TestSupport
import Testing

/// `--watch`: every file that a run has read counts, and every YAML file that comes or goes.
@Suite struct WatchingTests {
  private static let rules = "version: 1\nteam: ../team.yaml\nmembers: [ana]\ntag_rules: [{ tag: Donor, to: ana }]\n"
  private static let files = [
    "routing.yaml": rules, "list.csv": "id,tags\nc1,Donor\n", "out.txt": "12125550101\n",
    "known.json": #"{"schema":"patchbay.baseline/1","problems":[]}"#, "team.yaml": "ana: {}\n",
  ]
  private static let check =
    "patchbay check rules --contacts list.csv --opted-out out.txt --baseline known.json --watch"

  /// Runs a command until something was changed, and tells how often it ran.
  ///
  /// - Parameter change: a line of shell after the first run; `rounds N` waits until there were so many.
  private func rounds(_ command: String, _ change: String) throws -> (count: Int, run: Program.Run) {
    let run = try Program.shell(
      """
      mkdir rules && mv routing.yaml rules
      \(command) > out 2> notes & watcher=$!
      # A run begins with a blank line, but the first.
      so_far() { echo $(($(grep -c '^$' notes) + 1)); }
      rounds() { for i in $(seq 200); do [ -s notes -o -s out ] && [ "$(so_far)" -ge "$1" ] && break; sleep 0.05; done; sleep 0.4; }
      rounds 1; \(change); sleep 0.5; kill -TERM $watcher; wait $watcher; echo "status $?"; cat out notes; so_far
      """, files: Self.files)
    return (Int(run.output.split(separator: "\n").last ?? "") ?? 0, run)
  }

  @Test(
    .tags(.slow), .onlyInFullRuns,
    arguments: [
      "echo '# more' >> rules/routing.yaml; rounds 2", "echo 'c2,' >> list.csv; rounds 2",
      "echo 12125550102 >> out.txt; rounds 2",
      "echo >> known.json; rounds 2", "echo '# more' >> team.yaml; rounds 2",
      "cp rules/routing.yaml rules/b.yaml; rounds 2",
      "mkdir rules/sub; cp rules/routing.yaml rules/sub/b.yaml; rounds 2",
      "rm list.csv; rounds 2; echo id > list.csv; rounds 3",
      "mv rules/routing.yaml rules/r; rounds 2; mv rules/r rules/routing.yaml; rounds 3",
      "rm -r rules; rounds 2; mkdir rules; echo 'version: 1' > rules/a.yaml; rounds 3",
    ])
  func `each change is seen once`(_ change: String) throws {
    let (count, run) = try rounds(Self.check, change)
    #expect(count == (change.contains("rounds 3") ? 3 : 2), "\(run.output)")
    #expect(run.output.contains("status 143\n"), "\(run.output)")
  }

  @Test(
    .tags(.slow), .onlyInFullRuns,
    arguments: ["echo more > rules/notes.txt", "touch other.csv", "mkdir rules/.git; cp rules/*.yaml rules/.git"])
  func `other files are of no account`(_ change: String) throws {
    let (count, run) = try rounds(Self.check, change + "; sleep 0.5")
    #expect(count == 1, "\(run.output)")
  }

  @Test(.tags(.slow), .onlyInFullRuns) func `cases are watched by the same means`() throws {
    let cases =
      "printf 'cases:\\n  - { name: a, contacts: [{ id: c1 }], events: [{ reply: { contact: c1, text: hi } }], expect: [{ routed: { contact: c1 } }] }\\n' > rules/routing.cases.yaml"
    let (count, run) = try rounds(
      "patchbay test rules --watch", "\(cases); rounds 2; echo '# x' >> team.yaml; rounds 3")
    #expect(count == 3, "\(run.output)")
  }
}
