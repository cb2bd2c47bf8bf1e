import PatchbayHeader
import TestSupport
import Testing

/// What the calls beside events do.
@Suite struct CallTests {
  private static let rules = LibraryTests.rules

  @Test func `large inputs come in pieces`() {
    let library = Library(Self.rules)
    let lines = [UInt8](repeating: 0x0A, count: 30_000)
    var (taken, effects): (Int, UnsafeMutablePointer<CChar>?) = (0, nil)
    let status = lines.withBytes { patchbay_apply(library.handle, $0, $1, &taken, &effects, nil) }
    let first = Library.taken(effects) ?? ""
    #expect(status == PATCHBAY_MORE && taken > 1000 && taken < 30_000)
    #expect(first.utf8.count >= 1 << 20 && first.utf8.count < 1 << 20 + 1000 && first.hasSuffix("}\n"))
    var (state, length, error): (UnsafeMutableRawPointer?, Int, UnsafeMutablePointer<CChar>?) = (nil, 0, nil)
    #expect(patchbay_save(library.handle, &state, &length, &error) == PATCHBAY_OK)
    patchbay_free_text(state)
    let rest = library.apply(Array(lines.dropFirst(taken))).text ?? ""
    let numbers = (first + rest).split(separator: "\n").map { $0.dropFirst(5).prefix { $0 != "," } }
    #expect(numbers == (1...30_000).map { "\($0)"[...] })
    let malformed = Library.answer { patchbay_malformed(library.handle, $0, $1) }.text ?? ""
    #expect(malformed.hasPrefix(#"{"malformed":30000,"first":[{"n":1,"message":"column 1: "#))
    #expect(malformed.split(separator: #"{"n":"#).count == 101)
  }

  @Test(.tags(.slow), .onlyInFullRuns) func `one event with many effects comes in pieces`() {
    let rules = "version: 1\nmembers: [ana, joe]\ndistribution: { mode: distributed }\n"
    let library = Library(rules)
    let contacts = (0..<30_000).map { "{\"event\":\"contact\",\"id\":\"c\($0)\"}\n" }.joined()
    #expect(library.apply(contacts).text == "")
    var (pieces, status, effects) = (0, PATCHBAY_MORE, 0)
    var events = "{\"event\":\"publish\"}\n"
    while status == PATCHBAY_MORE, pieces < 100 {
      var (taken, text): (Int, UnsafeMutablePointer<CChar>?) = (0, nil)
      status = Int(events.withBytes { patchbay_apply(library.handle, $0, $1, &taken, &text, nil) })
      events = String(events.dropFirst(taken))
      effects += Library.taken(text)?.split(separator: "\n").count ?? 0
      pieces += 1
      if pieces == 1 {
        var (state, length): (UnsafeMutableRawPointer?, Int) = (nil, 0)
        #expect(patchbay_save(library.handle, &state, &length, nil) == PATCHBAY_UNTOLD)
      }
    }
    #expect(pieces > 2 && effects == 30_000 && status == PATCHBAY_OK)
  }

  @Test func `contact lists are read`() {
    let library = Library(Self.rules)
    let list = "VANID,Cell Phone,Tags\nc1,2155550101,Donor\nc2,2155550102,\n,1,\n"
    func add(_ list: String, _ columns: String?) -> (answer: Library.Answer, contacts: Int, errors: Int) {
      var (contacts, errors) = (7, 7)
      let answer = Library.answer { report, error in
        list.withBytes {
          patchbay_add_list(
            library.handle, $0, $1, Int32(PATCHBAY_CSV), columns, &contacts, &errors, report, error)
        }
      }
      return (answer, contacts, errors)
    }
    let wrong = add(list, "identity=VANID").answer
    #expect(wrong.status == Int(PATCHBAY_BAD_LIST) && wrong.error?.contains("`identity`") == true)
    let unreadable = add("nothing,of,this\n1,2,3\n", nil).answer
    #expect(unreadable.status == Int(PATCHBAY_BAD_LIST) && unreadable.error?.contains("error[") == true)
    let found = add(list, "id=VANID,phone=\"Cell Phone\"")
    #expect(found.contacts == 2 && found.errors == 1 && found.answer.text?.contains("contacts:4:1: error[") == true)
    #expect(add(list, "id=VANID").answer.status == Int(PATCHBAY_HAS_BEGUN))
    #expect(library.decide(Array("c1".utf8), "hello").text?.contains(#""to":["joe"]"#) == true)
  }

