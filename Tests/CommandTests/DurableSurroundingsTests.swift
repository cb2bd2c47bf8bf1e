import Foundation
import Surroundings
import TestSupport
import Testing

/// What the world does to a run that keeps its state in a file.
@Suite struct DurableSurroundingsTests {
  static let rules = "version: 1\nmembers: [ana, joe]\ndistribution: distributed\n"
  static let contacts = "id,phone\nc1,+12155550101\nc2,+12155550102\nc3,+12155550103\nc4,+12155550104\n"
  static let events = """
    {"event":"send","member":"ana"}
    {"event":"send","member":"joe"}
    {"event":"reply","contact":"c1","text":"yes","message_id":"m1"}
    {"event":"respond","member":"ana","contact":"c1"}
    {"event":"reply","contact":"c2","text":"STOP"}
    {"event":"send","member":"ana"}

    """
  static let files = ["r.yaml": rules, "c.csv": contacts, "e.ndjson": events]

  /// Functions of shell that the rows are written with. `same FILE…`: the files together, repeated effects dropped, are the
  /// undisturbed run's output, and the state is at the undisturbed run's end.
  static let functions = """
    set -o pipefail
    run() { patchbay route r.yaml "$1" --contacts c.csv --state s.db --quiet "${@:2}"; }
    unlike() { awk -F'"effect"' '!seen[$1]++' "$@"; }
    undisturbed() { patchbay route r.yaml "${1:-e.ndjson}" --contacts c.csv --quiet --stats plain.json; }
    same() { unlike "$@" > all; undisturbed > plain; cmp all plain && run e.ndjson --stats s.json > again \
      && cmp again plain && cmp s.json plain.json && echo same; }

    """

  /// A line of shell, its status, what standard output is (nil: not compared), and words in standard error.
  struct Row: CustomTestStringConvertible, Sendable {
    let line: String
    let status: Int32
    let output: String?
    let says: String
    var testDescription: String { line }
    init(_ line: String, _ status: Int32 = 0, _ output: String? = nil, says: String = "") {
      self.line = line
      self.status = status
      self.output = output
      self.says = says
    }
  }

  private static let unprivileged = """
    chmod 777 .; run_as() { if [ $(id -u) = 0 ]; then setpriv --reuid 65534 --clear-groups "$@"; else "$@"; fi; }; 
    """
  private static let route = "\"$(command -v patchbay)\" route r.yaml e.ndjson --contacts c.csv --state"

