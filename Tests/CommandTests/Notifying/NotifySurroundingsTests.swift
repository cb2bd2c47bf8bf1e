import Foundation
import Journal
import TestSupport
import Testing

/// What programs that send do, and what is done to a run that sends.
@Suite struct NotifySurroundingsTests {
  private static func many(_ count: Int) -> [[UInt8]] { (1...count).map { StateFile.effect($0) } }

  @Test func `one that takes too long is stopped with all it started`() throws {
    let line = """
      patchbay notify --state s.db --tries 1 --time-limit 1 --send-with 'sleep 61 & echo $! > pid; echo $$ >> pid; sleep 62'
      echo $?; for p in $(cat pid); do grep -hs '^State:' /proc/$p/status | grep -v Z; done; true
      """
    let it = try Notified(Self.many(1), line)
    #expect(it.run.output == "1\n" && it.run.seconds < 4)
    #expect(it.run.notes.contains("was not delivered: it took longer than 1 s"))
  }

  /// In a session of their own, without a parent, or starting others all the time: the pipe that they write to is closed at the end.
  @Test(
    .tags(.slow), .onlyInFullRuns,
    arguments: [
      "setsid sleep 61 > p &", "( ( setsid sleep 61 > p & ) & );", "setsid sh -c \"setsid sleep 61 & sleep 62\" > p &",
      "setsid sh -c \"while :; do setsid sleep 0.01 & sleep 0.01; done\" > p &",
    ])
  func `what has left its group is stopped too`(_ start: String) throws {
    let line = """
      mkfifo p; (timeout 30 cat p > /dev/null && echo closed) & cat=$!
      patchbay notify --state s.db --tries 1 --time-limit 1 --send-with '\(start) sleep 62'; echo $?; wait $cat
      """
    let it = try Notified(Self.many(1), line)
    #expect(["1\nclosed\n", "closed\n1\n"].contains(it.run.output) && it.run.seconds < 10, "\(it.run.output)")
    #expect(it.run.notes.contains("was not delivered: it took longer than 1 s"))
  }

  /// Only what the command that is stopped has started.
  @Test func `what an earlier command has left running stays`() throws {
    let line = """
      patchbay notify --state s.db --tries 1 --time-limit 1 --send-with 'if grep -q "\\"n\\":1,"; then
        setsid sleep 20 & echo $! > pid; else sleep 62; fi'
      echo $?; kill $(cat pid) && echo ran
      """
    let it = try Notified(Self.many(2), line)
    #expect(it.run.output == "1\nran\n", "\(it.run.output)\(it.run.notes)")
    #expect(it.numbers.delivered == [1] && it.numbers.failed == [2])
  }

  @Test func `what it leaves running is not waited for`() throws {
    let it = try Notified(
      Self.many(2), "patchbay notify --state s.db --send-with 'sleep 20 & echo $! >> pids; exit 0'; kill $(cat pids)"
    )
    #expect(it.run.seconds < 10)
    #expect(it.numbers.delivered == [1, 2])
  }

  /// A text larger than any pipe, read and not read, and errors larger than any pipe.
  @Test(arguments: [
    "cat | wc -c > size", "true", "exec <&-; sleep 0.1", "head -c 1000000 /dev/zero | tr '\\\\0' x >&2",
  ])
  func `large texts`(_ program: String) throws {
    let effect = StateFile.effect(1, body: String(repeating: "x", count: 1 << 20))
    let it = try Notified(
      [effect], "patchbay notify --state s.db --tries 1 --time-limit 10 --send-with '\(program)'; cat size")
    #expect(it.numbers.delivered == [1], "\(it.run.notes)")
    if program.hasPrefix("cat") { #expect(it.run.output == "\(effect.count + 29)\n") }
  }

  @Test func `the child is as if started by hand`() throws {
    // Signals end it as they usually do, and standard output goes nowhere.
    let line = """
      patchbay notify --state s.db --tries 1 --send-with 'kill -PIPE $$'
      patchbay notify --state s.db --retry-failed --tries 1 --send-with 'kill -INT $$; echo still here; exit 3'
      patchbay notify --state s.db --retry-failed --tries 1 --quiet --send-with 'echo lost; exit 1'
      """
    let it = try Notified(Self.many(1), line)
    #expect(
      it.run.notes.contains("ended by signal 13") && it.run.notes.contains("ended by signal 2"), "\(it.run.notes)")
    #expect(it.run.output.isEmpty)
  }

