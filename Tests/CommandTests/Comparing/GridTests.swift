import Foundation
import TestSupport
import Testing

/// `simulate --vary`: what a setting gives is what the edited files give.
@Suite struct GridTests {
  private static let rules = "version: 1\nmembers: [ana, joe, eve]\ndistribution: buckets\nreply_routing: round_robin\n"
  private static let scenario = """
    kind: scenario
    version: 1
    preset: warm-list
    contacts: { count: 300 }
    members:
      texts_per_hour: 60
    run: { until: 2h, replications: 3 }

    """
  private static let files = ["r.yaml": rules, "s.yaml": scenario]

  private func json(_ run: Program.Run) throws -> JSONValue {
    #expect(run.status == 0, "\(run.notes)")
    return try JSONValue(run.output)
  }

  @Test(.tags(.slow), .onlyInFullRuns) func `a setting is the edited files alone`() throws {
    let grid = try Program.shell(
      "patchbay simulate r.yaml s.yaml --vary bucket_size=10,40 --vary members.texts_per_hour=60,200 --format json",
      files: Self.files)
    #expect(try SchemaFile.simulation.problems([json(grid)]) == [])
    var from = grid.output.startIndex
    for size in ["10", "40"] {
      for rate in ["60", "200"] {
        let alone = try Program.shell(
          """
          sed -i 's/^distribution:.*/distribution: { mode: buckets, bucket_size: \(size) }/' r.yaml
          sed -i 's/texts_per_hour: 60/texts_per_hour: \(rate)/' s.yaml
          patchbay simulate r.yaml s.yaml --format json
          """, files: Self.files)
        #expect(alone.status == 0)
        let body = try #require(alone.output.dropFirst().split(separator: ",", maxSplits: 1).last).dropLast()
        let setting = #"{"values":{"bucket_size":"\#(size)","members.texts_per_hour":"\#(rate)"},\#(body)"#
        let found = try #require(grid.output.range(of: setting, range: from..<grid.output.endIndex), "\(size), \(rate)")
        from = found.upperBound
      }
    }
  }

  @Test(.tags(.slow), .onlyInFullRuns) func `the number of threads changes nothing`() throws {
    for command in [
      "simulate r.yaml s.yaml --vary bucket_size=10,40 --vary run.replications=2,3,5",
      "compare r.yaml q.yaml s.yaml",
    ] {
      for format in ["text", "json", "csv"] {
        let run = try Program.shell(
          """
          sed 's/round_robin/shared_inbox/' r.yaml > q.yaml
          for jobs in 1 3; do patchbay \(command) --quiet --format \(format) --jobs $jobs > $jobs; done
          cmp 1 3 && wc -c < 1
          """, files: Self.files)
        #expect(run.status == 0 && (Int(run.output.dropLast()) ?? 0) > 300, "\(command) \(format): \(run.notes)")
      }
    }
  }

  /// The command line has the last word on a key that the scenario varies too.
  @Test(.tags(.slow), .onlyInFullRuns) func `scenarios vary too`() throws {
    let vary = "vary: { members.texts_per_hour: [60, 200], bucket_size: [10, 40] }\n"
    let run = try Program.shell(
      """
      mkdir t; cp s.yaml t; printf '\(vary)' >> t/s.yaml
      patchbay simulate r.yaml t/s.yaml --format json --quiet > both
      patchbay simulate r.yaml s.yaml --vary bucket_size=10,40 --vary members.texts_per_hour=60,200 --format json --quiet > line
      cmp both line
      patchbay simulate r.yaml t/s.yaml --vary distribution.bucket_size=5 --format json --quiet > last
      patchbay simulate r.yaml s.yaml --vary distribution.bucket_size=5 --vary members.texts_per_hour=60,200 --format json --quiet |
        cmp last
      """, files: Self.files)
    #expect(run.status == 0, "\(run.output)\(run.notes)")
  }

