import Campaign
import Testing

@testable import Records

@Suite struct MemberLinksTests {
  private func read(
    _ text: String, _ format: RecordFormat, piece: Int = .max
  ) throws -> (links: MemberLinks, said: [String]) {
    var links = MemberLinks(PolicyNames(samplePolicy()))
    var said: [String] = []
    var reader = MemberLinks.reader(ArrayByteReader(Array(text.utf8), piece: piece), format: format)
    while let block = try reader.next() { links.add(block) { said.append($0.text(in: "links")) } }
    return (links, said)
  }

  @Test
  func `both formats, any order of columns, others beside them`() throws {
    let lists: [(String, RecordFormat)] = [
      ("member,link\nana,https://x/1\ntemp,https://x/2\n", .csv),
      ("\u{FEFF}link,id,name,member\r\nhttps://x/1,7,Ana,ana\r\nhttps://x/2,,,temp", .csv),
      (
        """
        {"member": "ana", "link": "https://x/1"}
        {"link": "https:\\/\\/x\\/2", "member": "temp", "phone": null}

        """, .ndjson
      ),
    ]
    for (text, format) in lists {
      for piece in [1, 7, Int.max] {
        let (links, said) = try read(text, format, piece: piece)
        #expect(said.isEmpty, "\(said)")
        #expect((0..<4).map { links[MemberID($0)] } == ["https://x/1", "", "", "https://x/2"])
        #expect(links.count == 2 && links[.nobody] == "")
      }
    }
  }

  @Test
  func `columns of contacts mean nothing here`() throws {
    let lists: [(String, RecordFormat)] = [
      ("member,link,opted_out,tags\nana,https://x/1,perhaps,a|b\n", .csv),
      ("{\"member\":\"ana\",\"link\":\"https://x/1\",\"opted_out\":\"perhaps\",\"id\":7}\n", .ndjson),
    ]
    for (text, format) in lists {
      let (links, said) = try read(text, format)
      #expect(said.isEmpty, "\(said)")
      #expect(links[MemberID(0)] == "https://x/1")
    }
  }

  @Test
  func `what is wrong is said by its line, and never shows a link`() throws {
    let (links, said) = try read(
      """
      member,link
      ana,https://x/secret1
      anna,https://x/secret2
      ana,https://x/secret3
      joe,
      ,https://x/secret4
      philly,https://x/secret 5
      joe,"https://x/secret6
      """, .csv)
    #expect(links.count == 1 && links[MemberID(0)] == "https://x/secret1")
    #expect(
      said.map { String($0.prefix { $0 != "\n" }) } == [
        "links:3:1: warning[PB0343]: no one on the team is called `anna`",
        "links:4:1: error[PB0342]: `ana` already has a link",
        "links:5:1: error[PB0341]: the row has no `link`",
        "links:6:1: error[PB0341]: the row has no `member`",
        "links:7:8: error[PB0341]: the `link` contains a space or a control character",
        "links:8:5: error[PB0318]: the quoted cell that starts here does not end before the end of the file",
      ])
    #expect(said[0].hasSuffix("= help: did you mean `ana`?") && said[1].contains("= line 2: the first one"))
    #expect(!said.joined().contains("secret"))
  }

  @Test
  func `values of JSON that are no text`() throws {
    let said = try read("{\"member\":1,\"link\":\"x\"}\n{\"member\":\"ana\",\"link\":null}\n[]\n", .ndjson).said
    #expect(
      said.map { String($0.prefix { $0 != "\n" }) } == [
        "links:1:11: error[PB0341]: `member` must be text in double quotes",
        "links:2:1: error[PB0341]: the row has no `link`", "links:3:1: error[PB0302]: the line is not a JSON object",
      ])
  }
}
