import Campaign
import Diagnostics
import Records
import Routing
import RuleLanguage
import SystemZones
import Testing

@testable import Explaining

/// Columns and lists are asked by two readers and one walk: they must say the same.
@Suite struct ColumnPreviewTests {
  /// Rules in which replies end in every way that a preview has a word for.
  private static let rules = [
    """
    version: 1
    members: [ana, joe, philly]
    reply_routing: [last_team_member, round_robin]
    tag_rules:
      - { tag: Donor, to: joe }
      - { tag: Spanish, to: [ana, joe] }
      - { when: { fields: { state: [PA, ""] }, none: [Donor] }, to: philly }
    """,
    """
    version: 1
    lists: { closers: [ana, joe] }
    members: [ana, joe, philly]
    reply_routing: [last_team_member, closers]
    tag_rules:
      - { when: { all: [Donor, Spanish] }, to: philly, by: round_robin, otherwise: [hold] }
    """,
    "version: 1\nmembers: [ana, joe]\nreply_routing: [least_open]\ntag_rules:\n  - { tag: Opt Out, to: joe }\n",
    "version: 1\nmembers: [ana, joe]\nreply_routing: [last_team_member, sender, hold]\n",
    "version: 1\nmembers: [ana, joe]\nreply_routing: [joe]\n", "version: 1\nmembers: [ana]\n",
  ]

  private struct Contact {
    let tags: [String]?
    let last: String?
    let state: String?
    let optedOut: Bool?
  }

  /// Every combination of what makes a difference.
  private static let contacts: [Contact] = {
    var all: [Contact] = []
    let tags: [[String]?] = [
      nil, [], ["Donor"], ["Spanish", "x", "donor "], ["SPANISH", "Donor", "Donor"], ["opt out"], ["é", "", " "],
    ]
    for tag in tags {
      for last in [nil, "", "ana", "joe", "Ana", "eve"] {
        for state in [nil, "PA", "", "pa", "é"] {
          for optedOut in [nil, false, true] where optedOut != true || last == nil {
            all.append(Contact(tags: tag, last: last, state: state, optedOut: optedOut))
          }
        }
      }
    }
    return all
  }()