  /// A key that leads nowhere is told with its place, whether the file is checked or simulated.
  @Test(
    .tags(.slow), .onlyInFullRuns,
    arguments: [
      ("bucketsize", "did you mean `bucket_size`?"),
      ("members.texts_per_our", "did you mean `members.texts_per_hour`?"),
      ("distribution.bucketsize", "did you mean `distribution.bucket_size`?"),
      ("texts_per_hour.x", "vary a key of the rule file"),
    ]) func `unknown keys have a place`(_ key: String, _ help: String) throws
  {
    let run = try Program.shell(
      """
      printf 'vary:\\n  action: [a, b]\\n  \(key): [10, 20]\\n' >> s.yaml
      for command in 'check s.yaml' 'simulate r.yaml s.yaml' 'compare r.yaml r.yaml s.yaml'; do
        patchbay $command 2>&1; echo $?
      done
      """, files: Self.files)
    let lines = run.output.split(separator: "\n")
    let problem = "s.yaml:10:3: error[PB0440]: `\(key)` is not a key that can be varied"
    #expect(lines.count { $0 == problem } == 3, "\(run.output)")
    #expect(lines.count { $0.contains(" = help: \(help)") } == 3, "\(run.output)")
    #expect(lines.count { $0 == "2" } == 2 && lines.count { $0 == "1" } == 1, "\(run.output)")
  }

  /// Every key of the tables can be varied, and what stands below those that are no sections.
  @Test(arguments: [
    "members", "distribution", "mode", "reply_routing", "texting_hours.start", "auto_tags", "contacts",
    "contacts.count",
    "members.shift.end", "replies.by_tag.Donor.reply", "churn", "run.seed",
  ]) func `keys of the tables are known`(_ key: String) throws {
    let run = try Program.shell(
      "printf 'vary: { \(key): [10, 20] }\\n' >> s.yaml; patchbay check s.yaml", files: Self.files)
    #expect(run.status == 0, "\(run.output)\(run.notes)")
  }