  static let rows: [Row] = [
    // No one takes the effects: they are kept, and told again.
    Row("run e.ndjson > /dev/full", 2, "", says: "cannot write to standard output: No space left on device"),
    Row("run e.ndjson > /dev/full; run e.ndjson > out; same out", 0, "same\n"),
    Row("run e.ndjson >&-", 2, says: "cannot write to standard output: it is closed"),
    Row("run e.ndjson >&- 2>&-; run e.ndjson > out; same out", 0, "same\n"),
    Row("set +o pipefail; run e.ndjson | head -1 > one; run e.ndjson > out; same one out", 0, "same\n"),
    Row("run e.ndjson --output full/out", 2, says: "cannot write `full/out`"),
    // The state file.
    Row("run e.ndjson > one; run e.ndjson > two; cmp one two; same one two", 0, "same\n"),
    Row("mkdir s.db; run e.ndjson", 2, "", says: "`s.db` is a folder, not a state file"),
    Row("mkfifo s.db; run e.ndjson", 2, "", says: "`s.db` is a device or a pipe"),
    Row(
      "cp c.csv s.db; run e.ndjson; status=$?; cmp c.csv s.db && exit $status", 2, "",
      says: "`s.db` is not a state file"),
    Row(
      "python3 -c 'import sqlite3; sqlite3.connect(\"s.db\").execute(\"CREATE TABLE t (a)\")'; run e.ndjson", 2, "",
      says: "`s.db` is the database of another program"),
    Row(
      "patchbay route r.yaml e.ndjson --state no/s.db", 2, "",
      says: "there is no such folder\n  = help: make the folder"),
    Row("patchbay route r.yaml e.ndjson --state no.db --resume", 2, "", says: "there is no state file `no.db`"),
    // What may be left of a campaign is told and not begun.
    Row(
      ": > s.db; run e.ndjson", 2, "", says: "`s.db` is empty: nothing was ever written to it, or what it had is lost"),
    Row(
      "run e.ndjson > out; truncate -s 0 s.db; run e.ndjson; status=$?; wc -c < s.db; exit $status", 2, "0\n",
      says: "`s.db` is empty"),
    Row(": > s.db; run e.ndjson --resume", 2, "", says: "`s.db` is empty"),
    Row(
      ": > s.db; patchbay stats --state s.db", 2, "",
      says: "restore it from a backup, or name the file of a `route --state`"),
    Row(": > s.db; run e.ndjson --new-action > out; same out", 0, "same\n"),
    Row("run e.ndjson > out; ls -A", 0, "c.csv\ne.ndjson\nout\nr.yaml\ns.db\n"),
    Row(
      "(cat e.ndjson; sleep 1; rm s.db; cat e.ndjson) | run - > out", 2, "",
      says: "the state file `s.db` was moved, removed or replaced while it was in use"),
    Row(
      "run e.ndjson > out; chmod 444 s.db; \(unprivileged) run_as \(route) s.db", 2, nil,
      says: "the state file `s.db` may not be written to"),
    Row(
      "mkdir f; run e.ndjson > out; mv s.db f; chmod 666 f/s.db; chmod 555 f; \(unprivileged) run_as \(route) f/s.db",
      2,
      nil, says: "the state file `f/s.db` may not be written to"),
    Row(
      "mkdir f; chmod 555 f; \(unprivileged) run_as \(route) f/s.db", 2, "",
      says: "cannot open the state file `f/s.db`: Permission denied"),
    // Other files than before.
    Row("run e.ndjson > out; echo c5, >> c.csv; run e.ndjson", 2, "", says: "the contact list is not the one"),
    Row("run e.ndjson > out; patchbay route r.yaml e.ndjson --state s.db --quiet > two; cmp out two", 0),
    Row(
      "run e.ndjson > out; sed -i 4s/ana/joe/ e.ndjson; run e.ndjson | wc -l", 2, "0\n",
      says: "line 4 of the events is not"),
    Row("run e.ndjson > out; sed -i 1s/ana/joe/ e.ndjson; run e.ndjson | wc -l", 0, nil),
    Row(
      "run e.ndjson > out; sed -i 's/distributed/buckets/' r.yaml; run e.ndjson", 2, "",
      says: "the rules of `s.db` were edited since"),
    // Streams that grow.
    Row("head -3 e.ndjson > f; run f > one; tail -n +4 e.ndjson >> f; run f > two; same one two", 0, "same\n"),
    Row("head -3 e.ndjson > f; run f > one; head -2 e.ndjson > f; run f | cmp - <(undisturbed f)", 0, ""),
    Row(
      "head -3 e.ndjson | head -c -1 > f; run f > one; (echo; tail -n +4 e.ndjson) >> f; run f > two; same one two", 0,
      "same\n"),
    Row(
      "head -c 100 e.ndjson > f; run f > one; echo $?; cp e.ndjson f; run f > two; same one two", 0, "2\nsame\n",
      says: "f:3:"),
    Row(
      "head -3 e.ndjson > a; tail -n +4 e.ndjson > b; cat a b > ab; run a > one; run b > two; tail -1 two", 0,
      "{\"n\":3,\"i\":0,\"effect\":\"sent\",\"contact\":\"c3\",\"member\":\"ana\"}\n"),
    Row("run e.ndjson > one; run e.ndjson --new-stream | grep -c duplicate_message", 0, "1\n"),
    Row("run /dev/null; run e.ndjson > out; run /dev/null; same out", 0, "same\n"),
    Row("sed -i 's/$/\\r/' e.ndjson; run e.ndjson > one; run e.ndjson > two; cmp one two; same one", 0, "same\n"),
    // Lines that are no events.
    Row(
      "sed -i '2s/.*/nonsense/' e.ndjson; undisturbed > plain 2> notes; run e.ndjson > one 2>> notes; echo $?; cmp one plain; "
        + "run e.ndjson > two; echo $?; cmp one two", 0, "2\n2\n", says: "1 line cannot be read"),
    Row(
      "cp e.ndjson good; sed -i '3s/.*/nonsense/' e.ndjson; run e.ndjson --strict > one; echo $?; run e.ndjson --strict > two; "
        + "echo $?; cmp one two; cp good e.ndjson; run e.ndjson --strict > three; same one three", 0, "2\n2\nsame\n",
      says: "e.ndjson:3:1: error"),
    Row(
      "(head -1 e.ndjson; head -c 1040000 /dev/zero | tr '\\0' ' '; tail -n +2 e.ndjson) > f; mv f e.ndjson; "
        + "run e.ndjson > one; same one", 0, "same\n"),
    Row(
      "(head -1 e.ndjson; head -c 3000000 /dev/zero | tr '\\0' ' '; tail -n +2 e.ndjson) > f; run f > one; echo $?; "
        + "run e.ndjson > two; same one two", 0, "2\nsame\n", says: "line 2 of the events has more than"),
    // Two runs on one file.
    Row(
      "mkfifo p; run p > one & exec 7>p; head -3 e.ndjson >&7; while ! [ -s one ]; do sleep 0.02; done; "
        + "run e.ndjson --wait 0; echo $?; (run e.ndjson --wait 50 > two; echo $?) 7>&- & sleep 0.3; tail -n +4 e.ndjson >&7; "
        + "exec 7>&-; wait; cmp one two; same one two", 0, "2\n0\nsame\n", says: "`s.db` is in use by another run"),
  ]