  @Test(arguments: rules.indices, [false, true]) func `columns say what lists say`(_ number: Int, _ isWide: Bool) throws
  {
    var problems = DiagnosticSink()
    let checked = checkRules(
      Source(name: "rules.yaml", bytes: Array(Self.rules[number].utf8)), zones: systemZones, sink: &problems)
    let graph = compile(try #require(checked, "\(problems.problems)").policy)
    var listed: [String] = []
    var writer = PreviewWriter(graph: graph) { (bytes: [UInt8]) throws(Failure) in
      listed += String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }
    var reader = RecordReader(ArrayByteReader(Array(Self.lines.utf8)), format: .ndjson)
    while let block = try reader.next() {
      #expect(block.problemCount == 0)
      try writer.add(block)
    }
    let expected = listed.map { $0.drop { $0 != "," } }
    var preview = ColumnPreview(graph)
    let count = Self.contacts.count
    for start in [0, 1, 3] {
      let held = HeldColumns(Self.contacts.dropFirst(start), before: 5, isWide: isWide)
      var columns = held.columns(graph.policy)
      let rows = 0..<count - start
      #expect(columns.firstFault(rows, graph.policy) == nil)
      #expect(Self.shown(preview.answers(columns, rows), preview.places.names)[...] == expected.dropFirst(start)[...])
      let part = preview.answers(columns, 2..<7)
      #expect(Self.shown(part, preview.places.names) == Array(expected[start + 2..<start + 7]))
      columns.tags = nil
      #expect(preview.answers(columns, 0..<1).count == 1)
    }
  }

  /// As a preview shows answers, from the comma on that follows the id.
  private static func shown(_ answers: PreviewAnswers, _ names: [String]) -> [Substring] {
    (0..<answers.count).map { row in
      let places = answers.places[Int(answers.offsets[row])..<Int(answers.offsets[row + 1])].map {
        "\"\(names[Int($0)])\""
      }
      let via = PreviewedVia.allCases[Int(answers.vias[row])].word
      return ",\"to\":[\(places.joined(separator: ","))],\"via\":\"\(via)\"}"[...]
    }
  }

  private static var lines: String {
    func quoted(_ text: String) -> String { "\"\(text)\"" }
    return contacts.enumerated().map { number, contact in
      var members = ["\"id\":\"c\(number)\""]
      if let tags = contact.tags { members.append("\"tags\":[\(tags.map(quoted).joined(separator: ","))]") }
      if let last = contact.last { members.append("\"last_team_member\":\"\(last)\"") }
      if let state = contact.state { members.append("\"state\":\"\(state)\"") }
      if let optedOut = contact.optedOut { members.append("\"opted_out\":\(optedOut)") }
      return "{" + members.joined(separator: ",") + "}\n"
    }.joined()
  }

  /// Columns as Arrow lays them out, behind some rows and texts that are not asked about.
  private final class HeldColumns {
    private let isWide: Bool
    private let before: Int
    private var held: [UnsafeMutableRawPointer] = []
    private let contacts: [Contact]

    init(_ contacts: ArraySlice<Contact>, before: Int, isWide: Bool) {
      self.contacts = Array(contacts)
      self.before = before
      self.isWide = isWide
    }

    deinit { for memory in held { memory.deallocate() } }

    func columns(_ policy: RoutingPolicy) -> ContactColumns {
      var columns = ContactColumns(policy)
      let tags = contacts.map { $0.tags ?? [] }
      var ends = [Int](repeating: 0, count: before) + [0]
      for one in tags { ends.append((ends.last ?? 0) + one.count) }
      let texts = texts(tags.joined().map { Optional($0) })
      columns.tags = .lists(
        offsets(ends), from: before, valid: bits(contacts.map { $0.tags != nil }), texts: texts, count: ends.last ?? 0)
      columns.lastTeamMember = self.texts(contacts.map(\.last))
      columns.optedOut = bits(contacts.map { $0.optedOut ?? true })
      columns.optedOutValid = bits(contacts.map { $0.optedOut != nil })
      for index in policy.fields.indices { columns.fields[index] = self.texts(contacts.map(\.state)) }
      return columns
    }

    private func texts(_ texts: [String?]) -> TextColumn {
      let filler = [String?](repeating: "xé", count: before)
      var (bytes, ends): ([UInt8], [Int]) = ([], [0])
      for text in filler + texts {
        bytes += Array((text ?? "").utf8)
        ends.append(bytes.count)
      }
      let memory = UnsafeMutableRawPointer.allocate(byteCount: max(1, bytes.count), alignment: 8)
      memory.copyMemory(from: bytes, byteCount: bytes.count)
      held.append(memory)
      return TextColumn(
        offsets(ends), from: before,
        bytes: UnsafeBufferPointer(start: memory.assumingMemoryBound(to: UInt8.self), count: bytes.count),
        valid: bits(texts.map { $0 != nil }))
    }

    private func offsets(_ numbers: [Int]) -> PartOffsets {
      let width = isWide ? 8 : 4
      let memory = UnsafeMutableRawPointer.allocate(byteCount: width * numbers.count, alignment: 8)
      held.append(memory)
      for (index, number) in numbers.enumerated() {
        if isWide {
          memory.storeBytes(of: Int64(number), toByteOffset: 8 * index, as: Int64.self)
        } else {
          memory.storeBytes(of: Int32(number), toByteOffset: 4 * index, as: Int32.self)
        }
      }
      return PartOffsets(memory, isWide: isWide)
    }

    private func bits(_ flags: [Bool]) -> BitColumn {
      let count = before + flags.count
      let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: count / 8 + 1)
      memory.initialize(repeating: 0, count: count / 8 + 1)
      held.append(UnsafeMutableRawPointer(memory))
      for (index, flag) in flags.enumerated() where flag {
        memory[(before + index) / 8] |= 1 << UInt8((before + index) % 8)
      }
      return BitColumn(memory, from: before)
    }
  }
}
