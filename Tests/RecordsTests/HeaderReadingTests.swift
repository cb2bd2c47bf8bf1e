import Campaign
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Records

/// `Tests/Fixtures/lists/headers.txt` has headers, some with `--columns`; beside it stands what is made of each.
@Suite struct HeaderReadingTests {
  @Test func `headers are read`() throws {
    let lines = try Project.text("Tests/Fixtures/lists/headers.txt").split(separator: "\n").map(String.init)
    let read = try lines.map { line in
      let parts = line.components(separatedBy: " --columns ")
      let format = try readColumns(Array(parts.dropFirst()))
      let header = HeaderReading.read(
        parts[0].split(separator: ",").map(String.init), format, requiresID: true, delimiter: 0x2C)
      return "\(line)\n" + describe(header)
    }
    try expectGolden(read.joined(separator: "\n"), Project.file("Tests/Fixtures/lists/headers.txt.out"))
  }

  private func describe(_ header: ListHeader) -> String {
    var text = header.columns.map { "  \($0.header): \($0.meaning?.rawValue ?? "field"), \($0.basis)\n" }.joined()
    if header.idFromPhone { text += "  the phone is the id\n" }
    for remark in header.remarks {
      text += "  \(remark.reason.severity) at \(remark.cell): \(remark.message) (\(remark.help ?? "-"))\n"
    }
    return text
  }

  /// A header about opt outs is the column, or the list is refused: it is never a field.
  @Test(
    .tags(.slow), .onlyInFullRuns,
    arguments: [
      "opted out", "opt out", "is opted out", "sms opt out", "do not contact", "do not text", "unsubscribed", "dnc",
      "opt out date",
      "unsub time", "subscription status", "stop", "do not call", "opt outs", "opt in", "optedd out",
      "text opt out reason",
      "suppressed", "no text", "baja", "désabonné", "desabonne", "se désinscrire", "abgemeldet", "descadastrado",
      "disiscritto",
      "no enviar", "consent", "sms", "can text", "ok to text", "text ok", "sms status", "removed", "texting",
      "no texts",
    ])
  func `nothing about opt outs is a field`(_ name: String) {
    let words = name.split(separator: " ").map(String.init)
    let capitals = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }
    let spellings = [
      name, name.uppercased(), capitals.joined(), capitals.joined(separator: " "), words.joined(separator: "_"),
      words.joined(separator: "-"), " " + name + "? ", "contact[\(name)]",
    ]
    for others in [["id"], ["id", "opted_out", "phone"]] {
      for spelling in spellings {
        let header = HeaderReading.read(others + [spelling], ListFormat(), requiresID: true, delimiter: 0x2C)
        let isRefused = header.remarks.contains { $0.reason == .columnUnclear }
        #expect(header.columns.last?.meaning == .optedOut || isRefused, "\(spelling)")
      }
    }
  }

  /// What has other words for it is not taken for a field either, where the list has no such column.
  @Test(arguments: [
    ("Teléfono", ContactColumn.phone), ("telefono movil", .phone), ("Celular", .phone), ("Telefon", .phone),
    ("Handy", .phone),
    ("Etiquetas", .tags), ("Zona horaria", .timeZone), ("Fuseau horaire", .timeZone),
  ])
  func `headers of other languages are asked about`(_ name: String, _ meant: ContactColumn) {
    let header = HeaderReading.read(["id", name], ListFormat(), requiresID: true, delimiter: 0x2C)
    #expect(header.columns.last?.basis == .unclear(meant))
  }

  @Test(arguments: [
    "Text of Bill", "Removed from Roll", "Textile", "Status", "Voter Status", "Context", "Permission Slip", "Cancelled",
    "Notes",
    "Portability", "Handyman", "Registration", "Message", "Next Contact", "Bus Line",
  ])
  func `other headers are fields`(_ name: String) {
    let header = HeaderReading.read(["id", name], ListFormat(), requiresID: true, delimiter: 0x2C)
    #expect(header.columns.last?.meaning == nil && header.remarks.isEmpty)
  }

  @Test func `tags that only resemble Opt Out are told once`() throws {
    let list =
      "id,tags\n1,Opt-Out|x\n2,Opt-Out\n3,STOP\n4,opt out\n5,Bus Stop\n6,Unsubscribed|Do Not Contact\n7,Opt In\n"
    let directory = Directory(samplePolicy())
    var reader = RecordReader(ArrayByteReader(Array(list.utf8)), format: .csv)
    var told: [Int] = []
    while let block = try reader.next() {
      for row in 0..<block.count {
        guard case .joined(let arrival, let remarks) = directory.add(row, of: block) else { continue }
        #expect(arrival.optedOut == (block.line(row) == 5))
        for remark in remarks {
          let problem = directory.problem(remark, row, of: block)
          if problem.code == .tagLikeOptOut { told.append(problem.line) }
        }
      }
    }
    #expect(told == [2, 4, 7, 7])
  }

  @Test(arguments: ["van.txt", "mailchimp.csv", "action-network.csv", "spoke.csv", "spoke-export.csv", "civicrm.csv"])
  func `exports are read by their profile`(_ name: String) throws {
    let profile = try #require(ListProfile.allCases.first { name.hasPrefix($0.rawValue) })
    let text = try Project.text("Tests/Fixtures/lists/" + name)
    let read = try transcript(Array(text.utf8), .csv, list: ListFormat(profile: profile))
    #expect(!read.contains("note[") && !read.contains("warning[") && !read.contains("error["), "\(read)")
    try expectGolden(read, Project.file("Tests/Fixtures/lists/\(name).out"))
  }

  @Test func `every profile has an export`() {
    let tested = ["van", "mailchimp", "action-network", "spoke", "civicrm"]
    #expect(ListProfile.allCases.map(\.rawValue) == tested)
  }

  @Test func `delimiters are found`() throws {
    for (header, delimiter) in [
      ("id,name", ","), ("id\tname, first\tphone", "\t"), ("id;name", ";"), ("id", ","), ("id,\"a;b\tc\"", ","),
      ("id,score;x", ","), ("id;score,x", ";"),
    ] {
      for piece in [1, 3, 1000] {
        let bytes = Array("\(header)\n1\(delimiter)2\(delimiter)3\n".utf8)
        var reader = RecordReader(ArrayByteReader(bytes, piece: piece), format: .csv)
        while try reader.next() != nil {}
        #expect(reader.header?.delimiter == delimiter.utf8.first, "\(header)")
      }
    }
  }

  @Test func `several columns of tags and opt outs count together`() throws {
    let list = "id,tags,Opt Out,Do Not Contact,more\n1,A|B,true,false,C\n2,,false,true,C\n3,A,false,,\n"
    let format = try readColumns(["tags=tags,tags=more"])
    #expect(
      try transcript(Array(list.utf8), .csv, list: format).split(separator: "\n").suffix(3).joined(separator: "\n")
        == """
        2: id "1" · opted out · tags "A" "B" "C"
        3: id "2" · opted out · tags "C"
        4: id "3" · tags "A"
        """)
  }
}

