import Foundation
import TestSupport
import Testing

/// Files of known problems, in the hands of those who write anything into them.
@Suite struct KnownProblemsTests {
  private static let rules = """
    version: 1
    members: [ana, joe]
    tag_rules:
      - tag: Will Vote
        to: joe
      - tag: will vote
        to: ana

    """

  private func known(_ entries: String) -> String {
    #"{"schema":"patchbay.baseline/1","problems":["# + entries + "]}\n"
  }

  @Test(
    .tags(.slow), .onlyInFullRuns,
    arguments: [
      "", "[]", "null", "{}", "not: [json", "\u{0}", #"{"schema":"patchbay.check/1","problems":[]}"#,
      #"{"schema":"patchbay.baseline/2","problems":[]}"#, #"{"schema":"patchbay.baseline/1"}"#,
      #"{"schema":"patchbay.baseline/1","problems":{}}"#, #"{"schema":"patchbay.baseline/1","problems":[],"more":1}"#,
      #"{"schema":"patchbay.baseline/1","problems":[{"file":"a.yaml","code":"PB0232","text":"t"}]}"#,
      #"{"schema":"patchbay.baseline/1","problems":[{"file":"a.yaml","code":"PB0232","text":"t","count":0}]}"#,
      #"{"schema":"patchbay.baseline/1","problems":[{"file":"a.yaml","code":"PB0232","text":"t","count":-1}]}"#,
      #"{"schema":"patchbay.baseline/1","problems":[{"file":"a.yaml","code":"PB0232","text":"t","count":1e9}]}"#,
      #"{"schema":"patchbay.baseline/1","problems":[{"file":"a","code":"b","text":"t","count":99999999999999999999}]}"#,
      #"{"schema":"patchbay.baseline/1","problems":[{"file":1,"code":"PB0232","text":"t","count":1}]}"#,
      #"{"schema":"patchbay.baseline/1","problems":[{"file":"a.yaml","code":null,"text":"t","count":1}]}"#,
      #"{"schema":"patchbay.baseline/1","problems":[[]]}"#,
      "{\"schema\":\"patchbay.baseline/1\",\"problems\":[\u{1B}[2J]}",
    ])
  func `what is no such file is refused`(_ text: String) throws {
    let run = try Program.shell(
      "patchbay check a.yaml --baseline k.json", files: ["a.yaml": Self.rules, "k.json": text])
    #expect(run.status == 2 && run.output == "", "\(run.output)\(run.notes)")
    #expect(run.notes.hasPrefix("error: `k.json"), "\(run.notes)")
    #expect(!run.notes.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
  }

  /// Names and texts that mean something to whoever reads them, there and back.
  @Test(
    .tags(.slow), .onlyInFullRuns,
    arguments: HostileTextTests.names + ["é😀", "\u{202E}abc", "a\u{FEFF}b", String(repeating: "long ", count: 100)])
  func `every text is known again`(_ name: String) throws {
    let tag = "'" + name.replacingOccurrences(of: "'", with: "''") + "'"
    let rules = "version: 1\nmembers: [ana]\ntag_rules:\n  - { tag: \(tag), to: ana }\n  - { tag: \(tag), to: ana }\n"
    let again = "patchbay check a.yaml --baseline k.json --fail-level note"
    let run = try Program.shell(
      "patchbay check a.yaml --write-baseline k.json --fail-level note && \(again)", files: ["a.yaml": rules])
    // What is an error is none of them.
    let isError = run.output.contains("error[")
    #expect(run.status == (isError ? 1 : 0), "\(run.output)\(run.notes)")
    #expect(isError || run.notes.contains("left out"), "\(run.notes)")
    #expect(!run.notes.contains("gone"))
  }

  @Test func `problems stay known when lines move, and one more is reported`() throws {
    let run = try Program.shell(
      """
      patchbay check a.yaml --write-baseline k.json --quiet || exit 9
      sed -i '1i # a line more' a.yaml
      patchbay check a.yaml --baseline k.json --fail-level note --quiet; echo "moved: $?"
      printf '  - tag: will vote\\n    to: joe\\n' >> a.yaml
      patchbay check a.yaml --baseline k.json --fail-level warning --quiet --format jsonl | wc -l
      """, files: ["a.yaml": Self.rules])
    #expect(run.output.hasPrefix("moved: 0\n"), "\(run.output)\(run.notes)")
    #expect((Int(run.output.split(separator: "\n").last ?? "") ?? 0) > 0, "\(run.output)")
  }

  @Test func `paths begin at the folder of the file`() throws {
    let run = try Program.shell(
      """
      mkdir -p rules other && mv a.yaml rules
      patchbay check rules --write-baseline rules/k.json --quiet || exit 9
      (cd rules && patchbay check . --baseline k.json --fail-level note --quiet); echo $?
      (cd other && patchbay check ../rules/a.yaml --root .. --baseline ../rules/k.json --fail-level note --quiet); echo $?
      patchbay check "$PWD/rules/../rules//a.yaml" --baseline ./rules/k.json --fail-level note --quiet; echo $?
      patchbay check rules --write-baseline other/k.json --quiet; grep -c '"../rules/a.yaml"' other/k.json
      """, files: ["a.yaml": Self.rules])
    #expect(run.output == "0\n0\n0\n1\n", "\(run.output)\(run.notes)")
  }

  @Test func `an error is never known`() throws {
    let entry = #"{"file":"a.yaml","code":"PB0215","text":"members: [ana, joe, nobody]","count":9}"#
    let rules = Self.rules.replacing("[ana, joe]", with: "[ana, joe, nobody]") + "team: { ana: {}, joe: {} }\n"
    let run = try Program.shell(
      "patchbay check a.yaml --baseline k.json", files: ["a.yaml": rules, "k.json": known(entry)])
    #expect(run.status == 1 && run.output.contains("error[PB0215]"), "\(run.output)\(run.notes)")
  }

  @Test func `what is gone is told, of files that were checked or are gone themselves`() throws {
    let entries = ["a.yaml", "b.yaml", "c.yaml"].map { #"{"file":"\#($0)","code":"PB0232","text":"x","count":2}"# }
    let run = try Program.shell(
      "cp a.yaml b.yaml; patchbay check a.yaml --baseline k.json",
      files: ["a.yaml": Self.rules, "k.json": known(entries.joined(separator: ",\n"))])
    #expect(run.status == 0 && run.output.contains("warning[PB0232]"), "\(run.output)")
    #expect(run.notes.contains("  a.yaml: PB0232 at `x`, 2 times\n  c.yaml: PB0232 at `x`, 2 times\n"), "\(run.notes)")
  }

  @Test func `a file that the run reads is not replaced`() throws {
    for target in ["a.yaml", "./a.yaml", "link.yaml"] {
      let run = try Program.shell(
        "ln -s a.yaml link.yaml; patchbay check a.yaml --write-baseline \(target); cat a.yaml",
        files: ["a.yaml": Self.rules])
      #expect(run.output.hasSuffix(Self.rules) && run.notes.contains("is read or written by this very run"))
    }
    let run = try Program.shell(
      "patchbay check a.yaml missing.yaml --write-baseline k.json; echo $?; ls", files: ["a.yaml": Self.rules])
    #expect(run.output.hasSuffix("2\na.yaml\n"), "\(run.output)")
  }
}
