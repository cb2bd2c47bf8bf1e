import Foundation
import Journal
import TestSupport
import Testing

/// `patchbay notify` with programs that are lines of shell, on a state file `s.db`.
@Suite struct NotifyTests {
  private static func three() -> [[UInt8]] { (1...3).map { StateFile.effect($0) } }

  @Test func `each is sent once in order`() throws {
    let line = """
      patchbay notify --state s.db --send-with 'cat >> sent'; echo $?; cat sent
      patchbay notify --state s.db --send-with 'cat >> sent'; wc -l < sent
      """
    let it = try Notified(Self.three(), line)
    let expected = (1...3).map { n in
      String(decoding: StateFile.effect(n), as: UTF8.self).replacing(
        "\"}\n", with: "\",\"action\":\"spring\",\"stream\":1}\n")
    }
    #expect(it.run.output == "0\n" + expected.joined() + "3\n")
    #expect(
      it.run.notes.contains("delivered 3 notifications (") && it.run.notes.contains("delivered 0 notifications ("))
    #expect(it.numbers.delivered == [1, 2, 3])
    #expect(it.delivered.allSatisfy { $0.tries == 1 && $0.error == nil && $0.lastTry != nil })
  }

  @Test func `texts never reach the shell`() throws {
    let body = #"$(touch hacked) `touch hacked` '; touch hacked; ' \"; touch hacked #\n| touch hacked"#
    let it = try Notified(
      [StateFile.effect(1, body: body)], "patchbay notify --state s.db --send-with 'cat > sent'; cat sent; ls")
    #expect(it.run.output.contains(body) && it.run.output.hasSuffix("}\ns.db\nsent\n"))
  }

  @Test func `what fails is tried again and given up`() throws {
    let line = """
      patchbay notify --state s.db --wait 0 --send-with 'grep -q "\\"n\\":2," || exit 0
        echo x >> tries; echo one >&2; printf "\\033[31mtwo\\n" >&2; exit 9'
      echo $?; wc -l < tries
      patchbay notify --state s.db --send-with 'exit 1' --quiet; echo $?
      """
    let it = try Notified(Self.three(), line)
    #expect(it.run.output == "1\n3\n0\n")
    #expect(
      it.run.notes.hasPrefix(
        "error: sms to `ana` (`spring`, n 2, i 0) was not delivered: exit status 9: one / [31mtwo\n"
          + "delivered 2 notifications, 1 failed ("), "\(it.run.notes)")
    #expect(it.numbers.delivered == [1, 3] && it.numbers.due == [])
    let failed = it.failed
    #expect(failed.map(\.tries) == [3] && failed.map(\.error) == ["exit status 9: one / [31mtwo"])
  }

  @Test func `what failed is sent when asked for`() throws {
    let line = """
      patchbay notify --state s.db --tries 1 --quiet --send-with 'exit 1' 2>&-; echo $?
      patchbay notify --state s.db --dry-run --quiet --retry-failed | wc -l
      patchbay notify --state s.db --wait 0 --quiet --retry-failed --send-with 'grep -q "\\"n\\":2," && exit 1 || exit 0'
      patchbay notify --state s.db --quiet --retry-failed --send-with 'cat > sent'; echo $?; wc -l < sent
      """
    let it = try Notified(Self.three(), line)
    #expect(it.run.output == "1\n3\n0\n1\n", "\(it.run.notes)")
    #expect(it.numbers.delivered == [1, 2, 3])
    #expect(it.delivered.map(\.tries) == [2, 5, 2])
  }

  @Test func `one that recovers`() throws {
    let line = "patchbay notify --state s.db --wait 0 --send-with 'echo >> t; [ $(wc -l < t) = 3 ]'; echo $?"
    let it = try Notified([StateFile.effect(1)], line)
    #expect(it.run.output == "0\n")
    #expect(it.delivered.map(\.tries) == [3])
  }

  @Test func `the first wait is a second`() throws {
    let it = try Notified([StateFile.effect(1)], "patchbay notify --state s.db --tries 2 --send-with 'exit 1'")
    #expect(it.run.seconds >= 1 && it.run.seconds < 4 && it.run.status == 1)
  }

  @Test(arguments: [
    ("no-such-program", "exit status 127"), ("./s.db", "exit status 126"), ("if", "exit status 2"),
  ])
  func `a program that cannot run`(_ program: String, _ says: String) throws {
    let it = try Notified(Self.three(), "patchbay notify --state s.db --tries 1 --send-with '\(program)'")
    #expect(it.run.notes.contains(says), "\(it.run.notes)")
    if program == "if" {
      // The shell has the same status for its own complaints as programs have.
      #expect(it.run.status == 1)
    } else {
      #expect(it.run.status == 2 && it.run.notes.hasPrefix("error: `/bin/sh` cannot run `\(program)`: "))
      #expect(it.numbers.due == [1, 2, 3], "they stay due")
    }
  }

  @Test func `dry run sends nothing`() throws {
    let line = """
      patchbay notify --state s.db --dry-run --send-with 'touch sent'; ls
      patchbay notify --state s.db --dry-run | head -1 | wc -l; echo ${PIPESTATUS[0]}
      """
    let it = try Notified(Self.three(), line)
    #expect(
      it.run.output.split(separator: "\n").count == 6 && it.run.output.hasSuffix("}\ns.db\n1\n0\n"), "\(it.run.output)")
    #expect(it.run.notes.hasPrefix("3 notifications would be sent\n"))
    #expect(it.numbers.due == [1, 2, 3])
  }

  @Test(arguments: [
    ("--state s.db", "--send-with"), ("--send-with cat", "--state"), ("--state s.db --send-with ' '", "is empty"),
    ("--state s.db --send-with cat --tries 0", "expected 1 to 10"),
    ("--state s.db --send-with cat --wait -1", "--wait"),
    ("--state s.db --send-with cat --time-limit 9999", "expected 1 to 3600"),
    ("--state missing.db --send-with cat", "there is no state file `missing.db`"),
    ("--state . --send-with cat", "is a folder"), ("--state other --send-with cat", "`other` is not a state file"),
  ])
  func `wrong usage`(_ words: String, _ says: String) throws {
    let it = try Notified(Self.three(), "echo text > other; patchbay notify \(words)")
    #expect(it.run.status == 2 && it.run.notes.contains(says), "\(it.run.notes)")
  }
}