  /// A key without a say is told, unless no one wants to hear it.
  @Test(.tags(.slow), .onlyInFullRuns) func `settings that are all alike are told`() throws {
    let vary = "patchbay simulate r.yaml s.yaml --vary"
    let run = try Program.shell(
      """
      sed -i 's/texts_per_hour: 60/mix: { all: { count: 1, texts_per_hour: 60 } }/' s.yaml
      for values in members.texts_per_hour=60,200 action=a,b members.texts_per_hour=60 bucket_size=10,40; do
        echo "$values"; \(vary) $values 2>&1 > all | grep -v simulated
      done
      \(vary) action=a,b --quiet 2>&1 > all
      """, files: Self.files)
    let note = "note: every setting came to the same results: something in the files may have the last word on"
    #expect(
      run.output == """
        members.texts_per_hour=60,200
        \(note) `members.texts_per_hour`
          = help: a kind of `mix` or a member of `named` may say something else
        action=a,b
        \(note) `action`
        members.texts_per_hour=60
        bucket_size=10,40

        """, "\(run.notes)")
  }

  /// A mean over the runs that got there says how many did; a key of the scenario is told whole, one of the rules is not.
  @Test(.tags(.slow), .onlyInFullRuns) func `the table says how many runs sent the list`() throws {
    let run = try Program.shell(
      """
      sed -i 's/replications: 3/replications: 8/' s.yaml
      for format in text json; do
        patchbay simulate r.yaml s.yaml --vary members.texts_per_hour=5,75,85,600 \\
          --vary distribution.bucket_size=25 --format $format
      done
      """, files: Self.files)
    let lines = run.output.split(separator: "\n")
    // A heading and a table of six lines, four assumptions, the answer, what to do next, and the document.
    try #require(lines.count == 14, "\(run.output)")
    #expect(lines[1].hasPrefix("members.texts_per_hour  bucket_size  first response"))
    let settings = try #require(try JSONValue(lines[13])["settings"]?.array)
    let sent = settings.map { $0["metrics"]?["time_to_send_list"]?["count"] }
    #expect(sent.first == .integer(0) && sent.last == .integer(8) && sent.contains(.integer(7)))
    for (line, count) in zip(lines[3..<7], sent) {
      let mark = line.split(separator: " ").first { $0.hasSuffix("/8)") }
      guard case .integer(let count) = count else { continue }
      #expect(mark.map(String.init) == ((1..<8).contains(count) ? "(\(count)/8)" : nil), "\(line)")
    }
  }

  /// Gates are judged in each setting; the worst verdict is that of the run.
  @Test func `gates of every setting`() throws {
    let run = try Program.shell(
      """
      sed -i 's/replications: 3/replications: 25/' s.yaml
      printf 'gates: [ sent > 290 ]\\n' >> s.yaml
      patchbay simulate r.yaml s.yaml --vary members.texts_per_hour=5,600 --format json; echo $?
      """, files: Self.files)
    let lines = run.output.split(separator: "\n")
    try #require(lines.count == 2, "\(run.notes)")
    #expect(lines[1] == "1")
    let document = try JSONValue(lines[0])
    #expect(try SchemaFile.simulation.problems([document]) == [])
    #expect(document["verdict"] == .text("fail"))
    #expect(document["settings"]?.array?.compactMap { $0["verdict"]?.text } == ["fail", "pass"])
  }

  /// Every value that a spreadsheet would take for a formula is text in it.
  @Test func `tables hold no formulas`() throws {
    let run = try Program.shell(
      """
      patchbay simulate r.yaml s.yaml --vary 'action=[x],"=1+1"' --vary "reply_routing=shared_inbox,[round_robin, shared_inbox]" --format csv
      """, files: Self.files)
    #expect(run.status == 2, "an action is no list")
    let good = try Program.shell(
      """
      patchbay simulate r.yaml s.yaml --vary 'action="=1+1",+x' --vary "reply_routing=shared_inbox,[round_robin, shared_inbox]" --format csv
      """, files: Self.files)
    #expect(good.status == 0, "\(good.notes)")
    let rows = good.output.components(separatedBy: "\r\n")
    #expect(rows.count == 1 + 4 * 4 + 1)
    #expect(
      rows[1].hasPrefix("\"'\"\"=1+1\"\"\",shared_inbox,run,1,,")
        || rows[1].hasPrefix("\"\"\"=1+1\"\"\",shared_inbox,run,1,,"))
    #expect(rows.contains { $0.hasPrefix(#"'+x,"[round_robin, shared_inbox]",summary,,pass,"#) })
    let columns = rows[0].split(separator: ",", omittingEmptySubsequences: false).count
    let plain = rows.filter { $0.hasPrefix("'+x,shared_inbox,") }
    #expect(plain.count == 4)
    for row in plain { #expect(row.split(separator: ",", omittingEmptySubsequences: false).count == columns) }
  }

  @Test(.tags(.slow), .onlyInFullRuns) func `a list from a pipe is read for every setting`() throws {
    let run = try Program.shell(
      """
      printf 'id,tags\\nc1,Donor\\nc2,\\nc3,Spanish\\n' > l.csv
      for command in 'simulate r.yaml --vary bucket_size=1,2' 'compare r.yaml r.yaml'; do
        patchbay $command --replications 2 --format csv --quiet --contacts l.csv > file
        cat l.csv | patchbay $command --replications 2 --format csv --quiet --contacts - --contacts-format csv > pipe
        patchbay $command --replications 2 --format csv --quiet --contacts <(cat l.csv) --contacts-format csv > fifo
        cmp file pipe && cmp file fifo && wc -l < file
      done
      """, files: Self.files)
    #expect(run.status == 0 && run.output.split(separator: "\n").count == 2, "\(run.output)\(run.notes)")
  }
}