  @Test func `descriptors stay here`() throws {
    // Whoever runs these tests may hand down descriptors of its own.
    let line = """
      sh -c 'cd /proc/self/fd; echo fds * >&2'
      patchbay notify --state s.db --tries 1 --send-with 'cd /proc/self/fd; echo fds * >&2; exit 1'
      """
    let notes = try Notified(Self.many(1), line).run.notes
    let usual = notes.prefix { $0 != "\n" }
    #expect(usual.hasPrefix("fds 0 1 ") && notes.contains("exit status 1: \(usual)\n"), "\(notes)")
  }

  @Test func `a second run is refused`() throws {
    let line = """
      patchbay notify --state s.db --send-with 'touch begun; sleep 1' & while [ ! -e begun ]; do sleep 0.01; done
      patchbay notify --state s.db --send-with 'touch second'; echo $?; patchbay notify --state s.db --dry-run -q | wc -l
      wait; ls
      """
    let it = try Notified(Self.many(1), line.replacing(" -q ", with: " --quiet "))
    #expect(it.run.output == "2\n1\nbegun\ns.db\n", "\(it.run.output)\(it.run.notes)")
    #expect(it.run.notes.contains("`s.db` is in use by another run"))
  }

  @Test(arguments: ["INT", "TERM"]) func `stops within a second`(_ signal: String) throws {
    let line = """
      set -m
      patchbay notify --state s.db --send-with '[ -e one ] || { touch one; exit 0; }; echo $$ > pid; touch two; sleep 60' &
      while [ ! -e two ]; do sleep 0.01; done; date +%s%N > begin; kill -\(signal) $!; wait $!; echo $?
      echo $(( ($(date +%s%N) - $(cat begin)) / 1000000 )); grep -hs '^State:' /proc/$(cat pid)/status | grep -v Z; true
      """
    let it = try Notified(Self.many(3), line)
    let lines = it.run.output.split(separator: "\n").map(String.init)
    #expect(lines.first == (signal == "INT" ? "130" : "143") && lines.count == 2, "\(it.run.output)\(it.run.notes)")
    #expect(lines.dropFirst().first.flatMap { Int($0) } ?? 9999 < 1000)
    #expect(it.run.notes.contains("stopped by SIG\(signal) after 1 notification\n"), "\(it.run.notes)")
    #expect(it.numbers.delivered == [1] && it.numbers.due == [2, 3])
  }

  @Test func `a wait is interrupted too`() throws {
    let line = """
      set -m
      patchbay notify --state s.db --wait 60 --send-with 'touch tried; exit 1' & while [ ! -e tried ]; do sleep 0.01; done
      sleep 0.3; kill -INT $!; wait $!; echo $?
      """
    let it = try Notified(Self.many(1), line)
    #expect(it.run.output == "130\n" && it.run.seconds < 5)
    #expect(it.numbers.due == [1])
  }

  /// What is in flight when a signal comes may end in its time, and is recorded.
  @Test func `what is almost sent is recorded`() throws {
    let line = """
      set -m
      patchbay notify --state s.db --send-with 'touch begun; sleep 0.2; cat >> sent' &
      while [ ! -e begun ]; do sleep 0.01; done; kill -TERM $!; wait $!; echo $?; wc -l < sent
      """
    let it = try Notified(Self.many(3), line)
    #expect(it.run.output == "143\n1\n", "\(it.run.notes)")
    #expect(it.numbers.delivered == [1] && it.numbers.due == [2, 3])
  }

  /// Killed at any moment, a run repeats at most what was in flight.
  @Test(.tags(.slow), .onlyInFullRuns) func `killed runs lose nothing`() throws {
    let line = """
      set -m
      for k in 1 2 3 4 5 6 7 8 9 10; do
        patchbay notify --state s.db --quiet --send-with 'cat >> sent' & sleep 0.0$((k * 7 % 10))$k
        kill -9 $! 2>/dev/null; wait $! 2>/dev/null
      done
      sleep 0.2; patchbay notify --state s.db --quiet --send-with 'cat >> sent'; echo $?; wc -l < sent; sort -u sent | wc -l
      """
    let it = try Notified(Self.many(60), line)
    let numbers = it.run.output.split(separator: "\n").compactMap { Int($0) }
    #expect(numbers.count == 3 && numbers[0] == 0 && numbers[2] == 60, "\(it.run.output)\(it.run.notes)")
    #expect(numbers[1] <= 70)
    #expect(it.numbers.delivered.count == 60)
  }
}
