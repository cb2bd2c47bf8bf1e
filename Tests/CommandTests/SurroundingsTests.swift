import Foundation
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
    Row("patchbay check missing.yaml", 2, "No such file or directory"),
    Row("patchbay check ''", 2, ""),
    Row("patchbay check /dev/zero", 2, "it is a device"),
    Row("mkfifo pipe; patchbay check pipe", 2, "it is a pipe"),
    Row("head -c 80000000 /dev/zero | patchbay check -", 1, ""),
    Row("patchbay check $'bad\\xff.yaml'", 2, "argument 2 is not valid UTF-8: `bad\\xFF.yaml`"),
    Row("patchbay check bad.yaml --output missing/report", 2, "cannot write `missing/report`"),
    Row("patchbay check bad.yaml --output .", 2, "it is a folder"),
    Row("mkdir empty; patchbay check empty", 2, "no rule file"),
    Row("patchbay chek", 2, "chek"),
    Row("patchbay check", 2, "Missing expected argument"),
    Row("patchbay check --no-such-flag good.yaml", 2, "--no-such-flag"),
    Row("patchbay check good.yaml --format xml", 2, "xml"),
    Row("patchbay route good.yaml --contacts x.csv --state s.db", 2, "--state"),
    Row("mkdir gone && cd gone && rmdir ../gone && patchbay check ../good.yaml", 2, "working directory"),
    Row("LC_ALL=C patchbay check bad.yaml", 1, ""),
    Row("LC_ALL=tr_TR.UTF-8 TZ=Asia/Kathmandu patchbay check good.yaml", 0, ""),
    Row("env -i \"$(command -v patchbay)\" check good.yaml", 0, ""),
    Row("ulimit -s 256; patchbay check good.yaml", 0, ""),
    Row("ulimit -n 16; patchbay check good.yaml", 0, ""),
    Row("patchbay --help", 0, ""),
    Row("patchbay --version", 0, ""),
  ]

  @Test(arguments: rows) func answers(_ row: Row) throws {
    let run = try Program.shell(row.line, files: files)
    #expect(run.status == row.status, "\(run.output)\n\(run.notes)")
    if !row.says.isEmpty { #expect(run.notes.contains(row.says), "\(run.notes)") }
    if row.status > 1 { #expect(!run.notes.isEmpty) }
    #expect(run.seconds < 20)
  }

  @Test func aReaderThatLeavesEarlyIsNoError() throws {
    let many = "version: 1\nmembers: [a]\n" + (0..<20_000).map { "key\($0): 1\n" }.joined()
    let run = try Program.shell(
      "patchbay check many.yaml --format jsonl | head -1; echo ${PIPESTATUS[0]} >&2", files: ["many.yaml": many])
    #expect(run.notes == "1\n", "the findings stay; nothing is said about the pipe")
  }

  @Test func aRunThatFailsLeavesTheOldFile() throws {
    let line = "echo old > report; patchbay check bad.yaml missing.yaml --output report; echo $?; cat report; ls"
    let run = try Program.shell(line, files: files)
    #expect(run.output == "2\nold\nbad.yaml\ngood.yaml\nreport\n", "\(run.notes)")
  }

  @Test func anOutputFileIsWhole() throws {
    let run = try Program.shell(
      "patchbay check bad.yaml > expected; patchbay check bad.yaml --output report; cmp expected report && ls",
      files: files)
    #expect(run.output == "bad.yaml\nexpected\ngood.yaml\nreport\n", "\(run.notes)")
  }

  @Test(arguments: [("INT", 130), ("TERM", 143)]) func stopsWithinASecond(_ signal: String, _ status: Int) throws {
    // The contact list never ends: only the signal stops the run.
    let line = """
      mkfifo contacts; exec 9<>contacts
      patchbay preview good.yaml --contacts contacts --contacts-format ndjson --output result & pid=$!
      sleep 0.5; kill -\(signal) $pid; start=$(date +%s%N); wait $pid; echo $?
      echo $(( ($(date +%s%N) - start) / 1000000000 )); ls
      """
    // Bash ignores SIGINT in the jobs it starts; with job control it does not.
    let run = try Program.shell("set -m\n" + line, files: files)
    #expect(run.output == "\(status)\n0\nbad.yaml\ncontacts\ngood.yaml\n", "\(run.notes)")
    #expect(run.notes.contains("stopped by SIG\(signal)"))
  }
}
