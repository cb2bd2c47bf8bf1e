import Foundation
import PatchbayHeader
import Testing

/// Contact actions in state files, as a program of C uses them.
@Suite struct StateTests {
  private static let rules = "version: 1\naction: spring\nmembers: [ana, joe]\ndistribution: distributed\n"
  private static let list = "id\nc1\nc2\nc3\n"

  private static func open(
    _ file: String, _ rules: String = rules, list: String? = list, options: Int = 0
  ) -> (state: OpaquePointer?, status: Int, problems: String?) {
    var (state, problems): (OpaquePointer?, UnsafeMutablePointer<CChar>?) = (nil, nil)
    let status = rules.withBytes { text, length in
      guard let list else {
        return patchbay_open(
          "r.yaml", text, length, nil, 0, file, nil, 0, Int32(PATCHBAY_CSV), nil, Int32(options), &state, &problems)
      }
      return list.withBytes {
        patchbay_open(
          "r.yaml", text, length, nil, 0, file, $0, $1, Int32(PATCHBAY_CSV), nil, Int32(options), &state, &problems)
      }
    }
    return (state, Int(status), Library.taken(problems))
  }

  private static func take(_ state: OpaquePointer?, _ events: String) -> Library.Answer {
    Library.answer { effects, error in events.withBytes { patchbay_take(state, $0, $1, effects, error) } }
  }

  private static func told(_ state: OpaquePointer?, _ n: Int, _ i: Int) -> (answer: Library.Answer, events: Int) {
    var events = -1
    let answer = Library.answer { patchbay_told(state, n, i, $0, &events, $1) }
    return (answer, events)
  }

  @Test func `what was told is told again`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("c-state-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("s.db").path
    #expect(Self.open(file, options: PATCHBAY_RESUME).status == Int(PATCHBAY_NO_FILE))
    for options in [-1, 16, PATCHBAY_RESUME | PATCHBAY_NEW_ACTION] {
      #expect(Self.open(file, options: options).status == Int(PATCHBAY_BAD_ARGUMENT))
    }
    let bytes: [CChar] = [0x61, -1, 0x62, 0]
    var state: OpaquePointer?
    #expect(
      patchbay_open("r.yaml", Self.rules, Self.rules.utf8.count, nil, 0, bytes, nil, 0, 0, nil, 0, &state, nil)
        == PATCHBAY_NOT_UTF8 && state == nil)
    #expect(Self.open(file, "version: 1\n").status == Int(PATCHBAY_BAD_RULES))
    #expect(Self.open(file, list: "id\nc1\nc1\n").status == Int(PATCHBAY_BAD_LIST))
    let problems: String?
    let status: Int
    (state, status, problems) = Self.open(file)
    #expect(status == Int(PATCHBAY_OK) && problems == nil)
    let first = Self.take(state, "{\"event\":\"publish\"}\n{\"event\":\"send\",\"member\":\"ana\"}").text ?? ""
    #expect(first.split(separator: "\n").count == 4 && first.contains(#""effect":"sent""#), "\(first)")
    #expect(Self.open(file).status == Int(PATCHBAY_IN_USE))
    // A handle is good for its own calls only.
    #expect(Library.answer { patchbay_stats(state, $0, $1) }.status == Int(PATCHBAY_NO_ACTION))
    let action = Library(Self.rules)
    #expect(Self.take(action.handle, "").status == Int(PATCHBAY_NO_ACTION))
    #expect(patchbay_close(state, nil) == PATCHBAY_OK && patchbay_close(state, nil) == PATCHBAY_NO_ACTION)
    #expect(patchbay_close(nil, nil) == PATCHBAY_OK)
    #expect(Self.take(state, "").status == Int(PATCHBAY_NO_ACTION))

    let again = Self.open(file, list: nil, options: PATCHBAY_RESUME)
    #expect(again.status == Int(PATCHBAY_OK))
    #expect(Self.told(again.state, 0, 0).answer.text == first && Self.told(again.state, 0, 0).events == 2)
    let rest = Self.told(again.state, 1, 2).answer.text
    #expect(rest == first.split(separator: "\n").suffix(1).map { $0 + "\n" }.joined())
    #expect(Self.take(again.state, "{\"event\":\"nothing\"}").text?.contains("malformed") == true)
    #expect(patchbay_close(again.state, nil) == PATCHBAY_OK)

    let edited = Self.rules.replacing("[ana, joe]", with: "[ana]") + "team: { ana: {}, joe: {} }\n"
    #expect(Self.open(file, edited).status == Int(PATCHBAY_OTHER_RULES))
    #expect(Self.open(file, edited, list: nil, options: PATCHBAY_ADOPT).status == Int(PATCHBAY_OTHER_CONTACTS))
    let adopted = Self.open(file, edited, options: PATCHBAY_ADOPT)
    #expect(adopted.status == Int(PATCHBAY_OK), "\(adopted.problems ?? "")")
    #expect(
      Self.take(adopted.state, "{\"event\":\"clock\"}").text?.contains(#""effect":"left","member":"joe""#) == true)
    #expect(patchbay_close(adopted.state, nil) == PATCHBAY_OK)
    #expect(Self.open(file, Self.rules.replacing("spring", with: "fall")).status == Int(PATCHBAY_NOT_BEGUN))
  }

  /// What is said names what C has, and neither options of the command nor names of Swift.
  @Test func `next steps are those of C`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("c-words-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("s.db").path
    let (empty, new) = (file + ".empty", file + ".new")
    try Data().write(to: URL(fileURLWithPath: empty))
    let begun = Self.open(file)
    #expect(patchbay_close(begun.state, nil) == PATCHBAY_OK)
    let fall = Self.rules.replacing("spring", with: "fall")
    let columns = "name,phone\nAna,2155550101\n"
    let refused = [
      (Self.open(file, fall), "PATCHBAY_NEW_ACTION"),
      (Self.open(file, fall, options: PATCHBAY_RESUME), "PATCHBAY_RESUME"),
      (Self.open(file, Self.rules.replacing("[ana, joe]", with: "[ana]")), "PATCHBAY_ADOPT"),
      (Self.open(empty), "PATCHBAY_NEW_ACTION"), (Self.open(new, list: "id\nc1\nc1\n"), "PATCHBAY_SKIP_BAD_ROWS"),
      (Self.open(new, list: columns), "in `columns`"),
      (Self.open(file + ".none", options: PATCHBAY_RESUME), "check the name"),
    ]
    for (answer, word) in refused {
      let said = answer.problems ?? ""
      #expect(answer.state == nil && said.contains(word), "\(word): \(said)")
      for foreign in ["`--", "beginning:", "adopts:", "skipsBadRows", "route --state", "run the command"] {
        #expect(!said.contains(foreign), "\(said)")
      }
    }
  }
}
