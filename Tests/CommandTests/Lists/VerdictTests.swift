import Foundation
import TestSupport
import Testing

/// `check --contacts` finds what `route` finds: about every list that the tests have, and about damaged ones.
@Suite(.tags(.slow), .onlyInFullRuns) struct VerdictTests {
  private static let rules = """
    version: 1
    members: [ana, joe]
    tag_rules: [{ tag: Donor, to: joe }]
    texting_hours: { start: "09:00", end: "21:00", zone: contact }
    """

  static let lists: [String] = {
    let root = Project.file("Tests/Fixtures")
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? []).filter { file in
      ["csv", "ndjson", "tsv", "txt"].contains(file.pathExtension) && !file.lastPathComponent.contains("events")
        && (file.pathComponents.contains("records") || file.lastPathComponent.hasPrefix("list"))
    }.map { $0.path }.sorted()
  }()

  @Test func `there are lists`() { #expect(Self.lists.count > 30) }

  @Test(arguments: lists) func `fixtures`(path: String) throws {
    try compare(try Data(contentsOf: URL(fileURLWithPath: path)), ending: (path as NSString).pathExtension)
  }

  @Test(arguments: 0..<40) func `damaged`(seed: Int) throws {
    var random = Chance(seed + 1)
    var rows = (0..<5).map { row in
      [
        "c\(random.below(14))", "215555010\(random.below(10))",
        ["", "Donor", "Hot|Warm", "Hot, Warm"][random.below(4)],
        ["", "America/New_York", "EST", "PST"][random.below(4)], ["", "ana", "zoe"][random.below(3)],
        ["", "no", "yes", "perhaps"][random.below(8) % 4],
      ]
    }
    let junk = ["", "x", "2.15556E+09", "\"", ",", "n/a", "#REF!", "215-555-0101 x2", "\u{200B}", "yes"]
    for _ in 0..<random.below(6) {
      let row = random.below(rows.count)
      rows[row][random.below(6)] = junk[random.below(junk.count)]
    }
    var lines = ["id,phone,tags,time_zone,assigned_to,opted_out"]
    lines += rows.map { row in row.map { $0.contains(", ") ? "\"\($0)\"" : $0 }.joined(separator: ",") }
    if random.below(3) == 0 {
      lines.insert(["", ",,,,,", lines[0]][random.below(3)], at: random.below(lines.count) + 1)
    }
    try compare(Data((lines.joined(separator: "\n") + "\n").utf8), ending: "csv")
  }

  private func compare(_ list: Data, ending: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try Program.withFolder { folder in
      let name = "list.\(ending)"
      try list.write(to: folder.appendingPathComponent(name))
      try Data(Self.rules.utf8).write(to: folder.appendingPathComponent("rules.yaml"))
      let check = try Program.shell("patchbay check rules.yaml --contacts \(name)", in: folder)
      let route = try Program.shell("patchbay route rules.yaml /dev/null --contacts \(name)", in: folder)
      // Of very many warnings only the first are shown.
      if route.notes.contains("more warning") || check.notes.contains("more warning") {
        #expect(!check.notes.contains("no problems of the list"), sourceLocation: sourceLocation)
        return
      }
      let checked = findings(check.output, name)
      let routed = findings(route.notes, name)
      // Pins to strangers are told once for the column, and beside them what rules cannot see: who texted last.
      let missing = routed.codes.subtracting(checked.codes).subtracting(["PB0322"])
      #expect(missing.isEmpty, "check does not find \(missing)\n\(route.notes)", sourceLocation: sourceLocation)
      let more = checked.codes.subtracting(routed.codes).subtracting(["PB0340"])
      #expect(more.isEmpty, "route does not find \(more)\n\(check.output)", sourceLocation: sourceLocation)
      if routed.codes.contains("PB0322") {
        #expect(!checked.codes.isDisjoint(with: ["PB0322", "PB0340"]), sourceLocation: sourceLocation)
      }
      #expect(checked.errors == routed.errors, sourceLocation: sourceLocation)
      let isClean = check.notes.contains("no problems of the list")
      #expect(!isClean || routed.codes.isEmpty, "\(route.notes)", sourceLocation: sourceLocation)
      #expect(
        (check.status == 2) == (route.status == 2 || check.notes.contains("there is no contact")),
        sourceLocation: sourceLocation)
    }
  }

  private func findings(_ text: String, _ name: String) -> (codes: Set<String>, errors: Int) {
    let found = text.matches(of: /(?m)^(.+?):\d+:\d+: (error|warning)\[(PB\d{4})\]/).filter { $0.1 == name }
    return (Set(found.map { String($0.3) }), found.count { $0.2 == "error" })
  }
}

/// A small generator, so that a failing seed fails again.
private struct Chance {
  private var state: UInt64
  init(_ seed: Int) { state = UInt64(bitPattern: Int64(seed)) }
  mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ z >> 31) % UInt64(limit))
  }
}
