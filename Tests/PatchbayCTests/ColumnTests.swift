import PatchbayHeader
import TestSupport
import Testing

/// Rules asked about columns.
@Suite struct ColumnTests {
  private static let rules = """
    version: 1
    members: [ana, joe]
    reply_routing: [last_team_member, round_robin]
    tag_rules:
      - { tag: Donor, to: joe }
      - { tag: Spanish, to: [ana, joe] }
      - { when: { fields: { state: PA } }, to: ana }
    """

  private final class Preview {
    let handle: OpaquePointer?
    let status: Int32

    init(_ rules: String) {
      var handle = OpaquePointer(bitPattern: 1)
      status = rules.withBytes { patchbay_preview_load(nil, $0, $1, nil, 0, &handle, nil) }
      self.handle = handle
    }

    deinit { patchbay_preview_free(handle) }

    /// The numbers of the answers, or the error.
    func answer(_ columns: [patchbay_column], first: Int = 0, rows: Int) -> (Int, [[Int32]], [UInt8], String?) {
      var (answers, error): (patchbay_answers, UnsafeMutablePointer<CChar>?) = (patchbay_answers(), nil)
      let status = patchbay_preview_answer(handle, columns, columns.count, first, rows, &answers, &error)
      defer { patchbay_free_text(answers.memory) }
      guard let offsets = answers.offsets, let places = answers.places, let vias = answers.vias else {
        return (Int(status), [], [], Library.taken(error))
      }
      let found = (0..<answers.count).map { row in (offsets[row]..<offsets[row + 1]).map { places[Int($0)] } }
      return (Int(status), found, (0..<answers.count).map { vias[$0] }, Library.taken(error))
    }
  }

  /// Texts, one column of them, as long as a body runs.
  private func withTexts<Result>(
    _ about: Int, _ texts: [String], name: String? = nil, _ body: (patchbay_column) -> Result
  ) -> Result {
    var ends: [Int32] = [0]
    for text in texts { ends.append((ends.last ?? 0) + Int32(text.utf8.count)) }
    let bytes = Array(texts.joined().utf8)
    return (name ?? "").withCString { name in
      ends.withUnsafeBytes { ends in
        bytes.withUnsafeBytes { bytes in
          var column = patchbay_column()
          column.about = Int32(about)
          column.layout = Int32(PATCHBAY_TEXTS)
          column.name = about == Int(PATCHBAY_FIELD) ? name : nil
          column.texts = ends.baseAddress
          column.bytes = bytes.baseAddress
          column.length = bytes.count
          return body(column)
        }
      }
    }
  }

  @Test func `columns are asked about`() throws {
    let preview = Preview(Self.rules)
    #expect(preview.status == PATCHBAY_OK)
    let words = try #require(Library.answer { patchbay_preview_words(preview.handle, $0, $1) }.text)
    let begin = #"{"action":"rules","members":["ana","joe"],"fields":["state"],"places":["ana","joe","tag_rule","#
    #expect(words.hasPrefix(begin))
    withTexts(Int(PATCHBAY_TAGS), ["Spanish|x", "", "donor", "Opt Out"]) { tags in
      withTexts(Int(PATCHBAY_FIELD), ["PA", "PA", "NJ", ""], name: "state") { states in
        let found = preview.answer([tags, states], rows: 4)
        #expect(found.0 == Int(PATCHBAY_OK) && found.1 == [[0, 1], [0], [1], []] && found.2[0] == found.2[2])
        #expect(preview.answer([tags, states], first: 1, rows: 2).1 == [[0], [1]])
        #expect(preview.answer([tags], rows: 0).1 == [] && preview.answer([], rows: 2).1.count == 2)
        var unknown = states
        "zip".withCString { name in
          unknown.name = name
          #expect(preview.answer([tags, unknown], rows: 4).1[1] == preview.answer([tags], rows: 4).1[1])
        }
      }
    }
  }

  @Test(.tags(.slow), .onlyInFullRuns) func `many answers come in pieces`() {
    let preview = Preview(Self.rules)
    let found = preview.answer([], rows: (1 << 20) + 3)
    #expect(found.0 == Int(PATCHBAY_MORE) && found.1.count == 1 << 20)
    #expect(preview.answer([], first: 1 << 20, rows: 3).0 == Int(PATCHBAY_OK))
  }