@Suite struct ColumnsArgumentTests {
  @Test func `arguments are read`() throws {
    let format = try readColumns(["id=VANID,phone=\"Cell, private\"", "opted_out=A,opted_out=B,fields=C"])
    #expect(
      format.columns == [
        NamedColumn(.id, "VANID"), NamedColumn(.phone, "Cell, private"), NamedColumn(.optedOut, "A"),
        NamedColumn(.optedOut, "B"), NamedColumn(nil, "C"),
      ])
    #expect(try readColumns(["id=phone"]) == ListFormat(idFromPhone: true))
  }

  @Test(arguments: [
    ("phoen=Cell", "did you mean `phone`?"), ("Cell", "write `phone=Cell`"),
    ("phone=", "write the header of the column after `=`"), ("phone=A,phone=B", "keep the one that is meant"),
    ("phone=A,fields=A", "keep `phone` or `fields`"),
  ]) func `wrong ones are refused`(_ argument: String, _ help: String) {
    let failure = #expect(throws: Failure.self) { try readColumns([argument]) }
    #expect(failure?.help == help)
  }

  @Test func `the command line comes first`() throws {
    let rules = ListFormat(
      columns: [NamedColumn(.id, "VANID"), NamedColumn(.phone, "Cell"), NamedColumn(nil, "Notes")], profile: .van,
      delimiter: .tab)
    let given = try readColumns(["phone=Mobile,id=phone,tags=Notes"])
    #expect(
      given.completed(by: rules)
        == ListFormat(
          columns: [NamedColumn(.phone, "Mobile"), NamedColumn(.tags, "Notes")], profile: .van, delimiter: .tab,
          idFromPhone: true))
    let phones = ListFormat(idFromPhone: true)
    #expect(try readColumns(["id=Key"]).completed(by: phones).idFromPhone == false)
  }
}
