import Foundation
import TestSupport
import Testing

/// `simulate --report`: the file, and what becomes of it when something goes wrong.
@Suite struct ReportTests {
  static let files = ["rules.yaml": "version: 1\naction: spring\nmembers: [ana, joe]\n"]
  static let simulate = "patchbay simulate rules.yaml --preset warm-list --replications 2"

  private func run(_ line: String) throws -> Program.Run { try Program.shell(line, files: Self.files) }

  @Test func `the page is written beside the results`() throws {
    let run = try run("\(Self.simulate) > plain; \(Self.simulate) --report day.html | cmp - plain && cat day.html")
    #expect(run.status == 0, "\(run.notes)")
    #expect(run.output.hasPrefix("<!DOCTYPE html>\n") && run.output.hasSuffix("</html>\n"))
    #expect(run.output.contains("<h1>Will 2 members keep up?</h1>"))
    #expect(
      run.output.contains("<code>patchbay simulate rules.yaml --preset warm-list --replications 2</code>"))
  }

  /// Neither the number of threads nor where the results go is in it.
  @Test func `same inputs same bytes`() throws {
    let line = """
      \(Self.simulate) --jobs 1 --report a.html >/dev/null
      \(Self.simulate) --jobs 2 --report b.html --format json --output x --quiet && cmp a.html b.html && ls
      """
    #expect(try run(line).output == "a.html\nb.html\nrules.yaml\nx\n")
  }

  /// The command on the page does the run again, whatever the names are.
  @Test func `the command repeats the run`() throws {
    let line = #"""
      mv rules.yaml "it's \$(a) rule.yaml"; printf 'kind: scenario\nversion: 1\nrun: { replications: 2, until: 20m }\n' > -s.yaml
      patchbay simulate "it's \$(a) rule.yaml" ./-s.yaml --seed 9 --report a.html --quiet > a
      command=$(sed -n 's:.*<code>\(patchbay .*\)</code>.*:\1:p' a.html | sed "s/&#39;/'/g")
      eval "$command --report b.html --quiet" > b; cmp a b && cmp a.html b.html && echo same
      """#
    let run = try run(line)
    #expect(run.output == "same\n", "\(run.notes)")
  }

  /// Gates decide the answer, settings and comparisons have pages of their own, and each page names its command.
  @Test(.tags(.slow), .onlyInFullRuns) func `pages of every kind`() throws {
    let line = """
      cat > day.yaml <<'END'
      kind: scenario
      version: 1
      preset: warm-list
      contacts: { count: 200 }
      run: { until: 1h, replications: 20 }
      gates: [ "p95(first_response_wait) < 5h", "sent > 1000" ]
      END
      { cat rules.yaml; echo 'reply_routing: [round_robin]'; } > turns.yaml
      patchbay simulate rules.yaml day.yaml --quiet --report one.html > /dev/null; echo $?
      patchbay simulate rules.yaml day.yaml --quiet --report grid.html --vary members.texts_per_hour=60,120 > /dev/null; echo $?
      patchbay compare rules.yaml turns.yaml day.yaml --quiet --report ab.html > /dev/null; echo $?
      for page in one grid ab; do sed -nE 's:.*<(h1|pre[^>]*><code|p class="answer")>(.*)</(h1|code|p)>.*:\\2:p' $page.html; done
      """
    let run = try run(line)
    #expect(
      run.output.contains(
        """
        1
        1
        0
        Will 2 members keep up?
        <strong class="no">No.</strong> 1 of 2 gates fails. It asks that the team’s count of “sent” is more than 1,000 on average. List: no, 57 of 200 contacts left.
        patchbay simulate rules.yaml day.yaml
        Which of 2 settings keep up?
        <strong class="no">None.</strong> Every setting fails a gate, and members.texts_per_hour 120 the gate that the team’s count of “sent” is more than 1,000 on average.
        patchbay simulate rules.yaml day.yaml --vary members.texts_per_hour=60,120
        Does B answer sooner than A?
        """), "\(run.output)\(run.notes)")
    #expect(run.output.hasSuffix("patchbay compare rules.yaml turns.yaml day.yaml\n"), "\(run.output)")
  }

  struct Row: CustomTestStringConvertible, Sendable {
    let line: String
    let says: String
    var testDescription: String { line }
    init(_ line: String, _ says: String) { (self.line, self.says) = (line, says) }
  }

  static let refusals = [
    Row("--report rules.yaml", "rules.yaml` is read or written by this very run"),
    Row("--report ./rules.yaml --output x", "rules.yaml` is read or written by this very run"),
    Row("--report x > x", "x` is read or written by this very run"),
    Row("--report x --output x", "`--report` and `--output` name the same file"),
    Row("--report x --output ./x", "x` is to hold two different outputs"),
    Row("--report -", "`--report` names a file"),
    Row("--report /dev/stdout", "`--report` names a file"),
    Row("--report missing/day.html", "cannot write `missing/day.html`"),
    Row("--report .", "it is a folder"),
    Row("--report /dev/full", "No space left on device"),
  ]

  @Test(.tags(.slow), .onlyInFullRuns, arguments: refusals) func `refuses`(_ row: Row) throws {
    let run = try run("\(Self.simulate) \(row.line); echo $? >&2; cat rules.yaml; rm -f x; ls")
    #expect(run.notes.hasSuffix("\n2\n") && run.notes.contains(row.says), "\(run.notes)")
    #expect(run.output.hasSuffix((Self.files["rules.yaml"] ?? "") + "rules.yaml\n"), "\(run.output)")
  }

  /// Both partial files go when a run is stopped.
  @Test func `a run that is stopped leaves nothing`() throws {
    let line = """
      patchbay simulate rules.yaml --replications 10000 --report day.html --output results & pid=$!
      for i in $(seq 100); do [ $(ls | wc -l) = 3 ] && break; sleep 0.1; done; ls | wc -l
      kill -TERM $pid; wait $pid; echo $?; ls
      """
    #expect(try run(line).output == "3\n143\nrules.yaml\n")
  }
}