  @Test func `columns that cannot be are errors`() {
    let preview = Preview(Self.rules)
    let bad = Int(PATCHBAY_BAD_ARGUMENT)
    func refuses(_ column: patchbay_column, _ status: Int, _ sentence: String, rows: Int = 3, first: Int = 0) {
      let found = preview.answer([column], first: first, rows: rows)
      #expect(found.0 == status && found.1.isEmpty && found.3?.contains(sentence) == true, "\(found)")
    }
    withTexts(Int(PATCHBAY_TAGS), ["a", "b", "c"]) { good in
      func changed(_ change: (inout patchbay_column) -> Void) -> patchbay_column {
        var column = good
        change(&column)
        return column
      }
      #expect(preview.answer([good], rows: 3).0 == Int(PATCHBAY_OK))
      #expect(preview.answer([good, good], rows: 3).3?.contains("the same as another one") == true)
      refuses(changed { $0.about = 9 }, bad, "is about 9")
      refuses(changed { $0.layout = 0 }, bad, "has the layout 0")
      refuses(changed { $0.texts = nil }, bad, "has no `texts`")
      refuses(changed { $0.bytes = nil }, bad, "has no `bytes`")
      refuses(changed { $0.length = -1 }, bad, "has no `bytes`")
      refuses(changed { $0.first = -1 }, bad, "cannot have as many rows")
      refuses(changed { $0.first = .max }, bad, "cannot have as many rows")
      refuses(changed { $0.layout = Int32(PATCHBAY_TEXT_LISTS) }, bad, "has no `lists`")
      refuses(changed { $0.layout = Int32(PATCHBAY_FLAGS) }, bad, "has the layout 3")
      refuses(
        changed { ($0.about, $0.layout) = (Int32(PATCHBAY_OPTED_OUT), Int32(PATCHBAY_FLAGS)) }, bad, "fewer bits",
        rows: 30)
      refuses(changed { $0.about = Int32(PATCHBAY_FIELD) }, bad, "has no `name`")
      refuses(changed { $0.length = 2 }, Int(PATCHBAY_BAD_COLUMN), "row 2 of the column `tags`")
      refuses(good, bad, "cannot be the numbers", rows: -1)
      refuses(good, bad, "cannot be the numbers", rows: 1, first: .max)
    }
    for (offsets, row) in [([0, 3, 2, 4], 1), ([-1, 0, 1, 2], 0), ([0, 1, 2, .max], 2)] as [([Int32], Int)] {
      offsets.withUnsafeBytes { offsets in
        withTexts(Int(PATCHBAY_LAST_TEAM_MEMBER), ["abcd"]) { column in
          var column = column
          column.texts = offsets.baseAddress
          refuses(column, Int(PATCHBAY_BAD_COLUMN), "row \(row) of the column `last_team_member`")
          (column.about, column.layout) = (Int32(PATCHBAY_TAGS), Int32(PATCHBAY_TEXT_LISTS))
          (column.lists, column.text_count) = (offsets.baseAddress, 4)
          refuses(column, Int(PATCHBAY_BAD_COLUMN), "row ")
        }
      }
    }
    withTexts(Int(PATCHBAY_TAGS), ["é", "x"]) { column in
      let halves: [Int32] = [0, 1, 2, 3]
      halves.withUnsafeBytes { offsets in
        var column = column
        column.texts = offsets.baseAddress
        refuses(column, Int(PATCHBAY_BAD_COLUMN), "row 1 of the column `tags` cannot be read: its text is not UTF-8")
      }
    }
  }

  @Test func `handles are known`() {
    let preview = Preview(Self.rules)
    let action = Library(Self.rules)
    for handle in [nil, action.handle] {
      #expect(Library.answer { patchbay_preview_words(handle, $0, $1) }.status == Int(PATCHBAY_NO_ACTION))
    }
    #expect(Library.answer { patchbay_stats(preview.handle, $0, $1) }.status == Int(PATCHBAY_NO_ACTION))
    #expect(patchbay_preview_answer(preview.handle, nil, 0, 0, 1, nil, nil) == PATCHBAY_BAD_ARGUMENT)
    var answers = patchbay_answers()
    #expect(patchbay_preview_answer(preview.handle, nil, 1, 0, 1, &answers, nil) == PATCHBAY_BAD_ARGUMENT)
    patchbay_preview_free(preview.handle)
    #expect(patchbay_preview_answer(preview.handle, nil, 0, 0, 1, &answers, nil) == PATCHBAY_NO_ACTION)
    #expect(Preview("version: 1\n").status == PATCHBAY_BAD_RULES)
    #expect(patchbay_preview_load(nil, nil, 0, nil, 0, nil, nil) == PATCHBAY_BAD_ARGUMENT)
  }