  @Test func `the next text and conversations are told`() {
    let library = Library(Self.rules)
    func next(_ member: String) -> (contact: String?, reason: String?) {
      var (contact, reason): (UnsafeMutablePointer<CChar>?, UnsafeMutablePointer<CChar>?) = (nil, nil)
      #expect(member.withBytes { patchbay_next_text(library.handle, $0, $1, &contact, &reason, nil) } == PATCHBAY_OK)
      return (Library.taken(contact), Library.taken(reason))
    }
    func conversations(_ member: String?) -> Library.Answer {
      var start = 0
      return Library.answer { lines, error in
        guard let member else { return patchbay_conversations(library.handle, nil, 0, &start, lines, error) }
        return member.withBytes { patchbay_conversations(library.handle, $0, $1, &start, lines, error) }
      }
    }
    #expect(next("ana").contact == nil && next("ana").reason == "nothing is left that `ana` may send")
    #expect(next("eve").reason == "no one in the team is called `eve`: correct the name, or add it to `team`")
    #expect(conversations(nil).text == "")
    _ = library.apply("{\"event\":\"contact\",\"id\":\"c0\"}\n" + LibraryTests.start)
    #expect(next("ana").contact == "c1" && next("joe").contact == "c1" && next("ana").reason == nil)
    _ = library.apply(#"{"event":"reply","contact":"c0","text":"hello"}"#)
    let row =
      #"{"contact":"c0","state":"needs_attention","needs_attention":true,"inboxes":["ana"],"held":false,"#
      + #""owner":null,"age_ms":null,"last":null}"# + "\n"
    #expect(conversations("ana").text == row && conversations(nil).text == row)
    #expect(conversations("joe").text == "" && conversations("eve").status == Int(PATCHBAY_NO_MEMBER))
    var walk: UnsafeMutablePointer<CChar>?
    #expect(
      "c0".withBytes { patchbay_would_route(library.handle, $0, $1, nil, 0, nil, &walk, nil) } == PATCHBAY_OK)
    #expect(Library.taken(walk)?.contains("→") == true)
  }

  @Test func `edited rules are adopted`() {
    let contacts = "{\"event\":\"contact\",\"id\":\"c1\"}\n"
    let reply = #"{"event":"reply","contact":"c1","text":"hello"}"#
    let old = Library("version: 1\nmembers: [ana, joe]\n")
    _ = old.apply(contacts + "{\"event\":\"send\",\"member\":\"ana\"}\n")
    func adopt(_ rules: String, _ contacts: String) -> (Library, Library.Answer, conversations: Int) {
      let library = Library(rules)
      _ = library.apply(contacts)
      var (conversations, unsent) = (7, 7)
      let answer = Library.answer { _, error in
        patchbay_adopt(library.handle, old.handle, &conversations, &unsent, error)
      }
      return (library, answer, conversations)
    }
    let edited = "version: 1\nmembers: [ana, joe, eve]\nreply_routing: [shared_inbox]\n"
    let gone = adopt("version: 1\nmembers: [joe]\n", contacts).1
    #expect(gone.status == Int(PATCHBAY_MEMBERS_GONE) && gone.error?.hasSuffix("new team: ana") == true)
    #expect(adopt(edited, "").1.status == Int(PATCHBAY_OTHER_CONTACTS))
    #expect(adopt(edited, contacts + "{\"event\":\"publish\"}\n").1.status == Int(PATCHBAY_HAS_BEGUN))
    let (new, answer, conversations) = adopt(edited, contacts)
    #expect(answer == .error(-1, "no text") && conversations == 1)
    #expect(new.stats.text?.contains(#""sent":1"#) == true)
    #expect(new.apply(reply).text?.contains(#""to":["shared_inbox"]"#) == true)
    #expect(old.apply(reply).text?.contains(#""to":["ana"]"#) == true)
  }
}