  @Test(.tags(.slow), .onlyInFullRuns, arguments: rows) func `answers`(_ row: Row) throws {
    let run = try Program.shell(Self.functions + row.line, files: Self.files)
    #expect(run.status == row.status, "\(run.output)\n\(run.notes)")
    if let output = row.output { #expect(run.output == output, "\(run.notes)") }
    if !row.says.isEmpty { #expect(run.notes.contains(row.says), "\(run.notes)") }
    #expect(!run.notes.contains("mistake in the program"), "\(run.notes)")
  }

  /// Whoever feeds events one by one has each answer before the next, and by then it is in the state file; told again, too.
  @Test(.tags(.slow), .onlyInFullRuns) func `effects come when they are kept`() throws {
    let line =
      Self.functions + """
        kept() { python3 -c 'import sqlite3; rows = sqlite3.connect("file:s.db?mode=ro", uri=True).execute(
          "SELECT CAST(effects AS TEXT) FROM batch ORDER BY number"); print("".join(row[0] for row in rows), end="")'; }
        feed() {
          mkfifo in out; run in > out & exec 8<out 7>in
          while read -r line; do
            echo "$line" >&7
            read -r -t 10 effect <&8 || { echo "no effect"; break; }
            echo "$effect"
            kept > kept.now; grep -qxF "$effect" kept.now || echo "not kept"
            # What else the event led to: whoever waits for it would wait for ever when there is nothing.
            while read -r -t 0.3 effect <&8; do echo "$effect"; done
          done < e.ndjson
          exec 7>&- 8<&-; wait; rm in out
        }
        undisturbed > plain; feed > fed; cmp fed plain
        rm s.db*; run e.ndjson > once; feed > fed; cmp fed plain && echo same
        """
    let run = try Program.shell(line, files: Self.files)
    #expect(run.output == "same\n", "\(run.notes)")
  }

  @Test(.tags(.slow), .onlyInFullRuns, arguments: ["INT", "TERM"]) func `stops within a second and goes on`(
    _ signal: String
  ) throws {
    // `setsid`-less shells start jobs with SIGINT ignored; python does not.
    let line =
      Self.functions + """
        mkfifo in; exec 7<>in; head -3 e.ndjson >&7
        python3 -c 'import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execvp(sys.argv[1], sys.argv[1:])' \
          patchbay route r.yaml in --contacts c.csv --state s.db --quiet > one & pid=$!
        while ! grep -q '"n":3' one; do sleep 0.02; done
        start=$(date +%s%N); kill -\(signal) $pid; wait $pid; echo $?
        [ $(($(date +%s%N) - start)) -lt 1000000000 ] || echo slow
        exec 7>&-; run e.ndjson > two; same one two
        """
    let run = try Program.shell(line, files: Self.files)
    #expect(run.output == "\(signal == "INT" ? 130 : 143)\nsame\n", "\(run.notes)")
    #expect(run.notes.contains("error: stopped by SIG\(signal) after 3 events"))
  }

  /// Only who may mount can make a disk that is full soon.
  @Test(.tags(.slow), .onlyInFullRuns) func `a disk that is full keeps what was taken`() throws {
    let line =
      Self.functions + """
        mkdir small; mount -t tmpfs -o size=600k none small 2> /dev/null || { echo same; exit; }
        trap 'umount small' EXIT
        for i in $(seq 1 4000); do echo '{"event":"reply","contact":"c1","text":"yes"}'; done >> e.ndjson
        run() { patchbay route r.yaml "$1" --contacts c.csv --state small/s.db --quiet "${@:2}"; }
        run e.ndjson > one; echo $? >&2
        mount -o remount,size=60m small
        run e.ndjson > two; same one two
        """
    let run = try Program.shell(line, files: Self.files)
    #expect(run.output == "same\n", "\(run.notes)")
    if run.notes.contains("2\n") {
      #expect(run.notes.contains("the disk has no room left for the state file `small/s.db`"))
    }
  }

  /// As many rounds as `PATCHBAY_KILLS` says: 200 at release size takes a quarter of an hour.
  @Test(.tags(.slow), .onlyInFullRuns) func `killed runs go on as if nothing had been`() throws {
    let rounds = ProcessInfo.processInfo.environment["PATCHBAY_KILLS"]
    let size = rounds == nil ? "--contacts 500 --events 1500" : "--contacts 20000 --events 100000"
    try expectSuccess(of: "kill-test", "--folder . --rounds \(rounds ?? "5") \(size)")
  }

  /// A sample: `Scripts/bit-flips --flips 1000 --cuts 200` takes half an hour.
  @Test(.tags(.slow), .onlyInFullRuns) func `damaged files send nothing wrong`() throws {
    try expectSuccess(of: "bit-flips", "--flips 24 --cuts 9")
  }

  private func expectSuccess(of script: String, _ arguments: String) throws {
    let script = Program.root.appendingPathComponent("Scripts/" + script).path
    try Program.withFolder { folder in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/bin/bash")
      process.arguments = [
        "-c", "python3 '\(script)' --program \"$0\" \(arguments)",
        Program.folder.appendingPathComponent("patchbay").path,
      ]
      process.currentDirectoryURL = folder
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 0, "\(text)")
    }
  }
}