  @Test func `rules are checked`() throws {
    func check(_ rules: String, _ status: Int) throws -> (document: String, text: String?) {
      var (document, text): (UnsafeMutablePointer<CChar>?, UnsafeMutablePointer<CChar>?) = (nil, nil)
      #expect(rules.withBytes { patchbay_check("a.yaml", $0, $1, nil, 0, &document, &text, nil) } == Int32(status))
      return (try #require(Library.taken(document)), Library.taken(text))
    }
    let good = try check(Self.rules, Int(PATCHBAY_OK))
    #expect(good.document.hasPrefix(#"{"schema":"patchbay.check/1","problems":[]"#) && good.text == nil)
    let bad = try check("version: 1\nmembers: [ana]\ntag_rules:\n  - { tag: x, to: jo }\n", Int(PATCHBAY_BAD_RULES))
    #expect(bad.document.contains(#""line":4"#) && bad.text?.contains("a.yaml:4:") == true)
    let warned = try check("version: 1\nmembers: []\n", Int(PATCHBAY_OK))
    #expect(warned.document.contains(#""severity":"warning""#) && warned.text?.contains("warning[") == true)
    func team(_ rules: String) -> String? {
      var path: UnsafeMutablePointer<CChar>?
      #expect(rules.withBytes { patchbay_team($0, $1, &path, nil) } == PATCHBAY_OK)
      return Library.taken(path)
    }
    #expect(team("version: 1\nteam: ../team.yaml\nmembers: [ana]\n") == "../team.yaml")
    #expect(team(Self.rules) == nil && team("[") == nil && team("") == nil)
  }

  @Test func `parts are one simulation`() throws {
    let scenario = "kind: scenario\nversion: 1\ncontacts: { count: 40 }\nrun: { until: 1h }\n"
    func part(_ first: Int, _ count: Int, _ status: Int = Int(PATCHBAY_OK)) -> [UInt8] {
      var (bytes, length, run): (UnsafeMutableRawPointer?, Int, patchbay_run) = (nil, 7, patchbay_run())
      run.replications = count
      let found = Self.rules.withBytes { rules, size in
        scenario.withBytes {
          patchbay_simulate_part(
            nil, rules, size, nil, 0, nil, $0, $1, &run, first, nil, 0, &bytes, &length, nil)
        }
      }
      #expect(found == Int32(status) && (bytes == nil) == (length == 0))
      defer { patchbay_free_text(bytes) }
      return bytes.map { Array(UnsafeRawBufferPointer(start: $0, count: length)) } ?? []
    }
    func merge(_ parts: [[UInt8]]) -> Library.Answer {
      let all = parts.joined().map(\.self)
      return all.withUnsafeBytes { bytes in
        var starts: [UnsafeRawPointer?] = []
        var at = 0
        for part in parts {
          starts.append(bytes.baseAddress.map { $0 + at })
          at += part.count
        }
        let lengths = parts.map(\.count)
        return Library.answer { patchbay_merge(starts, lengths, parts.count, $0, nil, $1) }
      }
    }
    let (first, second) = (part(1, 2), part(3, 1))
    #expect(merge([second, first]).text?.contains(#""replications":3,"contacts":40"#) == true)
    #expect(merge([second]).error?.contains("no part has replications 1 to 2") == true)
    #expect(merge([first, first]).error?.contains("both have replication 1") == true)
    #expect(merge([Array(first.dropLast())]).status == Int(PATCHBAY_NOT_SIMULATED))
    #expect(merge([]).status == Int(PATCHBAY_NOT_SIMULATED))
    #expect(patchbay_merge(nil, nil, 1, nil, nil, nil) == PATCHBAY_BAD_ARGUMENT)
    for (first, count) in [(0, 1), (1, 0), (10_000, 2), (.max, 1), (-1, 1)] {
      #expect(part(first, count, Int(PATCHBAY_BAD_ARGUMENT)) == [])
    }
  }

  @Test func `text banks are simulated`() {
    let scenario = "kind: scenario\nversion: 1\ncontacts: { count: 40 }\nrun: { until: 1h, replications: 2 }\n"
    func simulate(_ scenario: String, _ run: patchbay_run?) -> Library.Answer {
      Library.answer { result, problems in
        Self.rules.withBytes { rules, length in
          scenario.withBytes { text, size in
            guard var run else {
              return patchbay_simulate(nil, rules, length, nil, 0, nil, text, size, nil, result, nil, problems)
            }
            return patchbay_simulate(nil, rules, length, nil, 0, nil, text, size, &run, result, nil, problems)
          }
        }
      }
    }
    #expect(simulate(scenario, nil).text?.contains(#""replications":2,"contacts":40"#) == true)
    #expect(simulate("kind: scenario\nversion: 1\nmembrs: {}\n", nil).status == Int(PATCHBAY_BAD_SCENARIO))
    var run = patchbay_run()
    run.replications = 10_001
    #expect(simulate(scenario, run).status == Int(PATCHBAY_BAD_ARGUMENT))
    (run.replications, run.jobs) = (1, 1025)
    #expect(simulate(scenario, run).status == Int(PATCHBAY_BAD_ARGUMENT))
    run.jobs = 2
    #expect(simulate(scenario, run).text?.contains(#""replications":1,"#) == true)
    "id,tags\nc1,Donor\nc2,\n".withBytes { list, length in
      (run.list, run.list_length, run.format) = (list, length, Int32(PATCHBAY_CSV))
      #expect(simulate(scenario, run).text?.contains(#""contacts":2,"#) == true)
      run.format = 9
      #expect(simulate(scenario, run).status == Int(PATCHBAY_BAD_ARGUMENT))
    }
    "nothing\n1\n".withBytes { list, length in
      (run.list, run.list_length, run.format) = (list, length, Int32(PATCHBAY_CSV))
      #expect(simulate(scenario, run).status == Int(PATCHBAY_BAD_LIST))
    }
  }
}
