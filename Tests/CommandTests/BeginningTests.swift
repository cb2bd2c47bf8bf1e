import Foundation
import TestSupport
import Testing

/// When `route --state` begins a contact action, and when it does not: no one is texted again by a name that was mistyped.
@Suite struct BeginningTests {
  private static let files = [
    "spring.yaml": "version: 1\nmembers: [ana, joe]\ndistribution: distributed\n",
    "spring-v2.yaml": "version: 1\nmembers: [ana, joe]\ndistribution: distributed\n",
    "list.csv": "id,phone\nc1,+12155550101\nc2,+12155550102\n",
    "other.csv": "id,phone\nc3,+12155550103\n",
    "bad.csv": "id,phone\nc1,\nc1,\n",
    "mon": "{\"event\":\"send\",\"member\":\"ana\"}\n{\"event\":\"send\",\"member\":\"joe\"}\n",
    "four.csv": "id\nc1\nc2\nc3\nc4\n",
    "one": "{\"event\":\"send\",\"member\":\"ana\"}\n",
    "timed": "{\"event\":\"send\",\"at\":1,\"member\":\"ana\"}\n",
  ]
  /// Writes the effects of a run nowhere, and what it says to standard output, with its status.
  private static let prelude = """
    run() { patchbay route "$@" --state s.db --quiet 2>&1 >effects; echo "status $?, $(grep -c '"sent"' effects) sent"; }
    """

  private func said(_ script: String) throws -> String {
    try Program.shell(Self.prelude + "\n" + script, files: Self.files).output
  }

