import Foundation
import TestSupport
import Testing

/// What the world does to a program: full disks, closed pipes, missing files, signals.
@Suite struct SurroundingsTests {
  static let good = "version: 1\nmembers: [ana, joe]\n"
  static let bad = "version: 1\nmembers: [ana]\nmebers: [joe]\n"
  private var files: [String: String] { ["good.yaml": Self.good, "bad.yaml": Self.bad] }

  /// A line of shell, its status, and words that standard error (or output, where it says so) must hold.
  struct Row: CustomTestStringConvertible, Sendable {
    let line: String
    let status: Int32
    let says: String
    var testDescription: String { line }
    init(_ line: String, _ status: Int32, _ says: String) {
      self.line = line
      self.status = status
      self.says = says
    }
  }

  static let rows: [Row] = [
    Row("patchbay check bad.yaml > /dev/full", 2, "No space left on device"),
    Row("patchbay check bad.yaml --output /dev/full", 2, "No space left on device"),
    Row("patchbay check bad.yaml >&-", 2, "standard output: it is closed"),
    Row("patchbay check good.yaml >&- 2>&-", 0, ""),
    Row("patchbay check - <&-", 2, "standard input: it is closed"),
    Row("patchbay check missing.yaml >&2", 2, "missing.yaml:1:1: error[PB0001]"),
    Row("patchbay compare good.yaml good.yaml --replications 1 > /dev/full", 2, "No space left on device"),
    Row(
      "patchbay simulate good.yaml --replications 1 --vary mode=distributed,buckets --format csv > /dev/full", 2,
      "No space left on device"),
    Row("patchbay compare good.yaml bad.yaml >&2", 2, "bad.yaml:3:1: error[PB0200]"),
    Row("patchbay compare good.yaml good.yaml --contacts bad.yaml --contacts-format csv", 2, "bad.yaml:1:1: error"),
    Row("patchbay check '' >&2", 2, "error[PB0001]"),
    Row("patchbay check /dev/zero >&2", 2, "/dev/zero:1:1: error[PB0005]"),
    Row("mkfifo pipe; patchbay check pipe >&2", 2, "pipe:1:1: error[PB0005]"),
    Row("mkdir folder; patchbay explain folder --contact {}", 2, "folder:1:1: error[PB0003]"),
    Row("patchbay preview good.yaml --contacts missing.csv", 2, "missing.csv:1:1: error[PB0001]"),
    Row("patchbay preview good.yaml --contacts good.yaml", 2, "--contacts-format"),
    Row("head -c 80000000 /dev/zero | patchbay check -", 1, ""),
    Row("patchbay check $'bad\\xff.yaml'", 2, "argument 2 is not valid UTF-8: `bad\\xFF.yaml`"),
    Row("patchbay check bad.yaml --output missing/report", 2, "cannot write `missing/report`"),
    Row("patchbay check bad.yaml --output missing/report", 2, "\n  = help: make the folder that it is to be in"),
    Row("patchbay check bad.yaml --output ''", 2, "the name of an output is empty\n  = help: name a file"),
    Row("patchbay check bad.yaml > /dev/full", 2, "\n  = help: make room where it leads"),
    Row("patchbay check bad.yaml >&-", 2, "\n  = help: leave it open, or lead it to a file"),
    Row("patchbay check - <&-", 2, "\n  = help: lead a file or a pipe to it"),
    Row("ulimit -n 4; patchbay route good.yaml /dev/null --output result", 2, "or allow more open files (`ulimit -n`)"),
    Row(
      "ln -s loop loop; patchbay check loop >&2", 2, "\n  = help: name the file itself: the links lead to one another"),
    Row("patchbay check $(printf 'x%.0s' {1..300}) >&2", 2, "\n  = help: give a shorter name"),
    Row("patchbay check good.yaml/x >&2", 2, "\n  = help: check the path: a part of it is a file"),
    Row("patchbay check /proc/self/mem >&2", 2, "\n  = help: "),
    Row("patchbay init good.yaml", 2, "\n  = help: name another one: something is there that has this name"),
    Row("mkdir folder; patchbay preview good.yaml --contacts folder", 2, "folder:1:1: error[PB0003]"),
    Row("patchbay check good.yaml --root missing", 2, "\n  = help: "),
    Row("patchbay check good.yaml --root good.yaml", 2, "it is not a folder\n  = help: name a folder"),
    Row("patchbay check bad.yaml --output .", 2, "it is a folder"),
    Row("mkdir empty; patchbay check empty", 2, "no rule file"),
    Row("patchbay chek", 2, "chek"),
    Row("patchbay check", 2, "`<files> ...` is missing"),
    Row("patchbay check --no-such-flag good.yaml", 2, "--no-such-flag"),
    Row("patchbay check good.yaml --format xml", 2, "xml"),
    Row("patchbay route good.yaml --contacts x.csv --state s.db", 2, "x.csv:1:1: error[PB0001]"),
    Row("mkdir gone && cd gone && rmdir ../gone && patchbay check ../good.yaml", 2, "working directory"),
    Row("LC_ALL=C patchbay check bad.yaml", 1, ""),
    Row("LC_ALL=tr_TR.UTF-8 TZ=Asia/Kathmandu patchbay check good.yaml", 0, ""),
    Row("env -i \"$(command -v patchbay)\" check good.yaml", 0, ""),
    Row("ulimit -s 256; patchbay check good.yaml", 0, ""),
    Row("ulimit -n 16; patchbay check good.yaml", 0, ""),
    Row("ulimit -n 4; patchbay route good.yaml /dev/null --output result", 2, "Too many open files"),
    Row(
      "ulimit -f 1; patchbay simulate good.yaml --format json --output result 2>&1 | cat >&2; exit ${PIPESTATUS[0]}", 2,
      "cannot write to `result`: File too large"),
    Row(
      "(head -c 64000000 /dev/zero | tr '\\0' '{'; echo; echo '{\"id\":\"z\"}') | (ulimit -v 400000; "
        + "patchbay preview good.yaml --contacts - --contacts-format ndjson)", 2, "<stdin>:1:1: error[PB0312]"),
    Row("patchbay --help", 0, ""),
    Row("patchbay --version", 0, ""),
  ]