  @Test func `beginning is said aloud`() throws {
    #expect(
      try said("run spring.yaml mon --contacts list.csv")
        == "begun: contact action `spring` in `s.db`, with 2 contacts\nstatus 0, 2 sent\n")
  }

  @Test func `a renamed rule file texts no one again`() throws {
    let output = try said(
      """
      run spring.yaml mon --contacts list.csv >first
      run spring-v2.yaml mon --contacts list.csv
      run spring-v2.yaml mon --contacts other.csv
      run spring-v2.yaml one --contacts other.csv --new-action
      """)
    let refused = "error: `s.db` has no contact action `spring-v2`, only `spring`"
    #expect(output.contains(refused + "; `spring` began with this contact list\n"))
    #expect(output.contains(refused + "\n"))
    #expect(output.components(separatedBy: "status 2, 0 sent").count == 3)
    #expect(output.hasSuffix("begun: contact action `spring-v2` in `s.db`, with 1 contact\nstatus 0, 1 sent\n"))
  }

  @Test func `resuming begins nothing`() throws {
    let output = try said(
      """
      run spring.yaml mon --contacts list.csv --resume; ls s.db
      run spring.yaml mon --contacts list.csv >first
      run spring-v2.yaml mon --contacts list.csv --resume
      cat mon one > more; run spring.yaml more --resume
      """)
    #expect(output.contains("error: there is no state file `s.db`\n"))
    #expect(output.contains("error: there is no contact action `spring-v2` in `s.db`\n"))
    #expect(output.hasSuffix("status 0, 2 sent\n"))
  }

  @Test func `rows that cannot be read begin nothing`() throws {
    let output = try said(
      """
      run spring.yaml mon --contacts bad.csv
      run spring.yaml mon --contacts list.csv
      rm s.db; run spring.yaml mon --contacts bad.csv --skip-bad-rows
      """)
    #expect(output.contains("bad.csv:3:"))
    #expect(output.contains("error: 1 row of `bad.csv` cannot be read, so the contact action does not begin\n"))
    #expect(
      output.contains("status 2, 0 sent\nbegun: contact action `spring` in `s.db`, with 2 contacts\nstatus 0, 2 sent"))
    #expect(
      output.contains("begun: contact action `spring` in `s.db`, with 1 contact; 1 row could not be read\n"))
  }

  /// One call for each event: what looks like the last one is said to be passed over, and a script can see it.
  @Test func `events that look alike`() throws {
    let output = try said(
      """
      run spring.yaml one --contacts four.csv >first
      run spring.yaml one
      run spring.yaml one --new-stream
      run spring.yaml timed; run spring.yaml timed
      sed s/1/2/ timed > later; run spring.yaml later
      """)
    #expect(
      output == """
        note: 1 event taken before was passed over; give `--new-stream` if it happened again
        status 1, 1 sent
        status 0, 1 sent
        status 0, 0 sent
        status 0, 0 sent
        status 0, 0 sent

        """)
  }

  /// A stream that was written again with other spaces and line breaks is that stream.
  @Test(
    .tags(.slow), .onlyInFullRuns,
    arguments: [
      "s/,/ ,\\t/", "s/$/\\r/", "s/:/ : /g", "s/^/ /", "1s/^/\\xEF\\xBB\\xBF/", "s/{\\(.*\\),\\(.*\\)}/{\\2,\\1}/",
      "s/ana/\\\\u0061na/", "s/}$/,\"member_id\":null}/",
    ])
  func `layout means nothing`(_ edit: String) throws {
    let output = try said(
      """
      run spring.yaml mon --contacts list.csv >first; cp effects whole
      sed '\(edit)' mon > again; cat one >> again
      run spring.yaml again; head -n $(wc -l < whole) effects | cmp - whole && wc -l < effects
      """)
    #expect(output.hasSuffix("status 0, 2 sent\n5\n"), "\(output)")
  }

  /// What may become of the files of an action that has begun: it is refused or goes on, and never begins again.
  @Test(
    .tags(.slow), .onlyInFullRuns,
    arguments: [
      ("sed '1a action: fall' spring.yaml > e.yaml; run e.yaml timed --contacts list.csv", 2),
      ("sed '1a action: Spring' spring.yaml > e.yaml; run e.yaml timed --contacts list.csv", 2),
      ("(cat list.csv; echo c3,+12155550103) > more.csv; run spring.yaml timed --contacts more.csv", 2),
      ("(head -1 list.csv; tail -n +2 list.csv | tac) > sorted.csv; run spring.yaml timed --contacts sorted.csv", 2),
      ("sed 's/$/\\r/' list.csv > dos.csv; run spring.yaml timed --contacts dos.csv", 2),
      ("head -1 list.csv > none.csv; run spring.yaml timed --contacts none.csv", 2),
      ("sed -i s/joe/zoe/ spring.yaml; run spring.yaml timed --contacts list.csv", 2),
      ("rm s.db; mkdir s.db; run spring.yaml mon --contacts list.csv", 2),
      ("truncate -s 4096 s.db; run spring.yaml mon --contacts list.csv", 2),
      ("truncate -s +1 s.db; run spring.yaml mon --contacts list.csv", 2),
      ("mv s.db t.db; run spring.yaml mon --contacts list.csv --resume", 2),
      ("mv s.db t.db; ln -s t.db s.db; run spring.yaml mon --contacts list.csv", 0),
      ("cp s.db t.db; mv t.db s.db; run spring.yaml mon --contacts list.csv", 0),
      ("head -c 5000 /dev/urandom > s.db-wal; run spring.yaml mon --contacts list.csv", 0),
      ("head -c 5000 /dev/urandom > s.db-journal; run spring.yaml mon --contacts list.csv", 0),
      ("cp s.db older; run spring.yaml timed; cp older s.db; run spring.yaml mon --contacts list.csv", 0),
    ])
  func `what has begun does not begin again`(_ line: String, _ status: Int) throws {
    let output = try said(
      "run spring.yaml mon --contacts list.csv > first; cp effects whole\n\(line)\n[ -s effects ] && cmp effects whole")
    #expect(output.contains(status == 0 ? "status 0, 2 sent\n" : "status 2, 0 sent\n"), "\(output)")
    #expect(!output.contains("begun:") && !output.contains("differ"), "\(output)")
  }

  /// What was told stands in the file itself.
  @Test func `a lost log loses nothing`() throws {
    let output = try said(
      """
      run spring.yaml mon --contacts list.csv >first; cp effects whole; rm s.db
      mkfifo events; patchbay route spring.yaml events --contacts list.csv --state s.db >out 2>&1 & run=$!
      exec 3>events; cat mon >&3; until [ -s out ] && grep -q sent out; do sleep 0.05; done
      kill -9 $run; wait $run 2>/dev/null; exec 3>&-; rm -f s.db-wal s.db-shm
      run spring.yaml mon --resume; cmp effects whole && echo same
      """)
    #expect(output == "status 0, 2 sent\nsame\n", "\(output)")
  }
}