  @Test(.tags(.slow), .onlyInFullRuns, arguments: rows) func `answers`(_ row: Row) throws {
    let run = try Program.shell(row.line, files: files)
    #expect(run.status == row.status, "\(run.output)\n\(run.notes)")
    if !row.says.isEmpty { #expect(run.notes.contains(row.says), "\(run.notes)") }
    if row.status > 1 { #expect(!run.notes.isEmpty) }
    #expect(run.seconds < 20)
  }

  @Test(.tags(.slow), .onlyInFullRuns) func `a reader that leaves early is no error`() throws {
    let many = "version: 1\nmembers: [a]\n" + (0..<20_000).map { "key\($0): 1\n" }.joined()
    let run = try Program.shell(
      "patchbay check many.yaml --quiet --format jsonl | head -1; echo ${PIPESTATUS[0]} >&2", files: ["many.yaml": many]
    )
    #expect(run.notes == "1\n", "the findings stay; nothing is said about the pipe")
  }

  @Test func `a run that fails leaves the old file`() throws {
    let line = "echo old > report; patchbay check bad.yaml missing.yaml --output report; echo $?; cat report; ls"
    let run = try Program.shell(line, files: files)
    #expect(run.output == "2\nold\nbad.yaml\ngood.yaml\nreport\n", "\(run.notes)")
  }

  /// Ids take more room than the program gets: it says so, in a line of its own, and takes its partial file away.
  @Test(.tags(.slow), .onlyInFullRuns) func `memory that is refused`() throws {
    let line = """
      { echo id; seq -f 'contact-%0300.0f' 400000; } > c.csv
      (ulimit -v 150000; patchbay route good.yaml /dev/null --contacts c.csv --output result); echo $?; ls
      """
    let run = try Program.shell(line, files: files)
    #expect(run.output == "2\nbad.yaml\nc.csv\ngood.yaml\n", "\(run.notes)")
    #expect(run.notes.contains("error: out of memory\n  = help: "))
    #expect(!run.notes.contains("crashed"))
  }

  @Test func `two runs on one output`() throws {
    let line = """
      for i in 1 2 3 4; do patchbay check bad.yaml --quiet --output report & done; wait
      patchbay check bad.yaml --quiet > expected; cmp report expected && ls
      """
    let run = try Program.shell(line, files: files)
    #expect(run.output == "bad.yaml\nexpected\ngood.yaml\nreport\n", "\(run.notes)")
  }

  @Test func `a run that is killed leaves the old file`() throws {
    let line = """
      mkfifo contacts; exec 9<>contacts; echo old > report
      patchbay preview good.yaml --contacts contacts --contacts-format ndjson --output report & pid=$!
      sleep 0.5; kill -KILL $pid; wait $pid; cat report
      """
    #expect(try Program.shell(line, files: files).output == "old\n")
  }

  @Test func `a folder nobody may write to`() throws {
    let line = """
      mkdir folder; chmod 555 folder
      [ $(id -u) = 0 ] && run() { setpriv --reuid 65534 --clear-groups "$@"; } || run() { "$@"; }
      chmod 755 .; run "$(command -v patchbay)" check bad.yaml --output folder/report; echo $?
      """
    let run = try Program.shell(line, files: files)
    #expect(run.output == "2\n")
    #expect(run.notes.contains("cannot write `folder/report`: Permission denied"), "\(run.notes)")
  }

  @Test func `an output file is whole`() throws {
    let run = try Program.shell(
      "patchbay check bad.yaml > expected; patchbay check bad.yaml --output report; cmp expected report && ls",
      files: files)
    #expect(run.output == "bad.yaml\nexpected\ngood.yaml\nreport\n", "\(run.notes)")
  }

  @Test(arguments: [SIGINT, SIGTERM]) func `stops within a second`(_ signal: Int32) throws {
    try Program.withFolder { folder in
      try Data(Self.good.utf8).write(to: folder.appendingPathComponent("good.yaml"))
      // Standard input never ends: only the signal stops the run.
      let process = Process()
      process.executableURL = Program.folder.appendingPathComponent("patchbay")
      process.arguments = [
        "preview", "good.yaml", "--contacts", "-", "--contacts-format", "ndjson", "--output", "result",
      ]
      process.currentDirectoryURL = folder
      let (input, notes) = (Pipe(), Pipe())
      process.standardInput = input
      process.standardError = notes
      try process.run()
      input.fileHandleForWriting.write(Data("{\"id\":\"c1\"}\n".utf8))
      Thread.sleep(forTimeInterval: 0.5)
      let start = Date()
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
      #expect(Date().timeIntervalSince(start) < 1)
      #expect(process.terminationReason == .exit && process.terminationStatus == 128 + signal)
      let text = String(decoding: notes.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      #expect(text == "error: stopped by \(signal == SIGINT ? "SIGINT" : "SIGTERM") after 1 contact\n")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["good.yaml"])
    }
  }
}
